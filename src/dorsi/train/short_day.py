"""What is left of a day once something hurt: the short version of it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from dorsi.domain.exercises import Exercise, PhaseId
from dorsi.domain.journal import StoredItem
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.schedule import PlannedItem
from dorsi.train.choose import Allowance
from dorsi.train.pain import demanding, with_harder
from dorsi.train.stand_in import with_stand_ins


def shortened(
    left: Sequence[PlannedItem],
    pain: float,
    sore: Collection[str],
    allowance: Allowance,
    phase: PhaseId,
    knowledge: Knowledge,
) -> tuple[PlannedItem, ...]:
    """Take out of the rest of a day what should wait, and put something gentle in its place.

    What hurt is out for the day with its harder forms, however little it hurt. Where pain lets one
    go on, the rest stays; above that only what asks little of a sore ankle does.

    Args:
        left: Today's work that is not done yet.
        pain: The most of today, 0-10.
        sore: The exercises that hurt today.
        allowance: What equipment and cautions allow.
        phase: Of the programme week, for the doses of what stands in.
        knowledge: The exercises and the limits of the pain rule.
    """
    out = out_for_today(pain, sore, knowledge)
    if not out:
        return tuple(left)
    allowed = replace(allowance, dropped=allowance.dropped | out)
    # What hurt is not replaced: the day gets shorter by it.
    kept = [_stored(item) for item in left if item.exercise not in sore]
    return tuple(map(_planned, with_stand_ins(kept, allowed, phase, knowledge)))


def out_for_today(pain: float, sore: Collection[str], knowledge: Knowledge) -> frozenset[str]:
    """What is out for the day once something hurt: it and its harder forms, or all that demands.

    Args:
        pain: The most of today, 0-10.
        sore: The exercises that hurt today.
        knowledge: The exercises and the limits of the pain rule.
    """
    exercises: Mapping[str, Exercise] = knowledge.exercises
    model = knowledge.models.pain
    hard = (exercise.id for exercise in exercises.values() if demanding(exercise, model))
    return frozenset(
        (*with_harder(sore, exercises), *(hard if pain > model.go_up_to else ())),
    )


def _stored(item: PlannedItem) -> StoredItem:
    return StoredItem(**{name: getattr(item, name) for name in item.__dataclass_fields__})


def _planned(item: StoredItem) -> PlannedItem:
    return PlannedItem(**{name: getattr(item, name) for name in item.__dataclass_fields__})
