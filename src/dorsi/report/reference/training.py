"""Pages on training: exercises, phases, sports and accommodations."""

from collections.abc import Iterator

from dorsi.domain.exercises import BandUse, Dose, Exercise, Phase, Rung, Sport
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.rules import Accommodation
from dorsi.report.reference.markdown import (
    bullets,
    codes,
    number,
    numbered,
    origin,
    page,
    span,
    table,
    titled,
)


def exercises_page(knowledge: Knowledge) -> str:
    """Every exercise in full."""
    return page(
        "Exercises",
        "How each exercise is done, what it is for and for whom it is not. `dorsi exercises ID` "
        "shows the same in the terminal. Doses are per side where it is done on each side.",
        table(
            ("Exercise", "Role", "Covers", "Works on", "Needs"),
            (_overview(exercise) for exercise in knowledge.exercises.values()),
        ),
        *(_exercise(exercise, knowledge) for exercise in knowledge.exercises.values()),
    )


def programme_page(knowledge: Knowledge) -> str:
    """Phases, sports and what keeps training going meanwhile."""
    return page(
        "Programme",
        "The phases of twelve weeks and what follows them, what a sport adds, and what keeps "
        "training going meanwhile. Words in braces are filled in. How a day is put together stands "
        "in [method.md](../method.md).",
        "## Phases",
        *(
            _phase(phase, knowledge)
            for phase in sorted(knowledge.phases.values(), key=lambda phase: phase.weeks)
        ),
        "## Sports",
        *(_sport(sport, knowledge) for sport in knowledge.sports.values()),
        "## Accommodations",
        *(_accommodation(item, knowledge) for item in knowledge.accommodations.values()),
    )


def _overview(exercise: Exercise) -> tuple[str, ...]:
    return (
        f"[{exercise.name}](#{exercise.id})",
        exercise.role.replace("_", " "),
        ", ".join(exercise.covers),
        _loads(exercise),
        _needs(exercise),
    )


def _exercise(exercise: Exercise, knowledge: Knowledge) -> str:
    parts = (
        f"## {exercise.id}",
        f"**{exercise.name}.** {exercise.purpose}",
        bullets(_facts(exercise)),
        titled("Set-up", numbered(exercise.setup)),
        titled("Steps", numbered(exercise.steps)),
        titled("Cues", bullets(exercise.cues)),
        table(("If you see", "then"), ((fault.see, fault.fix) for fault in exercise.faults)),
        titled("Stop when", bullets(exercise.stop_signs)),
        titled("Not for", bullets(exercise.not_for)),
        _doses(exercise.doses),
        origin(exercise.source, exercise.requirements, knowledge),
    )
    return "\n\n".join(filter(None, parts))


def _facts(exercise: Exercise) -> Iterator[str]:
    yield f"Works on: {_loads(exercise)}"
    yield f"Done on {'each side' if exercise.sides == 'each' else 'both sides together'}"
    yield f"Needs: {_needs(exercise)}"
    yield f"When: {', '.join(block.replace('_', ' ') for block in exercise.blocks)}"
    yield f"Where: {exercise.place}"
    weeks = ", ".join(f"{week} ({emphasis})" for emphasis, week in exercise.from_week.items())
    yield f"From programme week: {weeks}"
    if exercise.every_other_day:
        yield "With a day between"
    if exercise.band:
        yield _band(exercise.band)
    if exercise.substitutes:
        yield f"Without the equipment: {codes(exercise.substitutes)}"
    if exercise.easier:
        yield f"Easier: `{exercise.easier}`"
    if exercise.harder:
        yield f"Harder: `{exercise.harder}`"


def _loads(exercise: Exercise) -> str:
    return ", ".join(f"{name} {number(load)}" for name, load in exercise.loads.items() if load)


def _needs(exercise: Exercise) -> str:
    sets = [" and ".join(item.replace("_", " ") for item in needed) for needed in exercise.needs]
    return ", or ".join(sets) or "floor and wall"


def _band(band: BandUse) -> str:
    height = f", {span(*band.anchor_height_cm)} cm from the floor" if band.anchor_height_cm else ""
    return (
        f"Band: {span(*band.width_cm)} cm wide, {span(*band.pull_kg)} kg of pull ({band.example}); "
        f"{band.placement.replace('_', ' ')}; anchor {band.anchor}{height}"
    )


def _doses(doses: tuple[Dose, ...]) -> str:
    rows = ((_when(dose), _tempo(dose), " · ".join(map(_rung, dose.rungs))) for dose in doses)
    return table(("Phases", "Tempo", "Doses, from the least worth doing to the full one"), rows)


def _when(dose: Dose) -> str:
    weeks = f", weeks {span(*dose.weeks)}" if dose.weeks else ""
    return f"{', '.join(dose.phases)}{weeks}"


def _tempo(dose: Dose) -> str:
    seconds = f"{number(dose.rep_s)} s each" if dose.rep_s else ""
    return ", ".join(filter(None, (dose.tempo, seconds)))


def _rung(rung: Rung) -> str:
    size = f"{rung.reps}" if rung.reps is not None else f"{number(rung.seconds or 0)} s"
    rest = f", {number(rung.rest_s)} s rest" if rung.rest_s and rung.sets > 1 else ""
    return f"{rung.sets} \N{MULTIPLICATION SIGN} {size}{rest}"


def _phase(phase: Phase, knowledge: Knowledge) -> str:
    return "\n\n".join(
        (
            f"### {phase.id}",
            f"**{phase.name}**, weeks {span(*phase.weeks)}. {phase.aim} {phase.why}",
            table(
                ("Emphasis", "Day", "First", "Then, as minutes allow"),
                ((r.emphasis, r.day, _roles(r.core), _roles(r.more)) for r in phase.recipes),
            ),
            origin(phase.source, phase.requirements, knowledge),
        )
    )


def _roles(roles: tuple[str, ...]) -> str:
    return ", ".join(role.replace("_", " ") for role in roles)


def _sport(sport: Sport, knowledge: Knowledge) -> str:
    parts = (
        f"### {sport.id}",
        f"**{sport.name}.** {sport.demands} {sport.norms}",
        table(
            ("Adds", "On", "From week", "Why"),
            ((f"`{a.exercise}`", f"{a.day} days", str(a.from_week), a.why) for a in sport.adds),
        ),
        bullets(sport.advice),
        bullets(f"Asked later: {text}" for text in sport.ask_at_week.values()),
        origin(sport.source, sport.requirements, knowledge),
    )
    return "\n\n".join(filter(None, parts))


def _accommodation(item: Accommodation, knowledge: Knowledge) -> str:
    facts = [f"`{name}` = {number(value)}" for name, value in item.thresholds.items()]
    if item.needs_any:
        facts.append(f"Needs any of: {codes(item.needs_any)}")
    if item.forbidden_by:
        facts.append(f"Not with: {codes(item.forbidden_by)}")
    parts = (
        f"### {item.id}",
        f"**{item.name}.** {item.text} {item.why}",
        bullets(facts),
        origin(item.source, item.requirements, knowledge),
    )
    return "\n\n".join(filter(None, parts))
