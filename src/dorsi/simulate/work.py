"""What a week of a plan holds: minutes of work, and which structures they load.

All plans get the same minutes: what one leaves over goes to its own exercises in proportion.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

import numpy as np

from dorsi.domain.exercises import Exercise
from dorsi.domain.journal import Person, StoredBlock, StoredItem
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.simulation import Setting
from dorsi.domain.words import SIDES, STRUCTURES, WEEKDAYS
from dorsi.simulate.people import Array, Flags, Places
from dorsi.train.dose import item_seconds
from dorsi.train.week import spaced

RANGE = [STRUCTURES.index(structure) for structure in ("gastrocnemius", "soleus", "joint")]
MINUTE_S = 60.0
# Every mix of structures as flags, (mixes, structures).
MIXES = np.arange(2 ** len(STRUCTURES))[:, None] // 2 ** np.arange(len(STRUCTURES)) % 2 > 0


@dataclass(frozen=True, slots=True)
class Work:
    """What the weeks of a plan hold.

    `whole` (weeks, sides) are the minutes a week that work on the range; `matched` (weeks, sides,
    mixes) is the share of the work, 0-1, that loads the structures of each possible mix (see
    `mix_of`); `spent` (weeks,) is the time a week in minutes.
    """

    whole: Array
    matched: Array
    spent: Array


def person_in(setting: Setting, knowledge: Knowledge) -> Person:
    """Somebody with these minutes and this equipment, as a journal has them."""
    return Person(
        name="somebody",
        equipment=setting.equipment,
        minutes_per_day=setting.minutes_per_day,
        training_days=spaced(WEEKDAYS, knowledge.models.simulation.training_days_per_week),
    )


def mix_of(involved: Flags) -> Places:
    """The number of a mix of structures.

    Args:
        involved: Shape (..., structures).
    """
    return np.asarray(involved @ (2 ** np.arange(len(STRUCTURES))))


def work_of(blocks: Iterable[StoredBlock], setting: Setting, knowledge: Knowledge) -> Work:
    """The work of every week of a prescription.

    Args:
        blocks: For all weeks of the programme.
        setting: For the minutes a day.
        knowledge: Exercises and their loads, training days a week.
    """
    by_week = {week: block for block in blocks for week in block.weeks}
    return _stacked([_week(by_week[week], setting, knowledge) for week in sorted(by_week)])


def stretching_only(setting: Setting, knowledge: Knowledge) -> Work:
    """The same minutes with nothing but the calf stretches, as long each."""
    spent = setting.minutes_per_day * len(WEEKDAYS)
    stretches = knowledge.models.simulation.stretching
    each = np.full(len(SIDES), spent / len(SIDES) / len(stretches))
    week = Work(
        *_worked([(each, knowledge.exercises[name]) for name in stretches]),
        spent=np.array(spent),
    )
    return _stacked([week] * knowledge.models.programme.weeks)


def nothing(knowledge: Knowledge) -> Work:
    """No work at all."""
    idle = np.zeros(len(SIDES))
    week = Work(idle, np.zeros((len(SIDES), len(MIXES))), np.array(0.0))
    return _stacked([week] * knowledge.models.programme.weeks)


def _stacked(weeks: list[Work]) -> Work:
    """Weeks without an axis of their own, put one after the other."""
    return Work(*(np.stack([getattr(week, part.name) for week in weeks]) for part in fields(Work)))


def _week(block: StoredBlock, setting: Setting, knowledge: Knowledge) -> Work:
    exercises = knowledge.exercises
    days = knowledge.models.simulation.training_days_per_week
    kinds = ((block.training_day, days), (block.rest_day, len(WEEKDAYS) - days))
    done = [(exercises[i.exercise], i, times) for items, times in kinds for i in items]
    spent = sum(times * item_seconds(exercise, item) for exercise, item, times in done) / MINUTE_S
    stretched = setting.minutes_per_day * len(WEEKDAYS) / spent
    return Work(
        *_worked([(stretched * n * _side_minutes(each, i), each) for each, i, n in done]),
        spent=np.array(stretched * spent),
    )


def _worked(done: Sequence[tuple[Array, Exercise]]) -> tuple[Array, Array]:
    """Minutes on the range, (sides,), and the share that loads each mix, (sides, mixes)."""
    minutes = np.array([side_minutes for side_minutes, _ in done])
    loads = np.array([[exercise.loads.get(s, 0.0) for s in STRUCTURES] for _, exercise in done])
    on_mix = np.max(loads[:, None, :] * MIXES, axis=2)
    shares = minutes.T @ on_mix / minutes.sum(axis=0)[:, None]
    return minutes.T @ loads[:, RANGE].max(axis=1), shares


def _side_minutes(exercise: Exercise, item: StoredItem) -> Array:
    """The minutes an item works each side; in full for both where it takes them together."""
    minutes = item_seconds(exercise, item) / MINUTE_S
    if exercise.sides == "together":
        return np.full(len(SIDES), minutes)
    if item.side == "both":
        return np.full(len(SIDES), minutes / len(SIDES))
    return np.array([minutes * (item.side == side) for side in SIDES])
