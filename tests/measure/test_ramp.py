"""How training adds up and fades."""

from dataclasses import replace

import numpy as np
import pytest
from tests.measure.lunges import KNOWLEDGE

from dorsi.measure.ramp import between, ramps, shapes_of

MODEL = replace(KNOWLEDGE.models.growth, halving_weeks=(6.0,), delay_weeks=(0.0,))


def ramp(*doses: float) -> list[float]:
    """The ramp at the start of each week and at the end of the last."""
    return [float(level) for level in ramps(np.array([doses]), MODEL)[0, 0]]


@pytest.mark.requirement("B-75", "B-76")
def test_six_full_weeks_bring_the_first_gain_and_each_further_six_half_of_it() -> None:
    levels = ramp(*[1.0] * 18)
    assert levels[0] == 0.0
    assert levels[6] == pytest.approx(1.0)
    assert levels[12] == pytest.approx(1.5)
    assert levels[18] == pytest.approx(1.75)


def test_half_the_practice_takes_twice_the_time() -> None:
    assert ramp(*[0.5] * 12)[12] == pytest.approx(1.0)


@pytest.mark.requirement("B-70")
def test_stopping_lets_half_go_in_the_published_time() -> None:
    levels = ramp(*[1.0] * 6, *[0.0] * 8)
    kept_after_four_weeks = levels[10] / levels[6]
    assert kept_after_four_weeks == pytest.approx(0.59, abs=0.01)
    assert levels == [*sorted(levels[:7]), *sorted(levels[7:], reverse=True)]


@pytest.mark.requirement("B-71", "B-38")
def test_two_sessions_a_week_keep_what_is_there() -> None:
    levels = ramp(*[1.0] * 6, *[0.5] * 8)
    assert levels[14] >= levels[6]


def test_a_delay_shifts_the_whole_ramp() -> None:
    early, late = (
        ramps(np.ones((1, 9)), replace(MODEL, delay_weeks=(delay,)))[0, 0] for delay in (0.0, 3.0)
    )
    assert list(late[:4]) == [0.0] * 4
    assert late[6] == pytest.approx(1.0)
    assert late[3:] / late[6] == pytest.approx(early[:7] / early[3])


@pytest.mark.requirement("B-75")
def test_six_full_weeks_bring_on_average_what_the_evidence_says_and_the_next_six_half_of_it() -> (
    None
):
    model = KNOWLEDGE.models.growth
    levels = ramps(np.ones((1, 12)), model)[0].mean(axis=0) * model.gain_cm
    assert levels[6] == pytest.approx(1.2)
    assert levels[12] - levels[6] == pytest.approx(0.6, abs=0.05)


def test_every_pair_of_speed_and_delay_is_a_shape() -> None:
    model = KNOWLEDGE.models.growth
    assert len(shapes_of(model)) == len(model.halving_weeks) * len(model.delay_weeks)
    assert ramps(np.ones((2, 4)), model).shape == (2, len(shapes_of(model)), 5)


def test_between_weeks_the_ramp_runs_straight_and_is_level_outside() -> None:
    line = np.array([[[0.0, 1.0, 3.0]]])
    seen = between(line, np.array([[-2.0, 0.5, 1.5, 2.0, 9.0]]))
    assert list(seen[0, 0]) == [0.0, 0.5, 2.0, 3.0, 3.0]
