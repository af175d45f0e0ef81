"""What must hold in every plan, whoever the person is."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from json import dumps
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.compose.bars import (
    BARS,
    Bar,
    affected,
    assessed,
    bands_pull_the_way_their_placement_needs,
    days,
    every_item_says_why_and_how_much,
    no_day_exceeds_its_minutes,
    no_long_still_stretch_before_training,
    no_raises_on_days_in_a_row,
    nothing_forbidden_by_a_caution,
    nothing_left_out_for_pain,
    nothing_needs_equipment_that_is_lacked,
    the_affected_side_never_gets_less,
)
from tests.compose.random_people import CAUTIONS, TODAY, journals
from tests.people import JOINT, KNOWLEDGE, MONDAY, RUNNER, accepted, journal, said, trained

from dorsi.compose import plan, review
from dorsi.domain.journal import Journal
from dorsi.domain.schedule import Plan, PlannedDay, PlannedItem, PlannedWeek

EXERCISES = KNOWLEDGE.exercises
MANY = settings().max_examples


@given(journals(), st.integers(0, 40))
@settings(max_examples=3 * MANY // 2)
def test_every_bar_holds_for_anyone_on_any_day(who: Journal, later: int) -> None:
    today = TODAY + timedelta(days=later)
    found = plan(who, KNOWLEDGE, today)
    wrong = [fault for bar in BARS for fault in bar(found, who, today)]
    assert wrong == []


KINDS = {
    *("none", "building", "paused", "affected", "sore"),
    *("front_pinch", "hypermobile", "pregnant", "insertional_achilles_pain"),
    *("glide", "raise", "deep_squat", "balance", "soleus", "gastrocnemius"),
}


def kinds(who: Journal) -> Iterator[str]:
    """What the bars speak of that is true of someone and of what is planned for them."""
    found = plan(who, KNOWLEDGE, TODAY)
    seen = assessed(who, TODAY)
    working = any(day.items for day in days(found))
    yield from (EXERCISES[item.exercise].role for day in days(found) for item in day.items)
    yield from (reason.rule for reason in seen.safety.reasons if working)
    yield from ("affected",) if working and affected(who, TODAY) else ()
    yield from ("sore",) if working and seen.pain.out else ()
    yield review(who, KNOWLEDGE, TODAY).programme.state


@pytest.mark.one_python
def test_the_people_are_of_every_kind_that_the_bars_speak_of() -> None:
    """Without anyone affected, cautious, sore or busy the bars above would say nothing."""
    met: set[str] = set()

    @given(journals())
    @settings(max_examples=250, database=None, derandomize=True)
    def look(who: Journal) -> None:
        if not met.issuperset(KINDS):
            met.update(kinds(who))

    look()
    assert KINDS - met == set()


def item(exercise: str, **more: object) -> PlannedItem:
    dose: dict[str, object] = {"side": "both", "block": "anytime", "sets": 1, "reps": 10}
    return PlannedItem(exercise=exercise, why="It helps.", **(dose | more))  # type: ignore[arg-type]


def with_items(*items: PlannedItem, minutes: float = 5.0, on: int = 0) -> Plan:
    day = PlannedDay(TODAY + timedelta(days=on), minutes, items)
    return Plan((PlannedWeek(1, "foundation", (day,)),), (), (), None)


def and_next_day(first: Plan, second: Plan) -> Plan:
    return replace(first, weeks=(*first.weeks, *second.weeks))


RUN = journal(RUNNER, left=6.6, right=10.8, answers=said(JOINT, "left"))
PINCHES = replace(RUN, answers=said([("front_pinch", "yes")]))
SORE = replace(RUN, sessions=(trained(TODAY, "two_leg_calf_raise", pain_after=6),))
RAISES = with_items(item("two_leg_calf_raise"))


@pytest.mark.parametrize(
    ("bar", "broken", "who"),
    [
        (nothing_needs_equipment_that_is_lacked, with_items(item("band_glide_front")), RUN),
        (no_day_exceeds_its_minutes, with_items(minutes=5.6), RUN),
        (nothing_forbidden_by_a_caution, with_items(item("soleus_stretch")), PINCHES),
        (nothing_left_out_for_pain, with_items(item("single_leg_calf_raise")), SORE),
        (
            the_affected_side_never_gets_less,
            with_items(item("step_lunge_glide", side="right")),
            RUN,
        ),
        (
            no_long_still_stretch_before_training,
            with_items(item("soleus_stretch", block="before_training", reps=None, seconds=60.0)),
            RUN,
        ),
        (
            no_raises_on_days_in_a_row,
            and_next_day(RAISES, with_items(item("heel_lifts_standing"), on=1)),
            RUN,
        ),
        (every_item_says_why_and_how_much, with_items(replace(item("ankle_circles"), why="")), RUN),
        (every_item_says_why_and_how_much, with_items(item("ankle_circles", reps=None)), RUN),
    ],
)
def test_every_bar_sees_a_plan_that_breaks_it(bar: Bar, broken: Plan, who: Journal) -> None:
    assert list(bar(broken, who, TODAY))
    assert not list(bar(with_items(item("ankle_circles")), who, TODAY))


def test_a_band_pulled_the_wrong_way_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    glide = EXERCISES["band_glide_front"]
    assert glide.band is not None
    other_way: Any = "front" if glide.band.anchor == "behind" else "behind"
    turned = replace(glide, band=replace(glide.band, anchor=other_way))
    high = replace(glide, band=replace(glide.band, anchor_height_cm=(0.0, 40.0)))
    found = with_items(item("band_glide_front"))
    assert not list(bands_pull_the_way_their_placement_needs(found, RUN, TODAY))
    for wrong in (turned, high):
        known = {**EXERCISES, "band_glide_front": wrong}
        monkeypatch.setattr("tests.compose.bars.EXERCISES", known)
        assert list(bands_pull_the_way_their_placement_needs(found, RUN, TODAY))


@given(journals(), st.sampled_from(CAUTIONS))
@settings(max_examples=3 * MANY // 5)
def test_neither_pain_nor_a_new_caution_rewrites_the_days_past(who: Journal, caution: str) -> None:
    told = said([(caution, "yes")], "left", TODAY)
    sore = trained(TODAY, "knee_to_wall_circles", "soleus_stretch", pain_after=8)
    calm = replace(who, sessions=(), decisions=(accepted(TODAY - timedelta(days=10)),))
    hurt = replace(calm, sessions=(sore,), answers=(*calm.answers, *told))
    if any(assessed(one, TODAY).safety.withheld for one in (calm, hurt)):
        return
    before, after = (
        [day for day in days(plan(one, KNOWLEDGE, TODAY)) if day.date < TODAY]
        for one in (calm, hurt)
    )
    assert before == after


@given(journals(), st.sampled_from(("deformity", "cannot_bear_weight", "snap_or_kick_felt")))
@settings(max_examples=3 * MANY // 5)
def test_a_stop_withholds_every_exercise(who: Journal, flag: str) -> None:
    stopped = replace(who, answers=(*who.answers, *said([(flag, "yes")], "left", TODAY)))
    found, seen = plan(stopped, KNOWLEDGE, TODAY), review(stopped, KNOWLEDGE, TODAY)
    assert found.withheld is not None
    assert (found.weeks, found.accommodations, found.retests) == ((), (), ())
    assert seen.safety.status == "stop"
    assert [decision.action for decision in seen.decisions] == ["stop"]
    text = str(found.to_dict()) + str(seen.to_dict()["decisions"])
    assert not any(name in text for name in EXERCISES)


@pytest.mark.requirement("B-91")
@given(journals())
@settings(max_examples=6 * MANY // 5)
def test_every_programme_covers_calf_joint_and_control(who: Journal) -> None:
    found = plan(Journal(person=who.person, readings=who.readings), KNOWLEDGE, TODAY)
    if len(found.weeks) < 12 or (who.person.minutes_per_day or 10) < 5:
        return
    covered = {
        group
        for day in days(found)
        for planned in day.items
        for group in EXERCISES[planned.exercise].covers
    }
    assert {"calf", "joint", "control"} <= covered


@given(journals(), st.dates(MONDAY, MONDAY + timedelta(days=400)))
@settings(max_examples=4 * MANY // 5)
def test_any_day_gives_the_same_answer_twice_and_no_number_that_is_none(
    who: Journal, today: date
) -> None:
    first, second = review(who, KNOWLEDGE, today), review(who, KNOWLEDGE, today)
    assert first == second
    found = plan(who, KNOWLEDGE, today)
    dumps([first.to_dict(), found.to_dict()], allow_nan=False)
    chances = [
        c.probability for side in (first.sides.left, first.sides.right) for c in side.pattern
    ]
    assert all(0.0 < chance < 1.0 for chance in chances)
    assert all(len(week.days) == 7 for week in found.weeks)
