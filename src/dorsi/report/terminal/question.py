"""The next question on the terminal: why it is asked, how to find out, what to type."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Final

from rich.console import Group, RenderableType
from rich.text import Text

from dorsi.domain.effective import effective
from dorsi.domain.findings import Finding
from dorsi.domain.journal import Journal, Person
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.measures import Measure
from dorsi.domain.verdicts import NextQuestion, Review
from dorsi.domain.words import SIDES, SideOrBoth
from dorsi.find.answers import RED_FLAG_CARD
from dorsi.find.screens import card_lines
from dorsi.report.quantities import capital, full_day, in_unit
from dorsi.report.terminal.check_in import render_check_in
from dorsi.report.terminal.parts import (
    MUTED,
    SIDE_STYLES,
    heading,
    indented,
    numbered,
    points,
    title,
    typed,
)
from dorsi.report.terminal.stop import NUMBER, answer_command, render_stop

WORDS: Final = '"…"'


def render_next(
    review: Review, journal: Journal, knowledge: Knowledge, today: date, file: str
) -> RenderableType:
    """Lay out the one question that would tell most.

    Args:
        review: What `review` said.
        journal: The journal it was said of.
        knowledge: What it was said with.
        today: The day it is for.
        file: The journal file as the person typed it, for the commands.
    """
    person = effective(journal, today).person
    asked = review.next_question
    head: RenderableType
    if review.safety.withheld:
        # The question stands below in full, so the stop need not point to it.
        unasked = replace(review, next_question=None)
        head = render_stop(unasked, knowledge, person.name, today, file)
        if asked is None:
            return head
        head = Group(head, "")
    else:
        head = title(person.name, full_day(today))
    if asked is None:
        if review.programme.check_in_due is not None:
            return Group(head, *render_check_in(knowledge, file))
        enough = "Nothing to ask today: what you have told is enough to go on."
        return Group(head, Text(enough))
    measure = knowledge.measures.get(asked.question)
    if measure is not None:
        return Group(head, *_measure(measure, asked, person, file))
    finding = knowledge.findings[asked.question]
    if finding.id == RED_FLAG_CARD:
        return Group(head, *_card(finding, asked, knowledge, file))
    return Group(head, *_finding(finding, asked, person, file))


def _finding(
    finding: Finding, asked: NextQuestion, person: Person, file: str
) -> Iterable[RenderableType]:
    unit = person.length_unit
    yield _asked(in_unit(finding.question, unit), asked)
    yield from map(Text, in_unit(finding.help, unit).strip().splitlines())
    yield Text(f"\n{asked.why}", MUTED)
    yield heading("Answer")
    for answer, meaning in _answers(finding):
        for side in _told_apart(finding, answer, asked):
            yield _answer(finding, answer, side, file)
        if meaning:
            yield indented(Text(meaning, MUTED), columns=4)


def _told_apart(finding: Finding, answer: str, asked: NextQuestion) -> Iterable[SideOrBoth | None]:
    """Both sides in one command, save what is counted: two injuries seldom share a day."""
    apart = finding.kind == "safety" and answer == NUMBER and asked.side == "both"
    return SIDES if apart else (asked.side,)


def _answers(finding: Finding) -> Iterable[tuple[str, str]]:
    match finding.answer:
        case "number":
            yield NUMBER, _bounds(finding)
            if finding.kind == "safety":
                yield "no", "None, or never."
        case "text":
            yield WORDS, _length(finding)
            yield "no", "Nothing."
        case "choice":
            yield from ((choice.id, choice.text) for choice in finding.choices)
        case _:
            yield "yes", ""
            yield "no", ""
    yield "unsure", "Not sure is always an answer."


def _length(finding: Finding) -> str:
    return f"In your own words, at most {finding.most_characters} characters."


def _bounds(finding: Finding) -> str:
    if finding.plausible is None:
        return ""
    low, high = finding.plausible
    return f"From {low:g} to {high:g}."


def _card(
    card: Finding, asked: NextQuestion, knowledge: Knowledge, file: str
) -> Iterable[RenderableType]:
    """The red-flag card: its lines, and how to say that none or one of them fits."""
    yield _asked(card.question, asked)
    yield Text(f"{asked.why}\n", MUTED)
    yield points(
        Text.assemble(finding.name, (f"  {finding.id}", MUTED)) for finding in card_lines(knowledge)
    )
    yield heading("Answer")
    yield Text("  None of these:", MUTED)
    yield _answer(card, "no", asked.side, file)
    yield Text("  One of them, by the word behind it (add a side where it has one):", MUTED)
    yield typed(f"dorsi log {file} answer WORD yes --side left")


def _measure(
    measure: Measure, asked: NextQuestion, person: Person, file: str
) -> Iterable[RenderableType]:
    yield _asked(f"Measure: {measure.name.lower()}", asked)
    yield Text(measure.summary)
    yield Text(f"\n{asked.why}", MUTED)
    yield heading("How")
    yield numbered(Text(in_unit(step, person.length_unit)) for step in measure.steps)
    yield heading("Write it down")
    unit = person.length_unit if person.length_unit in measure.units else measure.unit
    trials = " ".join([NUMBER] * measure.trials)
    for side in SIDES if asked.side in ("both", None) else (asked.side,):
        yield typed(f"dorsi log {file} reading {measure.id} {side} {trials} {unit} --cold")


def _asked(question: str, asked: NextQuestion) -> Text:
    if asked.side not in SIDES:
        return Text(question, "bold")
    side = capital(asked.side)
    return Text.assemble((f"{side} side. ", f"bold {SIDE_STYLES[side]}"), (question, "bold"))


def _answer(finding: Finding, answer: str, side: SideOrBoth | None, file: str) -> Text:
    return typed(answer_command(finding, answer, side, file))
