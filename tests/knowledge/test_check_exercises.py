"""Exercises that point at others, and doses that can be timed."""

from dataclasses import replace
from typing import Any

import pytest
from tests.knowledge.broken import faults, said, unknown
from tests.people import KNOWLEDGE

from dorsi.domain.exercises import Dose, Rung

STRETCH = "exercises/gastrocnemius_stretch.toml"


@pytest.mark.parametrize(
    "changed", [{"substitutes": ("no_such",)}, {"easier": "no_such"}, {"harder": "no_such"}]
)
def test_exercises_point_at_exercises_there_are(changed: dict[str, Any]) -> None:
    found = faults("exercises", "gastrocnemius_stretch", **changed)
    assert unknown(found, STRETCH, "no_such", "an exercise")


def test_a_sport_adds_exercises_there_are() -> None:
    (added,) = KNOWLEDGE.sports["weightlifting"].adds
    found = faults("sports", "weightlifting", adds=(replace(added, exercise="no_such"),))
    assert unknown(found, "sports/weightlifting.toml adds", "no_such", "an exercise")


def test_every_exercise_has_a_week_and_a_reason_for_any_emphasis() -> None:
    found = faults("exercises", "gastrocnemius_stretch", from_week={"calf": 1})
    assert said(found) == [(f"{STRETCH} from_week", "no default")]
    found = faults("exercises", "gastrocnemius_stretch", why={"calf": "The calf comes first."})
    assert said(found) == [(f"{STRETCH} why", "no default")]


BOTH_OR_NEITHER = "a rung holds reps or seconds, exactly one"


def dose(*rungs: Rung, rep_s: float | None = None) -> tuple[Dose, ...]:
    return (Dose(phases=("foundation",), rungs=rungs, rep_s=rep_s),)


@pytest.mark.parametrize(
    ("doses", "problem"),
    [
        (dose(), "no rungs"),
        (dose(Rung(sets=1)), BOTH_OR_NEITHER),
        (dose(Rung(sets=1, reps=8, seconds=9), rep_s=2), BOTH_OR_NEITHER),
        (dose(Rung(sets=1, reps=8)), "repetitions without rep_s"),
    ],
)
def test_a_dose_can_be_timed(doses: tuple[Dose, ...], problem: str) -> None:
    found = faults("exercises", "gastrocnemius_stretch", doses=doses)
    assert said(found) == [(f"{STRETCH} doses", problem)]


@pytest.mark.parametrize(
    "doses", [dose(Rung(sets=1, reps=8), rep_s=2), dose(Rung(sets=1, seconds=8))]
)
def test_repetitions_with_their_time_and_seconds_are_enough(doses: tuple[Dose, ...]) -> None:
    assert faults("exercises", "gastrocnemius_stretch", doses=doses) == []


@pytest.mark.parametrize(
    ("held_s", "blocks", "traits", "right"),
    [
        (60, ("before_training",), ("static_stretch",), False),
        (90, ("after", "before_training"), ("static_stretch",), False),
        (59, ("before_training",), ("static_stretch",), True),
        (60, ("after",), ("static_stretch",), True),
        (60, ("before_training",), ("band",), True),
    ],
)
def test_a_stretch_of_a_minute_never_stands_before_training(
    held_s: float, blocks: Any, traits: Any, right: bool
) -> None:
    found = faults(
        "exercises",
        "gastrocnemius_stretch",
        doses=dose(Rung(sets=1, seconds=20), Rung(sets=1, seconds=held_s)),
        blocks=blocks,
        traits=traits,
    )
    problem = "a static stretch of 60 s or more stands before training"
    assert said(found) == ([] if right else [(f"{STRETCH} blocks", problem)])


def test_a_stretch_counted_in_repetitions_is_no_long_one() -> None:
    found = faults(
        "exercises",
        "gastrocnemius_stretch",
        doses=dose(Rung(sets=1, reps=100), rep_s=1),
        blocks=("before_training",),
    )
    assert found == []
