"""Doses: the rungs an exercise offers, what they look like as items, how long they take."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil

from dorsi.domain.exercises import Dose, Exercise, PhaseId, Rung
from dorsi.domain.journal import StoredItem
from dorsi.domain.schedule import PlannedItem
from dorsi.domain.words import Block, Side

Item = StoredItem | PlannedItem


@dataclass(frozen=True, slots=True)
class Step:
    """One size of an exercise as it would stand in a day, and its time in seconds."""

    items: tuple[StoredItem, ...]
    seconds: float


def dose_in(exercise: Exercise, phase: PhaseId, weeks_known: int) -> Dose | None:
    """The dose of an exercise in a phase.

    Args:
        exercise: The exercise.
        phase: The programme phase.
        weeks_known: How many weeks it has been in the programme, this one included; a dose narrowed
            to `weeks` counts in these, so that a new exercise starts small whenever it starts.

    Requirements: A-20, B-27
    """
    fitting = [dose for dose in exercise.doses if phase in dose.phases]
    narrowed = [
        dose for dose in fitting if dose.weeks and dose.weeks[0] <= weeks_known <= dose.weeks[1]
    ]
    general = [dose for dose in fitting if dose.weeks is None]
    return next(iter(narrowed + general), None)


@dataclass(frozen=True, slots=True)
class Placing:
    """Where and why an exercise stands in a day, and which side needs more of it.

    `ratio`: sets of the affected side over sets of the other.
    """

    block: Block
    why: str
    affected: Side | None
    ratio: float


def steps(exercise: Exercise, dose: Dose, placing: Placing) -> tuple[Step, ...]:
    """Every rung of a dose as items, smallest first.

    Range work gives an affected side more sets than the other one, but never more than the full
    dose; everything else is the same on both sides.
    """
    uneven = exercise.range_work and exercise.sides == "each" and placing.affected is not None
    if uneven:
        most = max(_work(rung.sets, rung) for rung in dose.rungs)
        pairs = ((rung, _uneven(exercise, dose, rung, placing)) for rung in dose.rungs)
        kept = [items for rung, items in pairs if _work(items[0].sets, rung) <= most]
    else:
        kept = []
    kept = kept or [_even(exercise, dose, rung, placing) for rung in dose.rungs]
    return tuple(sorted((_step(exercise, dose, items) for items in kept), key=lambda s: s.seconds))


def _work(sets: int, rung: Rung) -> float:
    return sets * (rung.reps or rung.seconds or 0.0)


def _step(exercise: Exercise, dose: Dose, items: tuple[StoredItem, ...]) -> Step:
    return Step(items, sum(_seconds(exercise, item, dose) for item in items))


def item_seconds(exercise: Exercise, item: Item) -> float:
    """How long an item takes with rest and changeovers, both sides where both are due.

    Requirements: B-19
    """
    return _seconds(exercise, item, dose_of(exercise, item))


def _seconds(exercise: Exercise, item: Item, dose: Dose) -> float:
    work_s = item.seconds if item.seconds is not None else (item.reps or 0) * (dose.rep_s or 0.0)
    rests_s = (item.sets - 1) * rest_between_s(dose, item.sets)
    once_s = item.sets * work_s + rests_s + exercise.changeover_s
    return once_s * (2 if item.side == "both" and exercise.sides == "each" else 1)


def rest_between_s(dose: Dose, sets: int) -> float:
    """The rest between sets: that of a rung with as many sets, else the longest of the dose."""
    alike = [rung.rest_s for rung in dose.rungs if rung.sets == sets]
    return alike[0] if alike else max(rung.rest_s for rung in dose.rungs)


def minutes_of(items: Sequence[tuple[Exercise, Item]]) -> float:
    """The minutes of a day's items."""
    return sum(item_seconds(exercise, item) for exercise, item in items) / 60.0


def _even(exercise: Exercise, dose: Dose, rung: Rung, placing: Placing) -> tuple[StoredItem, ...]:
    return (
        StoredItem(
            exercise=exercise.id,
            side="both",
            block=placing.block,
            sets=rung.sets,
            reps=rung.reps,
            seconds=rung.seconds,
            tempo=dose.tempo,
            why=placing.why,
        ),
    )


def _uneven(exercise: Exercise, dose: Dose, rung: Rung, placing: Placing) -> tuple[StoredItem, ...]:
    """The other side gets the rung's sets divided by the ratio, the affected one that times it."""
    (item,) = _even(exercise, dose, rung, placing)
    affected: Side = "right" if placing.affected == "right" else "left"
    other: Side = "left" if affected == "right" else "right"
    fewer = ceil(rung.sets / placing.ratio)
    more = max(rung.sets, ceil(fewer * placing.ratio))
    return replace(item, side=affected, sets=more), replace(item, side=other, sets=fewer)


def dose_of(exercise: Exercise, item: Item) -> Dose:
    """The dose an item came from, or its nearest kin, which says its tempo and rest."""
    counted = item.reps is not None
    kin = [d for d in exercise.doses if any((r.reps is not None) == counted for r in d.rungs)]
    return min(
        kin or exercise.doses, key=lambda dose: (dose.tempo != item.tempo, _away(dose, item))
    )


def _away(dose: Dose, item: Item) -> float:
    amount = item.reps or item.seconds or 0.0
    return min(
        abs((r.reps or r.seconds or 0.0) - amount) + abs(r.sets - item.sets) for r in dose.rungs
    )
