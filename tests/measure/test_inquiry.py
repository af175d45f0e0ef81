"""One fit asked again and again: the answers are those of asking the fit itself."""

import numpy as np
import pytest
from tests.measure.courses import STARTS, WEEK, baseline, fitted, steady, weekly
from tests.measure.lunges import phone

from dorsi.domain.words import SIDES
from dorsi.measure.course import Course
from dorsi.measure.inquiry import Inquiry
from dorsi.measure.latent import Latent, unexpected
from dorsi.measure.readings import Array
from dorsi.numeric.mixture import Mixture

LEFT = [*baseline(), *weekly(8.4, 8.9, 9.3, 9.7, 10.0, 10.2)]
RIGHT = [*baseline(9.0, "right"), *weekly(9.1, 9.0, 9.2, side="right")]


@pytest.fixture(params=["in a programme", "before one", "with a phone"])
def found(request: pytest.FixtureRequest) -> Course:
    taken = [*LEFT, *RIGHT]
    if request.param == "before one":
        return fitted(taken, starts=None)
    if request.param == "with a phone":
        taken = [*taken, phone(STARTS + 5 * WEEK, "left", 41.0)]
    return fitted(taken, sessions=steady(6))


def alike(one: Mixture, other: Mixture) -> None:
    np.testing.assert_allclose(one.means, other.means, atol=1e-9)
    np.testing.assert_allclose(one.sds, other.sds, atol=1e-9)
    np.testing.assert_allclose(one.weights, other.weights, atol=1e-12)


def difference(known: Latent, weeks: Array) -> Mixture:
    """Left minus right up to today, asked of the terms themselves, (times, parts)."""
    shared, shaped = known.frame.weighed(weeks[None])
    terms = known.posterior.told(known.frame.kinds(np.array([[1.0, -1.0]]), shared))
    means, variances = terms.sums(np.eye(len(weeks))[None], shaped)
    weights = np.broadcast_to(known.weights.reshape(-1), means.shape)
    return Mixture(weights, means, np.sqrt(variances)).of(0, 0)


def test_reaches_past_and_to_come_are_those_of_the_fit(found: Course) -> None:
    weeks = [-0.4, 0.0, 2.5, found.calendar.now_weeks, 9.0, 20.0]
    alike(Inquiry(found.trained).reaches(weeks), found.trained.reaches(np.array(weeks)))


def test_all_that_is_told_up_to_today_is_told_by_the_fit_alone(found: Course) -> None:
    now = found.calendar.now_weeks
    told = Inquiry(found.trained).so_far([0.0, 2.5, now]).of(0)
    at = np.array([0.0, 2.5, now])
    alike(told.of(slice(2), slice(3)), found.trained.reaches(at).of(0))
    alike(told.of(2, slice(3)), difference(found.trained, at))
    alike(told.of(slice(2), [3]), found.trained.changes(at[-1:]).of(0))


def test_reach_and_change_hang_together_as_in_the_fit(found: Course) -> None:
    neutral, now = unexpected(found.readings, found.trained), np.array([found.calendar.now_weeks])
    reach, change, covariance = neutral.beside_change(now)
    alike(reach, neutral.reaches(now).of(slice(None), slice(None), 0))
    alike(change, neutral.changes(now).of(slice(None), slice(None), 0))
    # The reach at the start is the reach less the change: its variance tells the covariance.
    start = neutral.reaches(np.zeros(1)).sds[:, :, 0]
    expected = (reach.sds**2 + change.sds**2 - start**2) / 2.0
    np.testing.assert_allclose(covariance, expected, atol=1e-9)


def test_a_course_answers_as_its_fit_whatever_it_was_asked_before(found: Course) -> None:
    now = found.calendar.now_weeks
    for weeks in ([0.0], [now], [0.0, now], [now, 0.0], [1.0, now], [now, now + 4.0]):
        for n, side in enumerate(SIDES):
            alike(found.reach(side, weeks), found.trained.reaches(np.array(weeks)).of(0, n))
    low, high = found.reach_bounds("right", [now, now + 1.0, now + 2.0], 0.9, 1)
    expected = found.reach("right", [now + 1.0, now + 2.0]).bounds(0.9)
    np.testing.assert_allclose((low, high), expected, atol=1e-5)


def test_bounds_that_are_looked_for_together_are_those_of_each(found: Course) -> None:
    apart = difference(found.trained, np.array([found.calendar.now_weeks]))
    assert found.difference_bounds(0.9) == pytest.approx(
        [float(bound[0]) for bound in apart.bounds(0.9)], abs=1e-5
    )
    for side in SIDES:
        alone = [float(bound[0]) for bound in found.gain(side).bounds(0.9)]
        assert found.gain_bounds(side, 0.9) == pytest.approx(alone, abs=1e-5)
