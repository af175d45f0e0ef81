"""What may take the place of an exercise somebody would rather not do today."""

from dataclasses import replace
from typing import Any

from tests.people import KNOWLEDGE

from dorsi.domain.exercises import PhaseId
from dorsi.domain.schedule import PlannedItem
from dorsi.domain.words import Trait
from dorsi.train.choose import Allowance
from dorsi.train.dose import item_seconds
from dorsi.train.instead import AT_MOST, instead_of
from dorsi.train.pain import demanding, with_harder

EXERCISES = KNOWLEDGE.exercises
KIT = frozenset(
    kit for exercise in EXERCISES.values() for needed in exercise.needs for kit in needed
)
ALL = Allowance(KIT, frozenset(), frozenset())
PHASES: tuple[PhaseId, ...] = ("foundation", "mobilise", "load", "keep")


def planned(exercise: str, **changed: Any) -> PlannedItem:
    fields: dict[str, Any] = {"side": "both", "block": "anytime", "sets": 1, "why": "because"}
    amount: dict[str, Any] = {} if "seconds" in changed else {"reps": 20}
    return PlannedItem(exercise=exercise, **(fields | amount | changed))


def without(*forbidden: Trait, dropped: tuple[str, ...] = ()) -> Allowance:
    return Allowance(KIT, frozenset(forbidden), frozenset(dropped))


def found(
    item: PlannedItem,
    *others: PlannedItem,
    allowance: Allowance = ALL,
    practised: tuple[str, ...] = (),
    phase: PhaseId = "load",
) -> list[PlannedItem]:
    day = (item, *others)
    return list(instead_of(item, day, allowance, phase, practised, KNOWLEDGE))


def names(*given: Any, **more: Any) -> list[str]:
    return [item.exercise for item in found(*given, **more)]


BAND = planned("band_glide_front", sets=2, reps=12, tempo="2-2-1")
RAISE = planned("single_leg_calf_raise", sets=2, reps=12, tempo="3-0-1")


def test_the_same_job_comes_first_and_then_what_else_is_named() -> None:
    assert names(BAND) == ["step_lunge_glide", "knee_to_wall_circles", "ankle_circles"]
    assert names(RAISE) == ["two_leg_calf_raise", "heel_lifts_standing"]


def test_nothing_needs_equipment_that_is_not_there() -> None:
    bare = Allowance(frozenset(), frozenset(), frozenset())
    assert names(BAND, allowance=bare) == ["knee_to_wall_circles", "ankle_circles"]


def test_what_a_caution_or_pain_rules_out_is_not_offered() -> None:
    assert names(BAND, allowance=without("front_pressure")) == ["ankle_circles"]
    sore = without(dropped=("step_lunge_glide",))
    assert names(BAND, allowance=sore) == ["knee_to_wall_circles", "ankle_circles"]


def test_what_the_day_holds_already_is_not_offered_twice() -> None:
    circles = planned("knee_to_wall_circles")
    assert names(BAND, circles) == ["step_lunge_glide", "ankle_circles"]


def test_of_the_same_job_only_what_is_known_or_easier_is_offered() -> None:
    pull = planned("banded_dorsiflexion", tempo="1-1-1")
    assert names(pull) == ["ankle_circles"]
    assert names(pull, practised=("banded_plantarflexion",)) == [
        "banded_plantarflexion", "ankle_circles",
    ]  # fmt: skip
    box_first = planned("heel_elevated_squat", sets=2, reps=8, tempo="3-1-1")
    assert names(box_first)[0] == "box_squat"


def test_for_what_asks_little_nothing_stands_in_that_asks_much() -> None:
    rolling = replace(EXERCISES["calf_release"], substitutes=("soleus_stretch", "ankle_circles"))
    known = replace(KNOWLEDGE, exercises={**EXERCISES, rolling.id: rolling})
    item = planned("calf_release", seconds=60.0)
    others = instead_of(item, (item,), ALL, "load", (), known)
    assert [other.exercise for other in others] == ["ankle_circles"]


def test_it_keeps_to_the_place_in_the_day() -> None:
    lunges = planned("walking_lunge_knee_drive", block="before_training", sets=2, reps=8)
    assert {item.block for item in found(lunges)} == {"before_training"}
    before = planned("single_leg_calf_raise", block="before_training")
    assert names(before) == []  # no raise belongs there


def test_a_side_that_gets_its_own_dose_gets_its_own_exchange() -> None:
    (other,) = found(planned("gastrocnemius_stretch", side="both", seconds=60.0))
    assert (other.exercise, other.side) == ("wall_lean_stretch", "both")
    assert found(planned("gastrocnemius_stretch", side="left", sets=2, seconds=60.0)) == []
    left = planned("band_glide_front", side="left", sets=2, reps=12)
    assert {item.side for item in found(left)} == {"left"}
    assert len(found(left)) == 3


def test_it_says_what_for_and_what_it_takes_the_place_of() -> None:
    first = found(RAISE)[0]
    assert first.why.startswith(EXERCISES["two_leg_calf_raise"].why["default"])
    assert first.why.endswith("It takes the place of single-leg calf raise today.")


def test_a_size_that_fits_to_the_second_is_taken_and_a_larger_one_is_not() -> None:
    circles = planned("knee_to_wall_circles", reps=16)
    assert [(i.exercise, i.reps) for i in found(circles)] == [("ankle_circles", 16)]
    assert [i.reps for i in found(planned("knee_to_wall_circles", reps=15))] == [10]
    assert found(planned("knee_to_wall_circles", reps=9)) == []


def test_what_stands_in_is_never_longer_harder_or_asks_much_where_little_was_asked() -> None:
    """For everything there is, with all the equipment, everything known, in every phase."""
    offered = 0
    for exercise in EXERCISES.values():
        harder = set(with_harder([exercise.id], EXERCISES))
        for phase in PHASES:
            for rung in (rung for dose in exercise.doses for rung in dose.rungs):
                item = planned(
                    exercise.id, sets=rung.sets, reps=rung.reps, seconds=rung.seconds,
                    block=exercise.blocks[-1],
                )  # fmt: skip
                others = found(item, practised=tuple(EXERCISES), phase=phase)
                offered += len(others)
                assert len(others) <= AT_MOST
                for other in others:
                    made = EXERCISES[other.exercise]
                    assert item_seconds(made, other) <= item_seconds(exercise, item)
                    assert made.id not in harder
                    assert made.role == exercise.role or made.id in exercise.substitutes
                    assert exercise.every_other_day or not made.every_other_day
                    model = KNOWLEDGE.models.pain
                    assert demanding(exercise, model) or not demanding(made, model)
    assert offered > 200
