"""Which frames are looked at, and how lightly they are smoothed."""

import numpy as np
import pytest
from tests.video.virtual import HZ, Faults, Phone, changed, filmed, squatter

from dorsi.knowledge.load import load_knowledge
from dorsi.video.landmarks import POINTS
from dorsi.video.observed import observe, smoothed

MODEL = load_knowledge().models.motion


def test_a_point_that_stands_still_or_moves_evenly_is_not_moved_by_smoothing() -> None:
    times = np.arange(40) / HZ
    still_and_even = np.stack([np.full(40, 3.0), 5.0 * times], axis=1)
    kept = smoothed(still_and_even, times, MODEL.landmarks)
    assert kept[5:-5] == pytest.approx(still_and_even[5:-5])


def test_jitter_becomes_smaller() -> None:
    times = np.arange(400) / HZ
    jitter = np.random.default_rng(2).normal(size=(400, 1))
    assert smoothed(jitter, times, MODEL.landmarks).std() < 0.8 * jitter.std()


def test_a_gap_is_not_smoothed_across() -> None:
    times = np.array([0.0, 0.05, 0.1, 5.0, 5.05, 5.1])
    step = np.array([0.0, 0.0, 0.0, 1.0, 1.0, 1.0])[:, None]
    assert smoothed(step, times, MODEL.landmarks) == pytest.approx(step)


def test_stepping_into_place_is_left_out() -> None:
    seen = filmed(squatter(reps=2), Phone(), Faults(seed=4))
    image = seen.image_px.copy()
    image[:25] += np.linspace(200.0, 20.0, 25)[:, None, None] * [1.0, 0.0]
    observed = observe(changed(seen, image_px=image), MODEL)
    assert observed is not None
    assert observed.frames[0] in range(22, 30)  # within the last steps the feet are nearly there
    assert observed.planted_share == pytest.approx(len(observed) / len(seen))


def test_rising_heels_do_not_unplant_the_feet() -> None:
    # The heel moves by a quarter of the shank, the toe stays.
    person = squatter(reps=2, heel_rise_m=0.10)
    observed = observe(filmed(person, Phone()), MODEL)
    assert observed is not None
    assert len(observed) == len(person.times_s)


def test_frames_without_a_body_are_left_out() -> None:
    seen = filmed(squatter(reps=1), Phone())
    image = seen.image_px.copy()
    image[10:20] = np.nan
    observed = observe(changed(seen, image_px=image), MODEL)
    assert observed is not None
    assert set(range(10, 20)).isdisjoint(observed.frames.tolist())


@pytest.mark.parametrize("kept", [0, 5])
def test_too_few_frames_are_not_fitted(kept: int) -> None:
    seen = filmed(squatter(reps=1), Phone())
    image = seen.image_px.copy()
    image[kept:] = np.nan
    assert observe(changed(seen, image_px=image), MODEL) is None


def test_somebody_walking_through_is_not_fitted() -> None:
    seen = filmed(squatter(reps=1), Phone())
    walk = np.arange(len(seen))[:, None, None] * [25.0, 0.0]
    assert observe(changed(seen, image_px=seen.image_px + walk), MODEL) is None


def test_a_body_without_size_is_nobody() -> None:
    seen = filmed(squatter(reps=1), Phone())
    flat = changed(seen, image_px=np.full_like(seen.image_px, 300.0))
    assert observe(flat, MODEL) is None


def test_what_moves_the_sole_is_taken_off_the_knee_and_what_moves_the_ankle_alone_is_not() -> None:
    seen = filmed(squatter(reps=1), Phone())
    late = slice(len(seen) - 30, None)  # less than half, so that the usual place stays

    def knees_moved(*points: str) -> float:
        image = seen.image_px.copy()
        for point in points:
            image[late, POINTS.index(f"left_{point}")] += [6.0, 0.0]
        still, other = observe(seen, MODEL), observe(changed(seen, image_px=image), MODEL)
        assert still is not None
        assert other is not None
        assert other.knees_px[:, 1] == pytest.approx(still.knees_px[:, 1])
        assert other.hips_px[:, 0] - still.hips_px[:, 0] == pytest.approx(
            other.knees_px[:, 0] - still.knees_px[:, 0]
        )
        return float((other.knees_px - still.knees_px)[-10:, 0, 0].mean())

    assert knees_moved("heel", "toe") == pytest.approx(-6.0, abs=0.2)
    assert knees_moved("ankle") == pytest.approx(0.0, abs=0.2)
