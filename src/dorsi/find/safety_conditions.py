"""When a safety rule holds: its condition, read against a person's answers on one day.

Everything doubtful is read the careful way: "unsure" counts as yes, and a reassuring answer from
before an injury says nothing about it.
"""

from dataclasses import dataclass
from datetime import date, datetime

from dorsi.domain.journal import Person
from dorsi.domain.rules import Condition
from dorsi.domain.words import Side
from dorsi.find.answers import Answers, Given

WORRYING = ("yes", "unsure")
DAYS_PER_WEEK = 7


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a condition is read against. Ages are the least and the most the birth year allows."""

    answers: Answers
    today: date
    youngest_years: int | None
    oldest_years: int | None


def circumstances(answers: Answers, person: Person, today: date) -> Circumstances:
    """Put together the answers, the day and the person's possible ages in whole years."""
    if person.birth_year is None:
        return Circumstances(answers, today, None, None)
    oldest_years = today.year - person.birth_year
    return Circumstances(answers, today, oldest_years - 1, oldest_years)


def holds(condition: Condition, side: Side, now: Circumstances) -> bool:
    """Tell whether a condition holds on one side of the body today."""
    if condition.question is not None:
        return _answer_holds(condition, condition.question, side, now)
    if condition.all:
        return all(holds(inner, side, now) for inner in condition.all)
    if condition.any:
        return any(holds(inner, side, now) for inner in condition.any)
    if condition.none:
        return not any(holds(inner, side, now) for inner in condition.none)
    return _age_holds(condition, now)


def last_said(
    condition: Condition, side: Side, now: Circumstances, *, holding: bool = True
) -> datetime | None:
    """When the newest of the answers was given that make a condition hold (or fail to).

    Returns:
        The moment, or None where no answer speaks: the condition rests on age, or on silence.
    """
    if condition.question is not None:
        given = now.answers.given(condition.question, side)
        if given is None or holds(condition, side, now) is not holding:
            return None
        return given.entry.at
    wanted = holding is not bool(condition.none)
    inner = (*condition.all, *condition.any, *condition.none)
    moments = (last_said(each, side, now, holding=wanted) for each in inner)
    return max((moment for moment in moments if moment is not None), default=None)


def _answer_holds(condition: Condition, question: str, side: Side, now: Circumstances) -> bool:
    given = now.answers.given(question, side)
    if given and condition.since and predates(given, condition.since, side, now):
        given = None
    if given is None or condition.missing:
        return condition.missing and given is None
    if is_numeric(condition):
        return _number_holds(condition, given, now.today)
    if condition.is_ is not None:
        return given.value == condition.is_
    return given.value in WORRYING


def predates(given: Given, event: str, side: Side, now: Circumstances) -> bool:
    """Whether an answer may be from before the event that another answer dates, in days ago.

    On the event's own day nobody knows which came first, so only what was said together with the
    date or after it counts. Where no date is known, as with a sign, the moment it was told counts.
    """
    dated = now.answers.given(event, side)
    if dated is None or given.entry.at >= dated.entry.at:
        return False
    if isinstance(dated.value, str):
        return True
    return (dated.entry.day - given.entry.day).days >= dated.value


def is_numeric(condition: Condition) -> bool:
    """Whether a condition looks at a number rather than at a yes or no."""
    bounds = (condition.at_least, condition.at_most, condition.below)
    return bounds != (None, None, None)


def _number_holds(condition: Condition, given: Given, today: date) -> bool:
    if isinstance(given.value, str):
        return given.value != "no"
    number = given.value + _grown(condition, (today - given.entry.day).days)
    return (
        (condition.at_least is None or number >= condition.at_least)
        and (condition.at_most is None or number <= condition.at_most)
        and (condition.below is None or number < condition.below)
    )


def _grown(condition: Condition, days: int) -> float:
    if condition.grows is None:
        return 0.0
    return days if condition.grows == "days" else days / DAYS_PER_WEEK


def _age_holds(condition: Condition, now: Circumstances) -> bool:
    if now.youngest_years is None or now.oldest_years is None:
        return condition.age_unknown
    if condition.age_below is not None:
        return now.youngest_years < condition.age_below
    return condition.age_above is not None and now.oldest_years > condition.age_above
