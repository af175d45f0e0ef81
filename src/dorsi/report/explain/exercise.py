"""Why an exercise is in the plan, in which weeks and doses, and what it works on."""

from collections.abc import Iterable

from dorsi.domain.exercises import Exercise
from dorsi.domain.schedule import PlannedWeek
from dorsi.domain.words import STRUCTURES
from dorsi.report.explain.explanation import (
    Explained,
    Explanation,
    Figures,
    Section,
    cited,
)
from dorsi.report.quantities import capital
from dorsi.report.sentences.programme import is_upkeep
from dorsi.report.sentences.schedule import dose, tempo_words, week_lines


def explain_exercise(exercise: Exercise, about: Explained) -> Explanation:
    """Why an exercise is in the plan, in which weeks and doses, and what it works on."""
    loads = "; ".join(
        f"{about.knowledge.structures[structure].plain_name} {exercise.loads[structure]:g}"
        for structure in STRUCTURES
        if exercise.loads.get(structure)
    )
    rows = tuple(_doses(exercise, about))
    in_plan = Section("In your plan", (), Figures(("Weeks", "Dose", "Why"), rows))
    absent = Section("In your plan", ("It is not in your plan.",))
    return Explanation(
        exercise.name,
        (
            Section("What it is for", (about.told(exercise.purpose),)),
            in_plan if rows else absent,
            Section("How much it works each structure, 0 to 1", (f"{capital(loads)}.",)),
            Section("Not for", exercise.not_for),
        ),
        cited(exercise.source, about.knowledge),
    )


def _doses(exercise: Exercise, about: Explained) -> Iterable[tuple[str, str, str]]:
    weeks: dict[tuple[str, str], list[PlannedWeek]] = {}
    for week in about.plan.weeks:
        for line in week_lines(week):
            if line.work.exercise == exercise.id:
                tempo = tempo_words(line.work, about.knowledge)
                said = f"{dose(line.work, about.knowledge)}{f'; {tempo}' if tempo else ''}"
                weeks.setdefault((said, line.work.why), []).append(week)
    for (said, why), held in weeks.items():
        yield _span(held, about), said, why


def _span(weeks: list[PlannedWeek], about: Explained) -> str:
    """The weeks by their numbers; upkeep has none."""
    numbers = [week.week for week in weeks if not is_upkeep(week.phase, about.knowledge)]
    if not numbers:
        return "after that"
    first, last = min(numbers), max(numbers)
    return f"{first}" if first == last else f"{first}–{last}"
