"""Questions and what their answers say about the structures that may limit an ankle."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from dorsi.domain.words import GroupName, StructureId

FindingKind = Literal["pattern", "safety", "context", "check_in", "computed"]
AnswerKind = Literal["yes_no", "number", "choice", "text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One answer to choose, and the yes / no findings it stands for."""

    id: str
    text: str
    sets: Mapping[str, Literal["yes", "no"]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Knot:
    """Likelihood ratios at one value of a measured quantity; in between they are interpolated."""

    at: float
    factors: Mapping[StructureId, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A question, how it is answered, and how much each answer shifts each structure.

    `present` and `absent` hold likelihood ratios; a structure left out counts 1. `curve` replaces
    `present` where the finding is a measured quantity. A `computed` finding is never asked, one of
    the `check_in` once a programme week. A text holds at most `most_characters`.
    `thresholds` are the cut-offs a computed finding uses, unit in the key.
    """

    id: str
    kind: FindingKind
    name: str
    question: str = ""
    help: str = ""
    answer: AnswerKind = "yes_no"
    choices: tuple[Choice, ...] = ()
    per_side: bool = True
    on_card: bool = False
    plausible: tuple[float, float] | None = None
    most_characters: int | None = None
    present: Mapping[StructureId, float] = field(default_factory=dict)
    absent: Mapping[StructureId, float] = field(default_factory=dict)
    curve: tuple[Knot, ...] = ()
    thresholds: Mapping[str, float] = field(default_factory=dict)
    means: str
    basis: str
    source: tuple[str, ...]
    requirements: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure:
    """Something that may limit the bend, with the chance it is involved before any answer."""

    id: StructureId
    name: str
    plain_name: str
    group: GroupName
    prior: float
    what: str
    responds_to: str
    basis: str
    source: tuple[str, ...]
    requirements: tuple[str, ...]
