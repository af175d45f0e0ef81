"""The review on one screen: the person's own numbers, what they mean, what to do.

A stop shows the stop and what to do instead, and no exercise anywhere.
"""

from collections.abc import Callable, Iterable
from datetime import date

from rich.console import Group, RenderableType

from dorsi.domain.effective import effective
from dorsi.domain.journal import Journal
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.verdicts import Interval, Review
from dorsi.domain.words import SIDES, Side
from dorsi.report.listener import Listener, listener_for
from dorsi.report.quantities import capital, full_day
from dorsi.report.scale import Role
from dorsi.report.sentences.advice import (
    describe_decision,
    describe_programme,
    describe_proposal,
    describe_reason,
)
from dorsi.report.sentences.change import describe_change, describe_forecast
from dorsi.report.sentences.pattern import describe_pattern, describe_question
from dorsi.report.sentences.reach import describe_asymmetry, describe_side
from dorsi.report.terminal.parts import (
    Scale,
    hanging,
    heading,
    hints,
    labelled,
    points,
    sided,
    title,
)
from dorsi.report.terminal.stop import render_stop


def render_review(
    review: Review, journal: Journal, knowledge: Knowledge, today: date, file: str | None
) -> RenderableType:
    """Lay out a review.

    Args:
        review: What `review` said.
        journal: The journal it was said of.
        knowledge: What it was said with.
        today: The day it is for.
        file: The journal file as the person typed it, for the commands at the foot;
            `None` leaves them out.
    """
    person = effective(journal, today).person
    to = listener_for(person, knowledge, today)
    if review.safety.withheld:
        return render_stop(review, knowledge, person.name, today, file)
    meaning = [(label, sided(text)) for label, text in _meaning(review, to)]
    return Group(
        title(person.name, full_day(today)),
        *numbers(review, to),
        *([heading("What it means"), labelled(meaning)] if meaning else []),
        heading("What to do"),
        points(sided(text) for text in _to_do(review, to)),
        *([hints(_commands(review, file))] if file is not None else []),
    )


def numbers(review: Review, to: Listener) -> Iterable[RenderableType]:
    """The reach of both sides in words and on the scale."""
    yield hanging(sided(describe_side(side, review.sides.of(side), to), "bold") for side in SIDES)
    reaches: list[tuple[Role, str, Interval]] = [
        (side, capital(side), reach)
        for side in SIDES
        if (reach := review.sides.of(side).reach_cm) is not None
        and review.sides.of(side).told_by != "touch"
    ]
    if reaches:
        yield Scale(reaches, to)


def _meaning(review: Review, to: Listener) -> Iterable[tuple[str, str]]:
    if any(review.sides.of(side).reach_cm for side in SIDES):
        yield "Sides", describe_asymmetry(review.asymmetry, to)
    yield from _by_side("Pattern", lambda side: describe_pattern(side, review, to))
    if review.programme.state != "none":
        yield from _by_side("Change", lambda side: describe_change(review.change.of(side), to))
    yield from _by_side("Ahead", lambda side: describe_forecast(side, review, to))


def _by_side(label: str, describe: Callable[[Side], str | None]) -> Iterable[tuple[str, str]]:
    """Say the same of both sides once, and different things side by side."""
    left, right = (describe(side) for side in SIDES)
    if left == right:
        if left is not None:
            yield label, f"Both sides: {left}"
        return
    for side, text in (("Left", left), ("Right", right)):
        if text is not None:
            yield label, f"{side}: {text}"
            label = ""


def _to_do(review: Review, to: Listener) -> Iterable[str]:
    for reason in review.safety.reasons:
        yield describe_reason(reason)
    programme = describe_programme(review.programme, to)
    begun = all(decision.rule != "not_begun" for decision in review.decisions)
    if programme is not None and begun:
        yield programme
    for decision in review.decisions:
        yield describe_decision(decision)
    if review.programme.proposal is not None:
        yield describe_proposal(review.programme.proposal)
    if review.next_question is not None:
        yield describe_question(review.next_question, to)


def _commands(review: Review, file: str) -> Iterable[tuple[str, str]]:
    if review.programme.state == "none":
        yield f"dorsi plan {file}", "the programme proposed"
    else:
        yield f"dorsi today {file}", "today's exercises"
    if review.programme.proposal is not None:
        yield f"dorsi log {file} accept", "take on what is proposed"
    if review.next_question is not None:
        yield f"dorsi next {file}", "how to answer it"
    yield f"dorsi explain {file}", "what all this rests on"
