"""Rules: what makes a person stop, be careful, go on or change course."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from dorsi.domain.exercises import Role
from dorsi.domain.words import Action, Effect, SportId, Status, Trait, Urgency


@dataclass(frozen=True, kw_only=True)
class Condition:
    """When a safety rule holds; exactly one form is filled.

    `any`, `all`, `none`: at least one, every one, not one of the conditions inside holds.

    `question`: its latest answer on this side is yes or unsure (unsure counts as yes), is exactly
    `is_`, or is a number within `at_least`, `at_most` and `below` (unsure lies in any bounds).
    The number is taken as answered, so that waiting alone lifts nothing, unless it `grows`: then
    it counts days or weeks ago and goes on counting until today. `since` names a question asking
    how many days ago something happened, or a sign: an answer from before that day, or from before
    the sign was told, counts as not given.
    `missing`: nobody has answered the question.

    `age_below`, `age_above`: in whole years, taken as the youngest or the oldest the birth year
    allows; neither holds where no birth year is known, which is what `age_unknown` asks.
    """

    any: tuple["Condition", ...] = ()
    all: tuple["Condition", ...] = ()
    none: tuple["Condition", ...] = ()
    question: str | None = None
    is_: str | None = None
    at_least: float | None = None
    at_most: float | None = None
    below: float | None = None
    grows: Literal["days", "weeks"] | None = None
    since: str | None = None
    missing: bool = False
    age_below: int | None = None
    age_above: int | None = None
    age_unknown: bool = False

    def parts(self, *, denied: bool = True) -> tuple["Condition", ...]:
        """The condition itself and all inside it, however deep.

        Args:
            denied: Also what must not hold (`none`).
        """
        return self._parts if denied else self._asserted

    def questions(self, *, denied: bool = True) -> Iterator[str]:
        """Go through every question looked at, those about dates (`since`) apart."""
        return (part.question for part in self.parts(denied=denied) if part.question is not None)

    # Gone through for every rule in every review, so gathered once.
    @cached_property
    def _parts(self) -> tuple["Condition", ...]:
        within = (*self.any, *self.all, *self.none)
        return (self, *(part for inner in within for part in inner.parts()))

    @cached_property
    def _asserted(self) -> tuple["Condition", ...]:
        within = (*self.any, *self.all)
        return (self, *(part for inner in within for part in inner.parts(denied=False)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Eased:
    """How a rule that goes on holding softens: from when, how urgent then, and what to do."""

    when: Condition
    urgency: Urgency
    instead: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyRule:
    """One safety rule: when it holds, how urgent, what it withholds, what to do instead.

    `forbids`: what no exercise may do while it holds. `clearable`: a clinician's clearance later
    than the answers lifts it, and so does one of a rule in `also_cleared_by`. `covered_by`: rules
    that, where they hold on the same side, say all of this and more, so that a person hears one
    thing. `eases`: how it softens while it goes on holding. `leads`: the roles that come before all
    others while it holds, in their gentlest form from the first week, each with the reason given.
    `heading`: what stands over a stop, where nobody need look at an ankle but something else has to
    come first; without it how soon someone should look.
    """

    id: str
    name: str
    status: Status
    urgency: Urgency
    effect: Effect
    when: Condition
    text: str
    instead: str
    forbids: tuple[Trait, ...] = ()
    clearable: bool = True
    also_cleared_by: tuple[str, ...] = ()
    covered_by: tuple[str, ...] = ()
    eases: Eased | None = None
    leads: Mapping[Role, str] = field(default_factory=dict)
    heading: str = ""
    basis: str
    source: tuple[str, ...]
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRule:
    """One rule on a person's history, with its thresholds (unit in each key).

    `findings`: the answers it looks at.
    """

    id: str
    action: Action
    text: str
    findings: tuple[str, ...] = ()
    thresholds: Mapping[str, float] = field(default_factory=dict)
    basis: str
    source: tuple[str, ...]
    requirements: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Accommodation:
    """Something that keeps training going meanwhile, and when it is taken away again.

    `text` and `why` may use `{names}` that the programme fills. `thresholds` carry their unit.
    It applies when one of the findings in `needs_any` and every one in `needs_all` was answered
    yes, every one in `needs_no` with no, and not while a safety rule of `forbidden_by` holds or a
    finding of `not_with` was answered yes; where `sports` are named, only to who does one of them.
    `exercises` are those its own condition or words are about.
    """

    id: str
    name: str
    kind: Literal["heel_lift", "squat_choice", "footwear", "orthotics", "look_elsewhere", "advice"]
    text: str
    why: str
    needs_any: tuple[str, ...] = ()
    needs_all: tuple[str, ...] = ()
    needs_no: tuple[str, ...] = ()
    sports: tuple[SportId, ...] = ()
    thresholds: Mapping[str, float] = field(default_factory=dict)
    forbidden_by: tuple[str, ...] = ()
    not_with: tuple[str, ...] = ()
    exercises: tuple[str, ...] = ()
    source: tuple[str, ...]
    requirements: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A claim of the source texts that we weaken or refuse, and the reason."""

    id: str
    claim: str
    stance: Literal["refused", "weakened", "used"]
    reason: str
    conflict: int | None = None
    source: tuple[str, ...]
    requirements: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a figure or a rule comes from, and how it was seen."""

    id: str
    citation: str
    seen: Literal["read", "recalled", "expert", "calculated", "text"]
    note: str = ""
