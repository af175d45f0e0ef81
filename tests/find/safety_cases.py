"""Journals that say things, and the cases of `cases/safety.toml` as records."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from dorsi.domain.effective import effective
from dorsi.domain.journal import Answer, Cleared, Decision, Journal, Person
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.rules import SafetyRule
from dorsi.domain.verdicts import Safety, SafetyReason
from dorsi.domain.words import SideOrBoth
from dorsi.find.answers import answers_of
from dorsi.find.safety import assess_safety

TODAY = date(2026, 6, 15)
CASES = Path(__file__).parents[1] / "cases" / "safety.toml"

Said = Mapping[str, str | float]
FRESH: Said = {"injury_days_ago": 3, "malleolar_pain": "yes", "cannot_bear_weight": "yes"}


@dataclass(frozen=True, kw_only=True)
class Case:
    """One case of one rule; the file says what each field means."""

    rule: str
    says: str
    status: str
    withheld: bool
    answers: Said = field(default_factory=dict)
    earlier: tuple[Mapping[str, Any], ...] = ()
    sides: Mapping[str, SideOrBoth] = field(default_factory=dict)
    cleared: tuple[str, ...] = ()
    born: int = 1990
    holds: bool = True
    urgency: str | None = None

    def __str__(self) -> str:
        return f"{self.rule}: {self.says}"

    @property
    def journal(self) -> Journal:
        told = [
            answer
            for past in self.earlier
            for answer in said(past["answers"], self.sides, days_before=past["days"])
        ]
        words = tuple(map(cleared, self.cleared))
        born = self.born or None
        return journal(*told, *said(self.answers, self.sides), born=born, decisions=words)


def read_cases() -> tuple[Case, ...]:
    raw = tomllib.loads(CASES.read_text(encoding="utf-8"))
    return tuple(Case(rule=rule, **case) for rule, cases in raw.items() for case in cases)


def said(
    answers: Said,
    sides: Mapping[str, SideOrBoth] | None = None,
    days_before: int = 0,
    hour: int = 8,
) -> tuple[Answer, ...]:
    """Answers given together, on the right side unless said otherwise."""
    at = moment(days_before, hour)
    return tuple(
        Answer(at=at, question=question, side=(sides or {}).get(question, "right"), answer=answer)
        for question, answer in answers.items()
    )


def cleared(rule: str, days_before: int = 0, hour: int = 12) -> Cleared:
    return Cleared(at=moment(days_before, hour), rule=rule, by="a physiotherapist")


def moment(days_before: int = 0, hour: int = 8) -> datetime:
    return datetime.combine(TODAY - timedelta(days=days_before), time(hour), tzinfo=UTC)


def journal(
    *answers: Answer, born: int | None = 1990, decisions: tuple[Decision, ...] = ()
) -> Journal:
    person = Person(name="Someone", birth_year=born)
    return Journal(person=person, answers=answers, decisions=decisions)


def verdict(journal: Journal, knowledge: Knowledge, today: date = TODAY) -> Safety:
    """What safety says of a journal as it counts on a day."""
    counting = effective(journal, today)
    return assess_safety(answers_of(counting, knowledge), counting, today, knowledge)


def rules_of(safety: Safety) -> list[str]:
    return [reason.rule for reason in safety.reasons]


def reason_for(rule: str, safety: Safety) -> SafetyReason | None:
    return next((reason for reason in safety.reasons if reason.rule == rule), None)


def with_rule(knowledge: Knowledge, rule: SafetyRule) -> Knowledge:
    """Knowledge with one safety rule put in the place of the one of its name."""
    return replace(knowledge, safety={**knowledge.safety, rule.id: rule})
