"""That many people at once are told what each would be told alone."""

from datetime import timedelta

import numpy as np
import pytest
from tests.measure.courses import MODELS, STARTS, WEEK, baseline, fitted, steady, three, weekly
from tests.measure.lunges import days_of, phone

from dorsi.domain.journal import Reading
from dorsi.domain.words import SIDES
from dorsi.measure.adherence import practice_of
from dorsi.measure.batch import alike, together
from dorsi.measure.observe import calendar_of, readings_of
from dorsi.measure.outlook import Outlook, outlook
from dorsi.measure.readings import Readings
from dorsi.prove.forecast import forecast

CONFIDENCE = MODELS.range.confidence
SLIPPED = [*baseline(), *weekly(8.1, 8.4, 15.0, 8.6, 8.9, 9.0)]
BOTH = [*baseline(7.0), *baseline(9.0, "right"), *weekly(7.2, 7.7, 8.1, 8.4)]
ANGLES = [*baseline(9.0, "right"), phone(STARTS + WEEK, "right", 36.0), *weekly(9.3, side="right")]
ONCE = [three(STARTS - timedelta(days=2), 8.0)]
LONG = [*weekly(*(8.0 + 0.02 * n for n in range(60)))]
PEOPLE = {
    "slipped": (SLIPPED, 6),
    "both sides": (BOTH, 5),
    "in degrees": (ANGLES, 3),
    "measured once": (ONCE, 2),
    "for more than a year": (LONG, 60),
    "never": ([], 1),
}


def readings(log: list[Reading], weeks: int) -> Readings:
    days, today = days_of(*log), STARTS + weeks * WEEK
    practice = practice_of(steady(weeks), 4.0)
    calendar = calendar_of(days, STARTS, today, practice, MODELS.change)
    return readings_of(days, calendar, MODELS.growth, MODELS.change)


TOGETHER = together([readings(*each) for each in PEOPLE.values()])
WEEKS = np.arange(27.0)
TARGET_CM = np.full((len(PEOPLE), 2), 9.5)
TOLD = outlook(TOGETHER, MODELS, weeks=WEEKS, target_cm=TARGET_CM)


@pytest.mark.parametrize("name", [name for name in PEOPLE if name != "never"])
def test_everybody_is_told_what_they_would_be_told_alone(name: str) -> None:
    log, weeks = PEOPLE[name]
    person = list(PEOPLE).index(name)
    alone = fitted(log, today=STARTS + weeks * WEEK, sessions=steady(weeks))
    assert TOLD.own_error[person] == pytest.approx(alone.scale())
    for number, side in enumerate(SIDES):
        gain = alone.gain(side)
        assert TOLD.gain_cm[person, number] == pytest.approx(float(gain.mean()[0]), abs=1e-9)
        low, high = gain.bounds(CONFIDENCE)
        assert TOLD.gain_low_cm[person, number] == pytest.approx(float(low[0]), abs=1e-5)
        assert TOLD.gain_high_cm[person, number] == pytest.approx(float(high[0]), abs=1e-5)
        rising = float(alone.change(side).share_above(0.0)[0])
        assert TOLD.p_gain[person, number] == pytest.approx(rising)
        if side in alone.measured:
            ahead = forecast(alone, side, 9.5, CONFIDENCE, MODELS.growth)
            for point in ahead.values:
                at = person, number, point.week
                assert TOLD.reach_cm[at] == pytest.approx(point.cm)
                assert TOLD.low_cm[at] == pytest.approx(point.low, abs=1e-5)
                assert TOLD.high_cm[at] == pytest.approx(point.high, abs=1e-5)
            reach = alone.reach(side, WEEKS.tolist())
            assert TOLD.p_above[person, number] == pytest.approx(reach.share_above(9.5), abs=1e-7)


def test_a_slip_does_not_touch_who_did_not_slip() -> None:
    names = list(PEOPLE)
    without = outlook(
        together([readings(*each) for name, each in PEOPLE.items() if name != "slipped"]),
        MODELS,
        weeks=WEEKS,
    )
    rest = [n for n, name in enumerate(names) if name != "slipped"]
    assert without.reach_cm == pytest.approx(TOLD.reach_cm[rest], abs=1e-9)


def test_who_measured_nothing_is_taken_for_one_of_people_in_general() -> None:
    person = list(PEOPLE).index("never")
    growth = MODELS.growth
    assert TOLD.reach_cm[person, :, 0] == pytest.approx(growth.population_mean_cm)
    width = TOLD.high_cm[person, :, 0] - TOLD.low_cm[person, :, 0]
    assert width == pytest.approx(2 * 1.645 * growth.population_sd_cm, rel=0.1)
    assert TOLD.p_gain[person] == pytest.approx(0.5)


def test_weeks_run_from_today_to_the_horizon_and_the_target_is_the_next_step() -> None:
    told = outlook(together([readings(*PEOPLE["both sides"])]), MODELS)
    assert list(told.weeks) == list(range(5, 27))
    aim_cm = told.reach_cm[:, :, 0] + MODELS.growth.ladder_step_cm
    again = outlook(together([readings(*PEOPLE["both sides"])]), MODELS, target_cm=aim_cm)
    assert told.p_above == pytest.approx(again.p_above)


def test_nothing_is_nan_and_bounds_hold_the_value() -> None:
    for name in Outlook.__dataclass_fields__:
        assert np.all(np.isfinite(getattr(TOLD, name)))
    assert np.all(TOLD.low_cm < TOLD.reach_cm)
    assert np.all(TOLD.reach_cm < TOLD.high_cm)


def test_only_who_is_alike_is_fitted_together() -> None:
    groups = [list(who) for who, _ in alike(TOGETHER, MODELS.growth, MODELS.change)]
    assert sorted(person for who in groups for person in who) == list(range(len(PEOPLE)))
    assert [0, 1, 2] in groups
    assert [4] in groups


def test_shorter_practice_goes_on_as_it_ends() -> None:
    long, short = readings(*PEOPLE["for more than a year"]), readings(*PEOPLE["both sides"])
    doses = together([long, short]).doses
    assert doses.shape[1] == long.doses.shape[1]
    assert list(doses[1, short.doses.shape[1] :]) == [short.doses[0, -1]] * 34
