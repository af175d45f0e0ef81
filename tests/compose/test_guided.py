"""Today and tomorrow ready to be guided: what is left, what may stand in, what pain leaves."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.compose.random_people import TODAY as LATER
from tests.compose.random_people import journals
from tests.people import (
    CALF,
    KNOWLEDGE,
    LIFTER,
    MONDAY,
    STARTS,
    accepted,
    journal,
    moment,
    said,
    trained,
)

from dorsi.compose import assess, plan, review
from dorsi.compose.guided import guided_days
from dorsi.compose.today import left_today
from dorsi.domain.guided import GuidedDay, GuidedItem
from dorsi.domain.journal import Journal, Session, SessionItem
from dorsi.domain.schedule import Plan, PlannedDay, PlannedItem, PlannedWeek
from dorsi.domain.words import SIDES, Side
from dorsi.find.safety import forbidden_traits

EXERCISES = KNOWLEDGE.exercises
MODELS = KNOWLEDGE.models
TODAY = STARTS + timedelta(weeks=4)  # a Monday, on which the legs are trained


def who(*sessions: Session, **changed: Any) -> Journal:
    steady = [trained(STARTS + timedelta(weeks=w, days=d)) for w in range(4) for d in (0, 2, 4)]
    return journal(
        replace(LIFTER, **changed),
        answers=(*said(CALF), *said([("red_flag_card", "no")])),
        decisions=(accepted(STARTS),),
        sessions=(*steady, *sessions),
    )


def days_of(found: Journal, today: date = TODAY) -> tuple[GuidedDay, GuidedDay]:
    return guided_days(
        assess(found, KNOWLEDGE, today),
        plan(found, KNOWLEDGE, today),
        review(found, KNOWLEDGE, today),
        KNOWLEDGE,
    )


def drills(items: tuple[GuidedItem, ...]) -> list[str]:
    return [item.item.exercise for item in items]


def hurt(drill: str, pain: float) -> Session:
    return Session(
        at=moment(TODAY, 18), items=(SessionItem(exercise=drill, side="left"),), pain_after=pain
    )


WHOLE, NEXT = days_of(who())


def test_today_and_tomorrow_are_what_the_plan_has_on_these_dates() -> None:
    made = plan(who(), KNOWLEDGE, TODAY)
    planned = {day.date: day.items for week in made.weeks for day in week.days}
    for day, when in ((WHOLE, TODAY), (NEXT, TODAY + timedelta(days=1))):
        assert day.date == when
        assert tuple(item.item for item in day.items) == planned[when]
        assert day.state == "work"
    assert not WHOLE.begun


def test_what_is_done_is_not_guided_again_and_a_day_that_is_done_says_so() -> None:
    today, tomorrow = days_of(who(trained(TODAY, "soleus_stretch")))
    assert drills(today.items) == [name for name in drills(WHOLE.items) if name != "soleus_stretch"]
    assert (today.begun, today.state) == (True, "work")
    assert drills(tomorrow.items) == drills(NEXT.items)
    all_done, _ = days_of(who(trained(TODAY, *drills(WHOLE.items))))
    assert (all_done.state, all_done.items, all_done.hurts[""].more) == ("done", (), ())


def test_a_day_without_work_rests() -> None:
    nobody = journal(LIFTER, left=None, right=None, answers=said([("red_flag_card", "no")]))
    assert [day.state for day in days_of(nobody)] == ["rest", "rest"]


def test_while_training_waits_or_the_card_comes_first_nothing_is_there() -> None:
    stopped = journal(LIFTER, answers=said([("red_flag_card", "no"), ("calf_swollen", "yes")]))
    unasked = journal(LIFTER)
    flared = who(hurt("soleus_stretch", 7))
    for found in (stopped, unasked, flared):
        dates = (TODAY, TODAY + timedelta(days=1))
        assert days_of(found) == tuple(GuidedDay(date=day, state="stopped") for day in dates)


def test_what_was_never_done_is_new() -> None:
    news = {item.item.exercise for item in WHOLE.items if item.new}
    done = {"gastrocnemius_stretch", "soleus_stretch", "knee_to_wall_circles"}
    assert news == set(drills(WHOLE.items)) - done
    assert news


def test_pain_in_one_drill_takes_it_out_and_more_pain_all_that_demands() -> None:
    stays = WHOLE.hurts["soleus_stretch"]
    assert "anytime:soleus_stretch:both" not in stays.mild
    kept = [key for key in stays.mild if not key.endswith((":instead", ":stand_in"))]
    others = [item.key for item in WHOLE.items if item.item.exercise != "soleus_stretch"]
    assert kept == others
    assert {key.split(":")[1] for key in stays.more} <= {"ankle_circles", "calf_release"}


def test_pain_that_came_with_no_exercise_leaves_everything_while_it_is_mild() -> None:
    every = {item.key for item in WHOLE.items}
    swapped = {other.key for item in WHOLE.items for other in item.instead}
    assert set(WHOLE.hurts[""].mild) == every | swapped
    assert set(WHOLE.hurts[""].more) < set(WHOLE.hurts[""].mild) | {
        item.key for item in WHOLE.stand_ins
    }


def test_what_has_been_swapped_in_goes_with_its_harder_form_when_that_hurts() -> None:
    """The circles at the wall are a harder form of the ankle circles that may take their place."""
    (circles,) = [i for i in WHOLE.items if i.item.exercise == "knee_to_wall_circles"]
    (other,) = circles.instead
    assert other.item.exercise == "ankle_circles"
    assert other.key in WHOLE.hurts["knee_to_wall_circles"].mild
    assert other.key not in WHOLE.hurts["ankle_circles"].mild
    assert circles.key not in WHOLE.hurts["ankle_circles"].mild


def test_after_pain_today_no_more_is_offered_than_today_offers() -> None:
    for pain in (1, 2, 3, 4):
        sore = who(hurt("knee_to_wall_circles", pain))
        today, _ = days_of(sore)
        found = left_today(assess(sore, KNOWLEDGE, TODAY), plan(sore, KNOWLEDGE, TODAY), KNOWLEDGE)
        assert found is not None
        assert tuple(item.item for item in today.items) == found.day.items
        assert today.shortened
        assert "knee_to_wall_circles" not in everything(today)
        assert "step_lunge_glide" not in everything(today)  # a harder form of it


def lopsided(starts: date) -> list[list[tuple[str, str | None]]]:
    """What opens each item of a week in for somebody whose right side needs more."""
    told = (*said(CALF), *said([("red_flag_card", "no")]))
    found = journal(LIFTER, left=10.0, right=5.0, answers=told, decisions=(accepted(starts),))
    days = days_of(found, STARTS + timedelta(days=7))
    return [[(item.beats[0].kind, item.beats[0].side) for item in day.items] for day in days]


def test_the_side_that_needs_more_begins() -> None:
    even = lopsided(MONDAY)  # taken on before anything was measured
    assert all(even)
    assert all(opening == ("ready", "right") for day in even for opening in day)


def test_an_uneven_dose_keeps_the_plans_order_and_goes_over_by_a_switch() -> None:
    uneven = lopsided(STARTS)
    assert any(("switch", "left") in day for day in uneven)
    for day in uneven:
        assert set(day) <= {("ready", "right"), ("switch", "left")}


def holding(*items: PlannedItem) -> Plan:
    """A plan that has these items today and tomorrow."""
    days = tuple(PlannedDay(TODAY + timedelta(days=n), 5.0, items) for n in range(2))
    return Plan((PlannedWeek(5, "mobilise", days),), (), (), None)


def of_plan(*items: PlannedItem, sessions: tuple[Session, ...] = ()) -> tuple[GuidedDay, GuidedDay]:
    found = who(*sessions)
    assessment, reviewed = assess(found, KNOWLEDGE, TODAY), review(found, KNOWLEDGE, TODAY)
    return guided_days(assessment, holding(*items), reviewed, KNOWLEDGE)


def planned(exercise: str, **amount: Any) -> PlannedItem:
    fields: dict[str, Any] = {"side": "both", "block": "anytime", "sets": 1, "why": "because"}
    return PlannedItem(exercise=exercise, **(fields | amount))


ROCK = planned("deep_squat_rock", reps=25, tempo="1-1-1")
CIRCLES = planned("knee_to_wall_circles", sets=3, reps=20)
STAIR = planned("step_lunge_glide", reps=8, tempo="1-1-1")
SQUAT = planned("goblet_squat", sets=3, reps=8, tempo="3-1-1")


@pytest.mark.parametrize("first", SIDES)
def test_the_side_the_plan_puts_first_begins_where_both_take_turns(first: Side) -> None:
    uneven = planned("step_lunge_glide", reps=8, tempo="1-1-1", side=first)
    today, _ = of_plan(CIRCLES, uneven)
    assert [item.beats[0].side for item in today.items] == [first, first]


def swaps(day: GuidedDay) -> list[str]:
    return [other.item.exercise for item in day.items for other in item.instead]


def test_nothing_that_hurt_today_is_offered_in_place_of_anything_today() -> None:
    mild = hurt("knee_to_wall_circles", 1)
    assert [swaps(day) for day in of_plan(ROCK)] == [["knee_to_wall_circles"]] * 2
    today, tomorrow = of_plan(ROCK, sessions=(mild,))
    assert swaps(today) == []
    assert swaps(tomorrow) == ["knee_to_wall_circles"]


def test_what_pain_keeps_out_for_days_is_not_offered_tomorrow_either() -> None:
    pinching = trained(TODAY - timedelta(days=2), "knee_to_wall_circles", pinch=3)
    assert [swaps(day) for day in of_plan(ROCK, sessions=(pinching,))] == [[], []]


def test_a_stand_in_comes_in_the_smallest_size_any_case_leaves_room_for() -> None:
    """The circles leave 270 s, the stair alone 78, into which 16 ankle circles a side fit."""
    day, _ = of_plan(CIRCLES, STAIR)
    (stand_in,) = day.stand_ins
    assert (stand_in.item.exercise, stand_in.item.reps, stand_in.seconds) == (
        "ankle_circles", 16, 74,
    )  # fmt: skip
    assert stand_in.key in day.hurts[""].more
    assert stand_in.key in day.hurts["knee_to_wall_circles"].mild


def test_a_stand_in_names_the_items_whose_place_it_may_take() -> None:
    rolling = planned("calf_release", seconds=60.0)
    day, _ = of_plan(SQUAT, CIRCLES, rolling, planned("soleus_stretch", seconds=60.0))
    (stand_in,) = day.stand_ins
    assert stand_in.item.exercise == "ankle_circles"
    assert stand_in.stands_for == (CIRCLES.key, rolling.key)


def test_what_only_ever_stands_in_may_hurt_too() -> None:
    small = replace(CIRCLES, sets=1, reps=9)
    day, _ = of_plan(SQUAT, small)
    assert "ankle_circles" not in swaps(day)
    assert drills(day.stand_ins) == ["ankle_circles"]
    assert day.hurts["ankle_circles"].more == ()


def everything(day: GuidedDay) -> set[str]:
    """Every exercise a day might bring up."""
    return {
        each.item.exercise
        for item in (*day.items, *day.short, *day.stand_ins)
        for each in (item, *item.instead)
    }


@st.composite
def days_begun(draw: Any) -> tuple[Journal, date]:
    """Anyone, on a day on which something may have been done, and may have hurt."""
    found, today = draw(journals()), LATER + timedelta(days=draw(st.integers(0, 20)))
    done = []
    for hour in range(draw(st.integers(0, 2))):
        names = draw(st.sets(st.sampled_from(tuple(EXERCISES)), max_size=2))
        items = tuple(SessionItem(exercise=name, side="both") for name in sorted(names))
        pain = draw(st.sampled_from((None, 0, 1, 2, 3, 4)))
        done.append(Session(at=moment(today, 9 + hour), items=items, pain_after=pain))
    return replace(found, sessions=(*found.sessions, *done)), today


@given(days_begun())
@settings(max_examples=40)
def test_what_must_hold_for_anyone_on_any_day(given: tuple[Journal, date]) -> None:
    found, today = given
    assessment = assess(found, KNOWLEDGE, today)
    kit = frozenset(assessment.journal.person.equipment)
    forbidden = forbidden_traits(assessment.safety, KNOWLEDGE)
    limit_s = MODELS.programme.short_minutes * 60.0
    left = left_today(assessment, plan(found, KNOWLEDGE, today), KNOWLEDGE)
    for day in days_of(found, today):
        if day.date == today and day.items:
            assert left is not None
            spent_s = sum(item.seconds for item in day.items)
            assert spent_s == pytest.approx(left.day.minutes * 60.0)
        own = {item.key: item for item in (*day.items, *day.stand_ins)}
        swapped = {other.key for item in day.items for other in item.instead}
        if assessment.safety.withheld:
            assert everything(day) == set()
        for name in everything(day):
            exercise = EXERCISES[name]
            assert not exercise.needs or any(kit.issuperset(need) for need in exercise.needs)
            assert forbidden.isdisjoint(exercise.traits)
            assert day.date > assessment.pain.out.get(name, date.min)
            assert name in day.hurts
        if day.state in ("rest", "stopped"):
            assert not day.hurts
        for stays in day.hurts.values():
            for keys in (stays.mild, stays.more):
                assert set(keys) <= own.keys() | swapped
                assert len(set(keys)) == len(keys)
                staying_s = sum(own[key].seconds for key in keys if key in own)
                assert staying_s <= sum(item.seconds for item in day.items)
            assert set(stays.more).isdisjoint(
                key for key in own if _demands(own[key]) or key not in own
            )
        for item in day.stand_ins:
            assert set(item.stands_for) & {each.key for each in day.items}
        assert bool(day.short) == bool(day.items)
        assert sum(item.seconds for item in day.short) <= limit_s
        assert {item.key for item in day.short} <= {item.key for item in day.items}


def _demands(item: GuidedItem) -> bool:
    traits = EXERCISES[item.item.exercise].traits
    return any(trait in MODELS.pain.demanding_traits for trait in traits)
