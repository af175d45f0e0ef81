"""The reach aimed at: one's own target, else the next rung of the ladder."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
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

from dorsi.compose.assessment import Assessment, assess
from dorsi.compose.targets import Ladder, aims_of, chance_of, ladder, no_range_goal, step_towards
from dorsi.domain.journal import Journal, Reading, TargetSet
from dorsi.domain.verdicts import Asymmetry
from dorsi.domain.words import Side
from dorsi.measure.bands import own_cm
from dorsi.measure.geometry import geometry_of

LATER = STARTS + timedelta(weeks=6)


def targets(who: Journal, today: Any = STARTS) -> tuple[float | None, float | None]:
    assessment = assess(who, KNOWLEDGE, today)
    aims = aims_of(assessment, KNOWLEDGE)
    return aims.left.target_cm, aims.right.target_cm


def rungs(side: Side, found: Assessment) -> Ladder:
    return ladder(side, found, chance_of(side, found), KNOWLEDGE)


def climbing(left: float, right: float) -> Journal:
    """Both sides began at 8.0 and stand somewhere else six weeks later."""
    start = plain(8.0, 8.0, answers=said(CALF), decisions=(accepted(STARTS),))
    late = [r for n in (4, 5, 6) for r in reach(STARTS + timedelta(weeks=n), left, right)]
    return Journal(
        person=start.person,
        readings=(*start.readings, *late),
        answers=start.answers,
        decisions=start.decisions,
    )


def aiming(side: Any, cm: float, day: int = 0) -> TargetSet:
    return TargetSet(at=moment(MONDAY + timedelta(days=day)), side=side, reach_cm=cm)


UNSIZED: Any = {"height_cm": None, "shank_cm": None}


def plain(left: float | None, right: float | None, **more: Any) -> Journal:
    """Someone of unknown size, so that the bands lie where they were published."""
    return journal(replace(LIFTER, **UNSIZED), left=left, right=right, **more)


@pytest.mark.requirement("B-7", "B-43")
def test_without_a_target_of_ones_own_the_next_rung_is_aimed_at_side_by_side() -> None:
    left, right = targets(plain(8.0, 6.0))
    assert left == 9.0  # the next band is nearer than one and a half
    assert right == pytest.approx(7.5, abs=0.05)


@pytest.mark.requirement("B-49")
def test_rungs_lie_on_ones_own_leg() -> None:
    tall = journal(replace(LIFTER, height_cm=198.0), left=8.5, right=8.5)
    own = own_cm(
        10.0, KNOWLEDGE.models.geometry, geometry_of(tall.person, KNOWLEDGE.models.geometry)
    )
    assert own > 11.0
    assert targets(tall)[0] == pytest.approx(8.5 + 1.5, abs=0.05)  # the band is further off
    short = journal(replace(LIFTER, height_cm=152.0), left=8.0, right=8.0)
    assert targets(short)[0] == pytest.approx(
        own_cm(
            10.0, KNOWLEDGE.models.geometry, geometry_of(short.person, KNOWLEDGE.models.geometry)
        )
    )


def test_a_band_that_is_hardly_a_step_away_is_passed_over() -> None:
    left, right = targets(plain(8.7, 8.3))
    assert left == 10.0  # 9.0 is three millimetres off
    assert right == 9.0


def test_a_target_of_ones_own_stands_for_its_side_and_the_last_one_counts() -> None:
    both = plain(8.0, 8.0, decisions=(aiming("both", 11.0),))
    assert targets(both) == (11.0, 11.0)
    left = plain(8.0, 8.0, decisions=(aiming("left", 11.0),))
    assert targets(left) == (11.0, 9.0)
    changed = (aiming("both", 11.0), aiming("right", 10.5, day=1))
    assert targets(plain(8.0, 8.0, decisions=changed)) == (11.0, 10.5)
    lowered = (aiming("left", 12.0), aiming("both", 10.0, day=1))
    assert targets(plain(8.0, 8.0, decisions=lowered)) == (10.0, 10.0)


def test_the_ladder_does_not_run_away_from_who_climbs_it() -> None:
    left, right = targets(climbing(8.6, 9.9), LATER)
    assert left == 9.0  # on the way to the first rung still
    assert right == 10.0  # the first rung is passed, the second is next


@pytest.mark.requirement("B-43", "B-76")
def test_a_rung_is_passed_once_it_is_stood_on_with_some_certainty() -> None:
    done = tuple(trained(STARTS + timedelta(days=n)) for n in range(42))
    found = assess(replace(climbing(8.2, 9.6), sessions=done), KNOWLEDGE, LATER)
    chance = chance_of("right", found)
    assert chance(10.0) < 0.8 < chance(9.0)
    assert rungs("left", found) == Ladder(None, 9.0)
    assert rungs("right", found) == Ladder(9.0, 10.0)


@pytest.mark.requirement("A-9")
def test_only_a_reading_says_that_a_rung_is_passed() -> None:
    done = tuple(trained(STARTS + timedelta(days=n)) for n in range(84))
    start = plain(8.4, 8.4, answers=said(CALF), decisions=(accepted(STARTS),), sessions=done)
    after = STARTS + timedelta(weeks=12)
    unread = assess(start, KNOWLEDGE, after)
    assert unread.ranges.left.chance_from(9.0) > 0.8  # twelve steady weeks would do it
    assert chance_of("left", unread)(9.0) < 0.2
    assert rungs("left", unread) == Ladder(None, 9.0)
    read = replace(start, readings=(*start.readings, *reach(after, 10.0, 10.0)))
    assert rungs("left", assess(read, KNOWLEDGE, after)).passed_cm == 9.0


def test_the_step_towards_a_far_target_is_one_worth_the_name() -> None:
    gain_cm = KNOWLEDGE.models.change.worthwhile_gain_cm
    found = assess(climbing(9.0, 9.0), KNOWLEDGE, LATER)
    reached = found.ranges.left.reach_cm
    assert reached is not None
    assert rungs("left", found).ahead_cm == 9.0
    step = step_towards(12.0, rungs("left", found), "left", found, KNOWLEDGE)
    assert step == 10.0
    assert step >= reached.value + gain_cm
    before = step_towards(9.8, rungs("left", found), "left", found, KNOWLEDGE)
    assert before is None  # no step lies before it
    nobody = assess(plain(9.0, None), KNOWLEDGE, STARTS)
    assert step_towards(12.0, rungs("right", nobody), "right", nobody, KNOWLEDGE) is None


@pytest.mark.requirement("A-1", "B-14")
def test_who_has_nothing_to_gain_is_given_no_target() -> None:
    assert targets(plain(17.4, 17.2)) == (None, None)
    assert targets(plain(12.6, 9.5))[0] is None  # this side has enough
    own = plain(14.0, 14.0, decisions=(aiming("left", 15.0),))
    assert targets(own) == (15.0, None)


def test_nothing_measured_has_no_target() -> None:
    assert targets(Journal(person=LIFTER)) == (None, None)
    assert targets(plain(8.0, None)) == (9.0, None)


def test_a_wall_touch_alone_starts_no_ladder() -> None:
    touched = Reading(
        at=moment(MONDAY), measure="wall_touch", side="both", value=0.0, unit="cm", cold=True
    )
    who = Journal(person=LIFTER, readings=(touched,))
    assert assess(who, KNOWLEDGE, STARTS).ranges.left.reach_cm is not None
    assert targets(who) == (None, None)


@pytest.mark.requirement("A-1", "A-23")
def test_who_is_generally_mobile_or_pregnant_is_given_no_range_to_aim_at() -> None:
    for answer in (("hypermobile_screen", 4.0), ("pregnant", "yes")):
        who = journal(LIFTER, answers=said([answer]))
        assert no_range_goal(assess(who, KNOWLEDGE, STARTS), KNOWLEDGE)
        assert targets(who) == (None, None)
        assert targets(replace(who, decisions=(aiming("both", 12.0),))) == (None, None)


def test_a_caution_about_something_else_leaves_the_goal() -> None:
    who = plain(8.0, 8.0, answers=said([("insertional_achilles_pain", "yes")]))
    assert not no_range_goal(assess(who, KNOWLEDGE, STARTS), KNOWLEDGE)
    assert targets(who) == (9.0, 9.0)


def test_a_chance_grows_the_nearer_a_reach_and_nobody_unmeasured_has_one() -> None:
    found = assess(plain(9.0, None), KNOWLEDGE, MONDAY + timedelta(days=2))
    left, right = chance_of("left", found), chance_of("right", found)
    assert left(9.0) == pytest.approx(0.5, abs=0.02)
    assert left(8.0) > 0.9
    assert left(10.0) < 0.1
    assert right(1.0) == 0.0  # nobody measured it


def test_what_was_lost_since_the_last_reading_counts_too() -> None:
    found = assess(plain(9.0, 9.0), KNOWLEDGE, MONDAY + timedelta(weeks=40))
    then = assess(plain(9.0, 9.0), KNOWLEDGE, MONDAY + timedelta(days=2))
    assert chance_of("left", found)(8.0) < chance_of("left", then)(8.0)


@pytest.mark.parametrize(
    ("flag", "aimed"), [("flag", True), ("watch", False), ("usual", False), (None, False)]
)
def test_a_good_side_that_is_clearly_the_shorter_one_still_has_something_to_gain(
    flag: Any, aimed: bool
) -> None:
    found = assess(plain(12.6, 15.2), KNOWLEDGE, STARTS)
    apart = replace(found, asymmetry=Asymmetry(-2.6, -3.2, -2.0, flag))
    assert (rungs("left", apart).ahead_cm is not None) is aimed
    assert rungs("right", apart).ahead_cm is None
    turned = replace(found, asymmetry=Asymmetry(2.6, 2.0, 3.2, flag))
    assert rungs("left", turned).ahead_cm is None
    assert (rungs("right", turned).ahead_cm is not None) is aimed


def test_a_programme_under_way_counts_its_rungs_from_where_it_began() -> None:
    done = tuple(trained(STARTS + timedelta(days=n)) for n in range(42))
    who = replace(climbing(9.9, 9.9), sessions=done)
    begun = assess(who, KNOWLEDGE, LATER)
    assert rungs("left", begun).passed_cm == 9.0
    without = assess(replace(who, decisions=()), KNOWLEDGE, LATER)
    assert rungs("left", without).passed_cm is None
