"""What the decisions look at, gathered from an assessment and the progress."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from tests.people import (
    CALF,
    KNOWLEDGE,
    LIFTER,
    MONDAY,
    RUNNER,
    STARTS,
    accepted,
    moment,
    on,
    reach,
    said,
    trained,
)

from dorsi.compose import review
from dorsi.compose.ahead import forecasts
from dorsi.compose.assessment import assess
from dorsi.compose.progress import progress_of
from dorsi.compose.situating import situation_of
from dorsi.compose.targets import aims_of
from dorsi.domain.journal import Journal, Paused, Reading, TargetSet
from dorsi.domain.verdicts import Sides
from dorsi.prove.situation import Situation


def going(weeks: int, **more: Any) -> Journal:
    """Someone so many steady weeks into a programme, measured before it only."""
    fields: dict[str, Any] = {
        "person": LIFTER,
        "readings": tuple(r for n in range(3) for r in reach(MONDAY + timedelta(days=n), 8.0, 8.0)),
        "answers": said(CALF),
        "decisions": (accepted(STARTS),),
        "sessions": tuple(trained(on(week, day)) for week in range(weeks) for day in range(5)),
    }
    return Journal(**(fields | more))


def seen(who: Journal, today: date) -> Situation:
    found = assess(who, KNOWLEDGE, today)
    progress = progress_of(found, who, KNOWLEDGE)
    aims = aims_of(found, KNOWLEDGE)
    return situation_of(found, progress, aims, forecasts(found, aims, KNOWLEDGE), KNOWLEDGE)


def test_weeks_are_whole_calendar_weeks_since_the_start() -> None:
    assert [seen(going(0), on(0, day)).weeks for day in (-3, 0, 6, 7, 13, 14)] == [
        0, 0, 0, 1, 1, 2,
    ]  # fmt: skip
    assert seen(going(0, decisions=()), on(3)).weeks == 0


def test_the_share_of_practice_and_the_phases_are_those_of_today() -> None:
    found = seen(going(4), on(4, -1))
    assert found.share == pytest.approx(1.0)
    assert found.next_phase is not None
    assert found.next_phase.id == "mobilise"
    assert [seen(going(weeks), on(weeks)).next_phase for weeks in (0, 2, 4, 6)] == [None] * 4
    assert seen(going(0, decisions=()), on(3)).share is None


@pytest.mark.requirement("B-60")
def test_time_off_and_days_before_the_acceptance_are_no_lack_of_practice() -> None:
    off = Paused(at=moment(on(2)), until=on(4, -1))
    steady = tuple(trained(on(week, day)) for week in (0, 1, 4) for day in range(4))
    assert seen(going(0, sessions=steady), on(5, -1)).share == pytest.approx(3 / 5)
    rested = going(0, sessions=steady, decisions=(accepted(STARTS), off))
    assert seen(rested, on(5, -1)).share == pytest.approx(1.0)
    assert "adherence_low" not in {d.rule for d in review(rested, KNOWLEDGE, on(5)).decisions}
    late = replace(accepted(STARTS), at=moment(on(4)))
    assert seen(going(0, sessions=steady, decisions=(late,)), on(5, -1)).share == pytest.approx(1.0)


def test_each_side_that_was_only_touched_is_told_apart() -> None:
    def touched(side: Any) -> tuple[bool, bool]:
        touch = Reading(
            at=moment(MONDAY), measure="wall_touch", side=side, value=0.0, unit="cm", cold=True
        )
        other = reach(MONDAY, *((None, 8.0) if side == "left" else (8.0, None)))
        found = seen(going(0, readings=(touch, *other)), STARTS)
        return found.touched.left, found.touched.right

    assert touched("left") == (True, False)
    assert touched("right") == (False, True)


def test_the_age_of_the_newest_reading_is_that_of_either_side() -> None:
    assert seen(going(0), STARTS).reading_days == 5
    later = (*going(0).readings, *reach(STARTS, None, 8.1))
    assert seen(going(0, readings=later), on(0, 2)).reading_days == 2
    assert seen(going(0, readings=()), STARTS).reading_days is None


def test_this_weeks_reading_is_one_of_every_measured_side() -> None:
    def read(*more: Reading) -> bool:
        who = going(2, readings=(*going(2).readings, *more))
        return seen(who, on(2, 3)).read_this_week

    assert not read()
    assert not read(*reach(on(2), 8.2, None))
    assert read(*reach(on(2), 8.2, 8.2))
    assert read(*reach(on(2, 1), 8.2, None), *reach(on(2, 3), None, 8.2))
    assert not read(*reach(on(2, -1), 8.2, 8.2))  # of the week before
    nobody = going(2, readings=())
    assert not seen(nobody, on(2)).read_this_week
    assert not seen(going(2, decisions=()), on(2)).read_this_week


def test_a_target_is_ones_own_where_one_was_set_and_may_be_aimed_at() -> None:
    target = TargetSet(at=moment(MONDAY), side="left", reach_cm=11.0)
    aims = seen(going(0, decisions=(accepted(STARTS), target)), STARTS).aims
    assert (aims.left.own, aims.left.target_cm) == (True, 11.0)
    assert (aims.right.own, aims.right.target_cm is None) == (False, False)
    assert aims.left.step_cm is not None
    assert aims.left.step_cm < 11.0
    mobile = said([("hypermobile_screen", 4.0)])
    ruled_out = seen(going(0, decisions=(target,), answers=mobile), STARTS).aims.left
    assert (ruled_out.own, ruled_out.target_cm, ruled_out.chance) == (False, None, None)


def pinched(day: date, *drills: str, pinch: float | None = 4) -> Any:
    return trained(day, *drills, pinch=pinch)


def test_a_pinch_is_open_until_it_was_asked_about() -> None:
    def is_open(*sessions: Any, answers: Any = ()) -> bool:
        base = going(2)
        who = replace(base, sessions=(*base.sessions, *sessions), answers=(*said(CALF), *answers))
        return seen(who, on(2)).pinch_open

    circles = "knee_to_wall_circles"
    denied = [("front_pinch", "no")]
    assert not is_open()
    assert is_open(pinched(on(2, -1), circles))
    assert not is_open(pinched(on(2, -1), circles), answers=said(denied, "both", on(2, -1)))
    assert is_open(pinched(on(2, -1), circles), answers=said(denied, "both", on(2, -2)))
    # A yes leaves out everything that closes the front already, on whichever side it was.
    known = said([("front_pinch", "yes")], "left", on(2, -2))
    assert not is_open(pinched(on(2, -1), circles), answers=known)
    # Two pinched: an answer after the first is one before the second.
    twice = (pinched(on(2, -3), circles), pinched(on(2, -1), circles))
    assert is_open(*twice, answers=said(denied, "both", on(2, -2)))
    # Done without a pinch since the answer: only the pinch itself asks again.
    calm = (pinched(on(2, -4), circles), pinched(on(2, -1), "soleus_stretch", pinch=None))
    assert not is_open(*calm, answers=said(denied, "both", on(2, -3)))
    # A pinch of two is no pinch to speak of, whatever else pinched.
    other = (pinched(on(2, -4), circles), pinched(on(2, -1), "soleus_stretch", pinch=2))
    assert not is_open(*other, answers=said(denied, "both", on(2, -3)))


@pytest.mark.requirement("B-93")
def test_a_sport_asks_in_its_week_of_a_programme_that_is_being_built() -> None:
    runner = {"person": replace(RUNNER, training_days=LIFTER.training_days)}
    assert len(seen(going(6, **runner), on(6)).asks) == 1
    assert seen(going(6), on(6)).asks == ()
    resting = Paused(at=moment(on(6)))
    paused = going(6, **runner, decisions=(accepted(STARTS), resting))
    assert seen(paused, on(6)).asks == ()


def test_only_after_the_programme_it_is_asked_whether_the_range_was_kept() -> None:
    fallen = [r for n in range(1, 7) for r in reach(on(n, -1), 8.0 + n / 2, 8.0)]
    fallen += [r for n in range(12, 20) for r in reach(on(n), 16.0 - n / 2, 8.0)]
    start = going(12).readings
    ended = seen(going(12, readings=(*start, *fallen)), on(20))
    assert ended.lost_since_cm.left is not None
    assert ended.lost_since_cm.right is None
    assert seen(going(11, readings=(*start, *fallen)), on(20)).lost_since_cm == Sides(None, None)
