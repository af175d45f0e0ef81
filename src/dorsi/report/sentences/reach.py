"""How far each side reaches, and how the two compare, in sentences.

The person's own number first, its error beside it, and a band only as firmly as the error allows.

Requirements: B-7, B-8, B-49
"""

from datetime import timedelta

from dorsi.domain.verdicts import Asymmetry, SideReview
from dorsi.domain.words import Side
from dorsi.report.listener import Listener, touched
from dorsi.report.quantities import (
    angle,
    bare_length,
    capital,
    day,
    length,
    length_span,
    listed,
    noticeable,
)

PROBABLE = 0.7  # of a band: below that the error leaves it open
NAMED_AT_MOST = 3  # bands in one sentence


def describe_side(side: Side, found: SideReview, to: Listener) -> str:
    """Say how far a side reaches, how sure that is, and what it means for everyday training.

    Where only wall touches are known, no more is said than they say; who measures in degrees is
    told degrees, and the reach as the estimate it is.
    """
    reach, who = found.reach_cm, capital(side)
    if reach is None:
        return f"How far {side} reaches is not measured yet."
    if found.at_least_cm is not None:
        return f"{who} touches the wall: at least {length(found.at_least_cm, to.unit)}."
    number = f"{length(reach.value, to.unit)} (likely {length_span(reach, to.unit)})"
    if found.read_on is not None and long_unread(found, to):
        expected = f"by now probably reaches about {number}{_band(found, to)}"
        return f"{who}, last measured on {day(found.read_on, to.today)}, {expected}."
    if found.told_by == "angle" and found.angle_deg is not None:
        lean, low, high = (
            angle(deg) for deg in (found.angle_deg.value, found.angle_deg.low, found.angle_deg.high)
        )
        estimate = f"a reach of about {number}, estimated"
        return f"{who} bends to {lean} (likely {low} to {high}); {estimate}{_band(found, to)}."
    return f"{who} reaches {number}{_band(found, to)}."


def describe_beside(side: Side, found: SideReview, to: Listener) -> str:
    """Say what a reach is enough for where its number stands beside the sentence already.

    What is no plain recent reading in cm or inches is said in full.
    """
    plain = found.told_by == "length" and not long_unread(found, to)
    said = _band(found, to).lstrip(",; ")
    if not plain or not said:
        return describe_side(side, found, to)
    return f"{capital(said)}."


def what_narrows(found: SideReview) -> str:
    """What would make a reach more certain."""
    if found.told_by == "angle":
        return "a tape at the wall narrows it"
    return "more days of measuring narrow it"


def long_unread(found: SideReview, to: Listener) -> bool:
    """Whether a reach is an expectation by now, its newest reading being no recent one."""
    recent = timedelta(days=to.knowledge.models.range.recent_days)
    return found.read_on is not None and to.today - found.read_on > recent


def band_plain(name: str | None, to: Listener) -> str:
    """The plain words for a band."""
    bands = to.knowledge.models.bands.bands
    return next((band.plain for band in bands if band.name == name), "")


def _band(found: SideReview, to: Listener) -> str:
    plain = band_plain(found.band, to)
    if found.reach_cm is None or not plain:
        return ""
    sure = found.band_certainty or 0.0
    if sure >= to.knowledge.models.range.confidence:
        return f", {plain}"
    if sure >= PROBABLE:
        return f", probably {plain}"
    near = touched(found.reach_cm, to.edges)
    if len(near) > NAMED_AT_MOST:
        return f"; too uncertain to say what that is enough for until {what_narrows(found)}"
    if len(near) == 1:
        return f", perhaps {plain}"
    whether = listed((band_plain(name, to) for name in near), "or")
    return f"; the error leaves open whether that is {whether}"


def describe_asymmetry(difference: Asymmetry, to: Listener) -> str:
    """Say which side reaches further, by how much, and whether that is unusual."""
    cm, low, high = difference.cm, difference.low, difference.high
    if cm is None or low is None or high is None:
        return "The sides can be compared once both are measured."
    if low <= 0.0 <= high and not noticeable(cm, to.unit):
        return "Both sides reach the same."
    further, less = ("left", "right") if cm >= 0 else ("right", "left")
    apart = f"{capital(further)} reaches {length(abs(cm), to.unit)} further than {less}"
    if difference.flag == "flag":
        likely = _likely(low, high, to)
        return f"{apart}{likely}, on more than one day; {less} gets more of the work."
    if difference.flag == "watch":
        far = abs(cm) >= to.knowledge.models.symmetry.flag_from_cm
        watch = "and one more day of measuring tells whether it stands" if far else "worth watching"
        return f"{apart}{_likely(low, high, to)}: more than usual, {watch}."
    if low <= 0.0 <= high:
        return f"{apart}; measuring error alone could explain that."
    return f"{apart}{_likely(low, high, to)}, a usual difference."


def _likely(low_cm: float, high_cm: float, to: Listener) -> str:
    """Say the bounds of a difference as sizes; nothing where even its direction is open."""
    if low_cm <= 0.0 <= high_cm:
        return ""
    least, most = sorted((abs(low_cm), abs(high_cm)))
    return f" (likely {bare_length(least, to.unit)} to {bare_length(most, to.unit)})"
