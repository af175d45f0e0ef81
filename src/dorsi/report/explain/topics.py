"""What can be explained, and which explanation a word asks for."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from dorsi.errors import UnknownId
from dorsi.knowledge.records import nearest
from dorsi.report.explain.advice import (
    explain_decisions,
    explain_meanwhile,
    explain_sport,
    explain_sports,
)
from dorsi.report.explain.change import explain_change
from dorsi.report.explain.exercise import explain_exercise
from dorsi.report.explain.explanation import Explained, Explanation, Figures, Section
from dorsi.report.explain.finding import explain_finding, explain_structure
from dorsi.report.explain.forecast import explain_forecast
from dorsi.report.explain.pattern import explain_pattern
from dorsi.report.explain.programme import explain_programme
from dorsi.report.explain.reach import explain_norms, explain_range, explain_symmetry
from dorsi.report.explain.safety import explain_rule, explain_safety

TOPICS: Final[Mapping[str, tuple[str, Callable[[Explained], Explanation]]]] = MappingProxyType(
    {
        "range": ("the readings behind each side's reach, and its band", explain_range),
        "symmetry": ("how the sides compare, and from when that counts", explain_symmetry),
        "norms": ("how you stand beside named groups of people", explain_norms),
        "pattern": ("what each answer says about what limits", explain_pattern),
        "safety": ("which rules hold and the answers behind them", explain_safety),
        "next": ("what to do next, by which rule, and what is asked", explain_decisions),
        "programme": ("why the programme looks as it does", explain_programme),
        "meanwhile": ("what keeps training going, and why", explain_meanwhile),
        "sport": ("what your sport asks of the ankle", explain_sports),
        "change": ("which days are compared, and how sure the change is", explain_change),
        "forecast": ("what is expected week by week", explain_forecast),
    }
)
ALSO: Final = "a structure, a question, a safety rule, a sport or an exercise by its id"


def explain(thing: str | None, about: Explained) -> Explanation:
    """Explain one thing, or say what can be explained.

    Args:
        thing: A topic or an id; nothing lists the topics.
        about: Everything there is to explain.

    Raises:
        UnknownId: there is no such thing.
    """
    if thing is None:
        return _contents()
    wanted = thing.strip().lower().replace("-", "_")
    if wanted in TOPICS:
        return TOPICS[wanted][1](about)
    found = _by_id(wanted, about)
    if found is None:
        known = about.knowledge
        ids = (
            *TOPICS,
            *known.structures,
            *known.findings,
            *known.exercises,
            *known.safety,
            *known.sports,
        )
        raise UnknownId("thing to explain", thing, nearest(wanted, ids))
    return found


def _by_id(id_: str, about: Explained) -> Explanation | None:
    known = about.knowledge
    if structure := known.structures.get(id_):
        return explain_structure(structure, about)
    if finding := known.findings.get(id_):
        return explain_finding(finding, about)
    if exercise := known.exercises.get(id_):
        withheld = about.review.safety.withheld
        return explain_safety(about) if withheld else explain_exercise(exercise, about)
    if rule := known.safety.get(id_):
        return explain_rule(rule, about)
    if sport := known.sports.get(id_):
        withheld = about.review.safety.withheld
        return explain_safety(about) if withheld else explain_sport(sport, about)
    return None


def _contents() -> Explanation:
    rows = tuple((name, about) for name, (about, _) in TOPICS.items())
    return Explanation(
        "What can be explained",
        (Section("", (), Figures(("Word", "Shows"), rows)), Section("", (f"Also {ALSO}.",))),
    )
