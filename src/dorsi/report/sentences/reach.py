"""How far each side reaches, and how the two compare, in sentences.

The person's own number first, its error beside it, and a band only as firmly as the error allows.

Requirements: B-7, B-8, B-49
"""

from dorsi.domain.verdicts import Asymmetry, SideReview
from dorsi.domain.words import Side
from dorsi.report.listener import Listener, touched
from dorsi.report.quantities import bare_length, capital, length, length_span, listed

EVEN_CHANCE = 0.5


def describe_side(side: Side, found: SideReview, to: Listener) -> str:
    """Say how far a side reaches, how sure that is, and what it means for everyday training."""
    reach = found.reach_cm
    if reach is None:
        return f"{capital(side)} is not measured yet."
    number = f"{capital(side)} reaches {length(reach.value, to.unit)}"
    return f"{number} (likely {length_span(reach, to.unit)}){_band(found, to)}."


def band_plain(name: str | None, to: Listener) -> str:
    """The plain words for a band."""
    bands = to.knowledge.models.bands.bands
    return next((band.plain for band in bands if band.name == name), "")


def _band(found: SideReview, to: Listener) -> str:
    plain = band_plain(found.band, to)
    if found.reach_cm is None or not plain:
        return ""
    near = touched(found.reach_cm, to.edges)
    if len(near) == 1:
        return f", {plain}"
    if (found.band_certainty or 0.0) >= EVEN_CHANCE:
        return f", probably {plain}"
    whether = listed((band_plain(name, to) for name in near), "or")
    return f"; the error leaves open whether that is {whether}"


def describe_asymmetry(difference: Asymmetry, to: Listener) -> str:
    """Say which side reaches further, by how much, and whether that is unusual."""
    cm, low, high = difference.cm, difference.low, difference.high
    if cm is None or low is None or high is None:
        return "The sides can be compared once both are measured."
    further, less = ("left", "right") if cm >= 0 else ("right", "left")
    apart = f"{capital(further)} reaches {length(abs(cm), to.unit)} further than {less}"
    if difference.flag == "flag":
        likely = _likely(low, high, to)
        return f"{apart}{likely}, on more than one day; {less} gets more of the work."
    if difference.flag == "watch":
        return f"{apart}{_likely(low, high, to)}: more than usual, worth watching."
    if low <= 0.0 <= high:
        return f"{apart}; measuring error alone could explain that."
    return f"{apart}{_likely(low, high, to)}, a usual difference."


def _likely(low_cm: float, high_cm: float, to: Listener) -> str:
    """Say the bounds of a difference as sizes; nothing where even its direction is open."""
    if low_cm <= 0.0 <= high_cm:
        return ""
    least, most = sorted((abs(low_cm), abs(high_cm)))
    return f" (likely {bare_length(least, to.unit)} to {bare_length(most, to.unit)})"
