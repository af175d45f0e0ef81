"""What a journal says, checked against knowledge and the calendar.

Works on plain values as read, so that a record with one fault is still looked at for others.
Whatever has the wrong type is passed over here: reading the records reports that.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any, Final, get_args
from zoneinfo import ZoneInfo, available_timezones

from dorsi.domain.findings import Finding
from dorsi.domain.journal import Decision
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.measures import Measure
from dorsi.errors import Fault
from dorsi.interop.plausible import (
    ITEM,
    OLDEST_YEARS,
    PERSON,
    READING,
    SESSION,
    between,
    is_number,
    out_of_place,
)
from dorsi.knowledge.records import nearest
from dorsi.units import MM_PER, convert_length

Raw = Mapping[str, Any]

EARLIEST_YEAR: Final = 1900
AHEAD: Final = timedelta(days=1)  # somewhere it is already tomorrow
STARTS_WITHIN: Final = timedelta(days=366)
DECISIONS: Final = {kind.__dataclass_fields__["kind"].default: kind for kind in get_args(Decision)}
_CLOCK: Final = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


def meaning(tree: Raw, knowledge: Knowledge, today: date) -> Iterator[Fault]:
    """Check a whole journal as read from JSON, apart from how its entries refer to each other."""
    if isinstance(person := tree.get("person"), dict):
        yield from _person(person, today, "person")
    for path, change in _entries(tree, "changes"):
        if isinstance(change.get("person"), dict):
            yield from _person(change["person"], today, f"{path}.person")
    checks: dict[str, Callable[[Raw, Knowledge, str], Iterator[Fault]]] = {
        "readings": _reading,
        "answers": _answer,
        "sessions": _session,
        "decisions": _decision,
    }
    for name, check in checks.items():
        for path, raw in _entries(tree, name):
            yield from check(raw, knowledge, path)
    for name in ("changes", "readings", "answers", "sessions", "videos", "decisions"):
        for path, raw in _entries(tree, name):
            yield from _moment(raw, today, path)


def timezone_of(tree: Raw) -> str | None:
    """Give the time zone the person lives in now, as far as the raw journal says."""
    changed = [change.get("person") for _, change in _entries(tree, "changes")]
    people = [tree.get("person"), *changed]
    zones = [person.get("timezone") for person in people if isinstance(person, dict)]
    return next((zone for zone in reversed(zones) if isinstance(zone, str)), None)


def zone(name: str) -> ZoneInfo | None:
    """Give a time zone by its IANA name, or nothing when there is none of that name."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # unknown, a path, or a folder of the zone files
        return None


def _entries(tree: Raw, name: str) -> Iterator[tuple[str, Raw]]:
    entries = tree.get(name)
    if isinstance(entries, list):
        for index, raw in enumerate(entries):
            if isinstance(raw, dict):
                yield f"{name}[{index}]", raw


def _person(raw: Raw, today: date, path: str) -> Iterator[Fault]:
    yield from out_of_place(raw, PERSON, path)
    years = {"birth_year": (today.year - OLDEST_YEARS, today.year)}
    yield from out_of_place(raw, years, path)
    clock = raw.get("habit_time")
    if isinstance(clock, str) and not _CLOCK.fullmatch(clock):
        problem = f"{clock!r} is no time of day"
        yield Fault(f"{path}.habit_time", problem, "hours and minutes, like 07:30")
    name = raw.get("timezone")
    if isinstance(name, str) and zone(name) is None:
        yield Fault(
            f"{path}.timezone",
            f"no time zone is called {name!r}",
            "an IANA name such as Europe/Berlin",
            nearest(name, available_timezones()),
        )


def _reading(raw: Raw, knowledge: Knowledge, path: str) -> Iterator[Fault]:
    yield from out_of_place(raw, READING, path)
    yield from _numbers_given(raw, path)
    name = raw.get("measure")
    yield from _known(name, knowledge.measures, "measure", f"{path}.measure")
    measure = knowledge.measures.get(name) if isinstance(name, str) else None
    if measure is None:
        return
    unit = raw.get("unit")
    units = " or ".join(measure.units)
    if unit is None:
        yield Fault(f"{path}.unit", "missing; a number says nothing without its unit", units)
    elif unit not in measure.units:
        closest = nearest(unit, measure.units)
        yield Fault(f"{path}.unit", f"{unit!r} is no unit of {measure.id}", units, closest)
    else:
        yield from _within(raw, measure, unit, path)


def _numbers_given(raw: Raw, path: str) -> Iterator[Fault]:
    trials, value = raw.get("trials"), raw.get("value")
    if trials is not None and value is not None:
        yield Fault(path, "trials and a value are both given", "one of the two")
    elif trials is None and value is None:
        yield Fault(path, "no number is given", "trials, or a value")
    elif trials == []:
        yield Fault(f"{path}.trials", "no trial is given", "at least one number")


def _within(raw: Raw, measure: Measure, unit: str, path: str) -> Iterator[Fault]:
    trials = raw.get("trials")
    numbers = [(f"{path}.value", raw.get("value"))]
    if isinstance(trials, list):
        numbers += [(f"{path}.trials[{index}]", trial) for index, trial in enumerate(trials)]
    low, high = measure.plausible
    if unit in MM_PER and measure.unit in MM_PER:
        low, high = (round(convert_length(end, measure.unit, unit), 1) for end in (low, high))
    for place, number in numbers:
        if is_number(number) and not low <= number <= high:
            problem = f"{number} {unit} is not plausible for {measure.name}"
            yield Fault(place, problem, between(low, high, unit))


def _answer(raw: Raw, knowledge: Knowledge, path: str) -> Iterator[Fault]:
    name, answer = raw.get("question"), raw.get("answer")
    yield from _known(name, knowledge.findings, "question", f"{path}.question")
    finding = knowledge.findings.get(name) if isinstance(name, str) else None
    if finding is None or answer is None:
        return
    if finding.kind == "computed":
        problem = f"{finding.id} is worked out from readings, never answered"
        yield Fault(f"{path}.question", problem, "a question that is asked")
    else:
        yield from unfit_answer(answer, finding, f"{path}.answer")


def unfit_answer(answer: object, finding: Finding, path: str) -> Iterator[Fault]:
    """Find whether an answer is none of those its question takes; `unsure` always is one."""
    words = answer_words(finding)
    expected = " or ".join(words)
    if finding.answer == "number":
        low, high = finding.plausible or (float("-inf"), float("inf"))
        expected = f"a number {between(low, high)}, or {expected}"
        if is_number(answer) and not low <= answer <= high:
            yield Fault(path, f"{answer} is not plausible for {finding.id}", expected)
            return
        if is_number(answer):
            return
    if answer not in words:
        problem = f"{answer!r} does not answer {finding.id}"
        yield Fault(path, problem, expected, nearest(answer, words))


def answer_words(finding: Finding) -> tuple[str, ...]:
    """Give the words that answer a question; "no" to a number says that there is none."""
    match finding.answer:
        case "yes_no":
            return ("yes", "no", "unsure")
        case "number":
            return ("no", "unsure")
        case "choice":
            return (*(choice.id for choice in finding.choices), "unsure")


def _session(raw: Raw, knowledge: Knowledge, path: str) -> Iterator[Fault]:
    yield from out_of_place(raw, SESSION, path)
    items = raw.get("items")
    if isinstance(items, list):
        yield from _items(items, knowledge, f"{path}.items")


def _items(items: Iterable[object], knowledge: Knowledge, path: str) -> Iterator[Fault]:
    for index, item in enumerate(items):
        if isinstance(item, dict):
            place = f"{path}[{index}]"
            named = item.get("exercise")
            yield from _known(named, knowledge.exercises, "exercise", f"{place}.exercise")
            yield from out_of_place(item, ITEM, place)


def _decision(raw: Raw, knowledge: Knowledge, path: str) -> Iterator[Fault]:
    match raw.get("kind"):
        case "target_set":
            measure = knowledge.measures["knee_to_wall"]
            target = {"value": raw.get("reach_cm")}
            for fault in _within(target, measure, "cm", path):
                yield Fault(f"{path}.reach_cm", fault.problem, fault.expected)
        case "programme_accepted":
            yield from _starts(raw, path)
            yield from _blocks(raw.get("blocks"), knowledge, f"{path}.blocks")
        case "paused":
            yield from _until(raw, path)
        case "cleared":
            yield from _known(raw.get("rule"), knowledge.safety, "safety rule", f"{path}.rule")


def _starts(raw: Raw, path: str) -> Iterator[Fault]:
    starts, at = _day(raw.get("starts")), _day(raw.get("at"))
    if starts and at and abs(starts - at) > STARTS_WITHIN:
        problem = f"{starts} lies more than a year from the day this was entered"
        yield Fault(f"{path}.starts", problem, f"a day near {at}")


def _until(raw: Raw, path: str) -> Iterator[Fault]:
    until, at = _day(raw.get("until")), _day(raw.get("at"))
    if until and at and until < at:
        yield Fault(f"{path}.until", f"{until} is before the pause begins", f"a day from {at} on")


def _blocks(blocks: object, knowledge: Knowledge, path: str) -> Iterator[Fault]:
    for index, block in enumerate(blocks if isinstance(blocks, list) else []):
        if isinstance(block, dict):
            place = f"{path}[{index}]"
            yield from _known(block.get("phase"), knowledge.phases, "phase", f"{place}.phase")
            for day in ("training_day", "rest_day", "training_between", "rest_between"):
                if isinstance(items := block.get(day), list):
                    yield from _items(items, knowledge, f"{place}.{day}")


def _known(name: object, known: Mapping[str, object], what: str, path: str) -> Iterator[Fault]:
    if isinstance(name, str) and name not in known:
        yield Fault(path, f"no {what} is called {name!r}", nearest=nearest(name, known))


def _moment(raw: Raw, today: date, path: str) -> Iterator[Fault]:
    day = _day(raw.get("at"))
    if day is None:
        return
    if day - today > AHEAD:
        yield Fault(f"{path}.at", f"{day} lies in the future", f"a day near {today} or before it")
    elif day.year < EARLIEST_YEAR:
        yield Fault(f"{path}.at", f"{day} is too long ago", f"a day since {EARLIEST_YEAR}")


def _day(raw: object) -> date | None:
    try:
        return datetime.fromisoformat(raw).date() if isinstance(raw, str) else None
    except ValueError:
        return None
