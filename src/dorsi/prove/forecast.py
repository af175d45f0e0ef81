"""Where the reach is heading and when the target is likely, week by week."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import accumulate
from math import ceil

from dorsi.domain.models import GrowthModel
from dorsi.domain.verdicts import ForecastDate, ForecastPoint, SideForecast
from dorsi.domain.words import Side
from dorsi.measure.course import Course
from dorsi.measure.observe import Calendar
from dorsi.numeric.mixture import Mixture
from dorsi.train.calendar import WEEK

NO_DATE = ForecastDate(None, None, None)
NO_FORECAST = SideForecast(None, (), {}, NO_DATE, None)


def ladder_target(
    reach_cm: float, cuts_cm: Sequence[float], model: GrowthModel, least_cm: float
) -> float:
    """The next rung: one step up or the next band, whichever is nearer.

    Args:
        reach_cm: Where the ladder stands.
        cuts_cm: Where the bands begin on this person's leg.
        model: The step of the ladder.
        least_cm: A band nearer than this is no step worth the name and is passed over.

    Requirements: B-43, B-76
    """
    step = reach_cm + model.ladder_step_cm
    return min([step, *(cut for cut in cuts_cm if cut >= reach_cm + least_cm)])


def forecast(
    course: Course | None,
    side: Side,
    target_cm: float | None,
    confidence: float,
    model: GrowthModel,
) -> SideForecast:
    """The reach by programme week up to the horizon, and the chance to have reached the target.

    Args:
        course: The person's course with the practice assumed ahead; `None` = nothing known.
        side: Left or right.
        target_cm: The reach aimed at; `None` = no range goal.
        confidence: Share the bounds hold.
        model: Horizon and the chances that make early, likely and late.

    Returns:
        Weeks of the programme, of one begun today where there is none. `p_reached_by` never
        decreases; weeks already past count no more than the chance to stand at the target now, so
        that what was reached and lost again is not called reached.

    Requirements: B-12, B-59, B-63, B-76
    """
    if course is None or side not in course.measured:
        return SideForecast(target_cm, (), {}, NO_DATE, None)
    calendar = course.calendar
    weeks = [calendar.begins_weeks + week for week in range(model.horizon_weeks + 1)]
    first, reach = int(_programme_week(calendar)), course.reach(side, weeks)
    ahead = (reach.mean()[first:], *course.reach_bounds(side, weeks, confidence, first))
    points = tuple(
        ForecastPoint(week, *told)
        for week, told in enumerate(zip(*(each.tolist() for each in ahead), strict=True), first)
    )
    if target_cm is None:
        return SideForecast(None, points, {}, NO_DATE, None, last_day(calendar, model))
    chances = _chances(course, side, target_cm, reach)
    return SideForecast(
        target_cm=target_cm,
        values=points,
        p_reached_by={str(week): chance for week, chance in enumerate(chances) if week > 0},
        date=_dates(calendar, chances, model),
        on_path=chances[-1] >= model.on_path_probability,
        until=last_day(calendar, model),
    )


def _programme_week(calendar: Calendar) -> float:
    """Where today lies in the programme, in weeks from its beginning."""
    return calendar.now_weeks - calendar.begins_weeks


def _chances(course: Course, side: Side, target_cm: float, reach: Mixture) -> list[float]:
    """The chance to have reached the target by each week."""
    today = _programme_week(course.calendar)
    now = float(course.reach_now(side).share_above(target_cm)[0])
    standing = (
        chance if week >= today else min(chance, now)
        for week, chance in enumerate(reach.share_above(target_cm).tolist())
    )
    return list(accumulate(standing, max))


def _dates(calendar: Calendar, chances: Sequence[float], model: GrowthModel) -> ForecastDate:
    """The first days by which the chances are there: none before today, none beyond the horizon."""
    begins, last = calendar.day(calendar.begins_weeks), last_day(calendar, model)

    def first(wanted: float) -> date | None:
        week = next((week for week, chance in enumerate(chances) if chance >= wanted), None)
        if week is None:
            return None
        likely = begins + timedelta(days=_day_within(week, chances, wanted))
        day = max(likely, calendar.today)
        return day if day <= last else None

    return ForecastDate(
        early=first(model.early_probability),
        likely=first(model.likely_probability),
        late=first(model.late_probability),
    )


def last_day(calendar: Calendar, model: GrowthModel) -> date:
    """The last day a forecast looks at."""
    return calendar.day(calendar.begins_weeks) + timedelta(weeks=model.horizon_weeks)


def _day_within(week: int, chances: Sequence[float], wanted: float) -> int:
    """The day, counted from the beginning, on which a chance is there, between two weeks evenly."""
    before, after = chances[week - 1] if week else 0.0, chances[week]
    if week == 0 or after <= before:
        return WEEK.days * week
    # Not rounded: on a day before its hour the chance is not there yet.
    return WEEK.days * (week - 1) + ceil(WEEK.days * (wanted - before) / (after - before))
