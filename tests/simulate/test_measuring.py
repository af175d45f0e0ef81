"""That readings err as the measurer does, and misfits do what they say."""

import numpy as np
import pytest
from tests.simulate.lots import MODEL, held, lot, luck

from dorsi.domain.simulation import Misfit
from dorsi.simulate.measuring import EXACT, log_days, measured, wandered
from dorsi.simulate.people import Array, all_alike

PEOPLE = lot(500)
DAYS = log_days(12, 1, MODEL)
TRUE_CM = held(PEOPLE.start_cm, len(DAYS))


def errors(misfit: Misfit = EXACT) -> Array:
    return measured(PEOPLE, TRUE_CM, DAYS, misfit, luck()).cm - TRUE_CM


def named(id_: str) -> Misfit:
    return next(misfit for misfit in MODEL.misfits if misfit.id == id_)


def test_logs_come_after_a_baseline_and_end_with_each_week() -> None:
    assert DAYS[:5].tolist() == [-2, -1, 0, 7, 14]
    assert log_days(2, 2, MODEL).tolist() == [-2, -1, 0, 4, 7, 11, 14]


@pytest.mark.parametrize(("measurer", "sd_cm"), [("good", 0.4), ("average", 0.69), ("sloppy", 1.2)])
def test_each_measurer_errs_by_as_much_as_the_model_says(measurer: str, sd_cm: float) -> None:
    people = all_alike(PEOPLE, MODEL, measurer=measurer)
    read = measured(people, TRUE_CM, DAYS, EXACT, luck())
    assert (read.cm - TRUE_CM).std() == pytest.approx(sd_cm, rel=0.03)


def test_the_same_people_meet_the_same_noise_whatever_is_wrong() -> None:
    assert errors(named("double_error")) == pytest.approx(2.0 * errors())


def test_neighbouring_days_can_err_alike_with_the_same_spread() -> None:
    tied = errors(named("days_alike"))
    assert np.corrcoef(tied[:, :, 0].ravel(), tied[:, :, 1].ravel())[0, 1] > 0.7
    assert abs(np.corrcoef(errors()[:, :, 0].ravel(), errors()[:, :, 1].ravel())[0, 1]) < 0.1
    assert tied[:, :, -1].std() == pytest.approx(errors()[:, :, -1].std(), rel=0.1)


def test_practice_lifts_later_readings() -> None:
    lifted = errors(named("practice_effect")) - errors()
    assert lifted[:, :, 0] == pytest.approx(0.0)
    assert lifted[:, :, 3] == pytest.approx(0.25)
    assert lifted[:, :, -1].max() < 0.5


def test_some_readings_are_warm_on_both_sides() -> None:
    lifted = errors(named("warm")) - errors()
    warm = lifted != 0.0
    assert warm.mean() == pytest.approx(0.3, abs=0.03)
    assert np.array_equal(warm[:, 0], warm[:, 1])
    assert lifted[warm].mean() == pytest.approx(0.5, abs=0.05)


def test_a_wandering_reach_starts_from_the_baseline_and_strays_with_time() -> None:
    path = wandered(PEOPLE, DAYS, named("wandering"), luck())
    assert np.all(path[:, :, DAYS == 0] == 0.0)
    assert path[:, :, -1].std() == pytest.approx(0.15 * np.sqrt(12), rel=0.1)
    assert np.all(wandered(PEOPLE, DAYS, EXACT, luck()) == 0.0)


def test_nobody_knows_the_readings_of_later_weeks() -> None:
    log = measured(PEOPLE, TRUE_CM, DAYS, EXACT, luck())
    assert log.until(4).days.max() == 28
    assert log.until(4).cm.shape == (500, 2, 7)
    assert np.array_equal(log.of(np.array([4])).cm[0], log.cm[4])


def test_a_tape_read_too_long_is_as_much_too_long_every_time() -> None:
    more = errors(named("too_long")) - errors()
    assert more == pytest.approx(np.full_like(more, named("too_long").offset_cm))
