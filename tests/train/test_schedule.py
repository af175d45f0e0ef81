"""Weeks on the calendar: week borders, pauses, sore mornings and upkeep."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from tests.people import KNOWLEDGE, LIFTER, MONDAY, RUNNER

from dorsi.domain.journal import Person, StoredBlock, StoredItem
from dorsi.domain.schedule import PlannedDay, PlannedWeek
from dorsi.domain.words import WEEKDAYS, Weekday
from dorsi.train.calendar import Standing
from dorsi.train.choose import Allowance
from dorsi.train.dose import item_seconds
from dorsi.train.emphasis import Emphases
from dorsi.train.limits import Limits
from dorsi.train.need import Need
from dorsi.train.schedule import Held, eased, programme_weeks, upkeep_weeks, without

EXERCISES = KNOWLEDGE.exercises
ANYTHING = Allowance(frozenset(), frozenset(), frozenset())


def stored(exercise: str, sets: int = 1, **changed: Any) -> StoredItem:
    fields: dict[str, Any] = {"side": "both", "block": "anytime", "reps": 10}
    return StoredItem(exercise=exercise, sets=sets, **(fields | changed))


CIRCLES = stored("knee_to_wall_circles")
BALANCE = stored("single_leg_balance", reps=None, seconds=30)
RAISES = stored("two_leg_calf_raise", 2, reps=12)


def block(
    weeks: Iterable[int], training: Iterable[StoredItem], rest: Iterable[StoredItem]
) -> StoredBlock:
    return StoredBlock(
        weeks=tuple(weeks), phase="load", training_day=tuple(training), rest_day=tuple(rest)
    )


def laid_out(
    *blocks: StoredBlock,
    training_days: tuple[Weekday, ...] = ("mon", "wed", "fri"),
    openings: dict[int, date] | None = None,
    held: Held | None = None,
) -> tuple[PlannedWeek, ...]:
    """These blocks on the calendar, the first week opening on the Monday."""
    dates = openings or {n: MONDAY + timedelta(weeks=n - 1) for n in range(1, 13)}
    where = Standing(min(dates), dates, 0)
    limits = Limits(MONDAY, ANYTHING)
    return programme_weeks(blocks, where, training_days, limits, KNOWLEDGE, held)


def drills(day: PlannedDay) -> list[str]:
    return [item.exercise for item in day.items]


def days(weeks: Iterable[PlannedWeek]) -> dict[date, PlannedDay]:
    return {day.date: day for week in weeks for day in week.days}


def raised(weeks: Iterable[PlannedWeek]) -> list[date]:
    return [d.date for w in weeks for d in w.days if "two_leg_calf_raise" in drills(d)]


def on(offset: int) -> date:
    return MONDAY + timedelta(days=offset)


def test_every_week_stands_on_its_own_date_with_its_own_block() -> None:
    moved = {3: on(14), 4: on(42), 5: on(49)}
    weeks = laid_out(block((3, 4), [CIRCLES], [CIRCLES]), block((5,), [BALANCE], [BALANCE]),
                     openings=moved)  # fmt: skip
    assert [(week.week, week.days[0].date) for week in weeks] == list(moved.items())
    assert [drills(week.days[0]) for week in weeks] == [
        ["knee_to_wall_circles"],
        ["knee_to_wall_circles"],
        ["single_leg_balance"],
    ]


def test_weeks_come_in_order_and_end_with_the_programme() -> None:
    scattered = {n: on(7 * (n - 1)) for n in (14, 13, 12, 2, 11)}
    weeks = laid_out(block(range(1, 13), [CIRCLES], []), openings=scattered)
    assert [week.week for week in weeks] == [2, 11, 12]


def test_a_week_without_a_block_of_its_own_takes_the_last_one_before_it() -> None:
    weeks = laid_out(
        block((1, 2), [CIRCLES], []), block((3,), [BALANCE], []), block((6,), [RAISES], [])
    )
    first = [drills(week.days[0]) for week in weeks]
    assert first[1] == ["knee_to_wall_circles"]
    assert first[2] == first[3] == first[4] == ["single_leg_balance"]
    assert first[5] == first[11] == ["two_leg_calf_raise"]


def test_heel_raises_keep_their_day_between_over_a_week_border() -> None:
    """Sundays in one week, the rest of the days in the next: Sunday and Monday would touch."""
    weeks = laid_out(
        block((1,), [RAISES, CIRCLES], [BALANCE]),
        block(range(2, 13), [CIRCLES], [RAISES, BALANCE]),
        training_days=("sun",),
    )
    assert raised(weeks[:2]) == [on(6), on(9), on(11)]
    monday = days(weeks)[on(7)]
    assert drills(monday) == ["single_leg_balance"]
    assert monday.minutes == pytest.approx(
        item_seconds(EXERCISES["single_leg_balance"], BALANCE) / 60
    )


def test_raises_two_days_apart_over_a_week_border_are_left_alone() -> None:
    weeks = laid_out(
        block((1,), [RAISES, CIRCLES], [BALANCE]),
        block(range(2, 13), [CIRCLES], [RAISES, BALANCE]),
        training_days=("sat",),
    )
    assert raised(weeks[:2])[:2] == [on(5), on(7)]


def test_no_more_heel_raise_days_a_week_than_knowledge_allows() -> None:
    every_day: tuple[Weekday, ...] = WEEKDAYS
    weeks = laid_out(block(range(1, 13), [RAISES], []), training_days=every_day)
    most = KNOWLEDGE.models.programme.strength_days_per_week
    assert {len(raised([week])) for week in weeks} == {most}


def test_a_pause_empties_its_days_and_no_others() -> None:
    weeks = laid_out(block(range(1, 13), [CIRCLES], [BALANCE]))
    paused = days(without(weeks, on(3), on(8)))
    for date_, day in days(weeks).items():
        if on(3) <= date_ <= on(8):
            assert (paused[date_].items, paused[date_].minutes) == ((), 0)
        else:
            assert paused[date_] == day


def test_a_sore_morning_halves_the_sets_of_the_coming_days_rounding_up() -> None:
    weeks = laid_out(block(range(1, 13), [replace(RAISES, sets=3)], [replace(BALANCE, sets=2)]))
    lighter = days(eased(weeks, on(2), on(4), KNOWLEDGE))
    sets = {(lighter[on(n)].date - MONDAY).days: lighter[on(n)].items[0].sets for n in range(7)}
    assert sets == {0: 3, 1: 2, 2: 2, 3: 1, 4: 2, 5: 2, 6: 2}
    assert lighter[on(3)].minutes == pytest.approx(
        item_seconds(EXERCISES["single_leg_balance"], BALANCE) / 60
    )
    assert lighter[on(1)] == days(weeks)[on(1)]
    assert lighter[on(5)] == days(weeks)[on(5)]


def test_of_a_single_set_half_the_repetitions_or_half_the_time_stay() -> None:
    odd = replace(CIRCLES, reps=15)
    weeks = laid_out(block(range(1, 13), [odd], [replace(BALANCE, seconds=45)]))
    lighter = days(eased(weeks, on(0), on(1), KNOWLEDGE))
    assert (lighter[on(0)].items[0].sets, lighter[on(0)].items[0].reps) == (1, 8)
    assert (lighter[on(1)].items[0].sets, lighter[on(1)].items[0].seconds) == (1, 23)
    assert lighter[on(0)].minutes < days(weeks)[on(0)].minutes
    assert lighter[on(2)] == days(weeks)[on(2)]


def test_while_the_dose_is_held_the_days_are_those_of_the_week_before() -> None:
    weeks = [block((1, 2), [CIRCLES], [CIRCLES]), block((3,), [BALANCE], [RAISES])]
    found = days(laid_out(*weeks, held=Held(2, on(14), on(18))))
    assert [drills(found[on(n)]) for n in (13, 14, 15, 18)] == [["knee_to_wall_circles"]] * 4
    assert drills(found[on(19)]) == drills(days(laid_out(*weeks))[on(19)])
    assert laid_out(*weeks, held=Held(3, on(14), on(18))) == laid_out(*weeks)


@pytest.mark.requirement("B-84")
def test_good_ankles_start_their_upkeep_with_two_leg_raises_twice_a_week() -> None:
    for week in kept(week=1, minutes_per_day=20):
        raises = [d for d in week.days if "two_leg_calf_raise" in drills(d)]
        assert len(raises) == 2
        assert not any("single_leg_calf_raise" in drills(d) for d in week.days)


def test_who_trains_every_day_has_the_raises_of_upkeep_on_two_of_them() -> None:
    for week in kept(training_days=WEEKDAYS):
        strong = [any(EXERCISES[d].role == "raise" for d in drills(day)) for day in week.days]
        assert sum(strong) == 2


def kept(person: Person = LIFTER, *, week: int = 13, **changed: Any) -> tuple[PlannedWeek, ...]:
    """Upkeep, from programme week thirteen on unless another is given."""
    person = replace(person, **changed)
    allowance = Allowance(frozenset(person.equipment), frozenset(), frozenset())
    given = Need(person, Emphases(("calf",), None), allowance)
    return upkeep_weeks(given, week, MONDAY, Limits(MONDAY, allowance), KNOWLEDGE)


def busy(week: PlannedWeek) -> list[str]:
    return [WEEKDAYS[day.date.weekday()] for day in week.days if day.items]


def test_upkeep_shows_the_coming_weeks_on_their_dates() -> None:
    found = kept()
    assert [(w.week, w.phase, w.days[0].date) for w in found] == [
        (13, "keep", on(0)),
        (14, "keep", on(7)),
        (15, "keep", on(14)),
        (16, "keep", on(21)),
    ]


@pytest.mark.requirement("B-71")
def test_upkeep_is_a_few_minutes_before_training_and_a_stretch_on_two_other_days() -> None:
    for week in kept():
        assert busy(week) == ["mon", "tue", "wed", "fri", "sat"]
        for day in week.days:
            stretches = "gastrocnemius_stretch" in drills(day)
            assert stretches is (WEEKDAYS[day.date.weekday()] in ("tue", "sat"))
            assert (day.minutes == 0) is (not day.items)


@pytest.mark.requirement("B-71")
def test_the_stretching_days_of_upkeep_are_spread_over_the_rest_days() -> None:
    assert busy(kept(training_days=("tue",))[0]) == ["mon", "tue", "thu"]
    assert busy(kept(training_days=("mon", "tue", "thu", "fri", "sat"))[0]) == [
        "mon", "tue", "wed", "thu", "fri", "sat", "sun",
    ]  # fmt: skip
    assert busy(kept(training_days=WEEKDAYS)[0]) == list(WEEKDAYS)


def test_who_names_no_training_days_gets_the_usual_ones_for_upkeep() -> None:
    assert kept(training_days=()) != ()
    assert [busy(week) for week in kept(training_days=())] == [busy(week) for week in kept()]


def test_strength_in_upkeep_is_twice_a_week() -> None:
    for week in kept(RUNNER, minutes_per_day=20):
        strong = [
            d for d in week.days if any(EXERCISES[i.exercise].role == "raise" for i in d.items)
        ]
        assert len(strong) == 2


def test_where_no_block_reaches_back_to_a_week_it_takes_one_there_is() -> None:
    weeks = laid_out(block((2, 3), [CIRCLES], []))
    assert [drills(week.days[0]) for week in weeks[:2]] == [["knee_to_wall_circles"]] * 2


def test_a_week_between_the_first_weeks_of_two_blocks_takes_the_one_begun_before_it() -> None:
    odd = laid_out(block((1, 4), [CIRCLES], []), block((3,), [BALANCE], []))
    assert [drills(week.days[0]) for week in odd[:5]] == [
        ["knee_to_wall_circles"],
        ["knee_to_wall_circles"],
        ["single_leg_balance"],
        ["knee_to_wall_circles"],
        ["single_leg_balance"],
    ]
