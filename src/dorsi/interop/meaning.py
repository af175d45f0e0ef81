"""What a journal says, checked against knowledge and the calendar.

Works on plain values as read, so that a record with one fault is still looked at for others.
Whatever has the wrong type is passed over here: reading the records reports that.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Final, get_args
from zoneinfo import available_timezones

from dorsi.domain.findings import Finding
from dorsi.domain.journal import Decision
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.measures import Measure
from dorsi.errors import Fault
from dorsi.interop.checks import Raw, day_written, items, known, measurable
from dorsi.interop.decisions import decision
from dorsi.interop.plausible import (
    AHEAD,
    EARLIEST_YEAR,
    ITEM,
    OLDEST_YEARS,
    PERSON,
    READING,
    SESSION,
    between,
    is_number,
    out_of_place,
)
from dorsi.interop.zones import zone
from dorsi.knowledge.records import nearest

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
        "decisions": decision,
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
    if isinstance(clock, str) and clock and not _CLOCK.fullmatch(clock):  # empty: at none any more
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
    yield from known(name, knowledge.measures, "measure", f"{path}.measure")
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
    for place, number in numbers:
        yield from measurable(number, measure, unit, place)


def _answer(raw: Raw, knowledge: Knowledge, path: str) -> Iterator[Fault]:
    name, answer = raw.get("question"), raw.get("answer")
    yield from known(name, knowledge.findings, "question", f"{path}.question")
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
    if finding.answer == "text":
        yield from _unfit_text(answer, finding, path)
        return
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


def _unfit_text(answer: object, finding: Finding, path: str) -> Iterator[Fault]:
    """Find whether an answer in somebody's own words is none, or too long to be one line."""
    most = finding.most_characters or 0
    expected = f"a text of 1 to {most} characters, or no or unsure"
    if not isinstance(answer, str):
        yield Fault(path, f"{answer!r} does not answer {finding.id}", expected)
    elif not answer.strip():
        yield Fault(path, f"the answer to {finding.id} is empty", expected)
    elif len(answer) > most:
        yield Fault(path, f"{len(answer)} characters are too many for {finding.id}", expected)


def answer_words(finding: Finding) -> tuple[str, ...]:
    """Give the words that answer a question; "no" to a number or a text says there is none."""
    match finding.answer:
        case "yes_no":
            return ("yes", "no", "unsure")
        case "number" | "text":
            return ("no", "unsure")
        case "choice":
            return (*(choice.id for choice in finding.choices), "unsure")


def _session(raw: Raw, knowledge: Knowledge, path: str) -> Iterator[Fault]:
    yield from out_of_place(raw, SESSION, path)
    if isinstance(done := raw.get("items"), list):
        yield from items(done, knowledge, ITEM, f"{path}.items")


def _moment(raw: Raw, today: date, path: str) -> Iterator[Fault]:
    day = day_written(raw.get("at"))
    if day is None:
        return
    if day - today > AHEAD:
        yield Fault(f"{path}.at", f"{day} lies in the future", f"a day near {today} or before it")
    elif day.year < EARLIEST_YEAR:
        yield Fault(f"{path}.at", f"{day} is too long ago", f"a day since {EARLIEST_YEAR}")
