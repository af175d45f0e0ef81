"""The review on one screen: the person's own numbers, what they mean, what to do.

A stop shows the stop and what to do instead, and no exercise anywhere.
"""

from collections.abc import Iterable
from datetime import date
from typing import Final

from rich.console import Group, RenderableType

from dorsi.compose.first_checks import card_comes_first
from dorsi.domain.effective import effective
from dorsi.domain.journal import Journal
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.schedule import Plan
from dorsi.domain.verdicts import Interval, Review
from dorsi.domain.words import SIDES
from dorsi.find.answers import RED_FLAG_CARD
from dorsi.report.listener import Listener, listener_for
from dorsi.report.quantities import capital, full_day, listed
from dorsi.report.scale import Role
from dorsi.report.sentences.advice import (
    describe_decisions,
    describe_proposal,
    describe_reason,
)
from dorsi.report.sentences.change import describe_change_of, describe_forecast
from dorsi.report.sentences.pattern import describe_pattern, describe_question
from dorsi.report.sentences.programme import decisions_now, describe_programme
from dorsi.report.sentences.reach import describe_asymmetry, describe_side
from dorsi.report.terminal.check_in import check_in_hint
from dorsi.report.terminal.parts import (
    Scale,
    by_side,
    hanging,
    heading,
    hints,
    labelled,
    points,
    sided,
    title,
)
from dorsi.report.terminal.stop import render_stop

SAYS_MORE: Final = ("not_begun", "loss_confirmed")  # than where in the programme one stands
STILL_SQUATTING: Final = ("heel_lift", "heel_lift_stays", "goblet_or_box_squat")
PROPOSED_BY: Final = ("begin", "card_first")


def render_review(
    review: Review,
    journal: Journal,
    knowledge: Knowledge,
    today: date,
    file: str | None,
    plan: Plan | None = None,
) -> RenderableType:
    """Lay out a review.

    Args:
        review: What `review` said.
        journal: The journal it was said of.
        knowledge: What it was said with.
        today: The day it is for.
        file: The journal file as the person typed it, for the commands at the foot;
            `None` leaves them out.
        plan: The plan of the day, so that what it says to do meanwhile is not overlooked.
    """
    known = effective(journal, today)
    person = known.person
    to = listener_for(person, knowledge, today)
    if review.safety.withheld:
        return render_stop(review, knowledge, person.name, today, file)
    meaning = [(label, sided(text)) for label, text in _meaning(review, to)]
    return Group(
        title(person.name, full_day(today)),
        *numbers(review, to),
        *([heading("What it means"), labelled(meaning)] if meaning else []),
        heading("What to do"),
        points(sided(text) for text in (*_to_do(review, known, to), *_meanwhile(plan, knowledge))),
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
    yield from by_side("Pattern", {side: describe_pattern(side, review, to) for side in SIDES})
    if review.programme.state != "none":
        changes = {side: describe_change_of(side, review, to) for side in SIDES}
        yield from by_side("Change", changes)
    yield from by_side("Ahead", {side: describe_forecast(side, review, to) for side in SIDES})


def _to_do(review: Review, journal: Journal, to: Listener) -> Iterable[str]:
    rules = {made.rule for made in review.decisions}
    for reason in review.safety.reasons:
        yield describe_reason(reason)
    programme = describe_programme(review.programme, journal, to)
    if programme is not None and not rules.intersection(SAYS_MORE):
        yield programme
    yield from describe_decisions(decisions_now(review), to)
    if review.programme.proposal is not None:
        yield describe_proposal(review.programme.proposal, to)
    asked = review.next_question
    said_already = asked is not None and asked.question == RED_FLAG_CARD and "card_first" in rules
    if asked is not None and not said_already:
        yield describe_question(asked, to)


def _meanwhile(plan: Plan | None, knowledge: Knowledge) -> Iterable[str]:
    """Point to what keeps somebody squatting meanwhile; the plan says how.

    Requirements: A-26, B-42
    """
    given = {one.id for one in plan.accommodations} if plan is not None else set()
    names = [knowledge.accommodations[id_].name.lower() for id_ in STILL_SQUATTING if id_ in given]
    if names:
        yield f"Meanwhile, as the plan says: {listed(names)}."


def _commands(review: Review, file: str) -> Iterable[tuple[str, str]]:
    state = review.programme.state
    if state == "paused":
        yield f"dorsi log {file} resume", "go on with the programme"
    elif state != "none":
        if not card_comes_first(review):
            yield f"dorsi today {file}", "today's exercises"
    elif any(review.sides.of(side).reach_cm for side in SIDES):
        proposed = any(made.rule in PROPOSED_BY for made in review.decisions)
        yield f"dorsi plan {file}", "the programme proposed" if proposed else "what is planned"
    if review.programme.proposal is not None:
        yield f"dorsi log {file} accept", "take on what is proposed"
    elif any(made.rule == "twelve_weeks_done" for made in review.decisions):
        yield f"dorsi log {file} accept", "a second round, if you want more"
    if review.next_question is not None:
        yield f"dorsi next {file}", "how to answer it"
    yield from check_in_hint(review, file)
    yield f"dorsi explain {file}", "what all this rests on"
