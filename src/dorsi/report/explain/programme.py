"""What a programme rests on: its emphasis, what was left out, and why each exercise is there."""

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
    one_line,
)
from dorsi.report.explain.safety import explain_safety, trait_words
from dorsi.report.quantities import capital, listed, minutes, percent
from dorsi.report.sentences.advice import describe_programme, phase_name
from dorsi.report.sentences.pattern import group_named
from dorsi.report.sentences.schedule import (
    WeekLine,
    dose,
    exercise_name,
    tempo_words,
    week_lines,
    week_of,
)


def explain_programme(about: Explained) -> Explanation:
    """Why the programme looks as it does; withheld, only why it is."""
    if about.review.safety.withheld:
        return explain_safety(about)
    model = about.knowledge.models.programme
    week = week_of(about.plan, about.to.today)
    sections = [
        Section("Where you stand", tuple(_standing(about))),
        Section("What it leans on", tuple(_emphasis(about))),
        Section("What shaped it", tuple(_shaped(about))),
    ]
    if week is not None:
        sections.append(_week(week, about))
    proposal = about.review.programme.proposal
    if proposal is not None:
        sections.append(Section("What would change", (*proposal.changes, *proposal.why)))
    sections.append(Section("How weeks are laid out", (one_line(model.basis),)))
    phase = about.knowledge.phases.get(week.phase) if week else None
    sources = (*model.source, *(phase.source if phase else ()))
    return Explanation("Your programme", tuple(sections), cited(sources, about.knowledge))


def _standing(about: Explained) -> Iterable[str]:
    said = describe_programme(about.review.programme, about.to)
    yield said or "No programme is accepted yet; this one is a proposal."
    practice = about.assessment.practice
    starts = about.assessment.acceptance.starts if about.assessment.acceptance else None
    share = practice.share(starts, about.to.today) if starts else None
    if share is not None:
        full = about.knowledge.models.growth.full_sessions_per_week
        yield f"Practice so far: {percent(share)} of {full:g} sessions a week."


def _emphasis(about: Explained) -> Iterable[str]:
    leaning = about.assessment.emphases
    if leaning.main == "balanced":
        yield "No group is named, so calf, joint and control get equal shares."
    else:
        names = [group_named(name, about.to).name for name in leaning.order if name != "balanced"]
        yield f"In order: {listed(names)}. Every programme still works calf, joint and control."
    if leaning.affected is not None:
        ratio = about.knowledge.models.programme.affected_side_ratio
        yield f"The {leaning.affected} side gets more of the range work, up to {ratio:g} to 1."


def _shaped(about: Explained) -> Iterable[str]:
    person = about.assessment.journal.person
    budget = person.minutes_per_day or about.knowledge.models.programme.default_minutes
    yield f"Time: {minutes(budget)} a day."
    kit = listed(name.replace("_", " ") for name in person.equipment)
    yield f"Equipment: {kit or 'floor and wall'}."
    rules = about.knowledge.safety
    forbidden = {
        trait: None
        for reason in about.review.safety.reasons
        for trait in rules[reason.rule].forbids
    }
    if forbidden:
        yield f"Left out for now: {listed(map(trait_words, forbidden))}."
    dropped = about.assessment.pain.dropped
    if dropped:
        known = about.knowledge.exercises
        names = listed(known[id_].name.lower() for id_ in sorted(dropped) if id_ in known)
        yield f"Resting because of pain: {names}."


def _week(week: PlannedWeek, about: Explained) -> Section:
    name = f"Week {week.week}, {phase_name(week.phase, about.knowledge)}"
    phase = about.knowledge.phases.get(week.phase)
    rows = tuple(dict.fromkeys(_line(line, about) for line in week_lines(week)))
    return Section(
        name,
        (one_line(phase.why),) if phase else (),
        Figures(("Exercise", "Why"), rows),
    )


def _line(line: WeekLine, about: Explained) -> tuple[str, str]:
    return exercise_name(line.work, about.knowledge), line.work.why


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
            Section("What it is for", (one_line(exercise.purpose),)),
            in_plan if rows else absent,
            Section("How much it works each structure, 0 to 1", (f"{capital(loads)}.",)),
            Section("Not for", exercise.not_for),
        ),
        cited(exercise.source, about.knowledge),
    )


def _doses(exercise: Exercise, about: Explained) -> Iterable[tuple[str, str, str]]:
    weeks: dict[tuple[str, str], list[int]] = {}
    for week in about.plan.weeks:
        for line in week_lines(week):
            if line.work.exercise == exercise.id:
                tempo = tempo_words(line.work, about.knowledge)
                said = f"{dose(line.work, about.knowledge)}{f'; {tempo}' if tempo else ''}"
                weeks.setdefault((said, line.work.why), []).append(week.week)
    for (said, why), numbers in weeks.items():
        yield _span(numbers), said, why


def _span(numbers: list[int]) -> str:
    first, last = min(numbers), max(numbers)
    return f"{first}" if first == last else f"{first}–{last}"
