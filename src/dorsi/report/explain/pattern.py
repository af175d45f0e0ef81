"""What a pattern rests on: every answer's contribution, and how firmly what is named stands."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from dorsi.domain.findings import Finding, Structure
from dorsi.domain.verdicts import Because, StructureChance
from dorsi.domain.words import SIDES, STRUCTURES, Side, StructureId
from dorsi.find.sensitivity import Stability, sensitivity
from dorsi.report.explain.explanation import (
    Explained,
    Explanation,
    Figures,
    Section,
    cited,
    one_line,
)
from dorsi.report.quantities import capital, day, listed, percent
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
            Section("How it is weighed", (named, one_line(model.basis), one_line(model.caveat))),
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


def explain_structure(structure: Structure, about: Explained) -> Explanation:
    """What a structure is, what it responds to, and how likely it is involved."""
    sentences = []
    for side in SIDES:
        found = about.review.sides.of(side).pattern
        chance = next((one for one in found if one.structure == structure.id), None)
        if chance is not None:
            moved = listed_factors(chance.because, about) or "nothing moved it yet"
            sentences.append(
                f"{capital(side)}: {percent(structure.prior)} before any answer, "
                f"{percent(chance.probability)} now. {capital(moved)}."
            )
    responds = [Section("What it responds to", (one_line(structure.responds_to),))]
    if about.review.safety.withheld:
        responds = []  # no word of exercise while training waits
    return Explanation(
        structure.name,
        (
            Section("What it is", (one_line(structure.what),)),
            *responds,
            Section("You", tuple(sentences)),
            Section("Where the starting chance comes from", (one_line(structure.basis),)),
        ),
        cited(structure.source, about.knowledge),
    )


def explain_finding(finding: Finding, about: Explained) -> Explanation:
    """A question, what you answered, what the answer says about each structure, and why."""
    question = tuple(one_line(text) for text in (finding.question, finding.help) if text)
    sections = [
        Section("The question", question) if question else None,
        Section("Your answer", tuple(_answers(finding, about))),
        Section("What it means", (one_line(finding.means),)),
        Section("How it is weighed", _shrunk(finding, about), _factors(finding, about)),
        Section("What it moved", tuple(_moved(finding, about))),
        Section("Where that comes from", (one_line(finding.basis),)),
    ]
    kept = tuple(part for part in sections if part and (part.sentences or part.figures))
    return Explanation(finding.name, kept, cited(finding.source, about.knowledge))


def _answers(finding: Finding, about: Explained) -> Iterable[str]:
    for side in SIDES:
        given = about.assessment.answers.given(finding.id, side)
        computed = about.assessment.computed.of(side).get(finding.id)
        if given is not None:
            when = day(given.entry.day, about.to.today)
            yield f"{capital(side)}: {_value(given.value, finding)}, answered on {when}."
        elif computed is not None:
            yield f"{capital(side)}: {_value(computed, finding)}, worked out from what you logged."
        else:
            yield f"{capital(side)}: not answered."


def _value(value: str | float, finding: Finding) -> str:
    if isinstance(value, int | float):
        return f"{value:g}"
    chosen = next((choice.text for choice in finding.choices if choice.id == value), None)
    return chosen.lower() if chosen else value


def _shrunk(finding: Finding, about: Explained) -> tuple[str, ...]:
    if _factors(finding, about) is None:
        return ()
    model = about.knowledge.models.pattern
    shrunk = f"The odds of a structure are multiplied by its factor to the power {model.exponent:g}"
    return (f"{shrunk}; findings that say the same thing count once.",)


def _factors(finding: Finding, about: Explained) -> Figures | None:
    if not finding.present and not finding.absent and not finding.curve:
        return None
    columns: list[tuple[str, Mapping[StructureId, float]]] = [
        ("Yes", finding.present),
        ("No", finding.absent),
    ]
    if finding.curve:
        columns = [(f"At {knot.at:g}", knot.factors) for knot in finding.curve]
    rows = tuple(
        (
            capital(about.knowledge.structures[structure].plain_name),
            *(f"× {factors.get(structure, 1.0):g}" for _, factors in columns),
        )
        for structure in STRUCTURES
    )
    return Figures(("Structure", *(name for name, _ in columns)), rows)


def _moved(finding: Finding, about: Explained) -> Iterable[str]:
    for side in SIDES:
        moved = [
            f"{about.knowledge.structures[chance.structure].plain_name} × {one.factor:.2f}"
            for chance in about.review.sides.of(side).pattern
            for one in chance.because
            if one.finding == finding.id
        ]
        if moved:
            yield f"{capital(side)}: {listed(moved)}."
