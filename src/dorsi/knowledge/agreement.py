"""Whether the knowledge files and the code that reads them by name agree, both ways.

An id, a threshold or a word that code asks for and no file has is a fault; so is one that a file
has and nothing reads, because whoever changes it waits for an effect in vain.
"""

from collections.abc import Iterable, Iterator, Mapping
from string import Formatter
from typing import Any, Final

from dorsi.domain.knowledge import Knowledge
from dorsi.errors import Fault
from dorsi.knowledge.named import (
    ACCOMMODATIONS,
    DECISIONS,
    EVERY_DECISION,
    EXERCISES,
    FINDINGS,
    MEASURES,
    PHASES,
    SAFETY,
    Named,
)

# A threshold says what it counts: one of these stands in its name.
UNITS: Final = frozenset(
    {
        "age", "cm", "days", "deg", "kg", "minutes", "probability", "reps", "s", "share", "week",
        "weeks", "years",
    }
)  # fmt: skip
NOTHING: Final = Named()


def agreement(knowledge: Knowledge) -> Iterator[Fault]:
    """Every id, threshold and word on which files and code differ."""
    yield from _missing(knowledge)
    yield from _unread_decisions(knowledge)
    for kind, named in (("findings", FINDINGS), ("accommodations", ACCOMMODATIONS)):
        for name, thing in getattr(knowledge, kind).items():
            yield from _thresholds(f"{kind}/{name}.toml", thing, named.get(name, NOTHING))
    for name, rule in knowledge.decisions.items():
        place, named_here = f"decisions/{name}.toml", DECISIONS.get(name, NOTHING)
        yield from _thresholds(place, rule, named_here)
        yield from _words(place, rule, named_here.words | EVERY_DECISION)
    for name, thing in knowledge.accommodations.items():
        here = ACCOMMODATIONS.get(name, NOTHING)
        yield from _words(f"accommodations/{name}.toml", thing, here.words)
        if here.exercises and not thing.exercises:
            yield Fault(f"accommodations/{name}.toml exercises", "missing: code goes by them")
        if thing.exercises and not here.exercises:
            yield Fault(f"accommodations/{name}.toml exercises", "nothing reads them")
    yield from _unasked(knowledge)


def _missing(knowledge: Knowledge) -> Iterator[Fault]:
    kinds: Mapping[str, Iterable[str]] = {
        "decisions": DECISIONS,
        "accommodations": ACCOMMODATIONS,
        "findings": FINDINGS,
        "measures": MEASURES,
        "exercises": EXERCISES,
        "phases": PHASES,
        "safety": SAFETY,
    }
    for kind, names in kinds.items():
        for name in sorted(set(names) - set(getattr(knowledge, kind))):
            yield Fault(f"{kind}/{name}.toml", "missing: code reads it by this name", "the file")


def _unread_decisions(knowledge: Knowledge) -> Iterator[Fault]:
    for name in sorted(set(knowledge.decisions) - set(DECISIONS)):
        expected = "a rule of prove/decisions.py, listed in knowledge/named.py"
        yield Fault(f"decisions/{name}.toml", "no code ever decides this", expected)


def _thresholds(place: str, thing: Any, named: Named) -> Iterator[Fault]:
    for key in sorted(named.thresholds - set(thing.thresholds)):
        yield Fault(f"{place} thresholds", f"{key!r} is missing: code reads it")
    shown = placeholders(getattr(thing, "text", ""))
    for key in thing.thresholds:
        if key not in named.thresholds | shown:
            yield Fault(f"{place} thresholds", f"nothing reads {key!r}")
        if UNITS.isdisjoint(key.split("_")):
            yield Fault(f"{place} thresholds", f"{key!r} names no unit", " or ".join(sorted(UNITS)))


def _words(place: str, thing: Any, filled: frozenset[str]) -> Iterator[Fault]:
    known = filled | set(thing.thresholds)
    for word in sorted(placeholders(thing.text) - known):
        expected = " or ".join(sorted(known)) or "plain text"
        yield Fault(f"{place} text", f"nothing fills {{{word}}}", expected)


def placeholders(text: str) -> frozenset[str]:
    """The names in braces that a text wants filled."""
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def _unasked(knowledge: Knowledge) -> Iterator[Fault]:
    """Questions and findings that no rule, no structure and no advice looks at."""
    model = knowledge.models.pattern
    read = {*FINDINGS, *(later.after_yes for later in model.later)}
    for rule in knowledge.safety.values():
        read.update(rule.when.questions(), rule.eases.when.questions() if rule.eases else ())
    for decision in knowledge.decisions.values():
        read.update(decision.findings)
    for thing in knowledge.accommodations.values():
        read.update(thing.needs_any, thing.needs_all, thing.needs_no, thing.not_with)
    for name, finding in knowledge.findings.items():
        moves = finding.present or finding.absent or finding.curve or finding.choices
        if name not in read and not moves:
            expected = "a factor, a safety rule or an accommodation that looks at it"
            yield Fault(f"findings/{name}.toml", "its answer changes nothing", expected)


def uncited(knowledge: Knowledge) -> Iterator[Fault]:
    """Sources that nothing rests on."""
    cited = set(_sources(knowledge))
    for name in knowledge.sources:
        if name not in cited:
            yield Fault(f"sources/{name}.toml", "nothing cites it", "a file that rests on it")


def _sources(thing: Any) -> Iterator[str]:
    """Every source cited anywhere inside."""
    if isinstance(thing, Mapping):
        for inner in thing.values():
            yield from _sources(inner)
    elif isinstance(thing, tuple):
        for inner in thing:
            yield from _sources(inner)
    elif hasattr(thing, "__dataclass_fields__"):
        yield from getattr(thing, "source", ())
        for name in thing.__dataclass_fields__:
            yield from _sources(getattr(thing, name))
