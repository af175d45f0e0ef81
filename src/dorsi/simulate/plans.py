"""The plans people are on, each distinct one composed once, and what their work does."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

import numpy as np

from dorsi.domain.journal import StoredBlock
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.words import Emphasis, Trait
from dorsi.simulate.people import Array, People, Places
from dorsi.simulate.work import Work, mix_of, nothing, person_in, stretching_only, work_of
from dorsi.train.choose import Allowance
from dorsi.train.emphasis import Emphases
from dorsi.train.need import Need
from dorsi.train.programme import compose_blocks

FIXED = Emphases(("balanced",), None)
Offer = Emphases | Literal["stretching", "nothing"]
SINGLE = tuple(Emphases((emphasis,), None) for emphasis in get_args(Emphasis))
Matching = Literal["choice", "minutes"]
TINY = 1e-9


@dataclass(frozen=True, slots=True)
class Terms:
    """What every plan of a person has to keep to, whoever makes it.

    `setting` is a place among the settings of the simulation model; `forbidden` is what no exercise
    may have, such as pressing on a front of the ankle that pinches.
    """

    setting: int
    forbidden: frozenset[Trait] = frozenset()


@dataclass(frozen=True, slots=True)
class Before:
    """What was practised before a plan begins: after which week, weeks' worth, which exercises."""

    week: int = 0
    weeks_done: int = 0
    exercises: frozenset[str] = frozenset()


AT_FIRST = Before()
Key = tuple[Offer, Terms, Before]


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
    blocks: list[tuple[StoredBlock, ...]] = field(default_factory=list)

    def number(self, offer: Offer, terms: Terms, before: Before = AT_FIRST) -> int:
        """The number of the plan for an emphasis, or of one of the plain ones.

        Args:
            offer: What it leans on, or which plain one it is.
            terms: What it has to keep to.
            before: What was practised by then.

        Requirements: B-35, B-36, B-37
        """
        key = (offer, terms, before)
        if key not in self.numbers:
            blocks = self._blocks(offer, terms, before)
            self.numbers[key] = len(self.works)
            self.blocks.append(blocks)
            self.works.append(self._work(offer, terms, blocks))
        return self.numbers[key]

    def effect(self, plan: Places, people: People, terms: Sequence[Terms]) -> Effect:
        """What everybody's work does.

        Args:
            plan: The number of everybody's plan in every week, shape (people, weeks); past the
                programme its last week goes on.
            people: What limits them.
            terms: What the plans of each have to keep to.
        """
        half = self.knowledge.models.simulation.half_effect_minutes_per_week
        whole = 1.0 - 2.0 ** (-self._each("whole", plan) / half)
        mix = mix_of(people.involved)
        share = np.take_along_axis(self._each("matched", plan), mix[:, None, :, None], axis=3)
        minutes = np.swapaxes(share[..., 0], 1, 2)
        kinds = {each: number for number, each in enumerate(dict.fromkeys(terms))}
        kind = np.array([kinds[each] for each in terms])[:, None]
        spans = np.array([self._span(each) for each in kinds])
        least, most = (spans[kind, end, mix][:, :, None] for end in (0, 1))
        choice = np.clip((minutes - least) / np.maximum(most - least, TINY), 0.0, 1.0)
        return Effect(np.swapaxes(whole, 1, 2), {"minutes": minutes, "choice": choice})

    def fits(self, terms: Terms) -> Array:
        """How well each single emphasis matches each mix, 0 for the worst and 1 for the best.

        Returns:
            Shape (emphases, mixes), in the order of `SINGLE`.
        """
        loaded, (least, most) = self._loaded(terms), self._span(terms)
        return np.asarray((loaded - least) / np.maximum(most - least, TINY))

    def _span(self, terms: Terms) -> Array:
        """The least and the most that any one emphasis loads each mix, (2, mixes)."""
        loaded = self._loaded(terms)
        return np.stack([loaded.min(axis=0), loaded.max(axis=0)])

    def _loaded(self, terms: Terms) -> Array:
        """The share of work that loads each mix under any one emphasis, (emphases, mixes)."""
        numbers = [self.number(offer, terms) for offer in SINGLE]
        return np.stack([self.works[number].matched.mean(axis=(0, 1)) for number in numbers])

    def _each(self, part: str, plan: Places) -> Array:
        table = np.stack([getattr(work, part) for work in self.works])
        begun = np.array([before.week for _, _, before in self.numbers])
        own_week = np.arange(plan.shape[1]) - begun[plan]
        return np.asarray(table[plan, np.clip(own_week, 0, table.shape[1] - 1)])

    def _blocks(self, offer: Offer, terms: Terms, before: Before) -> tuple[StoredBlock, ...]:
        """What the product prescribes for an emphasis; nothing for the plain plans."""
        if not isinstance(offer, Emphases):
            return ()
        setting = self.knowledge.models.simulation.settings[terms.setting]
        person = person_in(setting, self.knowledge)
        allowance = Allowance(frozenset(setting.equipment), terms.forbidden, frozenset())
        need = Need(person, offer, allowance, before.weeks_done, before.exercises)
        return compose_blocks(need, self.knowledge)

    def _work(self, offer: Offer, terms: Terms, blocks: tuple[StoredBlock, ...]) -> Work:
        setting = self.knowledge.models.simulation.settings[terms.setting]
        if offer == "stretching":
            return stretching_only(setting, self.knowledge)
        if offer == "nothing":
            return nothing(self.knowledge)
        return work_of(blocks, setting, self.knowledge)


# By identity, since knowledge cannot be hashed; the plans hold it, so no other takes its place.
_KEPT: dict[int, Plans] = {}
