"""Has the reach really changed since the baseline, and since when has one been able to say so."""

from collections.abc import Sequence
from math import sqrt

from dorsi.domain.models import ChangeModel
from dorsi.domain.verdicts import SideChange, Sides
from dorsi.domain.words import SIDES, Side, Verdict
from dorsi.measure.course import Course
from dorsi.measure.days import ReachDay
from dorsi.measure.looks import first_declared, readings_needed
from dorsi.measure.repeatability import Repeatability
from dorsi.numeric.normal import quantile

UNKNOWN = SideChange(None, None, None, None, None, "too_early", None, None)
MDC_SHARE = 0.975  # both tails of a 95 % interval


def trend(
    course: Course | None,
    days: Sequence[ReachDay],
    own: Repeatability,
    confidence: float,
    model: ChangeModel,
) -> Sides[SideChange]:
    """The change of each side since the baseline, and whether it is more than measuring error.

    Args:
        course: The person's course; `None` where nothing says how far.
        days: Days of reach, both sides, sorted by day.
        own: The person's repeatability, for their own MDC.
        confidence: Share the bounds hold, e.g. .9.
        model: Thresholds.

    Returns:
        Both sides. `cm` and its bounds are those of the training prior; `p_real` is the chance of
        the shown sign under the neutral one.

    Requirements: B-29, B-43
    """

    def changed(side: Side) -> SideChange:
        told = [day for day in days if day.side == side and not day.censored]
        if course is None or not _later(told, course):
            return UNKNOWN
        return _change(side, told, course, own, confidence, model)

    return Sides(*map(changed, SIDES))


def _later(told: Sequence[ReachDay], course: Course) -> bool:
    """Whether there is anything to compare: a baseline and a later day."""
    return len({day.day for day in told}) > 1 and told[-1].day > course.calendar.starts


def _change(
    side: Side,
    told: Sequence[ReachDay],
    course: Course,
    own: Repeatability,
    confidence: float,
    model: ChangeModel,
) -> SideChange:
    gained, neutral = course.gain(side), course.change(side)
    low, high = gained.bounds(confidence)
    cm, rising = float(gained.mean()[0]), float(neutral.share_above(0.0)[0])
    up = cm >= 0.0
    verdict = verdict_of(rising, up, told, model)
    mdc_cm = quantile(MDC_SHARE) * sqrt(2.0) * own.sd_cm
    beyond = float(neutral.share_above(mdc_cm)[0])
    below = 1.0 - float(neutral.share_above(-mdc_cm)[0])
    return SideChange(
        cm=cm,
        low=float(low[0]),
        high=float(high[0]),
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
    if (told[-1].day - told[0].day).days < model.earliest_verdict_days:
        return "too_early"
    if up and rising >= model.gain_probability:
        return "gain"
    if not up and 1.0 - rising >= model.loss_probability:
        return "loss"
    return "within_noise"
