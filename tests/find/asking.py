"""The next question of somebody, with as little said of them as a test needs."""

from dataclasses import replace
from typing import Any

from tests.find.told import KNOWLEDGE, SOMEONE, TODAY, answers, both_bend, told

from dorsi.domain.journal import Answer
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.verdicts import NextQuestion, Sides
from dorsi.domain.words import SIDES
from dorsi.find.known import Known
from dorsi.find.next_question import next_question
from dorsi.find.pattern import pattern

CARD = told("red_flag_card", "no", side=None)
SCREENS = ("injury_days_ago", "surgery_or_cast_weeks_ago", "falls_past_year", "hypermobile_screen")
SCREENED = tuple(told(question, "no", side="both") for question in SCREENS)
PATTERN_QUESTIONS = sorted(
    f.id for f in KNOWLEDGE.findings.values() if f.kind == "pattern" and not f.choices
)


def ask(
    *given_answers: Answer,
    card: Answer | None = CARD,
    screened: tuple[Answer, ...] = SCREENED,
    limited: tuple[bool, bool] = (True, True),
    computed: dict[str, float | str] | None = None,
    knowledge: Knowledge = KNOWLEDGE,
    **known: Any,
) -> NextQuestion | None:
    """The next question of a person with 8 cm on the left and 9 on the right, unless told.

    They have answered the card and the other questions of safety.
    """
    heard = answers(*filter(None, (card, *screened, *given_answers)), knowledge=knowledge)
    left, right = (
        pattern(heard, side, computed or {}, knowledge, range_limited=is_limited)
        for side, is_limited in zip(SIDES, limited, strict=True)
    )
    usual = Known(
        answers=heard,
        patterns=Sides(left, right),
        ranges=both_bend(8.0, 9.0),
        person=SOMEONE,
        withheld=False,
        today=TODAY,
    )
    return next_question(replace(usual, **known), knowledge)


def asked(*args: Answer, **kwargs: Any) -> tuple[str, Any]:
    """What is asked next and of which side, where something is."""
    question = ask(*args, **kwargs)
    assert question is not None
    return question.question, question.side


def everything(*but: str, side: Any = "both", day: int = 0) -> tuple[Answer, ...]:
    """Every pattern question answered no, save some."""
    return tuple(told(q, "no", side=side, day=day) for q in PATTERN_QUESTIONS if q not in but)


def everything_else(*but: str) -> tuple[Answer, ...]:
    """The same and the questions that only shape the programme."""
    later = (each.question for each in KNOWLEDGE.models.pattern.later)
    return (*everything(*but), *(told(q, "no", side="both") for q in later if q not in but))
