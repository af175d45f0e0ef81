"""One page for a physiotherapist: what is known, how sure it is, and what cannot be told."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dorsi.domain.words import SIDES, WEEKDAYS, Weekday
from dorsi.report.quantities import WEEKDAY_NAMES, angle, day, length, listed
from dorsi.report.sentences.equipment import EQUIPMENT
from dorsi.site.pages.thinking import Thought

# The page is one printed sheet however long the journal: the latest are shown, and of the readings
# the first days too, for they are what everything is compared with. The others are counted.
PAIN_ROWS = 4
WEEK_ROWS = 4
READING_ROWS = 15
FIRST_READING_ROWS = 3
CANNOT: tuple[str, ...] = (
    "Everything here was measured and answered by the person alone, without an examination.",
    "How well people answer these questions about themselves has not been studied.",
    "So the pattern is a hint about where to look first, and nothing more.",
    "A gain is a change of the reading; practice at measuring and time do some of it.",
    "The reach is of the whole ankle in a lunge; it does not tell bone from soft tissue.",
)


@dataclass(frozen=True, slots=True)
class Sore:
    """A session after which something hurt."""

    day: str
    pain: str
    site: str
    done: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What was measured on a day with one measure."""

    day: str
    measure: str
    left: str
    right: str
    ankle: str


def about(t: Thought) -> list[tuple[str, str]]:
    """Who it is about, in pairs; what was not said is left out."""
    person, known = t.person, t.knowledge
    sports = [known.sports[id_].name for id_ in person.sports if id_ in known.sports]
    pairs = [
        ("Born", str(person.birth_year or "")),
        ("Height", f"{person.height_cm:g} cm" if person.height_cm else ""),
        ("Sports", listed(sports)),
        ("Trains the legs", listed(_weekdays(person.training_days))),
        ("Minutes a day", f"{person.minutes_per_day:g}" if person.minutes_per_day else ""),
        ("Equipment", listed(EQUIPMENT[word] for word in person.equipment)),
    ]
    return [(name, said) for name, said in pairs if said]


def _weekdays(days: tuple[Weekday, ...]) -> list[str]:
    return [WEEKDAY_NAMES[WEEKDAYS.index(each)] for each in days]


def angles(t: Thought) -> list[tuple[str, str]]:
    """The angle of each side with its error, where one is known."""
    found = ((side, t.review.sides.of(side).angle_deg) for side in SIDES)
    return [
        (side, f"{angle(a.value)}, likely {angle(a.low)} to {angle(a.high)}")
        for side, a in found
        if a is not None
    ]


def readings(t: Thought) -> list[Taken]:
    """Every reading, newest first, left and right of a day beside each other."""
    rows: dict[tuple[date, str, bool | None], dict[str, list[str]]] = {}
    for r in reversed(t.journal.readings):
        said = f"{', '.join(f'{n:g}' for n in r.numbers)} {r.unit}"
        row = rows.setdefault((r.day, r.measure, r.cold), {side: [] for side in SIDES})
        for side in SIDES if r.side == "both" else (r.side,):
            row[side].append(said)
    known, warm = t.knowledge.measures, {True: "cold", False: "warm", None: "not said"}
    return [
        Taken(
            when.isoformat(),
            known[measure].name,
            "; ".join(sides["left"]),
            "; ".join(sides["right"]),
            warm[cold],
        )
        for (when, measure, cold), sides in rows.items()
    ]


def latest_and_first(rows: list[Taken]) -> tuple[list[Taken], list[Taken], int]:
    """The newest rows, the first ones, and how many stand between them, newest first."""
    if len(rows) <= READING_ROWS + FIRST_READING_ROWS:
        return rows, [], 0
    between = len(rows) - READING_ROWS - FIRST_READING_ROWS
    return rows[:READING_ROWS], rows[-FIRST_READING_ROWS:], between


def one_measure(rows: list[Taken]) -> str:
    """The measure all rows are of, so that it need not stand in each; empty where they differ."""
    names = {row.measure for row in rows}
    return names.pop() if len(names) == 1 else ""


def answers(t: Thought) -> list[tuple[str, str, str]]:
    """What counts of the answers: the question, the answer, where; the plain no of a card apart."""
    return sorted(set(_answers(t)))


def _answers(t: Thought) -> Iterator[tuple[str, str, str]]:
    known, latest = t.knowledge.findings, t.assessment.answers.latest
    for (question, side), given in latest.items():
        finding = known.get(question)
        derived = given.entry.question != question  # said by the choice it was part of
        if finding is None or given.value == "no" or derived or finding.kind == "check_in":
            continue
        if (side is None) == finding.per_side:
            continue
        texts = {choice.id: choice.text for choice in finding.choices}
        yield finding.name, texts.get(str(given.value), f"{given.value}"), side or ""


def sore(t: Thought) -> list[Sore]:
    """Every session with pain, newest first."""
    known = t.knowledge.exercises
    found = []
    for session in reversed(t.journal.sessions):
        pinches = [item.pinch for item in session.items if item.pinch]
        told = [
            f"{name} {value:g}"
            for name, value in (
                ("before", session.pain_before),
                ("after", session.pain_after),
                ("next morning", session.pain_next_morning),
                ("pinch in front", max(pinches, default=None)),
            )
            if value
        ]
        if told:
            names = dict.fromkeys(item.exercise for item in session.items)
            done = listed(known[name].name.lower() if name in known else name for name in names)
            found.append(
                Sore(day(session.day, t.today), ", ".join(told), session.pain_site or "", done)
            )
    return found


def error_of_measuring(t: Thought) -> str:
    """Say how far one day's result strays, and what the bounds are."""
    own = t.assessment.repeatability.sd_cm
    return (
        f"One day's result strays from the truth by about {length(own, t.to.unit)} (one standard "
        "deviation: the published figure, moved by this person's own readings); “likely” is 90 %."
    )
