"""Other looks at a course: when a verdict was first due, and what more readings would tell."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from tests.measure.courses import MODELS, STARTS, baseline, changes, fitted, three, weekly
from tests.measure.lunges import MONDAY

from dorsi.domain.journal import Reading
from dorsi.domain.verdicts import SideChange
from dorsi.measure.frame import unexpecting
from dorsi.measure.latent import refit
from dorsi.measure.looks import _looks, first_declared, readings_needed

CHANGE = MODELS.change


def left(readings: list[Reading], **more: object) -> SideChange:
    return changes(readings, **more).left


def since(readings: list[Reading], **more: object) -> date:
    """The day from which a change has been called real."""
    found = left(readings, **more).since
    assert found is not None
    return found


def verdicts(readings: list[Reading], **more: object) -> dict[date, str]:
    """What would have been said after each reading."""
    counts = range(4, len(readings) + 1)
    return {readings[n - 1].day: left(readings[:n], **more).verdict for n in counts}


FALL = (9.4, 8.9, 8.3, 7.8, 7.4, 7.2)


@pytest.mark.parametrize("verdict", ["within_noise", "too_early", "plateau"])
def test_only_a_gain_or_a_loss_has_a_first_day(verdict: str) -> None:
    found = fitted([*baseline(), *weekly(8.4, 8.9, 9.3, 9.7, 10.0, 10.2)])
    assert first_declared(found, "left", verdict, CHANGE) is None  # type: ignore[arg-type]
    assert first_declared(found, "left", "gain", CHANGE) is not None


def test_a_loss_has_the_first_day_on_which_it_was_one() -> None:
    readings = [*baseline(10.0), *weekly(*FALL)]
    said = verdicts(readings, sessions=())
    first = since(readings, sessions=())
    assert said[first] == "loss"
    assert all(verdict != "loss" for day, verdict in said.items() if day < first)


def looks(*days: int, starts: date = STARTS) -> list[int]:
    """When one would have looked, in days from the Monday, after readings on these days."""
    readings = [three(MONDAY + timedelta(days=day), 8.0) for day in days]
    found = fitted(readings, starts=starts, today=MONDAY + timedelta(days=60))
    return [(day - MONDAY).days for day in _looks(found, "left", CHANGE)]


def test_one_looks_from_two_weeks_after_the_first_reading_on() -> None:
    assert looks(0, 1, 13) == []
    assert looks(0, 1, 14) == [14]
    assert looks(0, 1, 13, 14, 40) == [14, 40]


def test_of_a_week_with_several_readings_the_last_one_counts() -> None:
    assert looks(0, 17, 19, 23, 24, 30) == [23, 30]  # programme weeks begin on Thursdays


def test_one_looks_only_once_the_programme_has_begun() -> None:
    assert looks(0, 15, 30, 35, starts=MONDAY + timedelta(days=30)) == [35]
    assert looks(0, 29, 30, starts=MONDAY + timedelta(days=30)) == []


@pytest.mark.parametrize("starts", [1, 2, 3, 4, 5, 6])
@pytest.mark.parametrize("first", [0, 1, 2])
def test_exactly_so_many_days_after_the_first_reading_is_late_enough(
    first: int, starts: int
) -> None:
    begun = MONDAY + timedelta(days=starts)
    assert looks(first, first + 13, starts=begun) == []
    assert looks(first, first + 14, starts=begun) == [first + 14]
    found = left(
        [
            *(three(MONDAY + timedelta(days=first), 8.0) for _ in range(3)),
            three(MONDAY + timedelta(days=first + 14), 14.0),
        ],
        starts=begun,
    )
    assert (found.verdict == "gain") == (found.since is not None)


def test_without_a_look_nothing_was_declared() -> None:
    easily = replace(CHANGE, gain_probability=0.6)  # nobody is sure of anything after two weeks
    early = fitted([*baseline(), three(MONDAY + timedelta(days=13), 10.0)])
    assert first_declared(early, "left", "gain", easily) is None
    once = fitted([*baseline(), three(MONDAY + timedelta(days=14), 10.0)])
    assert first_declared(once, "left", "gain", easily) == MONDAY + timedelta(days=14)


def test_each_side_has_its_own_first_day() -> None:
    slow = [8.0 + 0.25 * n for n in range(1, 11)]
    fast = [8.0 + 0.45 * n for n in range(1, 11)]
    found = changes(
        [
            *baseline(), *weekly(*slow),
            *baseline(side="right"), *weekly(*fast, side="right"),
        ]
    )  # fmt: skip
    assert found.left.since is not None
    assert found.right.since is not None
    assert found.right.since < found.left.since


def needed(readings: list[Reading], *, up: bool = True) -> int | None:
    return readings_needed(fitted(readings), "left", up=up, model=CHANGE)


def test_the_closer_to_sure_the_fewer_readings_are_asked_for() -> None:
    far, near = (
        needed([*baseline(), *weekly(8.5, 8.8, 9.1)]),
        needed([*baseline(), *weekly(8.6, 8.9, 9.2, 9.4)]),
    )
    assert far is not None
    assert near is not None
    assert 1 <= near < far <= CHANGE.readings_asked_at_most


def test_as_many_readings_as_asked_for_settle_it_and_one_less_does_not() -> None:
    found = fitted([*baseline(), *weekly(8.6, 8.9, 9.2)])
    asked = readings_needed(found, "left", up=True, model=CHANGE)
    assert asked is not None
    now = found.calendar.now_weeks
    expected_cm = float(found.reach("left", [now]).mean()[0])
    usual_sd_cm = float(np.median(found.readings.sd_cm))

    def rising(more: int) -> float:
        base = found.readings
        readings = replace(
            base,
            weeks=np.append(base.weeks, [[now] * more], axis=1),
            sides=np.append(base.sides, np.zeros((1, more), dtype=int), axis=1),
            cm=np.append(base.cm, [[expected_cm] * more], axis=1),
            sd_cm=np.append(base.sd_cm, [[usual_sd_cm] * more], axis=1),
            level=np.append(base.level, np.zeros((1, more, base.level.shape[2])), axis=1),
        )
        neutral = refit(readings, unexpecting(found.trained.frame, readings))
        return float(neutral.changes(np.array([now])).share_above(0.0)[0, 0, 0])

    assert rising(asked - 1) < CHANGE.gain_probability <= rising(asked)


def test_what_no_dozen_readings_would_settle_asks_for_none() -> None:
    assert needed([*baseline(), *weekly(8.0, 8.0)]) is None
    assert needed([*baseline(), *weekly(8.6, 8.9, 9.2)], up=False) is None  # it points upwards


def test_a_fall_asks_for_readings_too() -> None:
    falling = [*baseline(10.0), *weekly(9.5, 9.0, 8.5, 8.2)]
    found = left(falling, sessions=())
    assert found.verdict == "within_noise"
    assert found.readings_needed is not None
    assert 1 <= found.readings_needed <= CHANGE.readings_asked_at_most
