"""Which exercise does a role's job, for this kit, these cautions and this week."""

from collections.abc import Iterable

import pytest
from tests.people import KNOWLEDGE

from dorsi.domain.exercises import PhaseId, Role
from dorsi.domain.words import Emphasis, Equipment, Trait
from dorsi.train.choose import Allowance, Chosen, by_role, choose, chosen_for, started
from dorsi.train.phases import phase_of

EXERCISES = KNOWLEDGE.exercises
OF_ROLE = by_role(EXERCISES)
BALANCED: tuple[Emphasis, ...] = ("balanced",)
EVERYTHING: tuple[Equipment, ...] = ("loop_band", "squat_rack", "step")


def having(
    *kit: Equipment, forbidden: Iterable[Trait] = (), dropped: Iterable[str] = ()
) -> Allowance:
    return Allowance(frozenset(kit), frozenset(forbidden), frozenset(dropped))


def pick(
    role: Role, week: int, allowance: Allowance, order: tuple[Emphasis, ...] = BALANCED
) -> Chosen | None:
    phase = phase_of(week, KNOWLEDGE.phases).id
    return choose(OF_ROLE[role], week, phase, lambda e: started(e, order), allowance)


def name(role: Role, week: int, allowance: Allowance, *order: Emphasis) -> str | None:
    """The id of what is picked."""
    found = pick(role, week, allowance, order or BALANCED)
    return found.exercise.id if found else None


def stands_in_for(role: Role, week: int, allowance: Allowance) -> str | None:
    """The id of the better exercise that the one picked stands in for."""
    found = pick(role, week, allowance)
    assert found is not None
    return found.instead_of.id if found.instead_of else None


@pytest.mark.requirement("A-18", "B-31")
@pytest.mark.parametrize(
    ("week", "drill"),
    [
        (1, "step_lunge_glide"),
        (4, "step_lunge_glide"),
        (5, "band_glide_front"),
        (8, "band_glide_front"),
        (9, "band_distraction_hold"),
    ],
)
def test_the_best_drill_waits_for_its_week(week: int, drill: str) -> None:
    assert name("glide", week, having(*EVERYTHING)) == drill


def test_a_joint_that_limits_has_the_band_from_the_first_week() -> None:
    assert name("glide", 1, having(*EVERYTHING), "joint") == "band_glide_front"
    assert name("glide", 1, having(*EVERYTHING), "calf", "joint") == "band_glide_front"
    assert name("glide", 3, having(*EVERYTHING), "joint") == "band_distraction_hold"


def test_a_drill_starts_when_the_earliest_of_the_emphases_asks_for_it() -> None:
    band = EXERCISES["band_glide_front"]
    assert started(band, ("calf",)) == 5
    assert started(band, ("joint",)) == 1
    assert started(band, ("calf", "joint")) == started(band, ("joint", "calf")) == 1


def test_the_dose_counts_from_the_week_in_which_the_drill_comes_in() -> None:
    weeks = []
    for week in (9, 10, 11):
        found = pick("glide", week, having(*EVERYTHING))
        assert found is not None
        weeks.append(found.dose.weeks)
    assert weeks == [(1, 2), (1, 2), None]


@pytest.mark.parametrize(
    ("kit", "drill"),
    [
        (("loop_band", "squat_rack"), "band_glide_front"),
        (("loop_band", "anchor"), "band_glide_front"),
        (("loop_band", "step"), "step_lunge_glide"),
        (("squat_rack", "step"), "step_lunge_glide"),
        (("loop_band",), None),
        ((), None),
    ],
)
def test_one_complete_set_of_equipment_is_enough_and_half_a_set_is_not(
    kit: tuple[Equipment, ...], drill: str | None
) -> None:
    assert name("glide", 5, having(*kit)) == drill


def test_what_needs_nothing_is_always_equipped() -> None:
    assert having().equipped(EXERCISES["ankle_circles"])
    assert not having("step").equipped(EXERCISES["band_glide_front"])


def test_what_stands_in_names_the_best_drill_of_the_week_that_is_out_of_reach() -> None:
    assert stands_in_for("glide", 5, having("step")) == "band_glide_front"
    assert stands_in_for("glide", 9, having("step")) == "band_distraction_hold"
    assert stands_in_for("glide", 1, having("step")) is None  # no band drill is due yet
    assert stands_in_for("glide", 5, having(*EVERYTHING)) is None


@pytest.mark.parametrize("kit", [("step",), EVERYTHING])
def test_what_a_caution_rules_out_is_not_said_to_be_missing(kit: tuple[Equipment, ...]) -> None:
    cautious = having(*kit, forbidden=("band",))
    assert name("glide", 5, cautious) == "step_lunge_glide"
    assert stands_in_for("glide", 5, cautious) is None


@pytest.mark.parametrize("kit", [("step",), EVERYTHING])
def test_a_drill_left_out_for_pain_makes_room_for_the_next(kit: tuple[Equipment, ...]) -> None:
    sore = having(*kit, dropped=("band_glide_front",))
    assert name("glide", 5, sore) == "step_lunge_glide"
    assert stands_in_for("glide", 5, sore) is None


def test_a_role_for_which_nothing_suits_is_left_out() -> None:
    assert name("release", 1, having()) is None
    assert name("release", 1, having("foam_roller")) == "calf_release"
    assert name("deep_squat", 8, having()) is None  # comes in with week 9
    assert name("glide", 5, having(*EVERYTHING, forbidden=("end_range",))) is None


def test_every_caution_keeps_its_drills_out() -> None:
    for exercise in EXERCISES.values():
        kit = {thing for need in exercise.needs for thing in need}
        assert having(*kit).permits(exercise)
        for trait in exercise.traits:
            assert not having(*kit, forbidden=(trait,)).permits(exercise)


def own(
    drill: str, week: int, allowance: Allowance, phase: PhaseId = "foundation"
) -> Chosen | None:
    return chosen_for(EXERCISES[drill], week, phase, lambda e: started(e, BALANCED), allowance)


def test_a_given_exercise_may_come_before_its_week_and_then_starts_small() -> None:
    early = own("band_glide_front", 1, having(*EVERYTHING))
    assert early is not None
    assert early.dose.weeks == (1, 2)
    assert early.instead_of is None
    due = own("band_glide_front", 5, having(*EVERYTHING), "mobilise")
    assert due is not None
    assert due.dose.weeks == (1, 2)  # new in the week in which it is due
    later = own("band_glide_front", 7, having(*EVERYTHING), "mobilise")
    assert later is not None
    assert later.dose.weeks is None


def test_a_given_exercise_still_needs_its_kit_its_phase_and_no_caution() -> None:
    assert own("band_glide_front", 1, having("step")) is None
    assert own("band_glide_front", 1, having(*EVERYTHING, forbidden=("band",))) is None
    assert own("band_distraction_hold", 13, having(*EVERYTHING), "keep") is None
