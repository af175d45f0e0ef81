"""The question a page asks, and the entries its answer makes."""

from dataclasses import replace
from typing import Final

from django.http import HttpRequest

from dorsi.compose.first_checks import CARD, lines_of_card
from dorsi.domain.findings import Finding
from dorsi.domain.journal import Answer
from dorsi.domain.words import SIDES
from dorsi.errors import InvalidInput
from dorsi.site.pages.forms import AnswerForm
from dorsi.site.pages.showing import form_id, id_for
from dorsi.site.pages.thinking import Thought

YOU: Final = "you"


def sides_of(finding: Finding) -> tuple[str, ...]:
    """The sides a question is asked for; the person where it is about no side."""
    return SIDES if finding.per_side else (YOU,)


def answers_from(form: AnswerForm, request: HttpRequest, thought: Thought) -> tuple[Answer, ...]:
    """The entries an answered form makes: one when both sides say the same."""
    given = form.given()
    if set(given) == set(SIDES) and len(set(given.values())) == 1:
        given = {"both": given["left"]}
    return tuple(
        Answer(
            at=thought.at,
            question=form.finding.id,
            side=None if side == YOU else side,  # type: ignore[arg-type]
            answer=value,
            id=str(form_id(request)) if place == 0 else id_for(request, side),
        )
        for place, (side, value) in enumerate(given.items())
    )


def answers_from_card(request: HttpRequest, thought: Thought) -> tuple[Answer, ...]:
    """The entries of the card: none of these, then the lines that fit.

    At the same moment the later entry counts, so a line that fits stands against the "no" before.

    Raises:
        InvalidInput: lines are ticked beside "none of these", or none beside "these fit".
    """
    whole = Answer(at=thought.at, question=CARD, answer="no", id=str(form_id(request)))
    said, ticked = request.POST.get("card"), request.POST.getlist("line")
    if said == "unsure":
        return (replace(whole, answer="unsure"),)
    if bool(ticked) != (said == "ticked"):
        raise InvalidInput(
            "Tick what fits and save it, or leave everything open and choose none of these."
        )
    named = []
    for line in lines_of_card(thought.knowledge):
        sides = [side for side in SIDES if f"{line.id}:{side}" in ticked]
        if line.per_side and sides:
            side = "both" if len(sides) == len(SIDES) else sides[0]
        elif not line.per_side and line.id in ticked:
            side = None
        else:
            continue
        named.append(
            Answer(
                at=thought.at,
                question=line.id,
                side=side,
                answer="yes",
                id=id_for(request, line.id),
            )
        )
    return (whole, *named)
