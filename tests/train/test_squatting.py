"""How squatting goes on: the lift, its way down, and which squat."""

from typing import Any

import pytest
from tests.train.accommodated import NEXT_READING, RISES, given


@pytest.mark.requirement("B-79")
def test_a_lift_is_for_a_short_side_and_is_looked_at_when_a_reading_decides() -> None:
    lift = given(RISES)["heel_lift"]
    assert "2 cm up" in lift.text
    assert lift.until == NEXT_READING
    assert "1 cm up" in given(RISES, gain_cm=1.0, band="restricted")["heel_lift"].text
    assert "heel_lift" not in given(RISES, gain_cm=2.0, band="functional")
    assert "heel_lift" not in given(RISES, short=None, reach_cm=None, band=None)
    assert "heel_lift" not in given(RISES, good_ankles=True)


def test_where_no_range_is_aimed_at_a_lift_need_not_come_down_and_nothing_catches_up() -> None:
    kit: dict[str, Any] = {"person": {"equipment": ("box", "weight")}}
    easy = given(RISES, range_goal=False, **kit)
    assert set(easy) == {"heel_lift_stays"}
    assert "no need to come down" in easy["heel_lift_stays"].text
    assert easy["heel_lift_stays"].until is None
    assert set(given(RISES, **kit)) == {"heel_lift", "goblet_or_box_squat"}
    assert given(RISES, range_goal=False, short=None) == {}


@pytest.mark.requirement("B-41", "B-79")
@pytest.mark.parametrize(
    ("own_cm", "now", "halfway"),
    [(None, "2 cm up", "1 cm up"), (0.0, "2 cm up", "1 cm up"), (2.0, "2 cm up", "1 cm up"),
     (3.0, "3 cm up", "1.5 cm up")],
)  # fmt: skip
def test_who_stands_higher_already_begins_the_way_down_from_there(
    own_cm: float | None, now: str, halfway: str
) -> None:
    assert now in given(RISES, own_lift_cm=own_cm)["heel_lift"].text
    later = given(RISES, own_lift_cm=own_cm, gain_cm=1.0, band="restricted")
    assert halfway in later["heel_lift"].text
    assert "heel_lift" not in given(RISES, own_lift_cm=own_cm, gain_cm=2.0, band="functional")


@pytest.mark.requirement("A-26")
@pytest.mark.parametrize(
    ("kit", "squats"),
    [
        (("weight",), "the goblet squat in"),
        (("box",), "the box squat in"),
        (("weight", "box"), "the goblet squat or the box squat in"),
    ],
)
def test_squatting_goes_on_with_what_there_is(kit: tuple[str, ...], squats: str) -> None:
    found = given(RISES, person={"equipment": kit})["goblet_or_box_squat"]
    assert f"use {squats} place" in found.text
    assert found.until == NEXT_READING


@pytest.mark.parametrize(
    "changed",
    [
        {"person": {"equipment": ("plates",)}},
        {"short": None},
        {"good_ankles": True},
        {"gain_cm": 2.0, "band": "functional"},  # the heels are down again
    ],
)
def test_no_other_squat_is_named_without_need_or_kit(changed: dict[str, Any]) -> None:
    kit: dict[str, Any] = {"person": {"equipment": ("weight",)}}
    assert "goblet_or_box_squat" in given(RISES, **kit)
    assert "goblet_or_box_squat" not in given(RISES, **(kit | changed))
