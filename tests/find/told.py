"""Journals of answers for the tests of this folder, in as few words as a physiotherapist's."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from dorsi.domain.findings import Finding
from dorsi.domain.journal import Answer, Journal, Person, Reading
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.verdicts import Interval, Sides
from dorsi.domain.words import Side, StructureId
from dorsi.find.answers import Answers, answers_of
from dorsi.find.pattern import SidePattern, pattern
from dorsi.knowledge.load import load_knowledge
from dorsi.measure.range import SideRange

KNOWLEDGE = load_knowledge()
START = datetime(2026, 1, 5, 7, 15, tzinfo=UTC)
TODAY = date(2026, 2, 2)
SOMEONE = Person(name="Someone")
UNMEASURED = SideRange(
    reach_cm=None,
    reach_sd_cm=None,
    angle_deg=None,
    band=None,
    band_certainty=None,
    angle_estimated=False,
    days=0,
    newest=None,
)


def told(question: str, answer: str | float = "yes", side: Any = "left", day: int = 0) -> Answer:
    """One answer, some days after the start."""
    return Answer(at=START + timedelta(days=day), question=question, answer=answer, side=side)


def answers(*given: Answer, knowledge: Knowledge = KNOWLEDGE) -> Answers:
    """The latest word of these answers, sorted by time as an effective journal's are."""
    entries = tuple(sorted(given, key=lambda entry: entry.at))
    return answers_of(Journal(person=SOMEONE, answers=entries), knowledge)


def left(
    *given: Answer,
    computed: Mapping[str, float | str] | None = None,
    limited: bool | None = True,
    knowledge: Knowledge = KNOWLEDGE,
) -> SidePattern:
    """The left side's pattern."""
    return pattern(
        answers(*given, knowledge=knowledge),
        "left",
        computed or {},
        knowledge,
        range_limited=limited,
    )


def chances(side: SidePattern) -> dict[StructureId, float]:
    """Probability by structure."""
    return {chance.structure: chance.probability for chance in side.chances}


def factors(side: SidePattern, structure: StructureId) -> dict[str, float]:
    """What moved a structure, and how far."""
    (chance,) = (c for c in side.chances if c.structure == structure)
    return {because.finding: because.factor for because in chance.because}


def bends(reach_cm: float | None, day: date | None = None, band: Any = "marked") -> SideRange:
    """A side that bends so far, give or take a centimetre."""
    if reach_cm is None:
        return UNMEASURED
    reach = Interval(reach_cm, reach_cm - 1.0, reach_cm + 1.0)
    return replace(UNMEASURED, reach_cm=reach, band=band, days=1, newest=day or START.date())


def both_bend(left_cm: float | None, right_cm: float | None) -> Sides[SideRange]:
    """Both sides' ranges."""
    return Sides(bends(left_cm), bends(right_cm))


def taken(measure: str, side: Side, *trials: float, day: int = 0, **more: Any) -> Reading:
    """A reading some days after the start, in degrees unless told otherwise."""
    fields: dict[str, Any] = {"unit": "deg"} | more
    at = START + timedelta(days=day)
    return Reading(at=at, measure=measure, side=side, trials=trials, **fields)


def edited(finding: str, **changes: Any) -> Knowledge:
    """The knowledge with one finding's file edited."""
    changed: Finding = replace(KNOWLEDGE.findings[finding], **changes)
    return replace(KNOWLEDGE, findings={**KNOWLEDGE.findings, finding: changed})
