"""Virtual people: where they begin, what limits them, what work would bring, how they measure."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from dorsi.domain.knowledge import Knowledge
from dorsi.domain.simulation import SimulationModel
from dorsi.domain.words import STRUCTURES
from dorsi.simulate.luck import Luck

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]
Places = NDArray[np.int_]
SIDES = 2


@dataclass(frozen=True, slots=True)
class People:
    """A lot of people with their truth.

    `start_cm`, `gain_cm` (with the first weeks of full practice) and `most_gain_cm` (people,
    sides); `involved` (people, sides, structures) in the order of `STRUCTURES`; `law`, `measurer`,
    `habit` and `setting` (people,) are places in the lists of the simulation model; `responds`,
    `sd_cm` and `loss_halving_weeks` (people,).
    """

    start_cm: Array
    gain_cm: Array
    most_gain_cm: Array
    involved: Flags
    responds: Flags
    law: Places
    measurer: Places
    habit: Places
    setting: Places
    sd_cm: Array
    loss_halving_weeks: Array

    def __len__(self) -> int:
        return len(self.start_cm)

    def of(self, places: Places) -> "People":
        """Some of the people."""
        return People(*(getattr(self, part.name)[places] for part in fields(self)))


def draw_people(count: int, knowledge: Knowledge, luck: Luck) -> People:
    """Draw people at random: any law of growth, measurer, habit and setting.

    Requirements: B-17
    """
    model = knowledge.models.simulation
    measurer = luck.of("measurer").integers(len(model.measurers), size=count)
    involved = _involved(count, knowledge, luck)
    gain_cm = _pair(count, model.gain_cm, model.gain_sd_cm, model.gain_correlation, luck)
    idle = luck.of("no response").random(count) < model.non_responder_share
    bony = luck.of("bone").random((count, SIDES)) < model.bony_share
    front = involved[:, :, STRUCTURES.index("anterior")]
    strays = luck.of("loss").standard_normal(count)
    return People(
        start_cm=_starts(count, model, luck),
        gain_cm=np.where(idle[:, None], 0.0, gain_cm),
        most_gain_cm=np.where(front & bony, model.bony_gain_cm, np.inf),
        involved=involved,
        responds=~idle,
        law=luck.of("law").integers(len(model.laws), size=count),
        measurer=measurer,
        habit=_drawn([habit.share for habit in model.habits], count, luck.of("habit")),
        setting=_drawn([setting.share for setting in model.settings], count, luck.of("setting")),
        sd_cm=np.array([who.sd_cm for who in model.measurers])[measurer],
        loss_halving_weeks=model.loss_halving_weeks * np.exp(model.loss_spread * strays),
    )


def all_alike(people: People, model: SimulationModel, **chosen: str) -> People:
    """The same people with one law, measurer or habit for all, e.g. `habit="steady"`."""
    lists: dict[str, Sequence[object]] = {
        "law": model.laws,
        "measurer": model.measurers,
        "habit": model.habits,
    }
    for kind, name in chosen.items():
        place = [getattr(each, "id", None) for each in lists[kind]].index(name)
        people = replace(people, **{kind: np.full(len(people), place)})
    return replace(people, sd_cm=np.array([who.sd_cm for who in model.measurers])[people.measurer])


def gaining(people: People, gain_cm: float) -> People:
    """The same people, all with this gain on both sides and nothing in its way."""
    shape = people.gain_cm.shape
    return replace(people, gain_cm=np.full(shape, gain_cm), most_gain_cm=np.full(shape, np.inf))


def _starts(count: int, model: SimulationModel, luck: Luck) -> Array:
    chance = luck.of("start")
    shared = chance.normal(model.start_cm, model.start_sd_cm, (count, 1))
    return np.asarray(shared + chance.normal(0.0, model.side_sd_cm, (count, SIDES)))


def _pair(count: int, mean: float, sd: float, correlation: float, luck: Luck) -> Array:
    """Two sides that hang together."""
    chance = luck.of("gain")
    shared, own = chance.standard_normal((count, 1)), chance.standard_normal((count, SIDES))
    return np.asarray(mean + sd * (sqrt(correlation) * shared + sqrt(1.0 - correlation) * own))


def _involved(count: int, knowledge: Knowledge, luck: Luck) -> Flags:
    """Each structure with its own chance; the second side often as the first."""
    chance = luck.of("structures")
    priors = np.array([knowledge.structures[structure].prior for structure in STRUCTURES])
    sides = chance.random((count, SIDES, len(STRUCTURES))) < priors
    alike = chance.random((count, len(STRUCTURES))) < knowledge.models.simulation.sides_alike
    sides[:, 1] = np.where(alike, sides[:, 0], sides[:, 1])
    return sides


def _drawn(shares: Sequence[float], count: int, chance: np.random.Generator) -> Places:
    edges = np.cumsum(shares) / np.sum(shares)
    return np.searchsorted(edges, chance.random(count), side="right")
