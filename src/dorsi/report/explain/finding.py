"""What a structure is, and what one answer says about each."""

from collections.abc import Iterable, Mapping

from dorsi.domain.findings import Finding, Structure
from dorsi.domain.words import SIDES, STRUCTURES, StructureId
from dorsi.report.explain.explanation import (
    Explained,
    Explanation,
    Figures,
    Section,
    cited,
)
from dorsi.report.explain.pattern import listed_factors
from dorsi.report.quantities import capital, day, listed, percent


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
    responds = [Section("What it responds to", (about.told(structure.responds_to),))]
    if about.review.safety.withheld:
        responds = []  # no word of exercise while training waits
    return Explanation(
        structure.name,
        (
            Section("What it is", (about.told(structure.what),)),
            *responds,
            Section("You", tuple(sentences)),
            Section("Where the starting chance comes from", (about.told(structure.basis),)),
        ),
        cited(structure.source, about.knowledge),
    )


def explain_finding(finding: Finding, about: Explained) -> Explanation:
    """A question, what you answered, what the answer says about each structure, and why."""
    question = tuple(about.told(text) for text in (finding.question, finding.help) if text)
    sections = [
        Section("The question", question) if question else None,
        Section("Your answer", tuple(_answers(finding, about))),
        Section("What it means", (about.told(finding.means),)),
        Section("How it is weighed", _shrunk(finding, about), _factors(finding, about)),
        Section("What it moved", tuple(_moved(finding, about))),
        Section("Where that comes from", (about.told(finding.basis),)),
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
