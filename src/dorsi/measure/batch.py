"""Many people's reach at once: who is fitted alike, what strays held back, fitted again with it."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from math import ceil

import numpy as np
from numpy.typing import NDArray

from dorsi.domain.models import ChangeModel, GrowthModel
from dorsi.domain.words import SIDES
from dorsi.measure.frame import Expect, frame_of
from dorsi.measure.latent import Latent, believe
from dorsi.measure.readings import Array, Readings
from dorsi.numeric.regression import products

People = NDArray[np.int_]


def together(people: Sequence[Readings]) -> Readings:
    """Batches of people as one: shorter logs get empty places, practice goes on as it ends.

    Args:
        people: Such as `observe.readings_of` makes of each person's days; at least one.
    """
    days = max(one.cm.shape[1] for one in people)
    weeks = max(one.doses.shape[1] for one in people)
    levels = max(one.level.shape[2] for one in people)

    def wide(one: Readings) -> Readings:
        empty = (0, days - one.cm.shape[1])
        rows, none = ((0, 0), empty), (0, levels - one.level.shape[2])
        return Readings(
            weeks=np.pad(one.weeks, rows),
            sides=np.pad(one.sides, rows),
            cm=np.pad(one.cm, rows),
            sd_cm=np.pad(one.sd_cm, rows, constant_values=np.nan),
            level=np.pad(one.level, (*rows, none)),
            doses=np.pad(one.doses, ((0, 0), (0, weeks - one.doses.shape[1])), mode="edge"),
            now_weeks=one.now_weeks,
        )

    each = [wide(one) for one in people]
    names = [field.name for field in fields(Readings)]
    return Readings(*(np.concatenate([getattr(one, name) for one in each]) for name in names))


def alike(
    readings: Readings, growth: GrowthModel, change: ChangeModel
) -> Iterator[tuple[People, GrowthModel]]:
    """Who can be fitted together, and the growth model that fits them.

    People differ in how long they have measured, hence in how often the drift may turn, and in
    whether they have measured often enough for an error of their own.
    """
    spans = readings.now_weeks - readings.first_weeks
    knots = np.array([drift_knots(float(span), growth, change) for span in spans])
    each = [np.sum(readings.present & (readings.sides == n), axis=1) for n in range(len(SIDES))]
    most = np.minimum(np.max(each, axis=0), change.own_days)
    for knot, days in sorted(set(zip(knots.tolist(), most.tolist(), strict=True))):
        model = replace(beforehand(days, growth, change), drift_knots=knot)
        yield np.flatnonzero((knots == knot) & (most == days)), model


def drift_knots(weeks: float, growth: GrowthModel, change: ChangeModel) -> int:
    """How many knots of the drift so many weeks ask for."""
    wanted = max(growth.drift_knots, ceil(weeks / change.weeks_per_knot))
    return min(wanted, change.knots_at_most)


def beforehand(days: int, growth: GrowthModel, change: ChangeModel) -> GrowthModel:
    """The growth model with what a few days can tell.

    Who has none in numbers is taken for one of people in general; an own error is learnt from some
    days of a side on.

    Args:
        days: Of the side that was measured oftener.
        growth: The growth model.
        change: From how many days on.
    """
    if days == 0:
        growth = replace(growth, start_sd_cm=growth.population_sd_cm)
    return growth if days >= change.own_days else replace(growth, noise_scales=(1.0,))


def believed(
    readings: Readings, model: GrowthModel, change: ChangeModel, expect: Expect
) -> tuple[Readings, Latent]:
    """Fit people who are alike; those of whom a reading strays once more with it held back.

    Args:
        readings: Days of reach and practice.
        model: One growth model that fits all of them.
        change: From how many SDs on a reading counts less.
        expect: What is expected of practice.

    Returns:
        The readings as they count, and what is believed given them.
    """
    frame = frame_of(readings, model, expect)
    columns = frame.columns(readings)
    known = believe(products(columns, readings.precisions), frame)
    less = held_back(readings, known, change, columns)
    if less is readings:
        return readings, known
    again = np.flatnonzero(np.any(readings.present & (less.sd_cm != readings.sd_cm), axis=1))
    seen = products(columns[again], less.precisions[again])
    if len(again) == len(columns):
        return less, believe(seen, frame)
    return less, known.put(again, believe(seen, frame.of(again)))


def held_back(
    readings: Readings, known: Latent, change: ChangeModel, columns: Array | None = None
) -> Readings:
    """Count what lies far from the rest of its side less, the further the less.

    Args:
        readings: Of many people.
        known: What is believed of them with every reading counted in full.
        change: From how many SDs on a reading counts less.
        columns: The readings as `known`'s frame has them, where that is at hand.

    Returns:
        The same readings where none lies that far.
    """
    left = known.left(known.frame.columns(readings) if columns is None else columns)
    sides = [readings.present & (readings.sides == side) for side in range(len(SIDES))]
    for own in sides:
        middle = _median(np.where(own, left, np.nan))
        left -= np.where(own, middle[:, None], 0.0)
    noise = np.where(readings.present, known.scale()[:, None] * readings.sd_cm, 1.0)
    left = np.where(readings.present, np.abs(left), 0.0)
    # With the doubt about the reach added nobody comes to lie further off.
    far = np.flatnonzero(np.any(left > change.outlier_sds * noise, axis=1))
    if len(far) == 0:
        return readings
    some, away = known.of(far), np.zeros_like(left[far])
    for side, own in enumerate(sides):
        columns_of_side = np.flatnonzero(own[far].any(axis=0))
        if len(columns_of_side):
            doubt = some.doubt(side, readings.weeks[far][:, columns_of_side])
            spread = np.hypot(doubt, noise[far][:, columns_of_side])
            there = own[far][:, columns_of_side]
            away[:, columns_of_side] += np.where(there, left[far][:, columns_of_side] / spread, 0.0)
    less = np.maximum(1.0, away / change.outlier_sds) ** 2
    if not np.any(less > 1.0):
        return readings
    sd_cm = readings.sd_cm.copy()
    sd_cm[far] *= less
    return replace(readings, sd_cm=sd_cm)


def _median(values: Array) -> Array:
    """The median of what is there in each row, 0 where nothing is."""
    if values.shape[1] == 0:
        return np.zeros(len(values))
    counts = np.sum(np.isfinite(values), axis=1)
    ordered = np.sort(values, axis=1)
    rows, last = np.arange(len(values)), np.maximum(counts - 1, 0)
    middle = (ordered[rows, last // 2] + ordered[rows, (last + 1) // 2]) / 2.0
    return np.where(counts > 0, middle, 0.0)
