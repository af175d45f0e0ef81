"""The shape of an explanation, and what every one is made from."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from dorsi.compose import Assessment
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.schedule import Plan
from dorsi.domain.verdicts import Review
from dorsi.report.listener import Listener
from dorsi.report.quantities import in_unit

HOW_SEEN: Final = MappingProxyType(
    {
        "read": "",
        "recalled": " (recalled, not checked: no figure of it is shown)",
        "expert": "",
        "calculated": "",
        "text": "",
    }
)


@dataclass(frozen=True, slots=True)
class Figures:
    """A small table: column names and rows of cells, all text."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of an explanation: what it is about, its sentences, its figures."""

    name: str
    sentences: tuple[str, ...] = ()
    figures: Figures | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """What one result rests on."""

    title: str
    sections: tuple[Section, ...]
    sources: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Explained:
    """Everything there is to explain about one journal on one day."""

    assessment: Assessment
    review: Review
    plan: Plan
    to: Listener

    @property
    def knowledge(self) -> Knowledge:
        """What it was worked out with."""
        return self.to.knowledge

    def told(self, text: str) -> str:
        """A text of the knowledge files on one line, with its lengths in the person's unit."""
        return in_unit(one_line(text), self.to.unit)


def cited(sources: Iterable[str], knowledge: Knowledge) -> tuple[str, ...]:
    """The sources in full, each once, in order."""
    known = knowledge.sources
    return tuple(
        f"{known[id_].citation}{HOW_SEEN[known[id_].seen]}"
        for id_ in dict.fromkeys(sources)
        if id_ in known
    )


def one_line(text: str) -> str:
    """A text of several lines as one."""
    return " ".join(text.split())
