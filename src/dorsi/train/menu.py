"""What one person's days are composed from, worked out once for a whole programme."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from dorsi.domain.exercises import Dose, Exercise, Role, SportAddition
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.words import DayKind
from dorsi.train.choose import by_role, started
from dorsi.train.dose import Placing, Step, steps
from dorsi.train.need import Need
from dorsi.train.week import rest_days, spaced


@dataclass(frozen=True)
class Menu:
    """A person's need and everything there is, as it looks from that need."""

    need: Need
    knowledge: Knowledge

    def first_week(self, exercise: Exercise) -> int:
        """The programme week in which an exercise comes in."""
        return self.first_weeks[exercise.id]

    @cached_property
    def first_weeks(self) -> Mapping[str, int]:
        """The programme week in which each exercise comes in."""
        exercises = self.knowledge.exercises
        return {id_: first_week(e, self.need, exercises) for id_, e in exercises.items()}

    @cached_property
    def of_role(self) -> Mapping[Role, tuple[Exercise, ...]]:
        """The exercises of each role, best first."""
        return by_role(self.knowledge.exercises)

    @cached_property
    def sizes(self) -> Callable[[str, Dose, Placing], tuple[Step, ...]]:
        """An exercise, by its id, at a dose and a place, in all its sizes; weeks repeat them."""

        @cache
        def sizes(exercise: str, dose: Dose, placing: Placing) -> tuple[Step, ...]:
            return steps(self.knowledge.exercises[exercise], dose, placing)

        return sizes

    @cached_property
    def added(self) -> tuple[SportAddition, ...]:
        """All that the person's sports add."""
        sports = (self.knowledge.sports[sport] for sport in self.need.person.sports)
        return tuple(addition for sport in sports for addition in sport.adds)

    @cached_property
    def strength_kind(self) -> DayKind:
        """Whether heel raises go on training or on rest days.

        On training days, unless a sport keeps them apart (a runner's legs) or there are too few.
        """
        knowledge, person = self.knowledge, self.need.person
        most = knowledge.models.programme.strength_days_per_week
        on_training = len(spaced(person.training_days, most))
        on_rest = len(spaced(rest_days(person.training_days), most))
        apart = any(knowledge.sports[sport].strength_on == "rest" for sport in person.sports)
        if apart and on_rest > 1:
            return "rest"
        return "training" if on_training > 1 or on_training >= on_rest else "rest"


def first_week(exercise: Exercise, need: Need, exercises: Mapping[str, Exercise]) -> int:
    """The programme week in which an exercise comes in; 0 or less where it is known already.

    What was never done starts small at its time. Where it builds on an easier form that was never
    done either, it follows that one at the usual distance. What leads begins at once with its
    gentlest form.
    """
    order = need.emphases.order
    first = started(exercise, order) - need.weeks_before
    easier = exercises.get(exercise.easier or "")
    gentlest = easier is None or not _same_make(easier, exercise)
    if gentlest and exercise.role in need.leads:
        first = min(1, first)
    if exercise.id in need.practised:
        return first
    if easier is None or gentlest or easier.id in need.practised:
        return max(1, first)
    behind = started(exercise, order) - started(easier, order)
    return max(1, first, first_week(easier, need, exercises) + behind)


def _same_make(easier: Exercise, exercise: Exercise) -> bool:
    """Whether the one is practice for the other: the same job, with a band or without."""
    return easier.role == exercise.role and (easier.band is None) == (exercise.band is None)
