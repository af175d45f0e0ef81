"""Whether every exercise can be reached, and whether easier and harder forms make sense."""

from collections.abc import Iterator, Mapping

from dorsi.domain.exercises import Exercise, Phase
from dorsi.domain.knowledge import Knowledge
from dorsi.errors import Fault
from dorsi.knowledge.named import EXERCISES


def ladders(knowledge: Knowledge) -> Iterator[Fault]:
    """Exercises nobody is ever given, and links between them that do not hold."""
    reached = _reached(knowledge)
    for name in knowledge.exercises:
        if name not in reached:
            problem = "nobody is ever given it"
            expected = "its role and one of its phases in a recipe, a sport that adds it, or an \
exercise it stands in for"
            yield Fault(f"exercises/{name}.toml", problem, expected)
    yield from _answered(knowledge.exercises)
    yield from _circles(knowledge.exercises)


def _reached(knowledge: Knowledge) -> set[str]:
    """What recipes, sports and code name, and what stands in for any of these."""
    exercises = knowledge.exercises
    reached = {
        name
        for name, exercise in exercises.items()
        if any(_has_place(exercise, phase) for phase in knowledge.phases.values())
    }
    reached |= {added.exercise for sport in knowledge.sports.values() for added in sport.adds}
    reached |= {name for thing in knowledge.accommodations.values() for name in thing.exercises}
    reached |= EXERCISES
    waiting = [name for name in reached if name in exercises]
    while waiting:
        for other in exercises[waiting.pop()].substitutes:
            if other in exercises and other not in reached:
                reached.add(other)
                waiting.append(other)
    return reached


def _has_place(exercise: Exercise, phase: Phase) -> bool:
    """Whether some week of a phase asks for its role, once it has begun and with a dose."""
    roles = {
        role for recipe in phase.recipes for role in (*recipe.core, *recipe.carrying, *recipe.more)
    }
    begins = min(exercise.from_week.values(), default=1)
    dosed = any(phase.id in dose.phases for dose in exercise.doses)
    return exercise.role in roles and dosed and begins <= phase.weeks[1]


def _answered(exercises: Mapping[str, Exercise]) -> Iterator[Fault]:
    """A link is answered from the other end, unless a nearer exercise stands there."""
    for name, exercise in exercises.items():
        pairs = (("harder", exercise.harder, "easier"), ("easier", exercise.easier, "harder"))
        for way, other, back in pairs:
            there = exercises.get(other) if other else None
            if there is not None and getattr(there, back) is None:
                problem = f"{other} is {way}, and names nothing {back}"
                yield Fault(f"exercises/{name}.toml {way}", problem, f"{back} in {other}.toml")


def _circles(exercises: Mapping[str, Exercise]) -> Iterator[Fault]:
    """Nothing is harder than itself, by whatever way round."""
    harder: dict[str, set[str]] = {name: set() for name in exercises}
    for name, exercise in exercises.items():
        if exercise.harder in exercises:
            harder[name].add(exercise.harder or "")
        if exercise.easier in exercises:
            harder[exercise.easier or ""].add(name)
    for name in exercises:
        if name in _above(name, harder):
            yield Fault(f"exercises/{name}.toml harder", "goes round in a circle to itself")


def _above(name: str, harder: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [name]
    while waiting:
        new = harder[waiting.pop()] - found
        found |= new
        waiting += new
    return found
