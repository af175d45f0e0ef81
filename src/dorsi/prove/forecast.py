"""Where the reach is heading and when the target is likely, week by week."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from dorsi.domain.models import BandModel, GrowthModel
from dorsi.domain.verdicts import ForecastDate, ForecastPoint, SideForecast
from dorsi.measure.growth import Growth
from dorsi.numeric.normal import half_width, share_below

NO_DATE = ForecastDate(None, None, None)


@dataclass(frozen=True, slots=True)
class Path:
    """One side's expected way: the growth, its calendar, and the work assumed.

    `practice_at` gives the weeks of full practice by a calendar week counted from `starts`: done
    until today, assumed from then on.
    """

    growth: Growth
    starts: date
    today: date
    practice_at: Callable[[float], float]

    @property
    def week_now(self) -> int:
        """The week today lies in, counted from the start; 0 before it."""
        return max(0, (self.today - self.starts).days // 7)


def ladder_target(reach_cm: float, bands: BandModel, model: GrowthModel) -> float:
    """The next rung: one step up or the next band, whichever is nearer.

    Requirements: B-43, B-76
    """
    step = reach_cm + model.ladder_step_cm
    cuts = [band.from_cm for band in bands.bands if reach_cm < band.from_cm]
    return min([step, *cuts])


def forecast(
    path: Path | None, target_cm: float | None, confidence: float, model: GrowthModel
) -> SideForecast:
    """The reach by programme week up to the horizon, and the chance to have reached the target.

    Args:
        path: Growth and calendar of one side; `None` = nothing known.
        target_cm: The reach aimed at; `None` = no range goal.
        confidence: Share the bounds hold.
        model: Horizon and the chances that make early, likely and late.

    Returns:
        `p_reached_by` never decreases; weeks already past count with what is known now.

    Requirements: B-12, B-59, B-63, B-76
    """
    if path is None:
        return SideForecast(target_cm, (), {}, NO_DATE, None)
    width = half_width(confidence)
    expected = [path.growth.reach(path.practice_at(w)) for w in range(model.horizon_weeks + 1)]
    points = tuple(
        ForecastPoint(week, cm, cm - width * sd, cm + width * sd)
        for week, (cm, sd) in enumerate(expected)
        if week >= path.week_now
    )
    if target_cm is None:
        return SideForecast(None, points, {}, NO_DATE, None)
    standing = (share_below((cm - target_cm) / sd) for cm, sd in expected)
    chances = dict(enumerate(accumulate(standing, max)))
    return SideForecast(
        target_cm=target_cm,
        values=points,
        p_reached_by={str(week): chance for week, chance in chances.items() if week > 0},
        date=_dates(path, chances, model),
        on_path=chances[model.horizon_weeks] >= model.on_path_probability,
    )


def _dates(path: Path, chances: dict[int, float], model: GrowthModel) -> ForecastDate:
    def first(wanted: float) -> date | None:
        for week, chance in chances.items():
            if chance >= wanted:
                likely = path.starts + timedelta(days=_day_within(week, chances, wanted))
                return max(likely, path.today)
        return None

    return ForecastDate(
        early=first(model.early_probability),
        likely=first(model.likely_probability),
        late=first(model.late_probability),
    )


def _day_within(week: int, chances: dict[int, float], wanted: float) -> int:
    """The day, counted from the start, on which a chance is reached, between two weeks evenly."""
    before, after = chances.get(week - 1, 0.0), chances[week]
    if week == 0 or after <= before:
        return 7 * week
    return round(7 * (week - (after - wanted) / (after - before)))
