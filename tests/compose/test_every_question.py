"""Nothing is asked that changes nothing: for every question some answer changes somebody's result.

Compared are whole reviews and plans of real people, except for the next question, which always
changes once something was answered.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest
from tests.people import (
    KNOWLEDGE,
    LIFTER,
    MONDAY,
    RUNNER,
    STARTS,
    accepted,
    journal,
    reach,
    said,
    trained,
)

from dorsi.compose import plan, review
from dorsi.domain.findings import Finding
from dorsi.domain.journal import Journal

TODAY = MONDAY + timedelta(days=3)
# How a week was is asked for the person and whoever looks at the ankle; its pain is tested apart.
NOT_ASKED_FOR_A_RESULT = ("computed", "check_in")
ASKED = [f for f in KNOWLEDGE.findings.values() if f.kind not in NOT_ASKED_FOR_A_RESULT]
NOTHING = said([("red_flag_card", "no")])
RECENT = said([("injury_days_ago", 20)])
FRESH = said([("injury_days_ago", 3)])


def idle_for_eight_weeks() -> Journal:
    """Someone with an even reach of 10.5 cm whom steady work has not moved."""
    mondays = [STARTS + timedelta(weeks=week) for week in range(9)]
    work = [
        trained(STARTS + timedelta(weeks=week, days=day))
        for week in range(8)
        for day in (0, 1, 2, 4)
    ]
    base = journal(LIFTER, left=10.5, right=10.5, answers=NOTHING, decisions=(accepted(STARTS),))
    readings = (*base.readings, *(r for monday in mondays for r in reach(monday, 10.5, 10.5)))
    return replace(base, readings=readings, sessions=tuple(work))


def people() -> Iterator[tuple[Journal, date]]:
    """Who they are differs as much as questions do: ages, sports, kit, reaches and injuries.

    The search ends with the first who is told something else, so those most often so come first.
    """
    lifter, *others = (
        (journal(person, left=left, right=right, answers=NOTHING), TODAY)
        for person in (LIFTER, RUNNER)
        for left, right in ((8.0, 8.0), (8.0, 10.5), (13.5, 13.5))
    )
    yield lifter
    yield idle_for_eight_weeks(), STARTS + timedelta(weeks=8)
    yield journal(answers=RECENT), TODAY
    rises = said([("heels_rise_in_squat", "yes"), ("knee_pain_in_squat", "yes")])
    yield journal(answers=(*NOTHING, *rises)), TODAY
    yield journal(replace(LIFTER, birth_year=1950), answers=NOTHING), TODAY
    yield journal(replace(LIFTER, birth_year=2009), answers=NOTHING), TODAY
    yield journal(answers=said([("hot_swollen_joint", "yes")])), TODAY
    aching = said([("back_pain_in_squat", "yes"), ("lower_drop_shoes_wanted", "yes")])
    yield journal(answers=(*NOTHING, *aching)), TODAY
    yield journal(answers=FRESH), TODAY
    yield journal(), TODAY
    kit = (*LIFTER.equipment, "foam_roller", "balance_pad", "anchor", "support")
    yield journal(replace(LIFTER, equipment=kit, minutes_per_day=30), answers=NOTHING), TODAY
    yield from others


PEOPLE = tuple(people())


def possible(finding: Finding) -> list[str | float]:
    """What may be answered."""
    if finding.answer == "choice":
        return [choice.id for choice in finding.choices]
    if finding.answer == "number":
        low, high = finding.plausible or (0.0, 0.0)
        return [number for number in (0.0, 3.0, 20.0) if low <= number <= high]
    return ["yes", "no"]


@cache
def said_to(who: int, question: str, answer: str | float) -> str:
    """Review and plan of someone who has just answered, apart from the next question."""
    kept, today = PEOPLE[who]
    hour = max((each.at for each in kept.answers), default=None)
    new = said([(question, answer)], day=today)[0]
    if hour is not None and new.at <= hour:
        new = replace(new, at=hour + timedelta(hours=1))
    return told(replace(kept, answers=(*kept.answers, new)), today)


def told(kept: Journal, today: date) -> str:
    found: dict[str, Any] = review(kept, KNOWLEDGE, today).to_dict()
    found.pop("next_question")
    return json.dumps([found, plan(kept, KNOWLEDGE, today).to_dict()], sort_keys=True)


@pytest.mark.one_python
@pytest.mark.parametrize("finding", ASKED, ids=lambda finding: finding.id)
def test_some_answer_to_it_changes_what_somebody_is_told(finding: Finding) -> None:
    assert any(
        len({said_to(who, finding.id, answer) for answer in possible(finding)}) > 1
        for who in range(len(PEOPLE))
    )
