"""Has the reach really changed since the baseline, and since when has one been able to say so."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from dorsi.domain.knowledge import Knowledge
from dorsi.domain.models import ChangeModel
from dorsi.domain.verdicts import SideChange, Sides
from dorsi.domain.words import SIDES, Side, Verdict
from dorsi.measure.course import Course
from dorsi.measure.days import ReachDay
from dorsi.measure.looks import first_declared, long_enough, look_back, readings_needed
from dorsi.measure.observe import heard
from dorsi.measure.repeatability import Repeatability
from dorsi.numeric.normal import quantile

UNKNOWN = SideChange(None, None, None, None, None, "too_early", None, None)
MDC_SHARE = 0.975  # both tails of a 95 % interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Standstill:
    """When steady work has stopped to bring range: the thresholds of a plateau.

    From `from_week` on, with `share` of full practice done and an own error below `own_sd_cm`, the
    chance of a gain of `gain_cm` is below `chance`.
    """

    from_week: float
    share: float
    own_sd_cm: float
    gain_cm: float
    chance: float


def standstill_of(knowledge: Knowledge) -> Standstill:
    """The thresholds of a plateau: those by which the decisions judge the response."""
    refer, switch, noisy = (
        knowledge.decisions[rule].thresholds
        for rule in ("no_response_refer", "no_response_switch", "cannot_tell")
    )
    return Standstill(
        from_week=refer["from_week"],
        share=knowledge.models.programme.adherent_from,
        own_sd_cm=noisy["own_sd_from_cm"],
        gain_cm=switch["gain_cm"],
        chance=switch["probability_below"],
    )


def trend(
    course: Course | None, days: Sequence[ReachDay], own: Repeatability, knowledge: Knowledge
) -> Sides[SideChange]:
    """The change of each side since the baseline, and whether it is more than measuring error.

    Args:
        course: The person's course; `None` where nothing says how far.
        days: Days of reach, both sides, sorted by day; what is too old to be heard is left out.
        own: The person's repeatability, for their own MDC.
        knowledge: Thresholds, and the share the bounds hold.

    Returns:
        Both sides. `cm` and its bounds are those of the training prior; `p_real` is the chance of
        the shown sign under the neutral one.

    Requirements: B-29, B-43
    """
    told = _told(days, knowledge.models.change)

    if course is None:
        return Sides(UNKNOWN, UNKNOWN)
    later = [side for side in SIDES if _later(told.of(side), course)]
    for side in later:
        look_back(course, side, knowledge.models.change)

    def changed(side: Side) -> SideChange:
        if side not in later:
            return UNKNOWN
        return _change(side, told.of(side), course, own, knowledge)

    return Sides(*map(changed, SIDES))


def losses_cm(
    course: Course | None, days: Sequence[ReachDay], model: ChangeModel
) -> Sides[float | None]:
    """How far each side has gone back since the baseline, where `trend` calls it a loss.

    Args:
        course: The person's course; `None` where nothing says how far.
        days: As for `trend`.
        model: Thresholds.

    Returns:
        Above 0; `None` where there is no loss.
    """
    told = _told(days, model)

    def lost(side: Side) -> float | None:
        if course is None or not _later(told.of(side), course):
            return None
        cm = float(course.gain(side).mean()[0])
        if cm >= 0.0:  # what has not gone back needs no look at the neutral prior
            return None
        rising = float(course.change(side).share_above(0.0)[0])
        loss = verdict_of(rising, up=False, told=told.of(side), model=model) == "loss"
        return -cm if loss else None

    return Sides(*map(lost, SIDES))


def _told(days: Sequence[ReachDay], model: ChangeModel) -> Sides[list[ReachDay]]:
    """The days of each side that say how far, not too old to be heard."""
    told = [day for day in heard(days, model) if not day.censored]
    return Sides(*([day for day in told if day.side == side] for side in SIDES))


def _later(told: Sequence[ReachDay], course: Course) -> bool:
    """Whether there is anything to compare: a baseline and a later day."""
    return len({day.day for day in told}) > 1 and told[-1].day > course.calendar.starts


def _change(
    side: Side,
    told: Sequence[ReachDay],
    course: Course,
    own: Repeatability,
    knowledge: Knowledge,
) -> SideChange:
    model = knowledge.models.change
    gained, neutral = course.gain(side), course.change(side)
    low, high = course.gain_bounds(side, knowledge.models.range.confidence)
    cm, rising = float(gained.mean()[0]), float(neutral.share_above(0.0)[0])
    up = cm >= 0.0
    verdict = verdict_of(rising, up, told, model)
    if verdict == "within_noise" and stands_still(course, side, own, standstill_of(knowledge)):
        verdict = "plateau"
    mdc_cm = quantile(MDC_SHARE) * sqrt(2.0) * own.sd_cm
    beyond = float(neutral.share_above(mdc_cm)[0])
    below = 1.0 - float(neutral.share_above(-mdc_cm)[0])
    return SideChange(
        cm=cm,
        low=low,
        high=high,
        p_real=rising if up else 1.0 - rising,
        exceeds_mdc=beyond if up else below,
        verdict=verdict,
        since=first_declared(course, side, verdict, model),
        readings_needed=readings_needed(course, side, up=up, model=model)
        if verdict == "within_noise"
        else None,
    )


def verdict_of(rising: float, up: bool, told: Sequence[ReachDay], model: ChangeModel) -> Verdict:
    """Too early, a gain, a loss or within noise."""
    if not long_enough(told[0].day, told[-1].day, model):
        return "too_early"
    if up and rising >= model.gain_probability:
        return "gain"
    if not up and 1.0 - rising >= model.loss_probability:
        return "loss"
    return "within_noise"


def stands_still(course: Course, side: Side, own: Repeatability, rule: Standstill) -> bool:
    """Whether steady work has gone on for long without a worthwhile gain, under the training prior.

    A person whose own error is large is told to measure more instead.

    Requirements: B-81
    """
    calendar = course.calendar
    if calendar.practice is None or calendar.now_weeks < rule.from_week:
        return False
    done = calendar.practice.share(calendar.starts, calendar.today) or 0.0
    if done < rule.share or own.sd_cm >= rule.own_sd_cm:
        return False
    return float(course.gain(side).share_above(rule.gain_cm)[0]) < rule.chance
