"""What a programme leans on, and which side gets more."""

from collections.abc import Mapping
from typing import Any

import pytest
from tests.people import KNOWLEDGE

from dorsi.domain.verdicts import Asymmetry, Sides
from dorsi.domain.words import Flag, GroupName
from dorsi.train.choose import Allowance
from dorsi.train.emphasis import Emphases, emphases, switched, workable

BANDS = KNOWLEDGE.models.bands
EVEN = (8.0, 8.0)
Strength = Mapping[GroupName, float]


def between(left: float | None, right: float | None, flag: Flag | None) -> Asymmetry:
    if left is None or right is None:
        return Asymmetry(None, None, None, flag)
    return Asymmetry(left - right, left - right - 1.0, left - right + 1.0, flag)


def leaning(
    left: Strength | None = None,
    right: Strength | None = None,
    reach_cm: tuple[float | None, float | None] = EVEN,
    flag: Flag | None = "usual",
) -> Emphases:
    """What to lean on where each side's named groups were raised so far."""
    sides: Sides[Any] = Sides(left or {}, right or {})
    return emphases(
        Sides(tuple(sides.left), tuple(sides.right)),
        sides,
        Sides(*reach_cm),
        between(*reach_cm, flag),
        BANDS.functional_from_cm,
    )


def test_nothing_named_is_balanced() -> None:
    found = leaning()
    assert found.order == ("balanced",)
    assert found.main == "balanced"
    assert found.affected is None


@pytest.mark.requirement("B-17")
def test_both_may_limit_and_the_one_raised_most_leads() -> None:
    assert leaning({"calf": 1.8, "joint": 2.4}).order == ("joint", "calf")
    assert leaning({"calf": 2.4, "joint": 1.8}).order == ("calf", "joint")
    assert leaning({"calf": 2.4, "joint": 1.8}).main == "calf"


def test_equally_raised_groups_come_in_the_order_of_their_names() -> None:
    assert leaning({"joint": 2.0, "calf": 2.0}).order == ("calf", "joint")


def test_a_group_counts_by_the_side_on_which_it_was_raised_more() -> None:
    assert leaning({"calf": 3.0}, {"calf": 1.8, "joint": 2.4}).order == ("calf", "joint")
    assert leaning({"calf": 1.8}, {"calf": 3.0, "joint": 2.4}).order == ("calf", "joint")
    assert leaning({"calf": 1.8}, {"calf": 2.0, "joint": 2.4}).order == ("joint", "calf")


def test_a_named_group_without_a_figure_was_raised_by_nothing() -> None:
    found = emphases(
        Sides(("front", "calf"), ()),
        Sides({"calf": 1.1}, {}),
        Sides(*EVEN),
        between(*EVEN, "usual"),
        BANDS.functional_from_cm,
    )
    assert found.order == ("calf", "front")


@pytest.mark.requirement("B-8")
@pytest.mark.parametrize(
    ("reach_cm", "flag", "affected"),
    [
        ((6.6, 10.8), "flag", "left"),
        ((10.8, 6.6), "flag", "right"),
        ((6.0, 9.0), "flag", "left"),  # both short, one much more
        ((12.0, 15.0), "flag", "left"),  # neither short, but clearly uneven
        ((9.0, 10.8), "watch", "left"),  # only one side short of functional
        ((10.8, 9.0), "watch", "right"),
        ((7.0, 8.8), "watch", None),
        ((10.0, 11.8), "watch", None),  # ten is functional
        ((9.4, 10.2), "usual", None),
        ((9.4, 10.2), None, None),
        ((6.6, None), "flag", None),
        ((None, 6.6), "flag", None),
    ],
)
def test_the_shorter_side_is_affected_when_flagged_or_the_only_short_one(
    reach_cm: tuple[float | None, float | None], flag: Flag | None, affected: str | None
) -> None:
    assert leaning(reach_cm=reach_cm, flag=flag).affected == affected


def test_without_a_comparison_no_side_is_affected() -> None:
    unknown = Asymmetry(None, None, None, "flag")
    sides: Sides[Any] = Sides((), ())
    found = emphases(sides, Sides({}, {}), Sides(6.6, 10.8), unknown, BANDS.functional_from_cm)
    assert found.affected is None


def test_only_the_affected_side_is_heard() -> None:
    found = leaning({"joint": 2.0}, {"calf": 4.0}, reach_cm=(6.6, 10.8), flag="flag")
    assert found.order == ("joint",)
    other = leaning({"joint": 2.0}, {"calf": 4.0}, reach_cm=(10.8, 6.6), flag="flag")
    assert other.order == ("calf",)


def test_an_affected_side_that_names_nothing_is_balanced() -> None:
    assert leaning({}, {"calf": 4.0}, reach_cm=(6.6, 10.8), flag="flag").main == "balanced"


@pytest.mark.parametrize("reach_cm", [(None, 10.8), (6.6, None)])
def test_a_difference_without_both_reaches_affects_no_side(
    reach_cm: tuple[float | None, float | None],
) -> None:
    sides: Sides[Any] = Sides((), ())
    known = Asymmetry(-4.2, -5.0, -3.4, "flag")
    assert (
        emphases(sides, Sides({}, {}), Sides(*reach_cm), known, BANDS.functional_from_cm).affected
        is None
    )


@pytest.mark.requirement("A-1")
def test_where_more_range_is_no_goal_strength_and_balance_lead_whatever_was_named() -> None:
    found = emphases(
        Sides(("calf", "joint"), ("calf",)),
        Sides({"calf": 4.0, "joint": 2.0}, {"calf": 4.0}),
        Sides(6.6, 10.8),
        between(6.6, 10.8, "flag"),
        BANDS.functional_from_cm,
        range_goal=False,
    )
    assert (found.order, found.affected) == (("control",), None)


def test_the_shorter_side_is_short_by_where_functional_begins_on_its_own_leg() -> None:
    def affected(functional_from_cm: float) -> str | None:
        apart = between(10.2, 11.9, "watch")
        none: Sides[Any] = Sides({}, {})
        sides: Sides[float | None] = Sides(10.2, 11.9)
        return emphases(Sides((), ()), none, sides, apart, functional_from_cm).affected

    assert affected(10.0) is None
    assert affected(10.6) == "left"  # a tall person's


def test_without_a_range_goal_strength_and_balance_lead() -> None:
    apart = between(6.0, 9.0, "flag")
    none: Sides[Any] = Sides({"calf": 3.0}, {"calf": 3.0})
    named: Any = Sides(("calf",), ("calf",))
    found = emphases(named, none, Sides(6.0, 9.0), apart, 10.0, range_goal=False)
    assert found == Emphases(("control",), None)


def test_only_range_work_that_may_and_can_be_done_counts_as_workable() -> None:
    kit: Any = frozenset({"step"})

    def groups(*forbidden: Any) -> frozenset[GroupName]:
        allowed = Allowance(kit, frozenset(forbidden), dropped=frozenset())
        return workable(allowed, KNOWLEDGE.exercises)

    assert {"calf", "joint"} <= groups()
    assert "joint" not in groups("front_pressure")
    assert "calf" in groups("front_pressure")
    assert "calf" not in groups("end_range", "static_stretch")  # raises build strength, not range


def test_a_switch_puts_the_new_group_in_front_and_keeps_the_rest() -> None:
    leaning = Emphases(("calf", "control"), "left")
    assert switched(leaning, None) is leaning
    assert switched(leaning, "joint") == Emphases(("joint", "calf", "control"), "left")
    assert switched(leaning, "control") == Emphases(("control", "calf"), "left")
    assert switched(Emphases(("balanced",), None), "joint") == Emphases(("joint",), None)


def test_groups_the_answers_speak_against_keep_their_order_too() -> None:
    assert leaning({"calf": 0.5, "joint": 0.7}).order == ("joint", "calf")
    assert leaning({"calf": 0.7, "joint": 0.5}).order == ("calf", "joint")
