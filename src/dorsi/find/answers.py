"""What a person's answers say now: the latest word on every question, side by side."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from dorsi.domain.findings import Finding
from dorsi.domain.journal import Answer, Cleared, Journal
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.words import SIDES, Side

RED_FLAG_CARD = "red_flag_card"


@dataclass(frozen=True, slots=True)
class Given:
    """One answer as it stands, and the journal entry it was given in."""

    value: str | float
    entry: Answer


Latest = dict[tuple[str, Side | None], Given]


@dataclass(frozen=True, slots=True)
class Answers:
    """The latest answer to every question, for each side and for the person.

    `cleared` holds what a clinician had to say to them: the newest clearance of a safety rule.
    """

    latest: Mapping[tuple[str, Side | None], Given]
    cleared: Mapping[str, datetime] = field(default_factory=dict)

    def given(self, question: str, side: Side | None) -> Given | None:
        """The latest answer with its entry; for side None the latest on any side."""
        return self.latest.get((question, side))

    def value(self, question: str, side: Side | None) -> str | float | None:
        """The latest answer: yes, no, unsure, a number or a choice; None where nobody answered."""
        given = self.given(question, side)
        return None if given is None else given.value

    def entry(self, question: str, side: Side | None) -> Answer | None:
        """The journal entry the latest answer comes from, the card or a choice included."""
        given = self.given(question, side)
        return None if given is None else given.entry


def answers_of(journal: Journal, knowledge: Knowledge) -> Answers:
    """Find the latest answer to every question on either side.

    An answer for both sides, or for none in particular, counts for each. One about the person
    counts whatever side was noted with it. A choice also answers the findings it stands for, and
    "none of these" on the red-flag card answers every question on the card with no; both compete by
    time with direct answers. An "unsure" about a choice takes back what an earlier choice stood
    for, on the sides it is about: those questions are open again. What was answered directly stays.

    Args:
        journal: As it counts today (`effective`), so its answers are in the order of time.
        knowledge: Knows the questions.
    """
    latest: Latest = {}
    for entry in journal.answers:
        if entry.answer == "unsure":
            _take_back(entry, latest, knowledge)
        for question, value in _stands_for(entry, knowledge):
            given = Given(value, entry)
            latest[question, None] = given
            for side in _sides(entry, knowledge.findings.get(question)):
                latest[question, side] = given
    cleared = {each.rule: each.at for each in journal.decisions if isinstance(each, Cleared)}
    return Answers(latest, cleared)


def card_asked(answers: Answers, knowledge: Knowledge) -> bool:
    """Whether the red-flag card, or at least one of its lines, has ever been answered."""
    lines = (finding.id for finding in knowledge.findings.values() if finding.on_card)
    return any(answers.entry(question, None) for question in (RED_FLAG_CARD, *lines))


def _take_back(unsure: Answer, latest: Latest, knowledge: Knowledge) -> None:
    """Forget what an earlier choice stood for on the sides where the choice is now open."""
    finding = knowledge.findings.get(unsure.question)
    for part in {part for choice in finding.choices for part in choice.sets} if finding else ():
        for side in _sides(unsure, finding):
            if _chosen(latest.get((part, side)), unsure.question):
                del latest[part, side]
        kept = [given for side in SIDES if (given := latest.get((part, side)))]
        if kept:
            latest[part, None] = max(kept, key=lambda given: given.entry.at)
        elif _chosen(latest.get((part, None)), unsure.question):
            del latest[part, None]


def _chosen(given: Given | None, choice: str) -> bool:
    return given is not None and given.entry.question == choice


def _stands_for(entry: Answer, knowledge: Knowledge) -> Iterator[tuple[str, str | float]]:
    yield entry.question, entry.answer
    finding = knowledge.findings.get(entry.question)
    for choice in finding.choices if finding else ():
        if choice.id == entry.answer:
            yield from choice.sets.items()
    if entry.question == RED_FLAG_CARD and entry.answer == "no":
        for question in knowledge.findings.values():
            if question.on_card:
                yield question.id, "no"


def _sides(entry: Answer, finding: Finding | None) -> tuple[Side, ...]:
    if entry.side is None or entry.side == "both" or (finding and not finding.per_side):
        return SIDES
    return (entry.side,)
