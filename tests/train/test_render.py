"""A stored prescription on real dates: raises spread out, what is ruled out left out."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pytest
from tests.people import KNOWLEDGE, MONDAY

from dorsi.domain.journal import StoredBlock, StoredItem
from dorsi.domain.schedule import PlannedItem, PlannedWeek
from dorsi.domain.words import WEEKDAYS, Weekday
from dorsi.train.choose import Allowance
from dorsi.train.dose import item_seconds
from dorsi.train.limits import Limits
from dorsi.train.render import Rendering, render_week

EXERCISES = KNOWLEDGE.exercises


def stored(exercise: str, **changed: Any) -> StoredItem:
    fields: dict[str, Any] = {"side": "both", "block": "anytime", "sets": 1, "reps": 10}
    return StoredItem(exercise=exercise, **(fields | changed))


STRETCH = stored("gastrocnemius_stretch", reps=None, seconds=60, why="The calf comes first.")
CIRCLES = stored("knee_to_wall_circles")
RAISES = stored("two_leg_calf_raise", sets=2, reps=12, tempo="3-0-1", block="after")


def rendered(
    training_day: Iterable[StoredItem],
    rest_day: Iterable[StoredItem],
    *training_days: Weekday,
    opening: date = MONDAY,
    strength_days: int = 3,
    limits: Limits | None = None,
    **between: tuple[StoredItem, ...],
) -> PlannedWeek:
    """Programme week five on its dates, for someone who owns nothing."""
    block = StoredBlock(
        weeks=(5, 6),
        phase="mobilise",
        training_day=tuple(training_day),
        rest_day=tuple(rest_day),
        **between,
    )
    anything = Limits(opening, Allowance(frozenset(), frozenset(), frozenset()))
    rendering = Rendering(training_days, strength_days, limits or anything, KNOWLEDGE)
    return render_week(5, block, opening, rendering)


def by_weekday(week: PlannedWeek) -> dict[str, list[str]]:
    """The exercises of each weekday."""
    return {WEEKDAYS[d.date.weekday()]: [i.exercise for i in d.items] for d in week.days}


def raised_on(week: PlannedWeek) -> list[str]:
    return [day for day, drills in by_weekday(week).items() if "two_leg_calf_raise" in drills]


def test_a_week_has_its_number_its_phase_and_seven_dates_from_its_opening() -> None:
    week = rendered([CIRCLES], [STRETCH], "mon")
    assert (week.week, week.phase) == (5, "mobilise")
    assert [day.date for day in week.days] == [MONDAY + timedelta(days=n) for n in range(7)]


@pytest.mark.parametrize("later", range(7))
def test_training_days_are_weekdays_wherever_in_the_week_it_opens(later: int) -> None:
    week = rendered([CIRCLES], [STRETCH], "mon", "thu", opening=MONDAY + timedelta(days=later))
    for weekday, drills in by_weekday(week).items():
        trains = weekday in ("mon", "thu")
        assert drills == ["knee_to_wall_circles" if trains else "gastrocnemius_stretch"]


def test_an_item_comes_over_as_it_was_stored() -> None:
    week = rendered([RAISES, STRETCH], [], "mon")
    assert week.days[0].items == (
        PlannedItem(
            exercise="two_leg_calf_raise",
            side="both",
            block="after",
            sets=2,
            reps=12,
            tempo="3-0-1",
            why="",
        ),
        PlannedItem(
            exercise="gastrocnemius_stretch",
            side="both",
            block="anytime",
            sets=1,
            seconds=60,
            why="The calf comes first.",
        ),
    )


@pytest.mark.parametrize(
    ("training_days", "expected"),
    [
        (("mon", "wed", "fri"), ["mon", "wed", "fri"]),
        (("mon", "tue", "wed", "thu", "fri"), ["mon", "wed", "fri"]),
        (("sat", "sun"), ["sat"]),
        (("sun", "mon"), ["mon"]),
        (("tue",), ["tue"]),
    ],
)
def test_heel_raises_keep_a_day_between_them(
    training_days: tuple[Weekday, ...], expected: list[str]
) -> None:
    week = rendered([CIRCLES, RAISES], [CIRCLES], *training_days)
    assert raised_on(week) == expected
    assert all("knee_to_wall_circles" in drills for drills in by_weekday(week).values())


def test_heel_raises_on_rest_days_are_spread_too_and_never_more_than_asked() -> None:
    assert raised_on(rendered([CIRCLES], [RAISES], "tue", "thu", "sun")) == ["mon", "wed", "fri"]
    assert raised_on(rendered([CIRCLES], [RAISES], "tue", "thu", strength_days=2)) == ["mon", "fri"]
    assert raised_on(rendered([RAISES], [RAISES], "tue", strength_days=1)) == ["mon"]


def test_raises_stored_for_both_kinds_of_day_share_the_week() -> None:
    assert raised_on(rendered([RAISES], [RAISES], "mon", "tue")) == ["mon", "wed", "fri"]


def test_a_prescription_without_raises_needs_no_strength_day() -> None:
    week = rendered([CIRCLES], [STRETCH], "mon")
    assert raised_on(week) == []
    assert all(len(day.items) == 1 for day in week.days)


STILL = Allowance(frozenset(), frozenset({"static_stretch"}), frozenset())


def test_what_a_caution_rules_out_is_left_out_at_once() -> None:
    week = rendered([CIRCLES, STRETCH], [STRETCH], "mon", limits=Limits(MONDAY, STILL))
    assert by_weekday(week)["mon"] == ["knee_to_wall_circles"]
    assert by_weekday(week)["tue"] == []


def test_days_past_stay_as_they_were_prescribed() -> None:
    thursday = MONDAY + timedelta(days=3)
    sore = {"knee_to_wall_circles": MONDAY + timedelta(days=5)}
    limits = Limits(thursday, STILL, sore)
    week = rendered([STRETCH], [CIRCLES, STRETCH], "mon", limits=limits)
    found = by_weekday(week)
    assert found["mon"] == ["gastrocnemius_stretch"]
    assert found["wed"] == ["knee_to_wall_circles", "gastrocnemius_stretch"]
    assert found["thu"] == found["sat"] == ["ankle_circles"]
    assert found["sun"] == ["knee_to_wall_circles"]


def test_between_two_strength_days_stands_what_was_prescribed_for_it() -> None:
    week = rendered([RAISES, CIRCLES], [CIRCLES], *WEEKDAYS, training_between=(STRETCH,))
    found = by_weekday(week)
    assert found["mon"] == found["wed"] == ["two_leg_calf_raise", "knee_to_wall_circles"]
    assert found["tue"] == found["thu"] == ["gastrocnemius_stretch"]


def test_short_days_without_raises_take_turns_too() -> None:
    found = by_weekday(rendered([], [CIRCLES], rest_between=(STRETCH,)))
    assert [day for day, drills in found.items() if drills == ["knee_to_wall_circles"]] == [
        "mon", "wed", "fri",
    ]  # fmt: skip
    assert found["tue"] == ["gastrocnemius_stretch"]


def test_what_needs_equipment_that_is_gone_is_left_out() -> None:
    band = stored("band_glide_front")
    assert by_weekday(rendered([band, CIRCLES], [], "mon"))["mon"] == [
        "ankle_circles",
        "knee_to_wall_circles",
    ]
    owner = Allowance(frozenset({"loop_band", "anchor"}), frozenset(), frozenset())
    assert by_weekday(rendered([band], [], "mon", limits=Limits(MONDAY, owner)))["mon"] == [
        "band_glide_front"
    ]


def test_an_exercise_no_longer_known_is_left_out_without_a_word() -> None:
    forgotten = stored("an_exercise_of_long_ago")
    week = rendered([forgotten, RAISES, CIRCLES], [forgotten], "mon")
    assert by_weekday(week)["mon"] == ["two_leg_calf_raise", "knee_to_wall_circles"]
    assert by_weekday(week)["tue"] == []


def test_minutes_are_those_of_what_is_left() -> None:
    week = rendered([RAISES, STRETCH], [RAISES, STRETCH], strength_days=1)
    raises_s, stretch_s = (item_seconds(EXERCISES[i.exercise], i) for i in (RAISES, STRETCH))
    assert week.days[0].minutes == pytest.approx((raises_s + stretch_s) / 60)
    assert week.days[1].minutes == pytest.approx(stretch_s / 60)
    assert rendered([STRETCH], [], "mon").days[1].minutes == 0
