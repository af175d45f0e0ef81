"""One line of plain words for every entry of a journal."""

from datetime import date

from dorsi.domain.journal import (
    Answer,
    Change,
    Cleared,
    Entry,
    Paused,
    ProgrammeAccepted,
    Reading,
    Session,
    TargetSet,
    Video,
    Withdrawn,
)
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.plain import plain
from dorsi.report.quantities import count, day, length, listed, minutes

UNITS = {"deg": "°"}
LENGTHS = {"in": "inches"}
FIELDS = {"length_unit": "lengths in", "timezone": "time zone"}


def describe_entry(entry: Entry, knowledge: Knowledge) -> str:
    """Say what an entry says, in one line without its time."""
    match entry:
        case Reading():
            return _reading(entry, knowledge)
        case Answer():
            return _answer(entry, knowledge)
        case Session():
            return _session(entry)
        case Change():
            said = plain(entry.person).items()
            parts = (_changed(key, value) for key, value in said if value is not None)
            return f"about you: {', '.join(parts)}"
        case Video():
            return f"video of a {entry.kind}"
        case _:
            return _decision(entry)


def _changed(key: str, value: object) -> str:
    said = LENGTHS.get(str(value), value) if key == "length_unit" else value
    return f"no {_field(key)}" if value == "" else f"{_field(key)} {_plain(said)}"


def note_of(entry: Entry) -> str:
    """Give what a person wrote beside an entry, in the lines it was written in."""
    return (entry.note or "").strip() if isinstance(entry, Reading) else ""


def _reading(entry: Reading, knowledge: Knowledge) -> str:
    numbers = ", ".join(map(str, entry.numbers))
    unit = UNITS.get(entry.unit, f" {entry.unit}")
    name = knowledge.measures[entry.measure].name.lower()
    warm = ", warm" if entry.cold is False else ""
    return f"{_side(entry.side)}{name}: {numbers}{unit}{warm}"


def _answer(entry: Answer, knowledge: Knowledge) -> str:
    finding = knowledge.findings[entry.question]
    texts = {choice.id: choice.text.lower() for choice in finding.choices}
    return (
        f"{_side(entry.side)}{finding.name.lower()}: {texts.get(str(entry.answer), entry.answer)}"
    )


def _session(entry: Session) -> str:
    minutes_said = f", {minutes(entry.minutes)}" if entry.minutes is not None else ""
    exercises = {item.exercise for item in entry.items}
    pain = f", pain {entry.pain_after:g} after" if entry.pain_after is not None else ""
    return f"session: {count(len(exercises), 'exercise')}{minutes_said}{pain}"


def _decision(entry: Entry) -> str:
    match entry:
        case TargetSet():
            return f"{_side(entry.side)}target: {length(entry.reach_cm, None)}"
        case ProgrammeAccepted():
            return f"programme accepted, from {day(entry.starts)}"
        case Paused():
            return f"paused until {day(entry.until)}" if entry.until else "paused"
        case Cleared():
            return f"cleared by {entry.by}: {entry.rule}"
        case Withdrawn():
            return "an entry withdrawn"
        case _:
            return "resumed"


def _field(key: str) -> str:
    """A field of the person in words."""
    unit = " in cm" if key.endswith("_cm") else ""
    return FIELDS.get(key, key.removesuffix("_cm").replace("_", " ") + unit)


def _side(side: str | None) -> str:
    return "" if side is None else f"{side if side != 'both' else 'both sides'}, "


def _plain(value: object) -> str:
    if isinstance(value, list):
        return listed(map(str, value)) or "none"
    return day(value) if isinstance(value, date) else str(value)
