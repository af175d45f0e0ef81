"""That people train on the days their habit says."""

import numpy as np
from tests.simulate.lots import KNOWLEDGE, MODEL, changed, lot, luck

from dorsi.simulate.habits import doses_of, sessions_of
from dorsi.simulate.people import Array, all_alike

WEEKS = 12
PEOPLE = lot(400)
FULL = KNOWLEDGE.models.growth.full_sessions_per_week


def weekly(habit: str) -> Array:
    """Sessions by week and weekday on average, (weeks, days)."""
    people = all_alike(PEOPLE, MODEL, habit=habit)
    calm = changed(flare_chance_per_week=0.0)
    return np.asarray(sessions_of(people, WEEKS, calm, luck()).mean(axis=0).reshape(WEEKS, 7))


def test_steady_people_train_nearly_every_day_to_the_end() -> None:
    assert weekly("steady").min() > 0.8


def test_weekday_people_rest_at_the_weekend() -> None:
    days = weekly("weekdays")
    assert days[:, :5].min() > 0.8
    assert days[:, 5:].max() < 0.15


def test_fading_people_do_less_every_month() -> None:
    months = weekly("fading").mean(axis=1).reshape(3, 4).mean(axis=1)
    assert months[0] > months[1] + 0.15 > months[2] + 0.3


def test_on_and_off_people_leave_out_whole_weeks() -> None:
    assert list(np.flatnonzero(weekly("on_and_off").sum(axis=1) == 0.0)) == [3, 7, 11]


def test_who_drops_out_never_comes_back() -> None:
    people = all_alike(PEOPLE, MODEL, habit="dropping_out")
    sessions = sessions_of(people, WEEKS, changed(flare_chance_per_week=0.0), luck())
    per_week = sessions.reshape(len(people), WEEKS, 7).sum(axis=2)
    last = WEEKS - np.argmax(per_week[:, ::-1] > 0, axis=1)
    assert last.min() == 3
    assert last.max() == 10


def test_after_a_flare_some_days_are_left_out() -> None:
    people = all_alike(PEOPLE, MODEL, habit="steady")
    calm = sessions_of(people, WEEKS, changed(flare_chance_per_week=0.0), luck())
    often = sessions_of(people, WEEKS, changed(flare_chance_per_week=0.5), luck())
    assert np.all(calm | ~often)
    assert often.mean() < 0.85 * calm.mean()


def test_four_sessions_a_week_count_as_full_practice_and_two_as_half() -> None:
    sessions = np.zeros((1, 21), dtype=bool)
    sessions[0, [0, 1, 2, 3, 4, 7, 9]] = True
    assert doses_of(sessions, FULL).tolist() == [[1.0, 0.5, 0.0]]
