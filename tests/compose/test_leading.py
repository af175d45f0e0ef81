"""What leads from the first week: steadiness and strong calves after a fall, load for a tendon."""

from datetime import timedelta
from typing import Any

import pytest
from tests.people import KNOWLEDGE, LIFTER, MONDAY, STARTS, accepted, journal, said, with_person

from dorsi.compose import plan, review
from dorsi.domain.journal import Journal
from dorsi.domain.schedule import Plan, PlannedDay

FELL = (("red_flag_card", "no"), ("falls_past_year", 2))


def faller(*answers: tuple[str, Any], born: int = MONDAY.year - 71, **changed: Any) -> Journal:
    """Seventy, fell twice; a rack, a band and ten minutes unless said otherwise."""
    who = journal(LIFTER, left=7.5, right=7.9, answers=said((*FELL, *answers), side=None))
    return with_person(who, birth_year=born, **changed)


def roles(day: PlannedDay) -> set[str]:
    return {KNOWLEDGE.exercises[item.exercise].role for item in day.items}


def days(found: Plan, week: int) -> tuple[PlannedDay, ...]:
    return next(each for each in found.weeks if each.week == week).days


@pytest.mark.requirement("B-63", "B-91")
@pytest.mark.parametrize("minutes", [3, 5, 10, 20])
@pytest.mark.parametrize("sports", [(), ("running",), ("weightlifting",)])
def test_every_session_from_the_first_holds_balance_and_three_a_week_heel_raises(
    minutes: int, sports: tuple[str, ...]
) -> None:
    found = plan(faller(minutes_per_day=minutes, sports=sports), KNOWLEDGE, STARTS)
    for week in range(1, 13):
        assert all("balance" in roles(day) for day in days(found, week))
        assert sum("raise" in roles(day) for day in days(found, week)) == 3


def test_it_begins_with_the_gentlest_form_and_nothing_without_a_hold() -> None:
    found = plan(faller(), KNOWLEDGE, STARTS)
    first = {item.exercise: item for day in days(found, 1) for item in day.items}
    assert {"heel_lifts_standing", "single_leg_balance"} <= set(first)
    assert "two_leg_calf_raise" not in first
    assert "two_leg_calf_raise" in {i.exercise for day in days(found, 4) for i in day.items}
    every = {item.exercise for week in found.weeks for day in week.days for item in day.items}
    held = {"unsupported", "unstable"}
    assert all(held.isdisjoint(KNOWLEDGE.exercises[name].traits) for name in every)
    leads = KNOWLEDGE.safety["over_65_with_falls"].leads
    assert first["heel_lifts_standing"].why == leads["raise"]
    assert first["single_leg_balance"].why == leads["balance"]


@pytest.mark.parametrize("born", [MONDAY.year - 40, MONDAY.year - 60])
def test_who_is_younger_starts_strength_when_everybody_does(born: int) -> None:
    found = plan(faller(born=born), KNOWLEDGE, STARTS)
    raising = [any("raise" in roles(day) for day in days(found, week)) for week in range(1, 6)]
    assert raising == [False, False, False, True, True]


def test_upkeep_of_good_ankles_keeps_what_leads_too() -> None:
    who = faller(sports=())
    good = journal(who.person, left=13.5, right=13.5, answers=who.answers)
    found = plan(good, KNOWLEDGE, STARTS)
    assert {week.phase for week in found.weeks} == {"keep"}
    assert all("balance" in roles(day) for week in found.weeks for day in week.days if day.items)


def test_a_fall_during_a_programme_proposes_to_put_steadiness_first() -> None:
    who = journal(
        LIFTER,
        left=7.5,
        right=7.9,
        answers=(
            *said([("red_flag_card", "no")], side=None),
            *said([("falls_past_year", 1)], side=None, day=STARTS + timedelta(days=3)),
        ),
        decisions=(accepted(STARTS),),
    )
    found = review(
        with_person(who, birth_year=MONDAY.year - 71), KNOWLEDGE, STARTS + timedelta(days=4)
    )
    proposal = found.programme.proposal
    assert proposal is not None
    assert "What should come first for now changed." in proposal.why
    assert any("standing heel lifts" in change for change in proposal.changes)


@pytest.mark.requirement("A-25")
@pytest.mark.parametrize("sore", ["midportion_achilles_pain", "insertional_achilles_pain"])
def test_a_sore_achilles_tendon_gets_slow_raises_from_the_floor_from_the_first_week(
    sore: str,
) -> None:
    who = journal(LIFTER, answers=said([("red_flag_card", "no"), (sore, "yes")]))
    first = days(plan(who, KNOWLEDGE, STARTS), 1)
    raises = [i for day in first for i in day.items if i.exercise == "heel_lifts_standing"]
    assert len(raises) == 3
    assert {item.tempo for item in raises} == {"3-0-1"}
    assert "heel_drop" not in KNOWLEDGE.exercises["heel_lifts_standing"].traits
    assert {item.why for item in raises} == {KNOWLEDGE.safety[sore].leads["raise"]}
