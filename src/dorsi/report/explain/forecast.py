"""What a forecast rests on: the expected reach week by week, at this and at other rates."""

from collections.abc import Iterable

from dorsi.compose.ahead import forecasts
from dorsi.compose.targets import aims_of, own_target_cm
from dorsi.domain.verdicts import SideForecast
from dorsi.domain.words import SIDES, Side
from dorsi.report.explain.explanation import (
    Explained,
    Explanation,
    Figures,
    Section,
    cited,
)
from dorsi.report.explain.safety import explain_safety
from dorsi.report.listener import Listener
from dorsi.report.quantities import bare_length, capital, day, length, percent
from dorsi.report.sentences.change import describe_forecast, too_wide

WEEKS_BETWEEN_ROWS = 2
OFTEN = (3, 7)  # sessions a week to compare
DATES = (
    "A date is the first day on which the chance of having reached the target is large enough: "
    "5 % for the soonest, half for the likely one, 95 % for the slow one."
)


def explain_forecast(about: Explained) -> Explanation:
    """What is expected week by week, at this and other rates, and where that comes from.

    Requirements: B-60, B-78
    """
    if about.review.safety.withheld:
        return explain_safety(about)
    model = about.knowledge.models.growth
    held = percent(about.knowledge.models.range.confidence)
    return Explanation(
        "Where it is heading",
        (
            *(_forecast(side, about) for side in SIDES),
            *_what_if(about),
            Section(
                "How to read it",
                (f"The true reach lies within the likely span with a chance of {held}. {DATES}",),
            ),
            Section(
                "Where the expectation comes from",
                (
                    about.told(model.basis),
                    "Your own readings bend it; the more of them, the more they count.",
                ),
            ),
        ),
        cited(model.source, about.knowledge),
    )


def _forecast(side: Side, about: Explained) -> Section:
    found = about.review.forecast.of(side)
    if found.target_cm is None:
        return Section(
            capital(side), ("No target: either nothing is measured, or none is aimed at.",)
        )
    own = own_target_cm(side, about.assessment)
    origin = (
        "you set it"
        if own is not None
        else "the next step: one rung up or the next band, if nearer"
    )
    sentences = (
        f"Target {length(found.target_cm, about.to.unit)} ({origin}).",
        capital(describe_forecast(side, about.review, about.to) or ""),
    )
    return Section(capital(side), sentences, _weeks(found, about.to))


def _what_if(about: Explained) -> Iterable[Section]:
    """What to expect if one trained less or more often from now on."""
    aimed = any(about.review.forecast.of(side).target_cm is not None for side in SIDES)
    if about.assessment.course is None or not aimed:
        return
    weeks = (about.knowledge.models.programme.weeks, about.knowledge.models.growth.horizon_weeks)
    unit = about.to.unit or "cm"
    columns = ("Sessions a week", "Side", *(f"Week {week}, {unit}" for week in weeks), "Target")
    rows = [row for often in OFTEN for row in _at_rate(often, weeks, about)]
    full = about.knowledge.models.growth.full_sessions_per_week
    said = (
        f"From {full:g} sessions a week on, more are not expected to add anything; a habit may be "
        f"the better reason to do them daily."
    )
    yield Section(
        "If you train three or seven times a week", (said,), Figures(columns, tuple(rows))
    )


def _at_rate(often: int, weeks: tuple[int, ...], about: Explained) -> Iterable[tuple[str, ...]]:
    aims = aims_of(about.assessment, about.knowledge)
    ahead = forecasts(about.assessment, aims, about.knowledge, float(often))
    for side in SIDES:
        found = ahead.of(side)
        expected = {point.week: bare_length(point.cm, about.to.unit) for point in found.values}
        if expected:
            reaches = (expected.get(week, "past") for week in weeks)
            reach = about.review.sides.of(side).reach_cm
            open_ = reach is None or too_wide(reach, about.to)
            yield (str(often), side, *reaches, _likely_date(found, about.to, open_=open_))


def _likely_date(found: SideForecast, to: Listener, *, open_: bool) -> str:
    if found.target_cm is None:
        return ""
    if open_:
        return "too uncertain"
    if found.date.likely is None:
        return "not in sight"
    return "close" if found.date.likely <= to.today else day(found.date.likely, to.today)


def _weeks(found: SideForecast, to: Listener) -> Figures | None:
    rows = tuple(_rows(found, to))
    unit = to.unit or "cm"
    return (
        Figures(("Week", f"Expected, {unit}", "Likely", "Target reached"), rows) if rows else None
    )


def _rows(found: SideForecast, to: Listener) -> Iterable[tuple[str, ...]]:
    for point in found.values:
        reached = found.p_reached_by.get(str(point.week))
        if point.week % WEEKS_BETWEEN_ROWS == 0:
            yield (
                str(point.week),
                bare_length(point.cm, to.unit),
                f"{bare_length(point.low, to.unit)} to {bare_length(point.high, to.unit)}",
                percent(reached) if reached is not None else "",
            )
