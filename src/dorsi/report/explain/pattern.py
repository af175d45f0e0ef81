"""What a pattern rests on: every answer's contribution, and how firmly what is named stands."""

from collections.abc import Iterable
from dataclasses import replace

from dorsi.domain.verdicts import Because, StructureChance
from dorsi.domain.words import SIDES, Side
from dorsi.find.sensitivity import Stability, sensitivity
from dorsi.report.explain.explanation import (
    Explained,
    Explanation,
    Figures,
    Section,
    cited,
)
from dorsi.report.quantities import capital, listed, percent
from dorsi.report.sentences.pattern import describe_pattern, group_named


def explain_pattern(about: Explained) -> Explanation:
    """Chances before and after the answers, per structure and side, with every factor."""
    model = about.knowledge.models.pattern
    named = (
        f"A group is named from {percent(model.named_from_probability)} on, and only when the "
        f"answers raised its odds at least {model.named_odds_ratio:g} times."
    )
    return Explanation(
        "What the answers resemble",
        (
            *_sides(about),
            Section(
                "How it is weighed", (named, about.told(model.basis), about.told(model.caveat))
            ),
        ),
        cited(model.source, about.knowledge),
    )


def _sides(about: Explained) -> Iterable[Section]:
    """Both sides, as one where everything said of them is the same."""
    left, right = (tuple(_side(side, about)) for side in SIDES)
    if [(s.sentences, s.figures) for s in left] == [(s.sentences, s.figures) for s in right]:
        yield from (replace(section, name=f"{section.name}, both sides") for section in left)
        return
    for side, sections in (("left", left), ("right", right)):
        yield from (replace(section, name=f"{section.name}, {side}") for section in sections)


def _side(side: Side, about: Explained) -> Iterable[Section]:
    found = about.review.sides.of(side)
    rows = tuple(_chance(chance, about) for chance in found.pattern)
    said = describe_pattern(side, about.review, about.to)
    yield Section(
        "Structures",
        (capital(said),) if said else (),
        Figures(("Structure", "Before", "Now", "What moved it"), rows),
    )
    stable = sensitivity(about.assessment.patterns.of(side), about.knowledge)
    yield Section("How firm that is", tuple(_stability(one, about) for one in stable))


def _chance(chance: StructureChance, about: Explained) -> tuple[str, ...]:
    structure = about.knowledge.structures[chance.structure]
    return (
        capital(structure.plain_name),
        percent(structure.prior),
        percent(chance.probability),
        listed_factors(chance.because, about) or "nothing yet",
    )


def listed_factors(because: Iterable[Because], about: Explained) -> str:
    """Every finding that moved a structure, with its factor as it counted."""
    findings = about.knowledge.findings
    return "; ".join(
        f"{findings[one.finding].name if one.finding in findings else one.finding} "
        f"× {one.factor:.2f}"
        for one in because
    )


def _stability(stable: Stability, about: Explained) -> str:
    name = capital(group_named(stable.group, about.to).name)
    span = f"{percent(stable.low)} to {percent(stable.high)}"
    state = "named" if stable.named else "not named"
    if stable.survives:
        return f"{name}: {state}, and stays so with factors half as strong or half again ({span})."
    turned = {one.finding for one in stable.turned_by}
    by = listed(
        "all factors together" if id_ is None else _name(id_, about)
        for id_ in sorted(turned, key=str)
    )
    return (
        f"{name}: {state}, but that would turn with a weaker or stronger weight of: {by} ({span})."
    )


def _name(finding: str, about: Explained) -> str:
    known = about.knowledge.findings.get(finding)
    return known.name.lower() if known else finding
