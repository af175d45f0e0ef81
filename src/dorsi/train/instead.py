"""What may take the place of an exercise of the day, when somebody would rather do another."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from dorsi.domain.exercises import Exercise, PhaseId
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.schedule import PlannedItem
from dorsi.train.choose import Allowance, by_role
from dorsi.train.dose import Placing, dose_in, item_seconds, steps
from dorsi.train.pain import demanding, with_harder

AT_MOST = 3


def instead_of(
    item: PlannedItem,
    day: Sequence[PlannedItem],
    allowance: Allowance,
    phase: PhaseId,
    practised: Collection[str],
    knowledge: Knowledge,
) -> tuple[PlannedItem, ...]:
    """Find what may take an item's place today, best first, at most three.

    It does the same job or is named as a substitute, fits the equipment and the cautions, is never
    a harder form nor asks much where the item asked little, takes no longer, starts small, and is
    not in the day already. Of the same job only what was done before or is easier is offered, so
    that nothing new comes in before its time. Where the sides differ it keeps to the item's side.

    Args:
        item: What would be left out.
        day: All items of the day.
        allowance: Equipment, cautions and pain of the day.
        phase: Of the programme week, for the doses.
        practised: The exercises ever done.
        knowledge: The exercises and the pain rule.
    """
    exercise = knowledge.exercises[item.exercise]
    present = {other.exercise for other in day}
    found: list[PlannedItem] = []
    for other in _candidates(exercise, practised, knowledge):
        if other.id not in present and _fits(exercise, item, other, allowance, knowledge):
            found += _sized(exercise, item, other, phase)
    return tuple(found[:AT_MOST])


def _candidates(
    exercise: Exercise, practised: Collection[str], knowledge: Knowledge
) -> Iterator[Exercise]:
    """The same job first, best first, then what else is named as a substitute."""
    exercises = knowledge.exercises
    known = {*practised, *_easier(exercise, knowledge), *exercise.substitutes}
    alike = [other for other in by_role(exercises)[exercise.role] if other.id in known]
    yield from alike
    yield from (exercises[id_] for id_ in exercise.substitutes if exercises[id_] not in alike)


def _easier(exercise: Exercise, knowledge: Knowledge) -> Iterator[str]:
    """The easier form, and the easier form of that, step by step."""
    step = exercise.easier
    while step is not None:
        yield step
        step = knowledge.exercises[step].easier


def _fits(
    exercise: Exercise,
    item: PlannedItem,
    other: Exercise,
    allowance: Allowance,
    knowledge: Knowledge,
) -> bool:
    model = knowledge.models.pain
    one_sided = item.side != "both"
    return (
        allowance.permits(other)
        and item.block in other.blocks
        and other.id not in with_harder([exercise.id], knowledge.exercises)
        and not (demanding(other, model) and not demanding(exercise, model))
        and not (other.every_other_day and not exercise.every_other_day)
        and not (one_sided and other.sides == "together")
    )


def _sized(
    exercise: Exercise, item: PlannedItem, other: Exercise, phase: PhaseId
) -> Iterator[PlannedItem]:
    """The largest size that takes no longer, where there is one."""
    dose = dose_in(other, phase, weeks_known=1)
    if dose is None:
        return
    why = f"{other.why['default']} It takes the place of {exercise.name.lower()} today."
    spare_s = item_seconds(exercise, item)
    sizes = steps(other, dose, Placing(item.block, why, affected=None, ratio=1.0))
    for size in reversed(sizes):
        (stored,) = size.items
        found = replace(
            PlannedItem(**{name: getattr(stored, name) for name in stored.__dataclass_fields__}),
            side=item.side,
        )
        if item_seconds(other, found) <= spare_s:
            yield found
            return
