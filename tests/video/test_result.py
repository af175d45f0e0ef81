"""The record of a clip: keys as promised, what is unknown null, what may not be used left out."""

import json
from dataclasses import replace
from functools import cache
from math import isfinite
from typing import Any

import numpy as np
import pytest
from tests.video.test_lunge import lunger
from tests.video.virtual import Faults, Phone, filmed, squatter

from dorsi.domain.filmed import FilmProblem, FilmQuality, FilmResult
from dorsi.knowledge.load import load_knowledge
from dorsi.video.lunge import read_lunges
from dorsi.video.motion import Motion, measure_motion
from dorsi.video.result import lunge_result, squat_result, without_numbers
from dorsi.video.squat import read_squats

MODEL = load_knowledge().models
GOOD = FilmQuality(usable=True)
BAD = FilmQuality(
    usable=False, problems=(FilmProblem("too_dark", "It is too dark.", "Film in better light."),)
)
LEG_KEYS = [
    "shank_deg",
    "shank_se_deg",
    "shank_foot_deg",
    "knee_deg",
    "heel_rise_mm",
    "heel_rise",
    "valgus_deg",
]
REP_KEYS = [
    "start_s",
    "bottom_s",
    "end_s",
    "depth_deg",
    "trunk_lean_deg",
    "sides",
    "compensations",
]


@cache
def motion_of(yaw_deg: float = 10.0, shank_m: float | None = 0.41) -> Motion:
    motion = measure_motion(filmed(squatter(), Phone(yaw_deg), Faults()), MODEL.motion, shank_m)
    assert motion is not None
    return motion


def told(motion: Motion, quality: FilmQuality = GOOD) -> FilmResult:
    return squat_result(read_squats(motion, MODEL.movement), motion, quality)


def numbers(tree: Any) -> list[float]:
    if isinstance(tree, dict):
        return [number for inner in tree.values() for number in numbers(inner)]
    if isinstance(tree, list):
        return [number for inner in tree for number in numbers(inner)]
    return [tree] if isinstance(tree, float) else []


@pytest.mark.requirement("B-57")
def test_a_squat_is_told_under_the_promised_keys() -> None:
    tree = told(motion_of()).to_dict()
    assert set(tree) >= {"quality", "view", "reps", "summary"}
    assert tree["quality"] == {"usable": True, "problems": []}
    assert list(tree["view"]) == ["kind", "yaw_deg", "tilt_deg", "roll_deg"]
    assert tree["view"]["kind"] == "side"
    assert len(tree["reps"]) == 3
    for rep in tree["reps"]:
        assert list(rep) == REP_KEYS
        assert list(rep["sides"]["left"]) == list(rep["sides"]["right"]) == LEG_KEYS
        assert rep["start_s"] < rep["bottom_s"] < rep["end_s"]
    for side in ("left", "right"):
        summary = tree["summary"][side]
        assert list(summary) == ["shank_deg", "low", "high"]
        assert summary["low"] < summary["shank_deg"] < summary["high"]


def test_each_number_stands_under_its_own_key() -> None:
    rep = told(motion_of()).to_dict()["reps"][1]
    near, true = rep["sides"]["right"], squatter()
    assert rep["depth_deg"] == pytest.approx(108.0, abs=9.0)
    assert rep["trunk_lean_deg"] == pytest.approx(40.0, abs=8.0)
    assert near["shank_deg"] == pytest.approx(true.shank_deg().max(), abs=4.0)
    assert near["knee_deg"] == pytest.approx(true.knee_deg().max(), abs=9.0)
    assert near["shank_foot_deg"] == pytest.approx(true.forward_deg().max(), abs=4.0)
    assert 1.0 < near["shank_se_deg"] < 6.0
    assert near["heel_rise"] == "no"
    assert 0.0 <= near["heel_rise_mm"] < 35.0
    assert rep["sides"]["left"]["heel_rise"] == "cannot_tell"
    assert rep["sides"]["left"]["heel_rise_mm"] is None


@pytest.mark.parametrize("yaw_deg", [10.0, 70.0, 90.0])
def test_it_can_be_written_as_strict_json(yaw_deg: float) -> None:
    tree = told(motion_of(yaw_deg)).to_dict()
    assert json.loads(json.dumps(tree, allow_nan=False)) == tree
    assert all(isfinite(number) for number in numbers(tree))


def test_what_a_view_cannot_show_is_null() -> None:
    side, front = told(motion_of()).to_dict(), told(motion_of(90.0)).to_dict()
    assert side["reps"][0]["sides"]["left"]["valgus_deg"] is None
    leg = front["reps"][0]["sides"]["left"]
    assert leg["valgus_deg"] is not None
    assert leg["shank_deg"] is leg["shank_se_deg"] is leg["shank_foot_deg"] is None
    assert front["reps"][0]["depth_deg"] is front["reps"][0]["trunk_lean_deg"] is None
    assert front["summary"] == {"left": None, "right": None}


def test_without_a_size_there_are_no_millimetres() -> None:
    leg = told(motion_of(shank_m=None)).to_dict()["reps"][0]["sides"]["right"]
    assert leg["heel_rise"] == "no"
    assert leg["heel_rise_mm"] is None


def test_a_clip_that_may_not_be_used_gives_reasons_and_no_numbers() -> None:
    tree = told(motion_of(), BAD).to_dict()
    assert tree["quality"]["problems"][0]["id"] == "too_dark"
    assert tree["reps"] == []
    assert tree["summary"] == {"left": None, "right": None}
    assert tree["side_difference"] is None
    assert without_numbers("squat", None, BAD).to_dict()["view"] is None


def test_small_side_differences_are_not_told_and_large_ones_are() -> None:
    motion = motion_of()
    assert told(motion).side_difference is None
    apart = replace(
        motion,
        shank_deg=replace(motion.shank_deg, value=motion.shank_deg.value + np.array([8.0, 0.0])),
    )
    difference = told(apart).side_difference
    assert difference is not None
    assert difference.deg == pytest.approx(8.0, abs=2.5)
    assert difference.low < difference.deg < difference.high


def test_a_compensation_is_a_sentence_with_its_moment() -> None:
    person = squatter(heel_rise_m=0.09, trunk_deg=70.0)
    motion = measure_motion(filmed(person, Phone(10.0), Faults()), MODEL.motion)
    assert motion is not None
    rep = told(motion).to_dict()["reps"][0]
    seen = rep["compensations"]
    assert {each["id"] for each in seen} == {"heels_rise_in_squat", "trunk_falls_forward"}
    onsets = [each["onset_s"] for each in seen]
    assert onsets == sorted(onsets)
    assert all(rep["start_s"] < onset < rep["end_s"] for onset in onsets)
    heel = next(each["text"] for each in seen if each["id"] == "heels_rise_in_squat")
    assert heel.startswith("The right heel comes off the floor")
    assert all("{" not in each["text"] for each in seen)


def test_compensations_are_findings_with_the_same_names() -> None:
    findings = load_knowledge().findings
    text = MODEL.movement.text
    for name in type(text).__dataclass_fields__:
        assert name in findings


@pytest.mark.requirement("B-57")
def test_a_lunge_tells_of_the_near_leg_only() -> None:
    motion = measure_motion(
        filmed(lunger(), Phone(5.0), Faults()), MODEL.motion, 0.41, symmetric=False
    )
    assert motion is not None
    tree = lunge_result(read_lunges(motion, MODEL.movement), motion, GOOD).to_dict()
    assert tree["kind"] == "lunge"
    assert tree["near"] == "right"
    assert tree["summary"]["left"] is None
    assert tree["summary"]["right"]["shank_deg"] == pytest.approx(38.0, abs=4.0)
    assert len(tree["reps"]) == 3
    for rep in tree["reps"]:
        assert list(rep) == REP_KEYS
        assert rep["sides"]["left"]["shank_deg"] is None
        assert rep["sides"]["right"]["shank_deg"] is not None
        assert np.isfinite(rep["depth_deg"])
