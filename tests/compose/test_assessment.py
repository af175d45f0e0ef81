"""What review and plan both rest on: one course of both sides, and whose ankles are good."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from tests.compose.banded import FOUND, banded, difference
from tests.people import (
    CALF,
    KNOWLEDGE,
    LIFTER,
    MONDAY,
    STARTS,
    accepted,
    journal,
    moment,
    reach,
    said,
    trained,
)

from dorsi.compose import basis
from dorsi.compose.assessment import _taken_on, assess, good_ankles, measured
from dorsi.compose.basis import expected_growth
from dorsi.domain.journal import Journal, Reading, TargetSet
from dorsi.domain.models import GrowthModel
from dorsi.domain.verdicts import Sides
from dorsi.find.answers import answers_of

GROWTH = KNOWLEDGE.models.growth
SHORT = journal(LIFTER, answers=said(CALF))


def test_each_sides_course_starts_from_its_own_readings() -> None:
    found = assess(journal(LIFTER, left=7.0, right=11.0), KNOWLEDGE, STARTS)
    assert found.course is not None
    assert found.course.measured == ("left", "right")
    assert found.course.reach("left", [0.0]).mean()[0] == pytest.approx(7.0, abs=0.3)
    assert found.course.reach("right", [0.0]).mean()[0] == pytest.approx(11.0, abs=0.3)
    alone = assess(journal(LIFTER, left=None, right=11.0), KNOWLEDGE, STARTS)
    assert alone.course is not None
    assert alone.course.measured == ("right",)


def test_a_wall_touch_alone_measures_no_side() -> None:
    touch = Reading(
        at=moment(STARTS), measure="wall_touch", side="left", value=0.0, unit="cm", cold=True
    )
    found = assess(Journal(person=LIFTER, readings=(touch,)), KNOWLEDGE, STARTS)
    assert found.course is not None
    assert found.course.measured == ()
    assert found.changes.left.verdict == "too_early"


@pytest.mark.parametrize("side", ["left", "right", "both"])
def test_only_work_that_matches_a_named_group_is_expected_to_bring_more(side: str) -> None:
    def growth(who: Journal, *workable: Any) -> GrowthModel:
        return expected_growth(answers_of(who, KNOWLEDGE), KNOWLEDGE, frozenset(workable))

    named, unclear = journal(LIFTER, answers=said(CALF, side)), journal(LIFTER)
    bonus = GROWTH.gain_cm + GROWTH.matched_bonus_cm
    assert growth(named, "calf", "joint").gain_cm == pytest.approx(bonus)
    assert growth(unclear, "calf", "joint") == GROWTH
    assert replace(growth(named, "calf"), gain_cm=GROWTH.gain_cm) == GROWTH
    assert growth(named, "joint") == GROWTH  # what matches may not or cannot be done
    assert growth(named) == GROWTH


def test_no_bonus_is_expected_of_work_a_caution_forbids() -> None:
    joint = said([("sprain_history", "yes"), ("front_pinch", "yes"), ("stop_felt", "front")])
    assert assess(journal(LIFTER, answers=said(CALF)), KNOWLEDGE, STARTS).growth != GROWTH
    pinched = assess(journal(LIFTER, answers=joint), KNOWLEDGE, STARTS)
    assert "joint" in pinched.patterns.left.named
    assert pinched.growth == GROWTH
    mobile = (*said(CALF), *said([("hypermobile_screen", 4.0)]))
    assert assess(journal(LIFTER, answers=mobile), KNOWLEDGE, STARTS).growth == GROWTH


def test_the_expected_gain_of_matched_work_shows_in_the_course() -> None:
    def six_weeks_cm(who: Journal) -> float:
        course = assess(who, KNOWLEDGE, STARTS).course
        assert course is not None
        start, later = course.reach("left", [0.0, 6.0]).mean()
        return float(later - start)

    begun = (accepted(STARTS),)
    unclear = journal(LIFTER, decisions=begun)
    bonus = six_weeks_cm(replace(unclear, answers=said(CALF))) - six_weeks_cm(unclear)
    assert bonus == pytest.approx(GROWTH.matched_bonus_cm, abs=0.1)  # some of it comes late


def test_practice_counts_from_the_first_day_of_the_programme() -> None:
    early = [trained(MONDAY + timedelta(days=n)) for n in range(4)]
    steady = [trained(STARTS + timedelta(days=n)) for n in range(7)]
    who = journal(LIFTER, decisions=(accepted(STARTS),), sessions=(*early, *steady))
    found = assess(who, KNOWLEDGE, STARTS + timedelta(days=13))
    assert found.course is not None
    assert found.course.calendar.starts == STARTS
    assert list(found.course.calendar.doses(3)[0])[:3] == pytest.approx([1.0, 0.0, 0.5])
    without = assess(replace(who, decisions=()), KNOWLEDGE, STARTS + timedelta(days=13))
    assert without.course is not None
    assert without.course.calendar.practice is None
    assert without.course.calendar.starts <= MONDAY


def test_the_days_carry_the_persons_own_error() -> None:
    wander = [(n, 8.0 + 2.0 * (-1) ** n) for n in range(12)]
    who = Journal(
        person=LIFTER,
        readings=tuple(r for n, cm in wander for r in reach(MONDAY + timedelta(days=n), cm, cm)),
    )
    found = assess(who, KNOWLEDGE, MONDAY + timedelta(days=12))
    assert found.repeatability.scale > 1.3
    published = FOUND.days[0].noise_sd_cm / FOUND.repeatability.scale
    assert found.days[0].noise_sd_cm == pytest.approx(found.repeatability.scale * published)


def test_what_is_yet_to_come_is_not_assessed() -> None:
    later = journal(LIFTER, decisions=(accepted(STARTS),), days=3)
    found = assess(later, KNOWLEDGE, MONDAY)
    assert {day.day for day in found.days} == {MONDAY}
    assert found.acceptance is None


def test_the_programme_accepted_last_counts() -> None:
    first, second = accepted(STARTS), accepted(STARTS + timedelta(weeks=8))
    assert basis.accepted(journal(LIFTER, decisions=(first, second))) == second
    assert basis.accepted(journal(LIFTER)) is None


@pytest.mark.requirement("B-13", "B-14", "B-62")
@pytest.mark.parametrize(
    ("left", "right", "flag", "good"),
    [
        ("adequate", "adequate", "usual", True),
        ("good", "excellent", "watch", True),
        ("good", "good", None, True),
        ("good", "excellent", "flag", False),
        ("adequate", "functional", "usual", False),
        ("functional", "adequate", "usual", False),
        ("good", None, None, False),
        (None, None, None, False),
    ],
)
def test_good_ankles_have_twelve_cm_on_both_sides_evenly(
    left: Any, right: Any, flag: Any, good: bool
) -> None:
    found = replace(FOUND, ranges=banded(left, right), asymmetry=difference(-1.0, flag))
    assert good_ankles(found, KNOWLEDGE) is good


@pytest.mark.parametrize(
    ("left", "right", "known"), [(8.0, None, True), (None, 8.0, True), (None, None, False)]
)
def test_one_side_is_enough_to_be_measured(
    left: float | None, right: float | None, known: bool
) -> None:
    assert measured(assess(journal(LIFTER, left=left, right=right), KNOWLEDGE, STARTS)) is known


def touched(side: Any) -> Journal:
    touch = Reading(
        at=moment(STARTS), measure="wall_touch", side=side, value=0.0, unit="cm", cold=True
    )
    return Journal(person=LIFTER, readings=(touch,))


@pytest.mark.requirement("A-9", "A-11")
def test_a_wall_touch_alone_is_neither_a_measurement_nor_a_good_ankle() -> None:
    found = assess(touched("both"), KNOWLEDGE, STARTS)
    assert found.ranges.left.only_touched
    assert not measured(found)
    both_good = Sides(
        replace(found.ranges.left, band="good"), replace(found.ranges.right, band="good")
    )
    assert not good_ankles(replace(found, ranges=both_good), KNOWLEDGE)


def unmoved(**more: Any) -> Journal:
    """Six steady weeks of stretching that brought nothing."""
    start = journal(LIFTER, answers=said(CALF), decisions=(accepted(STARTS),))
    weeks = range(6)
    late = [r for n in weeks for r in reach(STARTS + timedelta(days=7 * n + 6), 8.0, 8.0)]
    done = tuple(trained(STARTS + timedelta(days=7 * n + d)) for n in weeks for d in range(5))
    return replace(start, readings=(*start.readings, *late), sessions=done, **more)


@pytest.mark.requirement("B-29", "B-81")
def test_after_failed_stretching_the_emphasis_turns_to_the_joint_and_stays_there() -> None:
    today = STARTS + timedelta(weeks=6)
    found = assess(unmoved(), KNOWLEDGE, today)
    assert found.responses.left.rule == "no_response_switch"
    assert (found.turned_to, found.emphases.order) == ("joint", ("joint", "calf"))
    again = accepted(today + timedelta(days=1))
    later = assess(
        unmoved(decisions=(accepted(STARTS), again)), KNOWLEDGE, today + timedelta(weeks=2)
    )
    assert later.responses.left.rule is None
    assert (later.turned_to, later.emphases.main) == ("joint", "joint")


def test_where_no_range_is_aimed_at_no_lack_of_gain_is_held_against_anyone() -> None:
    mobile = (*said(CALF), *said([("hypermobile_screen", 4.0)]))
    found = assess(unmoved(answers=mobile), KNOWLEDGE, STARTS + timedelta(weeks=6))
    assert found.responses.left.rule is None


def test_each_side_responds_for_itself() -> None:
    start = journal(LIFTER, answers=said(CALF), decisions=(accepted(STARTS),))
    weeks = range(6)
    done = tuple(trained(STARTS + timedelta(days=7 * n + d)) for n in weeks for d in range(5))

    def rules(left: float, right: float) -> tuple[str | None, str | None]:
        """What lack of response asks for on both sides that gained so much a week."""
        late = [
            r
            for n in weeks
            for r in reach(
                STARTS + timedelta(days=7 * n + 6), 8.0 + left * (n + 1), 8.0 + right * (n + 1)
            )
        ]
        who = replace(start, readings=(*start.readings, *late), sessions=done)
        found = assess(who, KNOWLEDGE, STARTS + timedelta(weeks=6))
        return found.responses.left.rule, found.responses.right.rule

    assert rules(0.0, 0.3) == ("no_response_switch", None)
    assert rules(0.3, 0.0) == (None, "no_response_switch")


def test_the_emphasis_turns_where_either_side_asks_for_it() -> None:
    start = journal(LIFTER, answers=said(CALF), decisions=(accepted(STARTS),))
    weeks = range(6)
    done = tuple(trained(STARTS + timedelta(days=7 * n + d)) for n in weeks for d in range(5))
    for left, right in ((0.0, 0.3), (0.3, 0.0)):
        late = [
            r
            for n in weeks
            for r in reach(
                STARTS + timedelta(days=7 * n + 6), 8.0 + left * (n + 1), 8.0 + right * (n + 1)
            )
        ]
        who = replace(start, readings=(*start.readings, *late), sessions=done)
        assert assess(who, KNOWLEDGE, STARTS + timedelta(weeks=6)).turned_to == "joint"


def test_an_uneven_pair_without_a_response_is_shown_to_someone() -> None:
    """Eight steady weeks at a workable reach: even it is a plateau, uneven it is not."""

    def rule(left: float, right: float) -> str | None:
        start = journal(
            LIFTER, left=left, right=right, answers=said(CALF), decisions=(accepted(STARTS),)
        )
        late = [r for n in range(8) for r in reach(STARTS + timedelta(days=7 * n + 6), left, right)]
        done = tuple(
            trained(STARTS + timedelta(days=7 * n + d)) for n in range(8) for d in range(5)
        )
        who = replace(start, readings=(*start.readings, *late), sessions=done)
        return assess(who, KNOWLEDGE, STARTS + timedelta(weeks=8)).responses.left.rule

    assert rule(10.2, 10.2) == "plateau"
    assert rule(10.2, 13.4) == "no_response_refer"


def test_a_first_programme_was_taken_on_without_any_turn() -> None:
    assert _taken_on(unmoved(), accepted(STARTS), KNOWLEDGE) is None
    target = TargetSet(at=moment(STARTS - timedelta(days=1), 20), side="left", reach_cm=10.0)
    also = unmoved(decisions=(target, accepted(STARTS)))
    assert _taken_on(also, accepted(STARTS), KNOWLEDGE) is None
