"""From readings to days: one result per day, side and set-up, in cm of reach, with its error.

A set-up (`SetUp`) is everything that may shift the level of a result: the measure, protocol,
device, placement, footwear, and whether the ankle was warm. Readings of two set-ups are never
averaged as if they were one. Straight-knee readings say something else and never become reach.

Requirements: A-12, B-6, B-8
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from math import hypot, sqrt

from dorsi.domain.journal import Journal, Reading
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.measures import Measure, Offset
from dorsi.domain.models import RangeModel
from dorsi.domain.words import SIDES, Placement, Protocol, Side
from dorsi.measure.geometry import (
    Geometry,
    cm_per_degree,
    conversion_sd_cm,
    geometry_of,
    reach_cm,
)
from dorsi.units import convert_length


@dataclass(frozen=True, slots=True)
class SetUp:
    """One way of taking a reading; two set-ups may sit further apart than a person changes."""

    measure: str
    protocol: Protocol | None = None
    device: str | None = None
    placement: Placement | None = None
    footwear: str | None = None
    warm: bool = False

    @property
    def order(self) -> tuple[str, ...]:
        """A fixed order, so that the same journal always gives the same answer."""
        notes = (self.protocol, self.device, self.placement, self.footwear)
        return (self.measure, *(note or "" for note in notes), "warm" if self.warm else "")


@dataclass(frozen=True, slots=True)
class ReachDay:
    """What one set-up said about one side on one day.

    Attributes:
        cm: Mean reach of the trials with known shifts taken off; a lower bound where `censored`.
        noise_sd_cm: Error of this one day, level aside.
        level_sd_cm: How far the whole set-up may sit from the reference one; 0 for that one.
        geometry_sd_cm: The part of `level_sd_cm` that comes from turning degrees into cm.
        trials: How many numbers the day rests on.
        censored: The knee touched the wall, so the reach is `cm` or more.
        apart: How far the numbers lie apart, in the measure's own unit, where that is further than
            trials do; else 0.
    """

    day: date
    side: Side
    set_up: SetUp
    cm: float
    noise_sd_cm: float
    level_sd_cm: float
    geometry_sd_cm: float
    trials: int
    censored: bool
    apart: float = 0.0

    @property
    def warm(self) -> bool:
        """Taken after exercise or soon after banding: used, trusted less, to be said."""
        return self.set_up.warm

    @property
    def set_up_sd_cm(self) -> float:
        """The part of `level_sd_cm` that device, placement and the like are answerable for."""
        return sqrt(max(self.level_sd_cm**2 - self.geometry_sd_cm**2, 0.0))


_Trials = Mapping[tuple[date, Side, SetUp], tuple[float, ...]]


def reach_days(journal: Journal, knowledge: Knowledge) -> tuple[ReachDay, ...]:
    """Turn an effective journal's readings into days of reach, sorted by day, side and set-up.

    The level of every set-up is counted against the reference: the most measured set-up of the
    reference measure. A warm reading is left out where the same set-up was read cold that day.

    Args:
        journal: The effective journal; a reading of both sides counts for each.
        knowledge: Measures with their errors and known shifts, and how ranges are computed.

    Returns:
        One `ReachDay` per day, side and set-up.

    References:
        powden_2015, hall_docherty_2017, five_minute_mobilisation_2024, calculated, expert
    """
    trials = _cold_first(_trials(journal.readings, knowledge))
    reference = _reference(trials, knowledge.models.range.reference_measure)
    geometry = geometry_of(journal.person, knowledge.models.geometry)
    levels = {
        set_up: _level_of(set_up, set_up == reference, knowledge)
        for set_up in {set_up for _, _, set_up in trials}
    }
    days = (_reach_day(key, numbers, levels[key[2]], geometry) for key, numbers in trials.items())
    return tuple(sorted(days, key=lambda d: (d.day, d.side, levels[d.set_up].order)))


def _trials(readings: Iterable[Reading], knowledge: Knowledge) -> _Trials:
    """The numbers of each day, side and set-up, in the measure's own unit."""
    found: defaultdict[tuple[date, Side, SetUp], tuple[float, ...]] = defaultdict(tuple)
    set_ups: dict[SetUp, SetUp] = {}  # one object each, so that equal ones are quickly told
    for reading in readings:
        measure = knowledge.measures[reading.measure]
        if not _is_reach(reading, measure):
            continue
        set_up = set_up_of(reading, measure, knowledge.models.range)
        set_up = set_ups.setdefault(set_up, set_up)
        numbers = _in_unit(reading, measure)
        for side in SIDES:
            if reading.side in (side, "both"):
                found[reading.day, side, set_up] += numbers
    return found


def _in_unit(reading: Reading, measure: Measure) -> tuple[float, ...]:
    """The numbers of a reading in the measure's own unit."""
    unit = reading.unit
    if unit == measure.unit:
        return tuple(reading.numbers)
    return tuple(convert_length(number, unit, measure.unit) for number in reading.numbers)


def _is_reach(reading: Reading, measure: Measure) -> bool:
    """Only a bent knee shows the bend that a reach is about."""
    return measure.informs == "reach" and (reading.knee or measure.default_knee) != "straight"


def set_up_of(reading: Reading, measure: Measure, model: RangeModel) -> SetUp:
    """The set-up a reading was taken in, what is not noted filled in from the measure."""
    return SetUp(
        measure=measure.id,
        protocol=reading.protocol or measure.default_protocol,
        device=_noted(reading.device, measure.reference_devices),
        placement=reading.placement or measure.default_placement,
        footwear=_noted(reading.footwear, model.reference_footwear),
        warm=reading.cold is False
        or (
            reading.hours_since_band is not None
            and reading.hours_since_band < model.band_effect_hours
        ),
    )


def _noted(note: str | None, plain: tuple[str, ...]) -> str | None:
    """A note that changes the set-up; the plain tool and the bare foot need no note."""
    word = " ".join((note or "").lower().split())
    return None if not word or word in plain else word


def _cold_first(trials: _Trials) -> _Trials:
    """Leave warm numbers out where the same set-up was read cold the same day."""
    return {
        (day, side, set_up): numbers
        for (day, side, set_up), numbers in trials.items()
        if numbers and not (set_up.warm and (day, side, replace(set_up, warm=False)) in trials)
    }


def _reference(trials: Iterable[tuple[date, Side, SetUp]], measure: str) -> SetUp | None:
    """The set-up of the reference measure with the most days, the newest of equals."""
    days: defaultdict[SetUp, set[date]] = defaultdict(set)
    for day, _, set_up in trials:
        if set_up.measure == measure:
            days[set_up].add(day)
    return max(days, key=lambda s: (len(days[s]), max(days[s]), s.order), default=None)


@dataclass(frozen=True, slots=True)
class _Level:
    """What holds on every day of a set-up: its place in the order, known shift and errors.

    Trials that lie further apart than `slip_from` hold a slip.
    """

    measure: Measure
    order: tuple[str, ...]
    shift: float
    level_sd: float
    shoe_sd_cm: float
    slip_from: float


def _level_of(set_up: SetUp, is_reference: bool, knowledge: Knowledge) -> _Level:
    measure = knowledge.measures[set_up.measure]
    # Of the reference only what is known to shift it stays doubtful, not the set-up itself.
    own_sd = 0.0 if is_reference else measure.error.level_sd
    return _Level(
        measure=measure,
        order=set_up.order,
        shift=shift_of(set_up, measure),
        level_sd=hypot(own_sd, *(offset.sd for offset in _shifts(set_up, measure))),
        shoe_sd_cm=knowledge.models.range.footwear_sd_cm if set_up.footwear else 0.0,
        slip_from=knowledge.models.range.slip_from_trial_sds * measure.error.trial_sd,
    )


def _reach_day(
    key: tuple[date, Side, SetUp], numbers: tuple[float, ...], level: _Level, geometry: Geometry
) -> ReachDay:
    day, side, set_up = key
    measure = level.measure
    mean = sum(numbers) / len(numbers)
    reading = mean if measure.wall_cm is None else measure.wall_cm - mean
    reading -= level.shift
    if measure.unit == "deg":
        cm, factor = reach_cm(reading, geometry), cm_per_degree(reading, geometry)
        geometry_sd_cm = conversion_sd_cm(reading, geometry)
    else:
        cm, factor, geometry_sd_cm = reading, 1.0, 0.0
    apart = max(numbers) - min(numbers)
    slipped = apart > level.slip_from
    trial_sd = _spread(numbers) if slipped else measure.error.trial_sd
    return ReachDay(
        day=day,
        side=side,
        set_up=set_up,
        cm=cm,
        noise_sd_cm=factor * one_day_sd(measure, len(numbers), trial_sd),
        level_sd_cm=hypot(factor * level.level_sd, level.shoe_sd_cm, geometry_sd_cm),
        geometry_sd_cm=geometry_sd_cm,
        trials=len(numbers),
        censored=measure.wall_cm is not None and max(numbers) <= 0.0,
        apart=apart if slipped else 0.0,
    )


def _spread(numbers: tuple[float, ...]) -> float:
    """The SD of the trials themselves, at least two."""
    mean = sum(numbers) / len(numbers)
    return sqrt(sum((number - mean) ** 2 for number in numbers) / (len(numbers) - 1))


def shift_of(set_up: SetUp, measure: Measure) -> float:
    """How far a set-up is known to sit from the reference, in the measure's unit."""
    return sum(offset.shift for offset in _shifts(set_up, measure))


def _shifts(set_up: SetUp, measure: Measure) -> Iterator[Offset]:
    if set_up.protocol and (offset := measure.protocols.get(set_up.protocol)):
        yield offset
    if set_up.placement and (offset := measure.placements.get(set_up.placement)):
        yield offset
    if set_up.warm and measure.warm is not None:
        yield measure.warm


def one_day_sd(measure: Measure, trials: int, trial_sd: float) -> float:
    """Error of a day with this many trials, in the measure's unit, as an SD.

    The published error is that of the usual number of trials. It is split into what a day brings,
    which more trials cannot remove, and the spread of trials, which they average out.

    Args:
        measure: With its published error.
        trials: How many there were.
        trial_sd: Their spread: the published one, or their own where one of them slipped.
    """
    error = measure.error
    day_variance = max(error.sem**2 - error.trial_sd**2 / measure.trials, 0.0)
    return sqrt(day_variance + trial_sd**2 / trials)
