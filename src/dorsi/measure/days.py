"""From readings to days: one result per day, side and set-up, in cm of reach, with its error.

A set-up (`Stream`) is everything that may shift the level of a result: the measure, protocol,
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
class Stream:
    """One way of taking a reading; two streams may sit further apart than a person changes."""

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
        level_sd_cm: How far the whole stream may sit from the reference stream; 0 for that one.
        geometry_sd_cm: The part of `level_sd_cm` that comes from turning degrees into cm.
        trials: How many numbers the day rests on.
        censored: The knee touched the wall, so the reach is `cm` or more.
    """

    day: date
    side: Side
    stream: Stream
    cm: float
    noise_sd_cm: float
    level_sd_cm: float
    geometry_sd_cm: float
    trials: int
    censored: bool

    @property
    def warm(self) -> bool:
        """Taken after exercise or soon after banding: used, trusted less, to be said."""
        return self.stream.warm

    @property
    def set_up_sd_cm(self) -> float:
        """The part of `level_sd_cm` that device, placement and the like are answerable for."""
        return sqrt(max(self.level_sd_cm**2 - self.geometry_sd_cm**2, 0.0))


_Trials = Mapping[tuple[date, Side, Stream], tuple[float, ...]]


def reach_days(journal: Journal, knowledge: Knowledge) -> tuple[ReachDay, ...]:
    """Turn an effective journal's readings into days of reach, sorted by day, side and stream.

    The level of every stream is counted against the reference stream: the most measured set-up of
    the reference measure. A warm reading is left out where the same set-up was read cold that day.

    Args:
        journal: The effective journal; a reading of both sides counts for each.
        knowledge: Measures with their errors and known shifts, and how ranges are computed.

    Returns:
        One `ReachDay` per day, side and stream.

    References:
        powden_2015, hall_docherty_2017, five_minute_mobilisation_2024, calculated, expert
    """
    trials = _cold_first(_trials(journal.readings, knowledge))
    reference = _reference(trials, knowledge.models.range.reference_measure)
    geometry = geometry_of(journal.person, knowledge.models.geometry)
    days = (
        _reach_day(key, numbers, key[2] == reference, geometry, knowledge)
        for key, numbers in trials.items()
    )
    return tuple(sorted(days, key=lambda d: (d.day, d.side, d.stream.order)))


def _trials(readings: Iterable[Reading], knowledge: Knowledge) -> _Trials:
    """The numbers of each day, side and stream, in the measure's own unit."""
    found: defaultdict[tuple[date, Side, Stream], tuple[float, ...]] = defaultdict(tuple)
    streams: dict[Stream, Stream] = {}  # one object each, so that equal ones are quickly told
    for reading in readings:
        measure = knowledge.measures[reading.measure]
        if not _is_reach(reading, measure):
            continue
        stream = stream_of(reading, measure, knowledge.models.range)
        stream = streams.setdefault(stream, stream)
        numbers = tuple(convert_length(n, reading.unit, measure.unit) for n in reading.numbers)
        for side in SIDES:
            if reading.side in (side, "both"):
                found[reading.day, side, stream] += numbers
    return found


def _is_reach(reading: Reading, measure: Measure) -> bool:
    """Only a bent knee shows the bend that a reach is about."""
    return measure.informs == "reach" and (reading.knee or measure.default_knee) != "straight"


def stream_of(reading: Reading, measure: Measure, model: RangeModel) -> Stream:
    """The set-up a reading was taken in, what is not noted filled in from the measure."""
    return Stream(
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
        (day, side, stream): numbers
        for (day, side, stream), numbers in trials.items()
        if numbers and not (stream.warm and (day, side, replace(stream, warm=False)) in trials)
    }


def _reference(trials: Iterable[tuple[date, Side, Stream]], measure: str) -> Stream | None:
    """The set-up of the reference measure with the most days, the newest of equals."""
    days: defaultdict[Stream, set[date]] = defaultdict(set)
    for day, _, stream in trials:
        if stream.measure == measure:
            days[stream].add(day)
    return max(days, key=lambda s: (len(days[s]), max(days[s]), s.order), default=None)


def _reach_day(
    key: tuple[date, Side, Stream],
    numbers: tuple[float, ...],
    is_reference: bool,
    geometry: Geometry,
    knowledge: Knowledge,
) -> ReachDay:
    day, side, stream = key
    measure = knowledge.measures[stream.measure]
    shifts = tuple(_shifts(stream, measure))
    mean = sum(numbers) / len(numbers)
    reading = mean if measure.wall_cm is None else measure.wall_cm - mean
    reading -= shift_of(stream, measure)
    # Of the reference stream only what is known to shift it stays doubtful, not the stream itself.
    level_sd = hypot(
        0.0 if is_reference else measure.error.level_sd, *(offset.sd for offset in shifts)
    )
    if measure.unit == "deg":
        cm, factor = reach_cm(reading, geometry), cm_per_degree(reading, geometry)
        geometry_sd_cm = conversion_sd_cm(reading, geometry)
    else:
        cm, factor, geometry_sd_cm = reading, 1.0, 0.0
    shoe_sd_cm = knowledge.models.range.footwear_sd_cm if stream.footwear else 0.0
    return ReachDay(
        day=day,
        side=side,
        stream=stream,
        cm=cm,
        noise_sd_cm=factor * one_day_sd(measure, len(numbers)),
        level_sd_cm=hypot(factor * level_sd, shoe_sd_cm, geometry_sd_cm),
        geometry_sd_cm=geometry_sd_cm,
        trials=len(numbers),
        censored=measure.wall_cm is not None and max(numbers) <= 0.0,
    )


def shift_of(stream: Stream, measure: Measure) -> float:
    """How far a set-up is known to sit from the reference, in the measure's unit."""
    return sum(offset.shift for offset in _shifts(stream, measure))


def _shifts(stream: Stream, measure: Measure) -> Iterator[Offset]:
    if stream.protocol and (offset := measure.protocols.get(stream.protocol)):
        yield offset
    if stream.placement and (offset := measure.placements.get(stream.placement)):
        yield offset
    if stream.warm and measure.warm is not None:
        yield measure.warm


def one_day_sd(measure: Measure, trials: int) -> float:
    """Error of a day with this many trials, in the measure's unit, as an SD.

    The published error is that of the usual number of trials. It is split into what a day brings,
    which more trials cannot remove, and the spread of trials, which they average out.
    """
    error = measure.error
    day_variance = max(error.sem**2 - error.trial_sd**2 / measure.trials, 0.0)
    return sqrt(day_variance + error.trial_sd**2 / trials)
