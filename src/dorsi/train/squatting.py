"""How squatting goes on meanwhile: the lift under the heels, its way down, and which squat."""

from dorsi.domain.knowledge import Knowledge
from dorsi.domain.rules import Accommodation
from dorsi.domain.words import BandName
from dorsi.measure.bands import bands_from
from dorsi.train.circumstances import Asked, Filling


def heel_lift_cm(
    thing: Accommodation, gain_cm: float, band: BandName | None, knowledge: Knowledge
) -> float:
    """The heel lift of today in cm, from 2 over 1 to 0 as the shorter side gains range.

    Args:
        thing: The heel lift's thresholds.
        gain_cm: Change of the shorter side since the baseline.
        band: Its functional band now.
        knowledge: Where the bands begin.

    Requirements: B-79
    """
    limits = thing.thresholds
    bands = knowledge.models.bands
    functional = band in bands_from(bands.functional_from_cm, bands)
    good = band in bands_from(bands.good_ankle_from_cm, bands)
    if good or (functional and gain_cm >= limits["end_from_gain_cm"]):
        return limits["end_cm"]
    if functional or gain_cm >= limits["middle_from_gain_cm"]:
        return limits["middle_cm"]
    return limits["start_cm"]


def own_way_down_cm(thing: Accommodation, lift_cm: float, own_lift_cm: float | None) -> float:
    """The lift of today on the way down from the lift somebody squats on already.

    Who stands higher than the usual start keeps that height until the first step down is due, and
    then halves it with the usual lift; a lower or no lift of one's own changes nothing.

    Args:
        thing: The heel lift's thresholds.
        lift_cm: Of today, for somebody who starts at the usual height.
        own_lift_cm: As answered; `None` = nobody said.

    Requirements: B-41, B-79
    """
    start_cm = thing.thresholds["start_cm"]
    if own_lift_cm is None or own_lift_cm <= start_cm:
        return lift_cm
    return own_lift_cm * lift_cm / start_cm


def heel_lift(asked: Asked) -> Filling | None:
    """The lift of today, for who stands or would stand on one."""
    lift_cm = _needed_cm(asked)
    if lift_cm is None:
        return None
    lift_cm = own_way_down_cm(asked.thing, lift_cm, asked.now.own_lift_cm)
    return Filling({"lift_cm": f"{lift_cm:g}"}, asked.now.look_again)


def lift_stays(asked: Asked) -> Filling | None:
    """A lift that need not come down, where no more range is aimed at."""
    return None if asked.now.range_goal or asked.now.short is None else Filling({})


def squat_choice(asked: Asked) -> Filling | None:
    """A squat that suits the range there is, out of what the person has and may do.

    Requirements: A-26, A-34
    """
    fitting = [s.name.lower() for s in asked.about if asked.now.allowance.permits(s)]
    if _needed_cm(asked) is None or not fitting:
        return None
    return Filling({"squats": " or ".join(f"the {name}" for name in fitting)}, asked.now.look_again)


def _needed_cm(asked: Asked) -> float | None:
    """The usual lift today, for who is short of range and aims at more; `None` = flat will do."""
    now, lift = asked.now, asked.knowledge.accommodations["heel_lift"]
    if now.short is None or now.good_ankles or not now.range_goal:
        return None
    lift_cm = heel_lift_cm(lift, now.gain_cm, now.band, asked.knowledge)
    return lift_cm if lift_cm > lift.thresholds["end_cm"] else None
