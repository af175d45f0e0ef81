"""The first run, step by step: each step follows from the journal, so nothing is lost on the way.

What somebody put off is remembered with their login, for it says nothing about them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from django.http import HttpRequest

from dorsi.compose.first_checks import CARD, card_answered, questions_before_measuring
from dorsi.domain.words import SIDES, Side
from dorsi.report.quantities import capital
from dorsi.site.pages.thinking import Thought
from dorsi.site.records.models import KeptPerson

Kind = Literal["card", "year", "question", "reach", "stop", "kit", "days", "programme"]
STOP_FELT: Final = "stop_felt"
DURING_A_STOP: Final = frozenset({"card", "year", "question"})


@dataclass(frozen=True, slots=True)
class Step:
    """One page of the first run; `asks` is the question it asks, `side` the side it is about."""

    slug: str
    kind: Kind
    title: str
    asks: str = ""
    side: Side | None = None


def steps_of(t: Thought) -> tuple[Step, ...]:
    """Every step for this person, in order: safety first."""
    questions = tuple(
        Step(finding.id, "question", finding.name, finding.id)
        for finding in questions_before_measuring(t.assessment, t.knowledge)
    )
    return (
        Step("check", "card", "Before anything else", CARD),
        Step("birth-year", "year", "You"),
        *questions,
        *(Step(f"reach-{s}", "reach", f"{capital(s)}: how far it bends", side=s) for s in SIDES),
        *(
            Step(f"stop-{s}", "stop", f"{capital(s)}: where you feel the stop", STOP_FELT, s)
            for s in SIDES
        ),
        Step("equipment", "kit", "What you have"),
        Step("days", "days", "Your days"),
        Step("programme", "programme", "Your first programme"),
    )


def is_done(step: Step, t: Thought) -> bool:
    """Whether the journal holds what a step asks for."""
    return DONE[step.kind](step, t)


def _asked(step: Step, t: Thought) -> bool:
    sides: tuple[Side | None, ...] = (step.side,)
    if step.side is None and t.knowledge.findings[step.asks].per_side:
        sides = SIDES
    return all(t.assessment.answers.given(step.asks, side) for side in sides)


def _measured(step: Step, t: Thought) -> bool:
    return step.side is not None and t.assessment.ranges.of(step.side).reach_cm is not None


def _kit_said(_: Step, t: Thought) -> bool:
    changed = (change.person.equipment for change in t.journal.changes)
    return bool(t.person.equipment) or any(kit is not None for kit in changed)


DONE: Final[Mapping[Kind, Callable[[Step, Thought], bool]]] = MappingProxyType(
    {
        "card": lambda _, t: card_answered(t.assessment, t.knowledge),
        "year": lambda _, t: t.person.birth_year is not None,
        "question": _asked,
        "reach": _measured,
        "stop": _asked,
        "kit": _kit_said,
        "days": lambda _, t: t.person.minutes_per_day is not None,
        "programme": lambda _, t: t.review.programme.state != "none",
    }
)


def next_step(t: Thought, put_off: frozenset[str], after: Step | None = None) -> Step | None:
    """The first step still open, of those after one; nothing where all is done or put off."""
    steps = steps_of(t)
    start = next((n + 1 for n, s in enumerate(steps) if after and s.slug == after.slug), 0)
    ahead = steps[start:]
    return next((s for s in ahead if s.slug not in put_off and not is_done(s, t)), None)


def under_way(t: Thought, put_off: frozenset[str]) -> bool:
    """Whether somebody without a programme still has steps before them."""
    return t.review.programme.state == "none" and next_step(t, put_off) is not None


def put_off_by(request: HttpRequest, person: KeptPerson) -> frozenset[str]:
    """The steps somebody has put off."""
    return frozenset(request.session.get(_key(person), ()))


def put_off(request: HttpRequest, person: KeptPerson, step: Step) -> None:
    """Remember that a step can wait."""
    request.session[_key(person)] = sorted({*put_off_by(request, person), step.slug})


def _key(person: KeptPerson) -> str:
    return f"put-off-{person.pk}"
