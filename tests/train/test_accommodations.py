"""Each accommodation in circumstances made by hand: when it applies and until when."""

from dataclasses import replace
from typing import Any

import pytest
from tests.people import KNOWLEDGE, LIFTER, MONDAY
from tests.train.accommodated import GOOD, NOBODY, RISES, SHORT, given

from dorsi.domain.knowledge import Knowledge
from dorsi.domain.words import SIDES, Equipment
from dorsi.train.accommodations import FILLS, accommodate
from dorsi.train.choose import Allowance


def test_every_accommodation_of_knowledge_is_considered() -> None:
    assert set(FILLS) <= set(KNOWLEDGE.accommodations)
    for name in set(KNOWLEDGE.accommodations) - set(FILLS):
        thing = KNOWLEDGE.accommodations[name]
        assert name in given(*thing.needs_any, *thing.needs_all, no=frozenset(thing.needs_no))


def test_who_said_nothing_and_owns_nothing_is_told_nothing() -> None:
    assert given() == {}


@pytest.mark.parametrize("name", KNOWLEDGE.accommodations)
def test_each_waits_for_what_it_needs_and_yields_to_what_forbids_it(name: str) -> None:
    thing = KNOWLEDGE.accommodations[name]
    for finding in thing.needs_any:
        applies = {
            "person": {"equipment": ("weight",)},
            "poor_squat": True,
            "no": frozenset(thing.needs_no),
            "range_goal": name != "heel_lift_stays",
            **(GOOD if thing.kind == "look_elsewhere" else {}),
        }
        assert name in given(finding, **applies)
        for other in thing.not_with:
            assert name not in given(finding, other, **applies)
        for rule in thing.forbidden_by:
            assert name not in given(finding, rules=(rule,), **applies)
        assert name in given(finding, rules=("a_rule_about_something_else",), **applies)
    if thing.needs_any:
        assert name not in given(
            "a_finding_about_something_else", person={"equipment": ("weight",)}
        )


def test_the_exercises_an_accommodation_is_about_stand_in_its_file() -> None:
    def changed(name: str, *exercises: str) -> Knowledge:
        thing = replace(KNOWLEDGE.accommodations[name], exercises=exercises)
        things = {**KNOWLEDGE.accommodations, name: thing}
        return replace(KNOWLEDGE, accommodations=things)

    kit: tuple[Equipment, ...] = ("box", "weight", "loop_band")
    allowed = Allowance(frozenset(kit), frozenset(), dropped=frozenset())
    equipped = replace(NOBODY, equipment=kit)
    who = replace(SHORT, person=equipped, yes={RISES: SIDES}, allowance=allowed)
    for only in ("goblet_squat", "box_squat"):
        found = accommodate(who, changed("goblet_or_box_squat", only))
        text = next(one.text for one in found if one.id == "goblet_or_box_squat")
        assert KNOWLEDGE.exercises[only].name.lower() in text
        assert " or the " not in text
    bandless = replace(SHORT, joint_named=True)
    told = accommodate(bandless, changed("band_buying", "band_lateral_walk"))
    width = KNOWLEDGE.exercises["band_lateral_walk"].band
    assert width is not None
    assert f"{width.width_cm[0]:g} to {width.width_cm[1]:g} cm" in told[0].text
    assert accommodate(bandless, changed("band_buying", "soleus_stretch")) == ()


@pytest.mark.requirement("B-26")
def test_a_back_that_complains_points_to_the_ankle_only_over_good_hips() -> None:
    told = given("back_pain_in_squat", "hips_move_well")["ankle_before_back"]
    assert "the ankle is the next place to look" in told.text
    assert "physiotherapist" in told.text
    assert not any(sign.isdigit() for sign in told.text + told.why)
    assert "ankle_before_back" not in given("back_pain_in_squat")
    assert "ankle_before_back" not in given("hips_move_well")


@pytest.mark.requirement("B-10", "B-62")
def test_hips_that_do_not_move_well_are_named_beside_a_poor_squat() -> None:
    stiff = frozenset({"hips_move_well"})
    assert "hips a share" in given(RISES, no=stiff)["hips_too"].text
    assert "hips_too" not in given(RISES)
    assert "hips_too" not in given(no=stiff)


@pytest.mark.requirement("B-58", "B-62", "B-94")
def test_only_a_good_ankle_with_a_poor_squat_points_elsewhere() -> None:
    found = given(poor_squat=True, **GOOD)
    assert set(found) == {"look_elsewhere", "coach_session"}
    assert "reaches 13.4 cm" in found["look_elsewhere"].text
    assert found["look_elsewhere"].until is None
    assert given(poor_squat=True) == {}
    assert given(**GOOD) == {}
    assert given(poor_squat=True, **(GOOD | {"reach_cm": None})) == {}


def test_advice_leaves_out_what_a_caution_leaves_out() -> None:
    kit: dict[str, Any] = {"equipment": ("weight", "loop_band", "squat_rack")}
    lifter: dict[str, Any] = {"person": kit | {"sports": ("weightlifting",)}}
    pinched: dict[str, Any] = {"forbidden": ("front_pressure",)}
    free = given(RISES, "sprain_history", **lifter)
    assert {"goblet_or_box_squat", "old_sprain", "overdose", "transfer"} <= set(free)
    held = given(RISES, "sprain_history", **lifter, **pinched)
    assert {"goblet_or_box_squat", "old_sprain", "overdose", "transfer"}.isdisjoint(held)
    assert "band_buying" not in given(joint_named=True, **pinched)
    boxed = {"person": {"equipment": ("weight", "box")}}
    assert "use the box squat in" in given(RISES, **boxed, **pinched)["goblet_or_box_squat"].text
    assert "transfer" not in given(**lifter, range_goal=False)


@pytest.mark.requirement("B-16", "B-80")
def test_an_old_sprain_matters_on_the_short_side() -> None:
    for finding in ("sprain_history", "immobilised"):
        found = given(yes={finding: ("right",)})
        assert "On the right side" in found["old_sprain"].text
        assert "8 to 12 weeks" in found["old_sprain"].text
        assert "old_sprain" not in given(yes={finding: ("left",)})
        assert "old_sprain" not in given(yes={finding: ("right",)}, good_ankles=True)
    assert "old_sprain" not in given("sprain_history", short=None)


@pytest.mark.requirement("B-16", "B-80")
@pytest.mark.parametrize(
    ("sprained", "said"),
    [(("left",), "left"), (("right",), "right"), (("right", "left"), "left and right")],
)
def test_between_even_sides_the_sprain_decides_and_not_who_reads_a_little_less(
    sprained: tuple[Any, ...], said: str
) -> None:
    for short in SIDES:
        found = given(yes={"sprain_history": sprained}, short=short, even=True)
        assert f"On the {said} side" in found["old_sprain"].text


@pytest.mark.requirement("B-63")
@pytest.mark.parametrize(
    ("born", "told"), [(MONDAY.year - 40, True), (MONDAY.year - 39, False), (None, False)]
)
def test_from_forty_on_the_way_is_said_to_be_the_same(born: int | None, told: bool) -> None:
    assert ("any_age" in given(person={"birth_year": born})) is told
    assert "any_age" not in given(person={"birth_year": born}, good_ankles=True)


@pytest.mark.requirement("B-20")
def test_a_habit_carries_the_work() -> None:
    assert "after brushing my teeth," in given(person={"habit": "brushing my teeth"})[
        "habit_anchor"
    ].text  # fmt: skip
    assert given(person={"habit": ""}) == {}
    assert given(person={"habit": "brushing my teeth"}, **GOOD) == {}


@pytest.mark.requirement("A-28")
def test_a_band_is_described_to_who_needs_one_and_has_none() -> None:
    told = given(joint_named=True)["band_buying"].text
    assert "3 to 4.5 cm wide with a pull of 10 to 25 kg" in told
    assert "band_buying" not in given(joint_named=True, person={"equipment": ("loop_band",)})
    assert "band_buying" not in given(joint_named=False)


@pytest.mark.requirement("A-23")
def test_who_has_a_band_is_told_how_much_is_enough() -> None:
    banded: dict[str, Any] = {"person": {"equipment": ("loop_band", "anchor")}}
    assert given(person={"equipment": ("loop_band",)}) == {}  # nothing to fix it to
    assert set(given(**banded)) == {"overdose"}
    assert given(**banded, **GOOD) == {}


@pytest.mark.requirement("A-29")
@pytest.mark.parametrize(
    ("sports", "told"),
    [(("weightlifting",), True), (("power", "running"), True), (("running",), False)],
)
def test_who_lifts_or_jumps_is_told_to_use_the_range(sports: tuple[str, ...], told: bool) -> None:
    assert ("transfer" in given(person={"sports": sports})) is told
    assert "transfer" not in given(person={"sports": sports}, **GOOD)


def test_they_come_in_their_own_order_each_with_its_reason() -> None:
    found = given(
        RISES,
        "habitual_heels",
        person={"equipment": ("weight",), "habit": "tea", "sports": LIFTER.sports},
    )
    assert list(found) == [name for name in FILLS if name in found]
    assert len(found) == 6
    assert all(thing.why == KNOWLEDGE.accommodations[name].why for name, thing in found.items())
