"""Every exercise is given to somebody, and easier and harder make sense."""

from dataclasses import replace
from typing import Any

import pytest
from tests.people import KNOWLEDGE

from dorsi.errors import Fault
from dorsi.knowledge.ladders import ladders

LIFTED = "heel_elevated_squat"


def changed(name: str, **fields: Any) -> list[Fault]:
    broken = {**KNOWLEDGE.exercises, name: replace(KNOWLEDGE.exercises[name], **fields)}
    return list(ladders(replace(KNOWLEDGE, exercises=broken)))


def test_what_is_bundled_is_sound() -> None:
    assert list(ladders(KNOWLEDGE)) == []


def test_an_exercise_no_recipe_no_sport_and_no_other_one_asks_for_is_noticed() -> None:
    lunge = "walking_lunge_knee_drive"
    stood_in = {n: replace(e, substitutes=tuple(s for s in e.substitutes if s != lunge))
                for n, e in KNOWLEDGE.exercises.items()}  # fmt: skip
    sports = {name: replace(sport, adds=()) for name, sport in KNOWLEDGE.sports.items()}
    (fault,) = ladders(replace(KNOWLEDGE, exercises=stood_in, sports=sports))
    assert (fault.path, fault.problem) == (f"exercises/{lunge}.toml", "nobody is ever given it")
    assert list(ladders(replace(KNOWLEDGE, exercises=stood_in))) == []  # the sport still does


@pytest.mark.parametrize("fields", [{"doses": ()}, {"from_week": {"default": 99}}])
def test_a_role_alone_is_not_enough_without_a_dose_or_before_its_week(fields: Any) -> None:
    name = "alphabet_balance"
    others = {n: replace(e, substitutes=()) for n, e in KNOWLEDGE.exercises.items()}
    others[name] = replace(others[name], **fields)
    sports = {n: replace(s, adds=()) for n, s in KNOWLEDGE.sports.items()}
    found = ladders(replace(KNOWLEDGE, exercises=others, sports=sports))
    assert f"exercises/{name}.toml" in [fault.path for fault in found]


def test_what_stands_in_for_something_an_accommodation_names_is_reached() -> None:
    assert "goblet_squat" in KNOWLEDGE.accommodations["goblet_or_box_squat"].exercises
    fewer = {
        name: replace(each, substitutes=tuple(s for s in each.substitutes if s != LIFTED))
        for name, each in KNOWLEDGE.exercises.items()
    }
    found = [fault.path for fault in ladders(replace(KNOWLEDGE, exercises=fewer))]
    assert found == [f"exercises/{LIFTED}.toml"]
    kept = {**fewer, "goblet_squat": KNOWLEDGE.exercises["goblet_squat"]}
    assert list(ladders(replace(KNOWLEDGE, exercises=kept))) == []


def test_a_link_that_nothing_answers_is_noticed() -> None:
    (fault,) = changed("heel_lifts_standing", easier=None)
    assert fault.path == "exercises/banded_plantarflexion.toml harder"
    found = changed("wall_lean_stretch", harder=None)
    assert {fault.path for fault in found} == {
        "exercises/gastrocnemius_stretch.toml easier",
        "exercises/soleus_stretch.toml easier",
    }


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("ankle_circles", {"easier": "ankle_circles"}),
        ("ankle_circles", {"easier": "knee_to_wall_circles"}),
        ("single_leg_calf_raise", {"harder": "heel_lifts_standing"}),
    ],
)
def test_nothing_is_harder_than_itself_by_whatever_way(name: str, fields: Any) -> None:
    circles = [
        f for f in changed(name, **fields) if f.problem == "goes round in a circle to itself"
    ]
    assert f"exercises/{name}.toml harder" in [fault.path for fault in circles]
