"""What readings and answers say together: who is limited, and what to lean on."""

from dataclasses import replace
from typing import Any

import pytest
from tests.compose.banded import FOUND, banded, difference
from tests.people import (
    CALF,
    JOINT,
    KNOWLEDGE,
    LIFTER,
    MONDAY,
    STARTS,
    accepted,
    journal,
    moment,
    reach,
    said,
)

from dorsi.compose import review
from dorsi.compose.assessment import assess
from dorsi.compose.basis import basis_of
from dorsi.compose.finding import Beside, Found, find, limited
from dorsi.compose.prescription import accepted_prescription
from dorsi.domain.effective import effective
from dorsi.domain.journal import Journal, Reading
from dorsi.find.answers import answers_of
from dorsi.train.emphasis import Emphases


@pytest.mark.requirement("A-9")
@pytest.mark.parametrize(
    ("left", "right", "cm", "flag", "expected"),
    [
        ("marked", "marked", 0.0, "usual", (True, True)),
        ("restricted", "functional", -0.8, "usual", (True, False)),
        ("functional", "functional", -0.8, "usual", (False, False)),
        ("functional", "adequate", -1.8, "watch", (True, False)),
        ("good", "adequate", 1.8, "watch", (False, True)),
        ("excellent", "good", 2.5, "flag", (False, True)),
        ("functional", "adequate", -1.8, None, (False, False)),
        ("functional", "functional", None, "flag", (False, False)),
        (None, "functional", None, None, (None, False)),
        (None, None, None, None, (None, None)),
    ],
)
def test_a_side_is_limited_when_short_or_clearly_shorter_and_neither_when_unmeasured(
    left: Any, right: Any, cm: float | None, flag: Any, expected: tuple[bool | None, bool | None]
) -> None:
    ranges, apart = banded(left, right), difference(cm, flag)
    found = tuple(limited(side, ranges, apart, KNOWLEDGE) for side in ("left", "right"))
    assert found == expected


@pytest.mark.requirement("A-9")
def test_an_unmeasured_side_names_nothing_and_leads_nothing() -> None:
    answers = (*said(CALF, "left"), *said(JOINT, "right"))
    found = assess(journal(LIFTER, left=8.0, right=None, answers=answers), KNOWLEDGE, STARTS)
    assert found.patterns.left.named == ("calf",)
    assert found.patterns.right.named == ()
    assert found.emphases.order == ("calf",)
    told = review(journal(LIFTER, left=8.0, right=None, answers=answers), KNOWLEDGE, STARTS)
    right = told.to_dict()["sides"]["right"]
    assert (right["named"], right["pattern_clear"]) == ([], False)


def test_answers_raise_a_group_by_its_odds_and_silence_raises_none() -> None:
    silent = assess(journal(LIFTER), KNOWLEDGE, STARTS).patterns.left.raised
    assert silent == pytest.approx(dict.fromkeys(silent, 1.0))
    calf = FOUND.patterns.left.raised
    assert calf["calf"] > 1.55
    assert calf["joint"] < 1.0
    joint = assess(journal(LIFTER, answers=said(JOINT)), KNOWLEDGE, STARTS)
    assert joint.patterns.left.raised["joint"] > 1.55


def test_what_raised_a_group_most_leads_the_programme() -> None:
    answers = ("sprain_history", "front_pinch", "unsteady_on_one_leg", "deep_squat_poor_only")
    who = journal(LIFTER, answers=said([(answer, "yes") for answer in answers]))
    found = assess(who, KNOWLEDGE, STARTS)
    strength = found.patterns.left.raised
    assert found.patterns.left.named == ("joint", "control")  # likelier, but it was so before
    assert strength["control"] > strength["joint"]
    assert found.emphases.order == ("control", "front")  # and a pinching joint is not pushed


@pytest.mark.requirement("A-15")
def test_a_joint_that_pinches_at_the_front_is_not_what_the_programme_leans_on() -> None:
    free = journal(LIFTER, answers=(*said(JOINT), *said([("front_pinch", "no")])))
    assert assess(free, KNOWLEDGE, STARTS).emphases.order == ("joint",)
    pinched = journal(LIFTER, answers=(*said(JOINT), *said([("front_pinch", "yes")])))
    assert "joint" in assess(pinched, KNOWLEDGE, STARTS).patterns.left.named
    assert assess(pinched, KNOWLEDGE, STARTS).emphases.main == "front"
    on_the_heel = [("insertional_achilles_pain", "yes"), ("front_pinch", "no")]
    heel = journal(LIFTER, answers=(*said(JOINT), *said(on_the_heel)))
    assert assess(heel, KNOWLEDGE, STARTS).emphases.order == ("balanced",)
    accepted_pinched = replace(pinched, decisions=(accepted(STARTS),))
    given = accepted_prescription(
        assess(accepted_pinched, KNOWLEDGE, STARTS), accepted_pinched, KNOWLEDGE
    )
    assert given is not None
    assert given.need.emphases.main == "front"


def test_the_affected_sides_answers_are_the_ones_heard() -> None:
    answers = (*said(JOINT, "left"), *said(CALF, "right"))
    found = assess(journal(LIFTER, left=6.6, right=10.8, answers=answers), KNOWLEDGE, STARTS)
    assert (found.emphases.affected, found.emphases.main) == ("left", "joint")
    other = assess(journal(LIFTER, left=10.8, right=6.6, answers=answers), KNOWLEDGE, STARTS)
    assert (other.emphases.affected, other.emphases.main) == ("right", "calf")


def put_together(who: Journal, **learnt: Any) -> Found:
    """What is found, with findings that only training brought to light on the left side."""
    now = effective(who, STARTS)
    return find(
        now,
        answers_of(now, KNOWLEDGE),
        basis_of(now, KNOWLEDGE, STARTS).course,
        KNOWLEDGE,
        STARTS,
        Beside(learnt=lambda side: learnt if side == "left" else {}),
    )


def test_what_training_taught_of_a_side_is_weighed_on_that_side() -> None:
    found = put_together(journal(LIFTER), no_gain_after_stretching="yes")
    assert found.computed.left["no_gain_after_stretching"] == "yes"
    assert "no_gain_after_stretching" not in found.computed.right
    left, right = (side.raised for side in (found.patterns.left, found.patterns.right))
    assert left["joint"] > right["joint"] == pytest.approx(1.0)


def test_a_side_with_range_to_spare_names_no_group_that_limits_range() -> None:
    found = put_together(journal(LIFTER, left=8.0, right=11.0, answers=said(CALF)))
    assert found.patterns.left.named == ("calf",)
    assert found.patterns.right.named == ()
    assert (found.patterns.left.range_limited, found.patterns.right.range_limited) == (True, False)


def beside(who: Journal, more: Beside) -> Found:
    now = effective(who, STARTS)
    course = basis_of(now, KNOWLEDGE, STARTS).course
    return find(now, answers_of(now, KNOWLEDGE), course, KNOWLEDGE, STARTS, more)


def test_what_work_did_not_bring_shows_in_the_pattern_and_shifts_no_emphasis_by_itself() -> None:
    stuck = Beside(learnt=lambda _: {"no_gain_after_stretching": "yes"})
    found = beside(journal(LIFTER, answers=said(CALF)), stuck)
    assert found.patterns.left.named == ()
    assert found.emphases.order == ("calf",)


def test_who_has_gained_the_range_goes_on_leaning_on_what_brought_it() -> None:
    who = journal(LIFTER, left=11.5, right=11.5, answers=said(CALF))
    assert beside(who, Beside()).emphases.main == "balanced"
    assert beside(who, Beside(improved=lambda _: True)).emphases.main == "calf"


@pytest.mark.requirement("A-1", "A-23")
def test_without_a_range_goal_control_leads_whatever_the_answers_say() -> None:
    found = beside(journal(LIFTER, answers=said(CALF)), Beside(range_goal=False))
    assert found.emphases == Emphases(("control",), None)


def test_a_wall_touch_bears_no_comparison() -> None:
    touch = Reading(
        at=moment(MONDAY), measure="wall_touch", side="left", value=0.0, unit="cm", cold=True
    )
    measured = reach(MONDAY, None, 6.0)
    who = Journal(person=LIFTER, readings=(touch, *measured))
    found = beside(who, Beside())
    assert found.ranges.left.only_touched
    assert found.asymmetry == difference(None, None)
    assert found.emphases.affected is None


def test_what_is_named_on_a_side_is_weighed_by_that_sides_answers() -> None:
    """Left names the joint, right the calf: each by its own answers."""
    answers = (*said(JOINT, "left"), *said(CALF, "right"))
    found = beside(journal(LIFTER, answers=answers), Beside())
    assert found.emphases.affected is None
    strength = {
        "joint": found.patterns.left.raised["joint"],
        "calf": found.patterns.right.raised["calf"],
    }
    assert strength["joint"] != strength["calf"]
    assert found.emphases.order == tuple(sorted(strength, key=lambda group: -strength[group]))
