"""One estimate of reach and angle per side, from all days and set-ups together, with its bounds.

Every day is the side's true reach plus the level of its set-up plus the error of the day. Levels
are shared by both sides and all days of a set-up, so two phones cannot pass for a change, and a
level seen on one side is known on the other. All of it is Gaussian and weighed at once; a touched
wall is then learnt as "at least this much".

Requirements: A-11, A-12, B-6, B-8
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt

from dorsi.domain.journal import Person
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.models import RangeModel
from dorsi.domain.verdicts import Interval, Sides
from dorsi.domain.words import SIDES, BandName, Side
from dorsi.measure.bands import classify, cuts_cm
from dorsi.measure.days import ReachDay, Stream
from dorsi.measure.geometry import (
    Geometry,
    angle_deg,
    cm_per_degree,
    conversion_sd_cm,
    geometry_of,
)
from dorsi.numeric.belief import Belief, Observed, Prior, believe, learn_above
from dorsi.numeric.normal import half_width

DAYS_PER_WEEK = 7


@dataclass(frozen=True, slots=True)
class SideRange:
    """How far one side bends now, what that rests on and how sure it is; all `None` if unmeasured.

    Attributes:
        angle_estimated: The angle was worked out from cm, not measured as an angle alone.
        days: On how many different days the estimate rests.
        newest: The last of them.
        rests_on: The days themselves, oldest first, warm and touched ones included.
    """

    reach_cm: Interval | None
    reach_sd_cm: float | None
    angle_deg: Interval | None
    angle_sd_deg: float | None
    band: BandName | None
    band_certainty: float | None
    angle_estimated: bool
    days: int
    newest: date | None
    rests_on: tuple[ReachDay, ...] = ()

    @property
    def only_touched(self) -> bool:
        """Nothing but wall touches is known: at least so much, and how much more is a guess."""
        return bool(self.rests_on) and all(day.censored for day in self.rests_on)


@dataclass(frozen=True, slots=True)
class ReachFit:
    """Both sides' reach known together, in cm.

    `belief` holds the measured sides in the order of `sides`, then the geometry and the levels of
    the streams, those in units of their SD. `aged` is the variance that time since has added.
    """

    belief: Belief
    sides: tuple[Side, ...]
    used: Sides[tuple[ReachDay, ...]]
    aged: Sides[float]

    def weights(self, **of: float) -> tuple[float, ...]:
        """Pick a sum by name: `left`, `right`, `geometry`; what is not named counts 0."""
        named = tuple(of.get(side, 0.0) for side in self.sides)
        rest = len(self.belief.mean) - len(named) - 1
        return (*named, of.get("geometry", 0.0), *([0.0] * rest))


def estimate_range(
    days: Sequence[ReachDay], person: Person, today: date, knowledge: Knowledge
) -> Sides[SideRange]:
    """Estimate reach, angle and functional band of both sides.

    Args:
        days: As `reach_days` gives them.
        person: For shank or height, which turn cm into degrees.
        today: Readings older than the recent window say less about today.
        knowledge: Geometry, range and band models.

    Returns:
        Both sides; bounds hold the share of cases that the range model names.

    References:
        powden_2015, calculated, expert
    """
    fit = fit_reach(days, today, knowledge.models.range)
    geometry = geometry_of(person, knowledge.models.geometry)
    left, right = (_side_range(side, fit, geometry, knowledge) for side in SIDES)
    return Sides(left, right)


def fit_reach(days: Sequence[ReachDay], today: date, model: RangeModel) -> ReachFit:
    """Weigh all recent days of both sides at once.

    A side with any reading in numbers starts from no assumption at all; one that only ever touched
    the wall starts from people in general.
    """
    used = Sides(*(_recent([d for d in days if d.side == side], model) for side in SIDES))
    sides = tuple(side for side in SIDES if used.of(side))
    counted = [day for side in sides for day in used.of(side)]
    newest = {side: _newest(used.of(side)) for side in sides}
    levels = {s: len(sides) + 1 + n for n, s in enumerate(_shifting(counted))}
    size = len(sides) + 1 + len(levels)

    def seen(day: ReachDay) -> Observed:
        weights = [0.0] * size
        weights[sides.index(day.side)] = 1.0
        weights[len(sides)] = day.geometry_sd_cm
        if day.stream in levels:
            weights[levels[day.stream]] = day.set_up_sd_cm
        weeks = (newest[day.side] - day.day).days / DAYS_PER_WEEK
        variance = day.noise_sd_cm**2 + model.drift_cm_per_week**2 * weeks
        return Observed(tuple(weights), day.cm, variance)

    priors = [_starting_point(used.of(side), model) for side in sides]
    priors += [Prior(0.0, 1.0)] * (size - len(sides))
    belief = believe(priors, (seen(day) for day in counted if not day.censored))
    belief = learn_above(belief, [seen(day) for day in _touches(counted)])
    left, right = (_aged(newest.get(side), today, model) for side in SIDES)
    return ReachFit(belief, sides, used, Sides(left, right))


def _recent(days: Sequence[ReachDay], model: RangeModel) -> tuple[ReachDay, ...]:
    """The days that still count; numbers are kept however old while only touches followed."""
    if not days:
        return ()
    numbers = [day for day in days if not day.censored]
    since = _newest(numbers or days) - timedelta(days=model.recent_days)
    return tuple(day for day in days if day.day >= since)


def _newest(days: Iterable[ReachDay]) -> date:
    return max(day.day for day in days)


def _touches(days: Iterable[ReachDay]) -> tuple[ReachDay, ...]:
    """The newest touch of each side and stream.

    How the wall touch sits against the tape is the larger part of its error and the same each time,
    so touching again says next to nothing new; counting it would only feign certainty.
    """
    newest = {
        (day.side, day.stream): day for day in sorted(days, key=lambda d: d.day) if day.censored
    }
    return tuple(newest.values())


def _shifting(days: Iterable[ReachDay]) -> tuple[Stream, ...]:
    """Streams whose level is unknown, in a fixed order."""
    return tuple(sorted({d.stream for d in days if d.set_up_sd_cm}, key=lambda s: s.order))


def _starting_point(days: Sequence[ReachDay], model: RangeModel) -> Prior:
    numbers = [day.cm for day in days if not day.censored]
    if numbers:
        return Prior(numbers[-1], 0.0)  # says nothing; the mean only keeps the arithmetic exact
    return Prior(model.population_mean_cm, model.population_sd_cm**-2)


def _aged(newest: date | None, today: date, model: RangeModel) -> float:
    """Variance added since the last reading, from when it stops counting as recent."""
    if newest is None:
        return 0.0
    weeks = ((today - newest).days - model.recent_days) / DAYS_PER_WEEK
    return model.drift_cm_per_week**2 * max(weeks, 0.0)


def _side_range(side: Side, fit: ReachFit, geometry: Geometry, knowledge: Knowledge) -> SideRange:
    models = knowledge.models
    used = fit.used.of(side)
    if not used:
        return SideRange(None, None, None, None, None, None, False, 0, None)  # noqa: FBT003
    reach = fit.weights(**{side: 1.0})
    value_cm = fit.belief.value(reach)
    sd_cm = sqrt(fit.belief.variance(reach) + fit.aged.of(side))
    # The angle is the triangle's with the person's own proportions, which readings in degrees tell
    # something about: hence the reach plus the geometry's shift, known better than the parts.
    at_deg = angle_deg(value_cm, geometry)
    bend = fit.weights(**{side: 1.0, "geometry": conversion_sd_cm(at_deg, geometry)})
    bend_cm = fit.belief.value(bend)
    bend_sd_cm = sqrt(fit.belief.variance(bend) + fit.aged.of(side))
    angle = _angle(bend_cm, bend_sd_cm, geometry, models.range)
    on_angle = geometry.known
    band, certainty = classify(
        bend_cm if on_angle else value_cm,
        bend_sd_cm if on_angle else sd_cm,
        models.bands,
        cuts_cm(models.bands, models.geometry, geometry),
    )
    return SideRange(
        reach_cm=_interval(value_cm, sd_cm, models.range),
        reach_sd_cm=sd_cm,
        angle_deg=angle,
        angle_sd_deg=bend_sd_cm / cm_per_degree(angle.value, geometry),
        band=band,
        band_certainty=certainty,
        angle_estimated=any(not day.geometry_sd_cm for day in used),
        days=len({day.day for day in used}),
        newest=_newest(used),
        rests_on=used,
    )


def _interval(value: float, sd: float, model: RangeModel) -> Interval:
    reach = half_width(model.confidence) * sd
    return Interval(value, value - reach, value + reach)


def _angle(bend_cm: float, sd_cm: float, geometry: Geometry, model: RangeModel) -> Interval:
    """Turn the bounds themselves: they stay right where the angle does not follow in a line."""
    cm = _interval(bend_cm, sd_cm, model)
    return Interval(
        angle_deg(cm.value, geometry), angle_deg(cm.low, geometry), angle_deg(cm.high, geometry)
    )
