"""Lack of response: what it takes to say that work has not moved an ankle."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from tests.measure.believed import believed, gain, likely
from tests.people import KNOWLEDGE, MONDAY, moment

from dorsi.domain.journal import Session, SessionItem
from dorsi.domain.words import GroupName
from dorsi.find.weigh import Values
from dorsi.measure.adherence import practice_of
from dorsi.numeric.mixture import Mixture
from dorsi.prove.response import (
    NOTHING_TO_SAY,
    Judged,
    Response,
    Work,
    gain_findings,
    other_group,
    response,
    unresponsive,
)
from dorsi.train.due import Span

FULL = KNOWLEDGE.models.growth.full_sessions_per_week
STRETCHES = ("gastrocnemius_stretch", "soleus_stretch")
GLIDE = ("step_lunge_glide",)


FLAT = gain(0.1)


def session(day: date, drills: Iterable[str], side: Any = "both") -> Session:
    items = tuple(SessionItem(exercise=drill, side=side) for drill in drills)
    return Session(at=moment(day, 18), items=items)


def weeks(
    count: int, drills: Iterable[str], a_week: int = 4, side: Any = "both", first: int = 0
) -> list[Session]:
    """So many sessions in each of some weeks, the first days of each."""
    return [
        session(MONDAY + timedelta(weeks=first + week, days=day), drills, side)
        for week in range(count)
        for day in range(a_week)
    ]


def findings(
    *sessions: Session, after_weeks: int, gained: Mixture | None = FLAT, starts: date = MONDAY
) -> Values:
    """The left side's findings at the end of some weeks."""
    today = starts + timedelta(days=7 * after_weeks - 1)
    practice = practice_of(sessions, FULL)
    course = believed(gained, gain(2.0))
    work = Work(sessions, practice, starts, (Span(starts, today),))
    return gain_findings(course, "left", work, KNOWLEDGE)


STRETCHED, MOBILISED = {"no_gain_after_stretching": "yes"}, {"no_gain_after_mobilising": "yes"}


@pytest.mark.requirement("B-29")
def test_six_steady_weeks_of_stretching_without_a_gain_say_so_and_five_do_not() -> None:
    assert findings(*weeks(6, STRETCHES), after_weeks=6) == STRETCHED
    assert findings(*weeks(5, STRETCHES), after_weeks=5) == {}


@pytest.mark.requirement("A-17")
def test_four_steady_weeks_of_mobilising_without_a_gain_say_so_and_three_do_not() -> None:
    assert findings(*weeks(4, GLIDE), after_weeks=4) == MOBILISED
    assert findings(*weeks(3, GLIDE), after_weeks=3) == {}


def test_both_kinds_of_work_are_told_apart() -> None:
    both = weeks(6, (*STRETCHES, *GLIDE))
    assert findings(*both, after_weeks=6) == STRETCHED | MOBILISED
    changed = [*weeks(2, STRETCHES), *weeks(4, GLIDE, first=2)]
    assert findings(*changed, after_weeks=6) == MOBILISED


@pytest.mark.parametrize("drill", ["gastrocnemius_stretch", "soleus_stretch"])
def test_either_calf_stretch_is_stretching(drill: str) -> None:
    assert findings(*weeks(6, (drill,)), after_weeks=6) == STRETCHED


@pytest.mark.parametrize("drill", ["band_glide_front", "step_lunge_glide", "band_glide_behind"])
def test_either_direction_of_glide_is_mobilising(drill: str) -> None:
    assert findings(*weeks(6, (drill,)), after_weeks=6) == MOBILISED


def test_other_work_says_nothing_about_either() -> None:
    other = ("single_leg_balance", "two_leg_calf_raise", "knee_to_wall_circles")
    assert findings(*weeks(8, other), after_weeks=8) == {}


def test_a_gain_or_nothing_measured_leaves_the_question_open() -> None:
    done = weeks(6, STRETCHES)
    assert findings(*done, after_weeks=6, gained=gain(1.2)) == {}
    assert findings(*done, after_weeks=6, gained=None) == {}
    assert findings(*done, after_weeks=6, gained=likely(0.49)) == STRETCHED
    assert findings(*done, after_weeks=6, gained=likely(0.51)) == {}


def test_each_side_is_judged_by_its_own_gain() -> None:
    done = weeks(6, STRETCHES)
    today = MONDAY + timedelta(days=41)
    work = Work(tuple(done), practice_of(done, FULL), MONDAY, (Span(MONDAY, today),))
    course = believed(FLAT, gain(2.0))
    assert gain_findings(course, "left", work, KNOWLEDGE) == STRETCHED
    assert gain_findings(course, "right", work, KNOWLEDGE) == {}
    assert gain_findings(None, "left", work, KNOWLEDGE) == {}


def test_too_little_work_is_no_lack_of_response() -> None:
    seldom = [*weeks(6, STRETCHES, a_week=3)]  # three quarters of full practice
    assert findings(*seldom, after_weeks=6) == STRETCHED
    gone = [*weeks(6, STRETCHES)]
    assert findings(*gone, after_weeks=8) == STRETCHED  # six of eight weeks
    assert findings(*gone, after_weeks=9) == {}  # two thirds are not steady


def test_a_week_counts_from_three_sessions_with_such_work() -> None:
    enough = weeks(6, STRETCHES, a_week=3)
    assert findings(*enough, after_weeks=6) == STRETCHED
    mixed = [
        *weeks(5, STRETCHES),
        *weeks(1, STRETCHES, a_week=2, first=5),
        *(session(MONDAY + timedelta(weeks=5, days=day), GLIDE) for day in (4, 5)),
    ]
    assert findings(*mixed, after_weeks=6) == {}


def test_work_on_the_other_side_does_not_count() -> None:
    assert findings(*weeks(6, STRETCHES, side="right"), after_weeks=6) == {}
    assert findings(*weeks(6, STRETCHES, side="left"), after_weeks=6) == STRETCHED
    assert findings(*weeks(6, STRETCHES, side=None), after_weeks=6) == STRETCHED


def test_what_was_done_before_the_programme_does_not_count() -> None:
    done = weeks(7, STRETCHES)
    assert findings(*done, after_weeks=6, starts=MONDAY + timedelta(weeks=1)) == STRETCHED
    assert findings(*done, after_weeks=5, starts=MONDAY + timedelta(weeks=2)) == {}


def test_weeks_are_counted_from_the_first_day_whatever_its_name() -> None:
    thursday = MONDAY + timedelta(days=3)
    done = [
        session(thursday + timedelta(weeks=week, days=day), STRETCHES)
        for week in range(6)
        for day in (0, 5, 6)
    ]
    assert findings(*done, after_weeks=6, starts=thursday) == STRETCHED


def test_an_exercise_nobody_knows_any_more_is_passed_over() -> None:
    done = weeks(6, (*STRETCHES, "an_exercise_of_long_ago"))
    assert findings(*done, after_weeks=6) == STRETCHED


def test_a_gain_is_unlikely_below_the_chance_asked_for_and_not_at_it() -> None:
    even = believed(gain(0.6), None)  # as likely above as below
    at = float(even.gain("left").share_above(0.6)[0])
    assert at == pytest.approx(0.5, abs=1e-6)
    assert not unresponsive(even, "left", 0.6, at)
    assert unresponsive(even, "left", 0.6, 0.51)
    assert not unresponsive(even, "left", 0.5, 0.51)
    assert not unresponsive(even, "right", 0.6, 1.0)
    assert not unresponsive(None, "left", 0.6, 1.0)


BOTH_GROUPS: frozenset[GroupName] = frozenset({"calf", "joint"})
FINE = Judged(
    sd_cm=0.65, short=False, troubled=False, main="calf", workable=BOTH_GROUPS, tried=STRETCHED
)
SHORT = replace(FINE, short=True)


def judged(who: Judged, *, weeks_in: int = 6, chance: float = 0.49, a_week: int = 4) -> Response:
    """What lack of response asks for on the left side."""
    sessions = tuple(weeks(weeks_in, STRETCHES, a_week))
    practice = practice_of(sessions, FULL)
    due = (Span(MONDAY, MONDAY + timedelta(weeks=weeks_in)),)
    work = Work(sessions, practice, MONDAY, due)
    return response(believed(likely(chance), None), "left", work, who, KNOWLEDGE)


@pytest.mark.requirement("A-17", "B-29", "B-81")
def test_lack_of_response_first_shifts_the_emphasis_and_later_asks_for_help() -> None:
    assert judged(SHORT, weeks_in=5) == NOTHING_TO_SAY
    assert judged(SHORT) == Response("no_response_switch", "joint")
    assert judged(SHORT, weeks_in=7) == Response("no_response_switch", "joint")
    assert judged(SHORT, weeks_in=8) == Response("no_response_refer", None)


@pytest.mark.requirement("B-11", "B-58")
def test_from_week_eight_who_is_short_or_troubled_is_referred_and_others_choose() -> None:
    assert judged(replace(FINE, troubled=True), weeks_in=8).rule == "no_response_refer"
    assert judged(FINE, weeks_in=8) == Response("plateau", "joint")


@pytest.mark.requirement("A-17")
def test_who_did_not_gain_from_mobilising_either_is_referred_and_never_sent_to_the_front() -> None:
    joint_led = replace(SHORT, main="joint", tried=MOBILISED)
    assert judged(joint_led) == Response("no_response_mobilised", None)
    nothing_left = replace(FINE, tried=STRETCHED | MOBILISED)
    assert judged(nothing_left) == Response("no_response_mobilised", None)
    assert judged(replace(joint_led, short=False)) == Response("no_response_switch", "calf")


@pytest.mark.requirement("B-29")
@pytest.mark.parametrize(
    ("main", "tried", "workable", "group"),
    [
        ("calf", {}, BOTH_GROUPS, "joint"),
        ("balanced", {}, BOTH_GROUPS, "joint"),
        ("control", STRETCHED, BOTH_GROUPS, "joint"),
        ("joint", {}, BOTH_GROUPS, "calf"),
        ("calf", MOBILISED, BOTH_GROUPS, "calf"),
        ("joint", STRETCHED, BOTH_GROUPS, None),
        ("calf", STRETCHED, frozenset({"calf"}), None),  # a pinch rules the joint work out
    ],
)
def test_the_group_turned_to_is_one_that_was_not_tried_and_may_be_worked(
    main: Any, tried: Any, workable: Any, group: str | None
) -> None:
    who = replace(FINE, main=main, tried=tried, workable=workable)
    assert other_group(who) == group


def test_a_likely_gain_or_too_little_work_asks_for_nothing() -> None:
    assert judged(SHORT, chance=0.51) == NOTHING_TO_SAY
    assert judged(SHORT, a_week=2) == NOTHING_TO_SAY


def test_who_reads_noisily_is_asked_to_measure_more_before_anything_changes() -> None:
    noisy = replace(SHORT, sd_cm=1.0)
    assert judged(noisy, chance=0.79) == Response("cannot_tell", None)
    assert judged(noisy, chance=0.81) == NOTHING_TO_SAY
    assert judged(replace(SHORT, sd_cm=0.99)).rule == "no_response_switch"


def test_seven_full_weeks_of_ten_are_steady_to_the_day() -> None:
    assert findings(*weeks(7, STRETCHES), after_weeks=10) == STRETCHED
    assert findings(*weeks(7, STRETCHES), after_weeks=11) == {}
