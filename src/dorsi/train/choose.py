"""Which exercise does a role's job for this person, this week."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from dorsi.domain.exercises import Dose, Exercise, PhaseId, Role
from dorsi.domain.words import Emphasis, Equipment, Trait
from dorsi.train.dose import dose_in

FirstWeek = Callable[[Exercise], int]


@dataclass(frozen=True, slots=True)
class Allowance:
    """What this person has and what is ruled out for now."""

    equipment: frozenset[Equipment]
    forbidden: frozenset[Trait]
    dropped: frozenset[str]

    def permits(self, exercise: Exercise) -> bool:
        """No forbidden trait, not dropped, and some way to set it up with what is there."""
        return self.equipped(exercise) and not self.ruled_out(exercise)

    def equipped(self, exercise: Exercise) -> bool:
        """Whether one of the sets of equipment it needs is complete; walls and floors are given."""
        return not exercise.needs or any(self.equipment >= set(needed) for needed in exercise.needs)

    def ruled_out(self, exercise: Exercise) -> bool:
        """Whether a caution or the pain rule keeps it out."""
        return exercise.id in self.dropped or not self.forbidden.isdisjoint(exercise.traits)


@dataclass(frozen=True, slots=True)
class Chosen:
    """An exercise with its dose of the week, and the better one it stands in for, if any."""

    exercise: Exercise
    dose: Dose
    instead_of: Exercise | None


def by_role(exercises: Mapping[str, Exercise]) -> dict[Role, tuple[Exercise, ...]]:
    """The exercises of each role, the highest-ranked first."""
    found: defaultdict[Role, tuple[Exercise, ...]] = defaultdict(tuple)
    for exercise in sorted(exercises.values(), key=lambda e: -e.rank):
        found[exercise.role] += (exercise,)
    return dict(found)


def choose(
    of_role: Iterable[Exercise],
    week: int,
    phase: PhaseId,
    first_week: FirstWeek,
    allowance: Allowance,
) -> Chosen | None:
    """Pick the highest-ranked exercise of a role that fits week, equipment and cautions.

    Args:
        of_role: All exercises of the role, best first, as `by_role` has them.
        week: The programme week.
        phase: Its phase.
        first_week: The week in which each exercise comes in.
        allowance: Equipment and cautions.

    Requirements: A-18, B-31, B-48
    """
    wanted: Exercise | None = None
    for exercise in of_role:
        known = week - first_week(exercise) + 1
        dose = dose_in(exercise, phase, known) if known > 0 else None
        if dose is None:
            continue
        if allowance.permits(exercise):
            return Chosen(exercise, dose, wanted)
        if wanted is None and not allowance.ruled_out(exercise):
            wanted = exercise
    return None


def chosen_for(
    exercise: Exercise, week: int, phase: PhaseId, first_week: FirstWeek, allowance: Allowance
) -> Chosen | None:
    """One given exercise, if this person may do it."""
    dose = dose_in(exercise, phase, max(1, week - first_week(exercise) + 1))
    return Chosen(exercise, dose, None) if dose and allowance.permits(exercise) else None


def started(exercise: Exercise, order: tuple[Emphasis, ...]) -> int:
    """The first programme week of an exercise: the earliest any emphasis asks for it."""
    default = exercise.from_week["default"]
    return min(exercise.from_week.get(emphasis, default) for emphasis in order)
