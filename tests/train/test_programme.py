"""Twelve weeks composed for one person: phases, strength days, blocks, sports and cautions."""

from dataclasses import replace
from itertools import pairwise
from typing import Any, get_args

import pytest
from tests.people import KNOWLEDGE, LIFTER, RUNNER
from tests.train.composing import EXERCISES, PHASES, WEEKS, block, drills, item, need, roles

from dorsi.domain.exercises import Dose, Rung, SportAddition
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.words import Trait
from dorsi.train.dose import minutes_of
from dorsi.train.emphasis import Emphases
from dorsi.train.need import Need
from dorsi.train.phases import KEEP, phase_of, phases_of
from dorsi.train.programme import block_for, compose_blocks, reason


@pytest.mark.parametrize(
    ("weeks", "phase"),
    [
        ((1, 4), "foundation"),
        ((5, 8), "mobilise"),
        ((9, 12), "load"),
        ((13, 26), "keep"),
        ((27, 200), "keep"),
    ],
)
def test_every_week_has_its_phase_and_past_the_last_one_the_last_goes_on(
    weeks: tuple[int, int], phase: str
) -> None:
    assert [phase_of(week, PHASES).id for week in weeks] == [phase, phase]


@pytest.mark.parametrize(
    ("weeks_before", "spans"),
    [
        (0, {"foundation": (1, 4), "mobilise": (5, 8), "load": (9, 12)}),
        (3, {"foundation": (1, 1), "mobilise": (2, 5), "load": (6, 12)}),
        (5, {"mobilise": (1, 3), "load": (4, 12)}),
        (11, {"load": (1, 12)}),
        (12, {"mobilise": (1, 4), "load": (5, 12)}),
        (30, {"mobilise": (1, 4), "load": (5, 12)}),
    ],
)
def test_who_has_practised_goes_on_in_the_phase_reached_and_after_a_whole_round_in_the_second(
    weeks_before: int, spans: dict[str, tuple[int, int]]
) -> None:
    phases = phases_of(weeks_before, KNOWLEDGE)
    assert phases.pop("keep") == PHASES["keep"]  # type: ignore[attr-defined]
    assert {id_: phase.weeks for id_, phase in phases.items()} == spans


PEOPLE = (
    need(),
    need(LIFTER, "calf", "joint", minutes_per_day=20),
    need(RUNNER, "joint", affected="left"),
    need(RUNNER, "control", minutes_per_day=15, equipment=("balance_pad", "mini_band")),
    need(LIFTER, "balanced", sports=("soccer", "basketball"), minutes_per_day=30),
)


@pytest.mark.parametrize("given", PEOPLE)
def test_the_blocks_hold_each_of_the_twelve_weeks_once_and_in_order(given: Need) -> None:
    blocks = compose_blocks(given, KNOWLEDGE)
    assert [week for found in blocks for week in found.weeks] == list(WEEKS)
    for found in blocks:
        assert {phase_of(week, PHASES).id for week in found.weeks} == {found.phase}


@pytest.mark.parametrize("given", PEOPLE)
def test_weeks_are_joined_only_where_their_days_are_the_same(given: Need) -> None:
    blocks = compose_blocks(given, KNOWLEDGE)
    for found in blocks:
        for week in found.weeks:
            assert replace(block(given, week), weeks=found.weeks) == found, week
    for before, after in pairwise(blocks):
        assert replace(before, weeks=after.weeks) != after


def test_neighbouring_weeks_with_the_same_days_are_one_block() -> None:
    weeks = [found.weeks for found in compose_blocks(need(), KNOWLEDGE)]
    assert weeks == [(1, 2, 3), (4,), (5, 6, 7, 8), (9, 10, 11, 12)]


@pytest.mark.requirement("B-35", "B-36", "B-37")
def test_a_tight_calf_stretches_first_then_glides_then_loads() -> None:
    start, later, last = (block(need(minutes_per_day=12), week) for week in (1, 5, 9))
    stretches = {"gastrocnemius_stretch", "soleus_stretch", "knee_to_wall_circles"}
    assert set(drills(start.rest_day)) >= stretches
    assert not any("band" in EXERCISES[drill].traits for drill in drills(start.training_day))
    assert "band_glide_front" in drills(later.training_day)
    assert {"deep_squat_rock", "single_leg_calf_raise"} <= set(drills(last.training_day))


@pytest.mark.requirement("B-17")
def test_two_that_limit_are_both_worked_the_main_ones_core_before_the_others() -> None:
    calf, calf_more = roles("training", "calf")
    joint, joint_more = roles("training", "joint")
    core, more = roles("training", "joint", "calf")
    assert core == joint
    assert more[:2] == ("gastrocnemius", "soleus")  # the calf's core, ahead of what else is nice
    assert set(joint_more) <= set(more)
    assert len(more) == len(set(more))
    assert set(more).isdisjoint(core)
    assert roles("training", "calf", "joint")[0] == calf
    assert roles("training", "calf", "joint")[1] == calf_more  # the glide leads there already


@pytest.mark.requirement("B-17")
def test_a_joint_beside_a_calf_brings_its_band_forward() -> None:
    both = drills(block(need(LIFTER, "calf", "joint", minutes_per_day=20), 1).rest_day)
    calf = drills(block(need(LIFTER, "calf", minutes_per_day=20), 1).rest_day)
    assert "band_glide_front" in both
    assert "band_glide_front" not in calf
    assert {"gastrocnemius_stretch", "soleus_stretch"} <= set(both)


def test_an_emphasis_without_a_day_of_its_own_gets_the_balanced_one() -> None:
    start = PHASES["foundation"]
    kept = tuple(recipe for recipe in start.recipes if recipe.emphasis != "front")
    assert len(kept) < len(start.recipes)
    fewer = replace(KNOWLEDGE, phases={**PHASES, "foundation": replace(start, recipes=kept)})
    front, balanced = need(LIFTER, "front"), need(LIFTER, "balanced")
    for day in ("training_day", "rest_day"):
        without = drills(getattr(block(front, 1, fewer), day))
        assert without == drills(getattr(block(balanced, 1), day))


@pytest.mark.requirement("B-36")
@pytest.mark.parametrize("training_days", [(), ("mon",)])
def test_who_hardly_trains_has_the_joint_work_at_home_too(training_days: Any) -> None:
    for order in ("calf", "balanced"):
        found = block(need(LIFTER, order, training_days=training_days), 5)
        assert "band_glide_front" in drills(found.rest_day)


@pytest.mark.requirement("B-91")
def test_days_too_short_for_everything_take_turns() -> None:
    given = need(LIFTER, "balanced", training_days=("mon",), minutes_per_day=3, equipment=())
    for week in (1, 5, 9):
        found = block(given, week)
        assert found.rest_between is not None
        both = {*drills(found.rest_day), *drills(found.rest_between), *drills(found.training_day)}
        roles = {EXERCISES[drill].role for drill in both}
        assert {"gastrocnemius", "soleus"} <= roles
        assert roles & {"circles", "deep_squat"}


def test_what_was_never_done_comes_in_small_and_after_its_easier_form() -> None:
    stretched = frozenset({"gastrocnemius_stretch", "knee_to_wall_circles"})
    turned = replace(need(LIFTER, "joint"), weeks_before=5, practised=stretched)
    gym = [block(turned, week).training_day for week in (1, 3, 6)]
    glides = [[d for d in drills(items) if EXERCISES[d].role == "glide"] for items in gym]
    assert glides == [["band_glide_front"], ["band_distraction_hold"], ["band_distraction_hold"]]
    raises = {
        week: drill
        for week in WEEKS
        for drill in drills(block(turned, week).training_day)
        if EXERCISES[drill].role == "raise"
    }
    assert raises[1] == "two_leg_calf_raise"
    assert min(w for w, drill in raises.items() if drill == "single_leg_calf_raise") == 6
    known = replace(turned, practised=stretched | {"two_leg_calf_raise", "band_glide_front"})
    day = drills(block(known, 4).training_day)
    assert {"band_distraction_hold", "single_leg_calf_raise"} <= set(day)


@pytest.mark.requirement("A-1")
def test_upkeep_for_whom_range_is_no_goal_is_strength_and_balance() -> None:
    bends: tuple[Trait, ...] = ("end_range", "bent_knee_end_range", "heel_drop", "static_stretch")
    given = need(LIFTER, "control", forbidden=bends, minutes_per_day=5)
    keep = block_for(given, 5, PHASES[KEEP], KNOWLEDGE)
    assert "single_leg_balance" in drills(keep.training_day)
    assert {"two_leg_calf_raise", "single_leg_balance"} <= set(drills(keep.rest_day))
    start = block(given, 1)
    assert "two_leg_calf_raise" in drills(start.training_day)


@pytest.mark.parametrize("given", PEOPLE)
def test_every_day_fits_the_minutes(given: Need) -> None:
    most = given.person.minutes_per_day
    assert most is not None
    for found in compose_blocks(given, KNOWLEDGE):
        for items in (found.training_day, found.rest_day):
            assert 0 < minutes_of([(EXERCISES[i.exercise], i) for i in items]) <= most


def test_who_names_no_minutes_gets_the_usual_ten() -> None:
    assert block(need(minutes_per_day=None), 1) == block(need(minutes_per_day=10.0), 1)
    assert block(need(minutes_per_day=None), 1) != block(need(minutes_per_day=9.0), 1)


@pytest.mark.requirement("B-91")
def test_every_item_says_why_for_the_strongest_emphasis_it_speaks_to() -> None:
    soleus = EXERCISES["soleus_stretch"]
    assert "front" not in soleus.why
    assert reason(soleus, Emphases(("calf", "joint"), None)) == soleus.why["calf"]
    assert reason(soleus, Emphases(("joint", "calf"), None)) == soleus.why["joint"]
    assert reason(soleus, Emphases(("front", "calf"), None)) == soleus.why["calf"]
    assert reason(soleus, Emphases(("front",), None)) == soleus.why["default"]


def test_upkeep_looks_for_no_limit_any_more() -> None:
    kept = block_for(need(LIFTER, "balanced"), 13, PHASES[KEEP], KNOWLEDGE).rest_day
    assert item(kept, "soleus_stretch").why == EXERCISES["soleus_stretch"].why["default"]
    begun = block(need(LIFTER, "balanced"), 1).rest_day
    assert item(begun, "soleus_stretch").why == EXERCISES["soleus_stretch"].why["balanced"]
    calf = block_for(need(LIFTER, "calf"), 13, PHASES[KEEP], KNOWLEDGE).rest_day
    assert item(calf, "soleus_stretch").why == EXERCISES["soleus_stretch"].why["calf"]


def test_a_substitute_says_what_is_missing_and_a_caution_does_not_pretend_anything_is() -> None:
    bandless = block(need(LIFTER, "joint", equipment=("step",)), 1).rest_day
    glide = item(bandless, "step_lunge_glide")
    better = EXERCISES["band_glide_front"].name.lower()
    assert glide.why.startswith(EXERCISES["step_lunge_glide"].why["joint"])
    assert glide.why.endswith(f"It stands in for {better}, for which you named no equipment.")
    careful = block(need(LIFTER, "joint", forbidden=("band",)), 1).rest_day
    assert item(careful, "step_lunge_glide").why == EXERCISES["step_lunge_glide"].why["joint"]


@pytest.mark.parametrize("trait", get_args(Trait))
def test_no_week_holds_what_a_caution_rules_out_and_none_is_left_empty(trait: Trait) -> None:
    given = need(LIFTER, "calf", "control", forbidden=(trait,), minutes_per_day=20)
    for found in (*compose_blocks(given, KNOWLEDGE), block(given, 13)):
        for items in (found.training_day, found.rest_day):
            assert items
            assert not any(trait in EXERCISES[drill].traits for drill in drills(items))


@pytest.mark.requirement("B-80")
def test_the_affected_side_gets_twice_the_range_work_and_equal_strength() -> None:
    found = block(need(LIFTER, "joint", affected="right", minutes_per_day=30), 9)
    glide = {i.side: i.sets for i in found.training_day if i.exercise == "knee_to_wall_circles"}
    assert glide["right"] == 2 * glide["left"]
    raises = [i for i in found.training_day if EXERCISES[i.exercise].role == "raise"]
    assert [i.side for i in raises] == ["both"]


def composed_week_by_week(given: Need, knowledge: Knowledge) -> bool:
    """Whether the blocks hold in every week what that week by itself would hold."""
    return all(
        replace(block(given, week, knowledge), weeks=found.weeks) == found
        for found in compose_blocks(given, knowledge)
        for week in found.weeks
    )


@pytest.mark.parametrize("narrowed", [(1, 2), (2, 3), (3, 6)])
@pytest.mark.parametrize("weeks_before", [0, 2])
def test_a_dose_for_some_weeks_only_turns_the_programme_when_it_begins_and_ends(
    narrowed: tuple[int, int], weeks_before: int
) -> None:
    circles = EXERCISES["knee_to_wall_circles"]
    phases = tuple(PHASES)
    usual = Dose(phases=phases, rungs=(Rung(sets=1, reps=10),), rep_s=2.0)  # type: ignore[arg-type]
    doses = (replace(usual, weeks=narrowed, rungs=(Rung(sets=1, reps=8),)), usual)
    odd = replace(circles, doses=doses, from_week={"default": 2})
    knowledge = replace(KNOWLEDGE, exercises={circles.id: odd})
    given = need(equipment=(), sports=())
    given = replace(given, weeks_before=weeks_before, practised=frozenset({circles.id}))
    assert composed_week_by_week(given, knowledge)
    reps = [
        item(found.rest_day, circles.id).reps if circles.id in drills(found.rest_day) else None
        for week in WEEKS
        for found in (block(given, week, knowledge),)
    ]
    first = 2 - weeks_before
    assert [week for week, count in zip(WEEKS, reps, strict=True) if count == 8] == [
        week for week in range(first + narrowed[0] - 1, first + narrowed[1]) if week >= 1
    ]


@pytest.mark.parametrize("weeks_before", [0, 4])
def test_what_a_sport_adds_in_a_week_of_its_own_turns_the_programme(weeks_before: int) -> None:
    added = SportAddition(
        role="stride",
        exercise="walking_lunge_knee_drive",
        day="training",
        from_week=7,
        first=True,
        why="It rehearses the stride.",
    )
    general = replace(KNOWLEDGE.sports["general"], adds=(added,))
    knowledge = replace(KNOWLEDGE, sports={**KNOWLEDGE.sports, "general": general})
    given = replace(need(sports=("general",)), weeks_before=weeks_before)
    assert composed_week_by_week(given, knowledge)
    holding = [
        week
        for week in WEEKS
        if "walking_lunge_knee_drive" in drills(block(given, week, knowledge).training_day)
    ]
    assert holding == list(range(7 - weeks_before, 13))
