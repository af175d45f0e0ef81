"""Exercises and measures on the terminal: the list, and one in full."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from types import MappingProxyType
from typing import Any, Final

from rich.console import Group, RenderableType
from rich.text import Text

from dorsi.domain.exercises import BandUse, Exercise
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.measures import Measure
from dorsi.domain.words import LengthUnit
from dorsi.report.quantities import capital, in_unit, listed
from dorsi.report.sentences.schedule import band_words
from dorsi.report.terminal.parts import MUTED, heading, hints, labelled, numbered, points, title

PLACES: Final = MappingProxyType(
    {"rack": "at a rack", "wall": "at a wall", "step": "on a step", "anywhere": "anywhere"}
)


def words(id_: str) -> str:
    """Spell an id as words: squat rack."""
    return id_.replace("_", " ")


def render_exercises(knowledge: Knowledge) -> RenderableType:
    """List every exercise with what it is for."""
    return Group(
        *_list(
            "Exercises",
            {e.id: (e.name, e.purpose) for e in knowledge.exercises.values()},
        ),
        hints([("dorsi exercises ID", "one in full")]),
    )


def render_measures(knowledge: Knowledge) -> RenderableType:
    """List every way to measure with what it tells."""
    return Group(
        *_list("Measures", {m.id: (m.name, m.summary) for m in knowledge.measures.values()}),
        hints([("dorsi measures ID", "one in full")]),
    )


def _list(name: str, rows: Mapping[str, tuple[str, str]]) -> Iterable[RenderableType]:
    yield title(name, f"{len(rows)}")
    for id_, (called, about) in rows.items():
        yield Text.assemble("  ", (called, "bold"), (f"  {id_}", MUTED))
        yield labelled([("", about)], columns=2)


def render_exercise(
    exercise: Exercise, knowledge: Knowledge, unit: LengthUnit | None = None
) -> RenderableType:
    """One exercise in full: how, how not, when to stop, what it rests on.

    Args:
        exercise: The exercise.
        knowledge: For the names of others, and the sources.
        unit: What lengths are said in; cm if not said.
    """
    exercise = _told(exercise, unit)
    parts: list[RenderableType] = [
        title(exercise.name, exercise.id),
        Text(exercise.purpose),
        "",
        labelled([(k, in_unit(said, unit)) for k, said in _facts(exercise, knowledge)], columns=12),
        heading("Set up"),
        points(exercise.setup),
        heading("Do"),
        numbered(Text(step) for step in exercise.steps),
    ]
    sections = (
        ("Think of", exercise.cues),
        ("Common faults", tuple(f"{fault.see} {fault.fix}" for fault in exercise.faults)),
        ("Stop at", exercise.stop_signs),
        ("Not for", exercise.not_for),
        ("Rests on", _cited(exercise.source, knowledge)),
    )
    for name, lines in sections:
        if lines:
            parts += [heading(name), points(lines)]
    return Group(*parts)


def _told(part: Any, unit: LengthUnit | None) -> Any:
    """A record, or a part of one, whose texts say their lengths in a unit."""
    if isinstance(part, str):
        return in_unit(part, unit)
    if isinstance(part, tuple):
        return tuple(_told(inner, unit) for inner in part)
    if not is_dataclass(part) or isinstance(part, type):
        return part
    return replace(
        part, **{each.name: _told(getattr(part, each.name), unit) for each in fields(part)}
    )


def _facts(exercise: Exercise, knowledge: Knowledge) -> Iterable[tuple[str, str]]:
    needs = [listed(map(words, one_set)) for one_set in exercise.needs]
    yield "Needs", listed(needs, "or") if needs else "nothing but floor and wall"
    yield "Where", PLACES[exercise.place]
    yield "Sides", "one after the other" if exercise.sides == "each" else "both together"
    if exercise.every_other_day:
        yield "How often", "with a day between"
    if exercise.band is not None:
        yield "Band", _band(exercise.band)
    for label, id_ in (("Easier", exercise.easier), ("Harder", exercise.harder)):
        if id_ is not None:
            yield label, f"{_named(id_, knowledge)} ({id_})"
    if exercise.substitutes:
        yield "Instead", listed((_named(id_, knowledge) for id_ in exercise.substitutes), "or")


def _named(id_: str, knowledge: Knowledge) -> str:
    known = knowledge.exercises.get(id_)
    return known.name if known else id_


def _band(band: BandUse) -> str:
    width, pull = (_span(span) for span in (band.width_cm, band.pull_kg))
    height = f", {_span(band.anchor_height_cm)} cm from the floor" if band.anchor_height_cm else ""
    return (
        f"{capital(band_words(band).removeprefix('The band goes ').removesuffix('.'))}{height}; "
        f"{width} cm wide, {pull} kg of pull. {band.example}"
    )


def _span(span: tuple[float, float]) -> str:
    low, high = span
    return f"{low:g}" if low == high else f"{low:g} to {high:g}"


def render_measure(
    measure: Measure, knowledge: Knowledge, unit: LengthUnit | None = None
) -> RenderableType:
    """One measure in full: how, what spoils it, how sure it is.

    Args:
        measure: The measure.
        knowledge: For the sources.
        unit: What lengths are said in; cm if not said.
    """
    measure = _told(measure, unit)
    error = measure.error
    parts: list[RenderableType] = [
        title(measure.name, measure.id),
        Text(measure.summary),
        "",
        labelled(_measuring_facts(measure), columns=12),
        heading("Do"),
        numbered(Text(step) for step in measure.steps),
    ]
    for variant in measure.variants:
        parts += [
            heading(f"Or: {variant.name.lower()}"),
            numbered(Text(step) for step in variant.steps),
            labelled([("", variant.tells)], columns=2),
        ]
    parts += [heading("What spoils it"), points(measure.spoils), heading("How sure it is")]
    lines = [
        f"One day's result strays by about {error.sem:g} {measure.unit} (standard error).",
        *(
            (f"Two single days show a change from {error.mdc95:g} {measure.unit} on.",)
            if error.mdc95
            else ()
        ),
        error.note,
    ]
    parts += [points([in_unit(line, unit) for line in lines]), heading("Rests on")]
    parts.append(points(_cited((*measure.source, *error.source), knowledge)))
    return Group(*parts)


def _measuring_facts(measure: Measure) -> Iterable[tuple[str, str]]:
    yield "Position", measure.position
    yield "Needs", "; ".join(measure.needs) or "nothing"
    yield "Trials", f"{measure.trials}, after {measure.practice_trials} to practise"
    yield "Units", listed(measure.units, "or")
    if measure.cold_only:
        yield "When", "cold: before exercise, at the same time of day"


def _cited(sources: Iterable[str], knowledge: Knowledge) -> tuple[str, ...]:
    known = knowledge.sources
    return tuple(known[id_].citation for id_ in dict.fromkeys(sources) if id_ in known)
