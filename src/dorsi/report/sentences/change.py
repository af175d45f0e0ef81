"""What changed, whether it is more than measuring error, and where it is heading, in sentences.

The sentences have no subject, so that one side or both can be named before them.
"""

from typing import Final

from dorsi.domain.verdicts import Interval, Review, SideChange, SideForecast
from dorsi.domain.words import Side
from dorsi.report.listener import Listener
from dorsi.report.quantities import change_span, count, day, length, noticeable
from dorsi.report.sentences.reach import long_unread, what_narrows

READ_FIRST: Final = frozenset({"measure_again", "after_a_long_gap", "measure_first"})


def describe_change_of(side: Side, review: Review, to: Listener) -> str:
    """Say how a side's cold reach changed; touches alone cannot tell, and say what would."""
    if review.sides.of(side).told_by == "touch":
        return "touches cannot tell a change; measure the distance from toe to wall instead."
    return describe_change(review.change.of(side), to)


def describe_change(change: SideChange, to: Listener) -> str:
    """Say how a side's cold reach changed since the start, and whether that can be told yet."""
    if change.cm is None:
        return f"cannot tell yet; {_measure_on(change.readings_needed)}."
    direction = "up" if change.cm >= 0 else "down"
    moved = f"{direction} {length(abs(change.cm), to.unit)} from the start"
    if not noticeable(change.cm, to.unit):
        moved = "where it was at the start"
    if change.low is not None and change.high is not None:
        moved += f" (likely {change_span(change.low, change.high, to.unit)})"
    match change.verdict:
        case "gain" | "loss" if _may_be_over(change):
            day_seen = f" visible since {day(change.since, to.today)}" if change.since else ""
            return f"{moved}; whether the {change.verdict}{day_seen} lasts, a new reading tells."
        case "gain" | "loss":
            seen = f", visible since {day(change.since, to.today)}" if change.since else ""
            return f"{moved}, more than measuring error explains{seen}."
        case "plateau":
            return f"{moved}; level for now."
        case "within_noise":
            return f"{moved}{_not_yet(change, to)}; {_settle(change.readings_needed)}."
        case _:
            return f"{moved}; too early to tell, {_measure_on(change.readings_needed)}."


def _may_be_over(change: SideChange) -> bool:
    """Whether what was sure once is open again, readings having stopped since."""
    low, high = change.low, change.high
    return low is not None and high is not None and low <= 0.0 <= high


def _not_yet(change: SideChange, to: Listener) -> str:
    """Why nothing is called yet; where nothing moved there is nothing to explain."""
    if not noticeable(change.cm or 0.0, to.unit):
        return ""
    low, high = change.low or 0.0, change.high or 0.0
    if low > 0.0 or high < 0.0:
        return ", probably real but not sure enough to call"
    return ", which measuring error can explain"


def _measure_on(days: int | None) -> str:
    return f"measure on {count(days, 'more day')}" if days else "measure once a week"


def _settle(readings: int | None) -> str:
    if not readings:
        return "it takes many more weekly readings to settle it"
    return f"{count(readings, 'more weekly reading')} should settle it"


def describe_forecast(side: Side, review: Review, to: Listener) -> str | None:
    """Say when the target is likely, or that it is not in sight; nothing without a target.

    Only a reading says that a target is reached, and without recent readings there is no date.
    """
    forecast, found = review.forecast.of(side), review.sides.of(side)
    if forecast.target_cm is None or found.reach_cm is None:
        return None
    target = length(forecast.target_cm, to.unit)
    if READ_FIRST.intersection(made.rule for made in review.decisions):
        return f"{target} is the next aim; a new reading comes first."
    if too_wide(found.reach_cm, to):
        narrows = what_narrows(found)
        return f"{target} is the next aim; too uncertain to say when until {narrows}."
    if found.reach_cm.value >= forecast.target_cm:
        unread = long_unread(found, to)
        reached = (
            "may be reached by now; a new reading would tell" if unread else "is probably reached"
        )
        return f"{target} {reached}."
    return f"{target} {_expected(forecast, to, begun=review.programme.state != 'none')}."


def too_wide(reach: Interval, to: Listener) -> bool:
    """Whether the error of a reach is larger than the step it would be dated for."""
    return reach.high - reach.low > 2.0 * to.knowledge.models.growth.ladder_step_cm


def _expected(forecast: SideForecast, to: Listener, *, begun: bool) -> str:
    ahead = f"by {day(forecast.until, to.today)}" if forecast.until else "so soon"
    early, likely, late = forecast.date.early, forecast.date.likely, forecast.date.late
    if forecast.until is not None and forecast.until <= to.today:
        return "is an aim for a new round; upkeep holds what is there"
    if likely is None:
        if forecast.on_path:
            return f"is possible but not likely {ahead}"
        return f"is not to be expected {ahead}"
    if likely <= to.today:
        return "is close; another reading would tell"
    slowest = f"if slow, {day(late, to.today)}" if late else f"if slow, not {ahead}"
    soonest = f"{day(early, to.today)} at the soonest; " if early and early > to.today else ""
    condition = "" if begun else " if you begin now"
    return f"around {day(likely, to.today)}{condition} ({soonest}{slowest})"
