"""Journals worked out in full, for explanations to speak about."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from tests.report.results import PERSON, TODAY, knowledge

from dorsi.compose import assess, plan, review
from dorsi.domain.journal import Answer, Journal, ProgrammeAccepted, Reading
from dorsi.report.explain.explanation import Explained, Explanation
from dorsi.report.listener import listener_for

MORNING = datetime(2026, 4, 11, 7, 30, tzinfo=UTC)


def reading(side: Any, *trials: float, days: int = 0, **changes: Any) -> Reading:
    """A cold reading in cm, some days before the 11th of April."""
    made = Reading(
        at=MORNING - timedelta(days=days),
        id=f"{side}-{days}-{trials}",
        measure="knee_to_wall",
        side=side,
        trials=trials,
        unit="cm",
        cold=True,
    )
    return replace(made, **changes)


def answer(question: str, given: str | float, side: Any = None) -> Answer:
    """An answer on the morning of the 11th of April."""
    return Answer(at=MORNING, id=f"{question}-{side}", question=question, side=side, answer=given)


READINGS = tuple(
    reading(side, cm, cm + 0.2, cm - 0.2, days=days)
    for days, left, right in ((60, 7.8, 9.9), (58, 8.2, 10.1), (2, 9.2, 10.4), (0, 9.0, 10.2))
    for side, cm in (("left", left), ("right", right))
)
ANSWERS = (
    answer("red_flag_card", "no"),
    answer("calf_stretch_felt_knee_straight", "yes", "left"),
    answer("low_calf_stretch_felt_knee_bent", "yes", "left"),
    answer("front_pinch", "no", "left"),
    answer("sprain_history", "yes", "right"),
)
ACCEPTED = ProgrammeAccepted(
    at=MORNING - timedelta(days=57), id="accepted", starts=(MORNING - timedelta(days=56)).date()
)
JOURNAL = Journal(person=PERSON, readings=READINGS, answers=ANSWERS, decisions=(ACCEPTED,))


def about(journal: Journal = JOURNAL) -> Explained:
    """Everything there is to explain about a journal."""
    assessment = assess(journal, knowledge(), TODAY)
    return Explained(
        assessment,
        review(journal, knowledge(), TODAY),
        plan(journal, knowledge(), TODAY),
        listener_for(assessment.journal.person, knowledge(), TODAY),
    )


@cache
def usual() -> Explained:
    """A lifter eight weeks into a programme."""
    return about()


@cache
def stopped() -> Explained:
    """The same with a new injury that hurts."""
    injured = (
        answer("injury_days_ago", 1, "right"),
        answer("malleolar_pain", "yes", "right"),
        answer("cannot_bear_weight", "yes", "right"),
    )
    return about(replace(JOURNAL, answers=(*ANSWERS[1:], *injured)))


def text_of(explanation: Explanation) -> str:
    """All the words of an explanation, its sources left out."""
    parts = [explanation.title]
    for section in explanation.sections:
        parts += [section.name, *section.sentences]
        if section.figures is not None:
            parts += section.figures.columns
            parts += [cell for row in section.figures.rows for cell in row]
    return " ".join(parts)
