"""A preview shows the programme a change leads to and keeps nothing."""

from dataclasses import replace
from datetime import timedelta

from tests.people import CALF, KNOWLEDGE, LIFTER, MONDAY, accepted, journal, moment, said, trained

from dorsi.compose import plan
from dorsi.compose.preview import preview
from dorsi.domain.journal import Change, Journal, Paused, PersonChange
from dorsi.domain.schedule import Plan

TODAY = MONDAY + timedelta(days=7)
ANSWERS = (*said(CALF), *said([("red_flag_card", "no")]))


def change(**what: object) -> Change:
    return Change(at=moment(TODAY, 12), person=PersonChange(**what), id="try")  # type: ignore[arg-type]


def most_minutes(made: Plan) -> float:
    return max(d.minutes for week in made.weeks for d in week.days)


def before() -> Journal:
    return journal(LIFTER, answers=ANSWERS, decisions=(accepted(TODAY),))


def test_fewer_minutes_give_shorter_days_and_the_plan_of_today_stays() -> None:
    who = before()
    seen = preview(who, change(minutes_per_day=5), KNOWLEDGE, TODAY)
    assert seen.before == plan(who, KNOWLEDGE, TODAY)
    assert most_minutes(seen.after) <= 5 < most_minutes(seen.before)


def test_what_is_taken_on_is_what_was_seen() -> None:
    who, less = before(), change(minutes_per_day=5)
    seen = preview(who, less, KNOWLEDGE, TODAY)
    assert seen.taken is not None
    kept = Journal(
        person=who.person,
        readings=who.readings,
        answers=who.answers,
        changes=(less,),
        decisions=(*who.decisions, seen.taken),
    )
    assert plan(kept, KNOWLEDGE, TODAY) == seen.after


def test_before_a_programme_the_proposal_changes() -> None:
    who = journal(LIFTER, answers=ANSWERS)
    without = tuple(kit for kit in LIFTER.equipment if kit != "loop_band")
    seen = preview(who, change(equipment=without), KNOWLEDGE, TODAY)
    assert "band_glide_front" in _drills(seen.before)
    assert "band_glide_front" not in _drills(seen.after)


def _drills(made: Plan) -> set[str]:
    return {i.exercise for w in made.weeks for d in w.days for i in d.items}


def test_while_training_waits_there_is_nothing_to_take_on() -> None:
    who = journal(LIFTER, answers=(*ANSWERS, *said([("calf_swollen", "yes")])))
    assert preview(who, change(minutes_per_day=5), KNOWLEDGE, TODAY).taken is None


def test_neither_a_pause_nor_upkeep_is_begun_anew_by_a_change() -> None:
    paused = Paused(at=moment(TODAY, 9))
    who = replace(before(), decisions=(accepted(TODAY), paused))
    assert preview(who, change(minutes_per_day=5), KNOWLEDGE, TODAY).taken is None
    starts = TODAY - timedelta(weeks=13)
    days = [starts + timedelta(weeks=week, days=day) for week in range(13) for day in (0, 2, 4)]
    kept = replace(
        before(), decisions=(accepted(starts),), sessions=tuple(trained(day) for day in days)
    )
    seen = preview(kept, change(training_days=("sat",)), KNOWLEDGE, TODAY)
    assert seen.taken is None
    assert seen.before.weeks[0].phase == seen.after.weeks[0].phase == "keep"
    assert seen.before != seen.after
