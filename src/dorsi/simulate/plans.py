"""The plans people are on, each distinct one composed once, and what their work does."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

import numpy as np

from dorsi.domain.journal import Person
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.words import WEEKDAYS, Emphasis
from dorsi.simulate.people import Array, Flags, People, Places
from dorsi.simulate.work import Work, mix_of, nothing, stretching_only, work_of
from dorsi.train.choose import Allowance
from dorsi.train.emphasis import Emphases
from dorsi.train.programme import Need, compose_blocks
from dorsi.train.week import spaced

FIXED = Emphases(("balanced",), None)
Offer = Emphases | Literal["stretching", "nothing"]
SINGLE = tuple(Emphases((emphasis,), None) for emphasis in get_args(Emphasis))
Matching = Literal["choice", "minutes"]
TINY = 1e-9
Key = tuple[Offer, int]


@dataclass(frozen=True, slots=True)
class Effect:
    """What the work of each week does, 0-1, (people, sides, weeks).

    `whole` is how far all the work on the range goes. `matched` is how well it matches what limits
    the side, in both ways of counting: by `minutes`, the share of the work that loads the
    structures involved; by `choice`, 1 for the programme that loads them most and 0 for the one
    that does so least among those the person could be given.
    """

    whole: Array
    matched: Mapping[Matching, Array]


def plans_of(knowledge: Knowledge) -> "Plans":
    """The plans of this knowledge, kept from one lot of people to the next."""
    return _KEPT.setdefault(id(knowledge), Plans(knowledge))


@dataclass(frozen=True, slots=True)
class Plans:
    """Every plan asked for so far, by its number."""

    knowledge: Knowledge
    numbers: dict[Key, int] = field(default_factory=dict)
    works: list[Work] = field(default_factory=list)

    def number(self, offer: Offer, setting: int) -> int:
        """The number of the plan for an emphasis in a setting, or of one of the plain ones.

        Requirements: B-35, B-36, B-37
        """
        key = (offer, setting)
        if key not in self.numbers:
            self.numbers[key] = len(self.works)
            self.works.append(self._work(*key))
        return self.numbers[key]

    def effect(self, plan: Places, people: People) -> Effect:
        """What everybody's work does.

        Args:
            plan: The number of everybody's plan in every week, shape (people, weeks); past the
                programme its last week goes on.
            people: What limits them.
        """
        half = self.knowledge.models.simulation.half_effect_minutes_per_week
        whole = 1.0 - 2.0 ** (-self._each("whole", plan) / half)
        mix = mix_of(people.involved)
        share = np.take_along_axis(self._each("matched", plan), mix[:, None, :, None], axis=3)
        minutes = np.swapaxes(share[..., 0], 1, 2)
        spans = np.array([self._span(setting) for setting in range(self._settings)])
        least, most = (spans[people.setting[:, None], end, mix][:, :, None] for end in (0, 1))
        choice = np.clip((minutes - least) / np.maximum(most - least, TINY), 0.0, 1.0)
        return Effect(np.swapaxes(whole, 1, 2), {"minutes": minutes, "choice": choice})

    def days_with(self, part: str, plan: Places) -> Flags:
        """Which days of everybody's weeks hold `stretches` or `mobilises`."""
        return self._each(part, plan).astype(bool)

    @property
    def _settings(self) -> int:
        return len(self.knowledge.models.simulation.settings)

    def _span(self, setting: int) -> Array:
        """The least and the most that any one emphasis loads each mix, (2, mixes)."""
        numbers = [self.number(offer, setting) for offer in SINGLE]
        loaded = [self.works[number].matched.mean(axis=(0, 1)) for number in numbers]
        return np.array([np.min(loaded, axis=0), np.max(loaded, axis=0)])

    def _each(self, part: str, plan: Places) -> Array:
        table = np.stack([getattr(work, part) for work in self.works])
        week = np.minimum(np.arange(plan.shape[1]), table.shape[1] - 1)
        return np.asarray(table[plan, week])

    def _work(self, offer: Offer, number: int) -> Work:
        setting = self.knowledge.models.simulation.settings[number]
        if offer == "stretching":
            return stretching_only(setting, self.knowledge)
        if offer == "nothing":
            return nothing(self.knowledge)
        days = self.knowledge.models.simulation.training_days_per_week
        person = Person(
            name="somebody",
            equipment=setting.equipment,
            minutes_per_day=setting.minutes_per_day,
            training_days=spaced(WEEKDAYS, days),
        )
        allowance = Allowance(frozenset(setting.equipment), frozenset(), frozenset())
        blocks = compose_blocks(Need(person, offer, allowance), self.knowledge)
        return work_of(blocks, setting, self.knowledge)


# By identity, since knowledge cannot be hashed; the plans hold it, so no other takes its place.
_KEPT: dict[int, Plans] = {}
