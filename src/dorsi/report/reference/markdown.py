"""The few pieces of Markdown the reference pages are made of."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from dorsi.domain.knowledge import Knowledge
from dorsi.domain.rules import Source

SEEN: Final[Mapping[str, str]] = {
    "read": "read",
    "recalled": "recalled, not verified, never shown as a figure",
    "expert": "our judgement",
    "calculated": "our calculation",
    "text": "one of the two source texts",
}
NOTICE: Final = (
    "<!-- Written by script/docs from src/dorsi/knowledge/data. Change it there, not here. -->"
)


def page(title: str, intro: str, *parts: str) -> str:
    """Put a page together: its title, what it holds, then its parts."""
    return "\n\n".join((NOTICE, f"# {title}", intro, *filter(None, parts))) + "\n"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Lay out a table, or nothing where it would have no rows."""
    body = [f"| {' | '.join(map(cell, row))} |" for row in rows]
    if not body:
        return ""
    return "\n".join((f"| {' | '.join(heads)} |", "|" + " --- |" * len(heads), *body))


def cell(text: str) -> str:
    """Keep a text on one line and its bars from ending a column."""
    return " ".join(text.split()).replace("|", "\\|")


def bullets(items: Iterable[str]) -> str:
    """List things without an order."""
    return "\n".join(f"- {cell(item)}" for item in items)


def numbered(items: Iterable[str]) -> str:
    """List steps in their order."""
    return "\n".join(f"{index}. {cell(item)}" for index, item in enumerate(items, start=1))


def titled(title: str, content: str) -> str:
    """Put a short title before some content, or say nothing where there is none."""
    return f"**{title}**\n\n{content}" if content else ""


def codes(ids: Iterable[str]) -> str:
    """Name ids as they are written in files."""
    return ", ".join(f"`{id_}`" for id_ in ids)


def number(value: float) -> str:
    """Write a number as briefly as it is exact."""
    return f"{value:g}".replace("-", "\N{MINUS SIGN}")


def sign(unit: str) -> str:
    """Write a unit as it stands after a number."""
    return {"deg": "°", "reps": ""}.get(unit, f" {unit}")


def span(low: float, high: float) -> str:
    """Write a range of numbers; one number where both ends are alike."""
    return number(low) if low == high else f"{number(low)} to {number(high)}"


def sources(ids: Iterable[str], knowledge: Knowledge) -> str:
    """Name sources, each linked, with how it was seen where that is not by reading it."""
    return ", ".join(_source(knowledge.sources[id_]) for id_ in ids)


def origin(source: Sequence[str], requirements: Sequence[str], knowledge: Knowledge) -> str:
    """Say what a thing rests on and which requirements of the two texts it carries."""
    carried = f" Carries {', '.join(requirements)}." if requirements else ""
    return f"*Rests on* {sources(source, knowledge)}.{carried}"


def _source(source: Source) -> str:
    seen = (
        "" if source.seen in {"read", "text"} or source.id == source.seen else f" ({source.seen})"
    )
    return f"[{source.id}](sources.md#{source.id}){seen}"
