"""A lifter some steady weeks into a programme, and what is decided about people."""

from datetime import date
from typing import Any

from tests.people import (
    CALF,
    KNOWLEDGE,
    LIFTER,
    STARTS,
    accepted,
    journal,
    on,
    reach,
    said,
    trained,
)

from dorsi.compose import review
from dorsi.domain.journal import Decision, Journal, Reading, Session


def weekly(count: int, left: float, right: float) -> tuple[Reading, ...]:
    """A reading at the end of each of some weeks."""
    return tuple(r for week in range(1, count + 1) for r in reach(on(week), left, right))


def steady(weeks: int) -> tuple[Session, ...]:
    """Six sessions a week."""
    return tuple(trained(on(week, day)) for week in range(weeks) for day in range(6))


def under_way(weeks: int, left: float, right: float, **more: object) -> Journal:
    """A lifter some steady weeks into the programme, with weekly readings."""
    base = journal(LIFTER, left=8.0, right=8.0, answers=said(CALF), decisions=(accepted(STARTS),))
    fields = {
        "person": base.person,
        "readings": (*base.readings, *weekly(weeks, left, right)),
        "answers": base.answers,
        "sessions": steady(weeks),
        "decisions": base.decisions,
    }
    return Journal(**(fields | more))  # type: ignore[arg-type]


def thrice_a_week(weeks: int, *decisions: Decision, **more: Any) -> Journal:
    """The same lifter with three sessions a week, measured before the programme only."""
    fields = {
        "answers": said(CALF),
        "decisions": (accepted(STARTS), *decisions),
        "sessions": tuple(trained(on(week, day)) for week in range(weeks) for day in (0, 2, 4)),
    }
    return journal(LIFTER, **(fields | more))


def rules(who: Journal, today: date) -> list[str]:
    """The rules behind the decisions of a day, the first to be read first."""
    return [decision.rule for decision in review(who, KNOWLEDGE, today).decisions]
