from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from tests.report.results import CIRCLES, JOURNAL, TODAY, knowledge, listener, plan, review, week

from dorsi.domain.journal import Journal, Paused, ProgrammeAccepted, Resumed, Session
from dorsi.domain.schedule import Plan
from dorsi.domain.verdicts import DecisionMade, ProgrammeStatus
from dorsi.report.sentences.programme import (
    COMES_FIRST,
    NO_WEEKS,
    PROPOSED,
    decisions_now,
    describe_lead,
    describe_programme,
    is_upkeep,
    named_week,
    phase_name,
    round_of,
    waits_for,
)

FIRST, SECOND = TODAY - timedelta(weeks=20), TODAY - timedelta(weeks=2)
PAUSED = ProgrammeStatus("paused", 5, "mobilise", None)
MEASURE = DecisionMade("retest", None, "Measure first.", "measure_first")
CARD = DecisionMade("continue", None, "Answer the card first.", "card_first")


def at(day: date) -> datetime:
    return datetime.combine(day, time(7), UTC)


def accepted(day: date, starts: date | None = None) -> ProgrammeAccepted:
    return ProgrammeAccepted(at=at(day), id=f"accepted-{day}-{starts}", starts=starts or day)


def paused(until: date | None) -> Journal:
    begun = Paused(at=at(TODAY - timedelta(days=3)), id="paused", until=until)
    return replace(JOURNAL, decisions=(accepted(FIRST), begun))


def trained(*days: date) -> tuple[Session, ...]:
    return tuple(Session(at=at(day), id=f"session-{day}", items=()) for day in days)


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (ProgrammeStatus("building", 7, "mobilise", None), "Week 7 of 12: Build up."),
        (ProgrammeStatus("maintaining", 15, "keep", None), "Keep it: a few minutes a week"),
    ],
)
def test_the_programme_says_where_one_stands(status: ProgrammeStatus, said: str) -> None:
    assert said in (describe_programme(status, JOURNAL, listener()) or "")


def test_weeks_after_the_programme_have_no_number() -> None:
    said = describe_programme(ProgrammeStatus("maintaining", 15, "keep", None), JOURNAL, listener())
    assert "15" not in (said or "")
    assert named_week(15, "keep", JOURNAL, knowledge()) == "Keep it"
    assert is_upkeep("keep", knowledge())
    assert not is_upkeep("load", knowledge())


def test_before_there_is_a_programme_nothing_is_said_of_it() -> None:
    none = ProgrammeStatus("none", None, None, None)
    assert describe_programme(none, JOURNAL, listener()) is None


def test_a_pause_with_an_end_says_its_last_day_and_the_day_after() -> None:
    said = describe_programme(PAUSED, paused(TODAY + timedelta(days=5)), listener())
    assert said == ("Paused until Saturday, 18 April. On Sunday, 19 April it goes on with week 5.")


def test_a_pause_without_an_end_says_that_dates_ahead_are_a_guess() -> None:
    said = describe_programme(PAUSED, paused(None), listener())
    assert said == (
        "Paused since 10 April, with no end set. When you resume, it goes on with week 5; until "
        "then every date ahead is a guess."
    )


def test_upkeep_that_is_paused_goes_on_with_the_short_plan() -> None:
    said = describe_programme(replace(PAUSED, week=16), paused(TODAY), listener())
    assert "goes on with the short plan" in (said or "")


def test_nobody_on_a_pause_is_told_to_carry_on() -> None:
    steady, refer = review().decisions[0], DecisionMade("refer", None, "Have it seen.", "two")
    resting = review(programme=PAUSED, decisions=(steady, refer))
    assert decisions_now(resting) == (refer,)
    assert decisions_now(review()) == review().decisions


def test_a_round_counts_once_something_was_done_in_it() -> None:
    both = replace(JOURNAL, decisions=(accepted(FIRST), accepted(SECOND)))
    assert round_of(both) == 1
    assert round_of(replace(both, sessions=trained(FIRST + timedelta(days=1)))) == 2
    assert round_of(replace(both, sessions=trained(SECOND))) == 1


def test_accepting_a_change_begins_no_new_round() -> None:
    changed = (accepted(FIRST), accepted(FIRST + timedelta(weeks=6), FIRST))
    again = replace(JOURNAL, decisions=changed, sessions=trained(FIRST + timedelta(days=1)))
    assert round_of(again) == 1


def test_a_second_round_says_so_beside_its_week() -> None:
    twice = replace(JOURNAL, decisions=(accepted(FIRST), accepted(SECOND)), sessions=trained(FIRST))
    named = named_week(2, "mobilise", twice, knowledge())
    assert named == "Second round, week 2 of 12: Build up"


def test_a_plan_nobody_accepted_is_called_a_proposal() -> None:
    none = review(programme=ProgrammeStatus("none", None, None, None), decisions=())
    assert describe_lead(plan(), none, JOURNAL, listener()) == (PROPOSED,)
    assert describe_lead(plan(), review(), JOURNAL, listener()) == ()


def test_upkeep_is_no_proposal() -> None:
    none = review(programme=ProgrammeStatus("none", None, None, None), decisions=())
    upkeep = plan(weeks=(week(13, "keep", TODAY, (CIRCLES,)),))
    assert describe_lead(upkeep, none, JOURNAL, listener()) == ()


def test_what_has_to_come_first_is_said_before_the_work() -> None:
    none = review(programme=ProgrammeStatus("none", None, None, None), decisions=(CARD,))
    assert describe_lead(plan(), none, JOURNAL, listener()) == (PROPOSED, CARD.why)
    assert waits_for(none) == "the red-flag card"
    assert waits_for(review()) is None


def test_without_any_work_the_decisions_say_why() -> None:
    nothing = Plan((), (), (), None)
    found = review(programme=ProgrammeStatus("none", None, None, None), decisions=(MEASURE, CARD))
    assert describe_lead(nothing, found, JOURNAL, listener()) == (MEASURE.why, CARD.why)
    assert waits_for(found) == "the red-flag card"
    assert waits_for(review(decisions=(MEASURE,))) == "a measurement of both sides"
    bare = review(programme=ProgrammeStatus("none", None, None, None), decisions=())
    assert describe_lead(nothing, bare, JOURNAL, listener()) == (NO_WEEKS,)


def test_rules_that_come_first_are_known() -> None:
    assert COMES_FIRST.keys() <= knowledge().decisions.keys()


def test_a_phase_nobody_knows_is_called_by_its_id() -> None:
    assert phase_name("taper", knowledge()) == "Taper"


def test_who_has_resumed_is_building_again() -> None:
    back = Resumed(at=at(TODAY), id="resumed")
    journal = paused(None)
    again = replace(journal, decisions=(*journal.decisions, back))
    assert describe_lead(plan(), review(), again, listener()) == ()
