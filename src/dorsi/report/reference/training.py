"""The page of exercises, each in full."""

from collections.abc import Iterator

from dorsi.domain.exercises import BandUse, Dose, Exercise, Rung
from dorsi.domain.knowledge import Knowledge
from dorsi.report.reference.markdown import (
    bullets,
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
        bullets(_facts(exercise, knowledge)),
        titled("Set-up", numbered(exercise.setup)),
        titled("Steps", numbered(exercise.steps)),
        titled("Cues", bullets(exercise.cues)),
        table(("If you see", "then"), ((fault.see, fault.fix) for fault in exercise.faults)),
        titled("Stop when", bullets(exercise.stop_signs)),
        titled("Not for", bullets(exercise.not_for)),
        _doses(exercise.doses, knowledge),
        origin(exercise.source, exercise.requirements, knowledge),
    )
    return "\n\n".join(filter(None, parts))


def _facts(exercise: Exercise, knowledge: Knowledge) -> Iterator[str]:
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
        instead = (linked(id_, knowledge) for id_ in exercise.substitutes)
        yield f"Without the equipment: {', '.join(instead)}"
    if exercise.easier:
        yield f"Easier: {linked(exercise.easier, knowledge)}"
    if exercise.harder:
        yield f"Harder: {linked(exercise.harder, knowledge)}"


def linked(id_: str, knowledge: Knowledge, on: str = "") -> str:
    """An exercise by its name, leading to it; by its id where it is not there."""
    known = knowledge.exercises.get(id_)
    return f"[{known.name}]({on}#{id_})" if known else f"`{id_}`"


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


def _doses(doses: tuple[Dose, ...], knowledge: Knowledge) -> str:
    rows = (
        (_when(dose, knowledge), _tempo(dose), " · ".join(map(_rung, dose.rungs))) for dose in doses
    )
    return table(("Phases", "Tempo", "Doses, from the least worth doing to the full one"), rows)


def _when(dose: Dose, knowledge: Knowledge) -> str:
    """In which phases, and in which weeks counted from the one the exercise comes in."""
    weeks = f", its weeks {span(*dose.weeks)}" if dose.weeks else ""
    return f"{', '.join(knowledge.phases[id_].name for id_ in dose.phases)}{weeks}"


def _tempo(dose: Dose) -> str:
    seconds = f"{number(dose.rep_s)} s each" if dose.rep_s else ""
    return ", ".join(filter(None, (dose.tempo, seconds)))


def _rung(rung: Rung) -> str:
    size = f"{rung.reps}" if rung.reps is not None else f"{number(rung.seconds or 0)} s"
    rest = f", {number(rung.rest_s)} s rest" if rung.rest_s and rung.sets > 1 else ""
    return f"{rung.sets} \N{MULTIPLICATION SIGN} {size}{rest}"
