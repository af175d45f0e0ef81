"""What a pattern is made with: groups of findings, contradictions, what is asked and said."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from dorsi.domain.words import Equipment, GroupName, SportId


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingGroup:
    """Findings that belong together and count as one, their product kept within bounds.

    `largest`: per structure the factor furthest from 1; `first`: the first member that says
    anything; `together`: different sides of one question, all of which count.
    """

    id: str
    members: tuple[str, ...]
    how: Literal["largest", "first", "together"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Findings that cannot both be present: a yes to one takes back an older yes to the other."""

    id: str
    one: tuple[str, ...]
    other: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LaterQuestion:
    """A question that shapes the programme but not the pattern, asked once that one is known.

    `after_yes` names a question that must have been answered yes before this one makes sense.
    """

    question: str
    why: str
    after_yes: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    """Work that may help a group, in words, and the exercises it means.

    It is spoken of only while one of them is not ruled out; without any it always is.
    """

    text: str
    exercises: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedGroup:
    """A group of structures as people read it, and what may help, best first."""

    id: GroupName
    name: str
    resembles: str
    may_help: tuple[Help, ...]


@dataclass(frozen=True, kw_only=True)
class PatternModel:
    """How findings are weighed: shrunken likelihood ratios on independent log-odds.

    `base_rate` is how often a finding is present although the structure is not involved, and
    `most_likely_when_present` the most often it can be when it is; `worth_asking_bits` is the least
    expected information a question must bring; an "unsure" stands for `unsure_stands_days`.
    `asked_with` lists the equipment without which a question cannot be answered, `impact_sports`
    the sports that answer the question about impact by themselves.
    """

    exponent: float
    group_floor: float
    group_ceiling: float
    base_rate: float
    most_likely_when_present: float
    worth_asking_bits: float
    unsure_stands_days: int
    named_from_probability: float
    named_odds_ratio: float
    sensitivity_share: float
    mdc90_bent_minus_straight_deg: float
    straight_knee_short_below_deg: float
    impact_sports: tuple[SportId, ...]
    asked_with: Mapping[str, tuple[Equipment, ...]]
    groups: tuple[FindingGroup, ...]
    contradictions: tuple[Contradiction, ...]
    named: tuple[NamedGroup, ...]
    later: tuple[LaterQuestion, ...]
    caveat: str
    basis: str
    source: tuple[str, ...]
    requirements: tuple[str, ...] = ()

    def kin(self, findings: Iterable[str]) -> frozenset[str]:
        """The findings themselves and all that share a group with them."""
        own = frozenset(findings)
        return own.union(*(self._grouped.get(finding, ()) for finding in own))

    def opposed(self, finding: str) -> frozenset[str]:
        """The findings that cannot be present together with this one."""
        return self._opposed.get(finding, frozenset())

    # Asked about every finding in every review, so looked up rather than looked for.
    @cached_property
    def _grouped(self) -> Mapping[str, frozenset[str]]:
        return _joined((m, group.members) for group in self.groups for m in group.members)

    @cached_property
    def _opposed(self) -> Mapping[str, frozenset[str]]:
        pairs = [(each.one, each.other) for each in self.contradictions]
        both_ways = [*pairs, *((theirs, mine) for mine, theirs in pairs)]
        return _joined((finding, theirs) for mine, theirs in both_ways for finding in mine)


def _joined(pairs: Iterable[tuple[str, tuple[str, ...]]]) -> Mapping[str, frozenset[str]]:
    """By each finding everything that any pair has beside it."""
    joined: dict[str, frozenset[str]] = {}
    for finding, others in pairs:
        joined[finding] = joined.get(finding, frozenset()).union(others)
    return joined
