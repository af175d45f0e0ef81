"""What takes the place of an exercise that is left out for now."""

from typing import Any

from tests.people import KNOWLEDGE

from dorsi.domain.journal import StoredItem
from dorsi.domain.words import Trait
from dorsi.train.choose import Allowance
from dorsi.train.dose import item_seconds
from dorsi.train.stand_in import with_stand_ins

EXERCISES = KNOWLEDGE.exercises


def stored(exercise: str, **changed: Any) -> StoredItem:
    fields: dict[str, Any] = {"side": "both", "block": "anytime", "sets": 1, "reps": 20}
    return StoredItem(exercise=exercise, why="As prescribed.", **(fields | changed))


CIRCLES = stored("knee_to_wall_circles")
STAIR = stored("step_lunge_glide", reps=12)
SOLEUS = stored("soleus_stretch", reps=None, seconds=60)
RAISES = stored("two_leg_calf_raise", sets=2, reps=12)


def allowing(*forbidden: Trait, dropped: tuple[str, ...] = ()) -> Allowance:
    return Allowance(frozenset({"step"}), frozenset(forbidden), frozenset(dropped))


def standing(allowance: Allowance, *items: StoredItem) -> tuple[StoredItem, ...]:
    return with_stand_ins(items, allowance, "mobilise", KNOWLEDGE)


def names(*items: StoredItem) -> list[str]:
    return [item.exercise for item in items]


def test_what_is_allowed_stays_as_it_was() -> None:
    assert standing(allowing(), CIRCLES, STAIR, RAISES) == (CIRCLES, STAIR, RAISES)


def test_in_pregnancy_gentle_forms_stand_in_at_once() -> None:
    careful = allowing("unsupported", "unstable", "end_range", "bent_knee_end_range")
    found = standing(careful, CIRCLES, STAIR, RAISES, SOLEUS)
    assert names(*found) == ["ankle_circles", "two_leg_calf_raise", "wall_lean_stretch"]


def test_a_stand_in_says_what_for_and_takes_no_longer() -> None:
    (found,) = standing(allowing("front_pressure"), CIRCLES)
    assert found.why.startswith(EXERCISES["ankle_circles"].why["default"])
    assert found.why.endswith("It stands in for knee-to-wall circles, left out for now.")
    spent = item_seconds(EXERCISES[found.exercise], found)
    assert spent <= item_seconds(EXERCISES["knee_to_wall_circles"], CIRCLES)
    assert found.block == CIRCLES.block


def test_the_time_of_both_sides_goes_to_the_stand_in() -> None:
    left, right = (
        stored(CIRCLES.exercise, side="left", sets=2),
        stored(CIRCLES.exercise, side="right"),
    )
    (found,) = standing(allowing("front_pressure"), left, right)
    assert (found.side, found.sets, found.reps) == ("both", 1, 20)


def test_for_what_hurt_only_something_gentle_stands_in() -> None:
    sore = allowing(dropped=("two_leg_calf_raise", "soleus_stretch", "knee_to_wall_circles"))
    found = standing(sore, RAISES, SOLEUS, CIRCLES)
    assert names(*found) == ["ankle_circles"]
    assert found[0].why.endswith("left out for some days because of pain.")


def test_what_needs_lost_equipment_says_so() -> None:
    bare = Allowance(frozenset(), frozenset(), frozenset())
    (found,) = standing(bare, STAIR)
    assert found.exercise == "knee_to_wall_circles"
    assert found.why.endswith("for which you no longer name the equipment.")


def test_nothing_stands_in_twice_and_nothing_becomes_a_heel_raise_that_was_none() -> None:
    assert names(*standing(allowing("front_pressure"), CIRCLES, STAIR)) == ["ankle_circles"]
    lean = stored("wall_lean_stretch", reps=None, seconds=45)
    assert standing(allowing("static_stretch"), lean) == ()


def test_a_stand_in_keeps_to_the_place_in_the_day() -> None:
    before = stored("walking_lunge_knee_drive", block="before_training", sets=2, reps=8)
    (found,) = standing(allowing("unsupported"), before)
    assert (found.exercise, found.block) == ("step_lunge_glide", "before_training")


def test_a_stand_in_starts_with_the_dose_of_a_first_week() -> None:
    band = Allowance(frozenset({"loop_band", "anchor", "step"}), frozenset(), frozenset())
    hold = stored("band_distraction_hold", reps=None, seconds=120)
    sore = Allowance(band.equipment, frozenset({"static_stretch"}), frozenset())
    assert standing(band, hold) == (hold,)
    assert standing(sore, hold) == (hold,)  # a hold with the band is no static stretch
    pressed = Allowance(frozenset(), frozenset(), frozenset())
    (found,) = standing(pressed, hold)
    first = EXERCISES["knee_to_wall_circles"].doses[0]
    assert (found.sets, found.reps) in [(rung.sets, rung.reps) for rung in first.rungs]


def test_a_stand_in_may_take_just_the_time_there_is_and_not_a_second_more() -> None:
    circles = EXERCISES["ankle_circles"]
    small = item_seconds(circles, stored("ankle_circles", reps=10))
    exact = stored("knee_to_wall_circles", reps=10)
    assert item_seconds(EXERCISES["knee_to_wall_circles"], exact) == small
    (found,) = standing(allowing("front_pressure"), exact)
    assert (found.exercise, found.reps) == ("ankle_circles", 10)
    shorter = stored("knee_to_wall_circles", reps=9)
    assert standing(allowing("front_pressure"), shorter) == ()


def test_a_raise_may_stand_in_for_a_raise() -> None:
    one_leg = stored("single_leg_calf_raise", sets=2, reps=10)
    (found,) = standing(allowing("single_leg_load"), one_leg)
    assert found.exercise == "two_leg_calf_raise"


def test_a_stand_in_that_has_no_dose_in_this_phase_is_passed_over() -> None:
    keep = with_stand_ins(
        (stored("band_glide_behind", reps=10),),
        Allowance(frozenset({"loop_band", "anchor"}), frozenset({"band"}), frozenset()),
        "keep",
        KNOWLEDGE,
    )
    assert names(*keep) == ["knee_to_wall_circles"]


def test_time_left_by_one_goes_to_the_next() -> None:
    long = stored("goblet_squat", sets=3, reps=8)
    careful = allowing("squat", "front_pressure")
    assert names(*standing(careful, stored("knee_to_wall_circles", reps=9))) == []
    spare = standing(careful, long, stored("knee_to_wall_circles", reps=9))
    assert names(*spare) == ["ankle_circles"]
    assert spare[0].reps == 20
