"""On which days people train: habits, weeks off, and days off after a flare of pain."""

import numpy as np

from dorsi.domain.simulation import Habit, SimulationModel
from dorsi.simulate.luck import Luck
from dorsi.simulate.people import Array, Flags, People, Places

WEEK_DAYS = 7
WEEKDAYS = 5


def sessions_of(people: People, weeks: int, model: SimulationModel, luck: Luck) -> Flags:
    """The days with a session, shape (people, days); the programme starts on a Monday."""
    days = np.arange(weeks * WEEK_DAYS)
    chances = np.array([_chances(habit, days) for habit in model.habits])[people.habit]
    trains = luck.of("sessions").random((len(people), len(days))) < chances
    trains &= days < _quits(people, model, luck)[:, None]
    return trains & ~_sore(len(people), len(days), model, luck)


def doses_of(sessions: Flags, full_sessions_per_week: float) -> Array:
    """Practice of every week as a share of full practice, shape (people, weeks)."""
    weekly = sessions.reshape(len(sessions), -1, WEEK_DAYS).sum(axis=2)
    return np.asarray(np.minimum(1.0, weekly / full_sessions_per_week))


def _chances(habit: Habit, days: Places) -> Array:
    """The chance of a session on every day of somebody with this habit."""
    week, weekday = days // WEEK_DAYS, days % WEEK_DAYS
    usual = np.where(weekday < WEEKDAYS, habit.weekday_chance, habit.weekend_chance)
    working = week % (habit.on_weeks + habit.off_weeks) < habit.on_weeks
    return np.asarray(usual * habit.weekly_factor**week * working)


def _quits(people: People, model: SimulationModel, luck: Luck) -> Array:
    """The first day without any work for good; infinite for those who go on."""
    spans = np.array([habit.quits_weeks or (0, 0) for habit in model.habits])[people.habit]
    ends = np.array([habit.quits_weeks is not None for habit in model.habits])[people.habit]
    drawn = luck.of("quitting").random(len(people))
    weeks = spans[:, 0] + np.floor(drawn * (spans[:, 1] - spans[:, 0] + 1))
    return np.where(ends, weeks * WEEK_DAYS, np.inf)


def _sore(people: int, days: int, model: SimulationModel, luck: Luck) -> Flags:
    """The days off after a flare of pain."""
    daily = model.flare_chance_per_week / WEEK_DAYS
    flares = luck.of("flares").random((people, days)) < daily
    sore = np.zeros_like(flares)
    for later in range(1, model.flare_days_off + 1):
        sore[:, later:] |= flares[:, :-later]
    return sore
