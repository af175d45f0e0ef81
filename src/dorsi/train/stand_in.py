"""What takes the place of a prescribed exercise that is left out for now."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from dorsi.domain.exercises import Exercise, PhaseId
from dorsi.domain.journal import StoredItem
from dorsi.domain.knowledge import Knowledge
from dorsi.train.choose import Allowance
from dorsi.train.dose import Placing, Step, dose_in, item_seconds, steps
from dorsi.train.pain import demanding


def with_stand_ins(
    items: Sequence[StoredItem],
    allowance: Allowance,
    phase: PhaseId,
    knowledge: Knowledge,
) -> tuple[StoredItem, ...]:
    """The items of a day that are allowed, and in place of the others what does a like job.

    A stand-in takes no longer than what it stands in for, and starts small. For what hurt only
    something gentle stands in.
    """
    exercises = knowledge.exercises
    kept = {item.exercise for item in items if allowance.permits(exercises[item.exercise])}
    result: list[StoredItem] = []
    spare_s = 0.0
    for name, group in groupby(items, key=lambda item: item.exercise):
        same = list(group)
        if name in kept:
            result += same
            continue
        spare_s += sum(item_seconds(exercises[name], item) for item in same)
        for step in _fitting(exercises[name], same[0], allowance, phase, knowledge):
            if step.seconds <= spare_s and step.items[0].exercise not in kept:
                kept.add(step.items[0].exercise)
                result += step.items
                spare_s -= step.seconds
                break
    return tuple(result)


def _fitting(
    left_out: Exercise,
    item: StoredItem,
    allowance: Allowance,
    phase: PhaseId,
    knowledge: Knowledge,
) -> Iterator[Step]:
    """The sizes of everything that may stand in, best exercise first, largest size first."""
    for name in left_out.substitutes:
        other = knowledge.exercises[name]
        dose = dose_in(other, phase, weeks_known=1)
        if dose is None or not allowance.permits(other) or item.block not in other.blocks:
            continue
        sore = left_out.id in allowance.dropped
        too_much = sore and demanding(other, knowledge.models.pain)
        if too_much or (other.every_other_day and not left_out.every_other_day):
            continue
        why = _why(left_out, other, allowance)
        yield from reversed(steps(other, dose, Placing(item.block, why, affected=None, ratio=1.0)))


def _why(left_out: Exercise, other: Exercise, allowance: Allowance) -> str:
    if left_out.id in allowance.dropped:
        cause = "left out for some days because of pain"
    elif allowance.ruled_out(left_out):
        cause = "left out for now"
    else:
        cause = "for which you no longer name the equipment"
    return f"{other.why['default']} It stands in for {left_out.name.lower()}, {cause}."
