"""Small lots of virtual people for tests."""

from dataclasses import replace
from typing import Any

import numpy as np

from dorsi.domain.simulation import SimulationModel
from dorsi.knowledge.load import load_knowledge
from dorsi.simulate.luck import Luck
from dorsi.simulate.people import Array, Flags, People, draw_people

KNOWLEDGE = load_knowledge()
MODEL = KNOWLEDGE.models.simulation


def luck(number: int = 0) -> Luck:
    """The luck of a lot."""
    return Luck((7, number))


def lot(count: int = 200, number: int = 0) -> People:
    """People drawn at random, the same every time."""
    return draw_people(count, KNOWLEDGE, luck(number))


def every_day(people: People, weeks: int) -> Flags:
    """A session on every day."""
    return np.ones((len(people), 7 * weeks), dtype=bool)


def changed(**parts: Any) -> SimulationModel:
    """The simulation model with other numbers."""
    return replace(MODEL, **parts)


def held(cm: Array, times: int) -> Array:
    """A reach that stays as it is, (people, sides, times)."""
    return np.repeat(cm[:, :, None], times, axis=2)
