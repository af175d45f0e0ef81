"""Pages on finding: structures, questions and likelihood ratios."""

from collections.abc import Iterator, Mapping
from typing import Final

from dorsi.domain.findings import Finding, FindingKind, Structure
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.words import STRUCTURES, StructureId
from dorsi.report.reference.markdown import (
    bullets,
    number,
    origin,
    page,
    sources,
    span,
    table,
)

KINDS: Final[Mapping[FindingKind, str]] = {
    "pattern": "Questions that shape the pattern",
    "computed": "Computed, never asked",
    "context": "Questions that shape the advice",
    "check_in": "Asked once a week",
    "safety": "Questions about safety",
}


def structures_page(knowledge: Knowledge) -> str:
    """Everything that may limit the bend."""
    return page(
        "Structures",
        "What may limit the bend of an ankle, and the chance that it is involved before any "
        "answer. Several may be involved at once.",
        *(_structure(structure, knowledge) for structure in knowledge.structures.values()),
    )


def findings_page(knowledge: Knowledge) -> str:
    """Every question, and what its answers say."""
    pattern = knowledge.models.pattern
    return page(
        "Findings",
        "A finding is an answered question. For each structure, the tables give the likelihood "
        "ratio when the finding is present, and in brackets when it is absent; an empty cell "
        f"counts 1, and so do an unknown answer and “unsure”. {pattern.caveat}",
        "## Likelihood ratios",
        _ratios(knowledge),
        "Findings that say the same thing count once:",
        table(
            ("Group", "Members", "Which counts"),
            (
                (group.id, ", ".join(f"`{member}`" for member in group.members), group.how)
                for group in pattern.groups
            ),
        ),
        *_kinds(knowledge),
    )


def _structure(structure: Structure, knowledge: Knowledge) -> str:
    return "\n\n".join(
        (
            f"## {structure.id}",
            f"**{structure.name}**, in plain words {structure.plain_name}. {structure.what}",
            bullets(
                (
                    f"Counts to the group: {structure.group}",
                    f"Chance before any answer: {number(structure.prior)}. {structure.basis}",
                    f"Responds to: {structure.responds_to}",
                )
            ),
            origin(structure.source, structure.requirements, knowledge),
        )
    )


def _ratios(knowledge: Knowledge) -> str:
    weighed = [
        finding
        for finding in knowledge.findings.values()
        if finding.present or finding.absent or finding.curve
    ]
    rows = [row for finding in weighed for row in _ratio_rows(finding, knowledge)]
    return table(("Finding", *STRUCTURES, "Source"), rows)


def _ratio_rows(finding: Finding, knowledge: Knowledge) -> Iterator[tuple[str, ...]]:
    cited = sources(finding.source, knowledge)
    name = f"[`{finding.id}`](#{finding.id})"
    for knot in finding.curve:
        cells = (_ratio(structure, knot.factors, {}) for structure in STRUCTURES)
        yield f"{name} at {number(knot.at)}", *cells, cited
    if not finding.curve:
        cells = (_ratio(structure, finding.present, finding.absent) for structure in STRUCTURES)
        yield name, *cells, cited


def _ratio(
    structure: StructureId,
    present: Mapping[StructureId, float],
    absent: Mapping[StructureId, float],
) -> str:
    yes = number(present[structure]) if structure in present else ""
    no = f" ({number(absent[structure])})" if structure in absent else ""
    return f"{yes or '1'}{no}" if no else yes


def _kinds(knowledge: Knowledge) -> Iterator[str]:
    for kind, title in KINDS.items():
        yield f"## {title}"
        for finding in knowledge.findings.values():
            if finding.kind == kind:
                yield _finding(finding, knowledge)


def _finding(finding: Finding, knowledge: Knowledge) -> str:
    asked = f"**{finding.name}.** {finding.question} {finding.help}".strip()
    return "\n\n".join(
        filter(
            None,
            (
                f"### {finding.id}",
                asked,
                bullets(_facts(finding)),
                f"{finding.means} {finding.basis}".strip(),
                origin(finding.source, finding.requirements, knowledge),
            ),
        )
    )


def _facts(finding: Finding) -> Iterator[str]:
    if finding.answer == "number" and finding.plausible:
        yield f"Answered with a number, {span(*finding.plausible)}"
    if finding.most_characters:
        yield f"Answered in one's own words, at most {finding.most_characters} characters"
    for choice in finding.choices:
        sets = ", ".join(f"`{name}` {answer}" for name, answer in choice.sets.items())
        yield f"“{choice.text}”" + (f" stands for {sets}" if sets else "")
    if finding.per_side and finding.kind != "computed":
        yield "Asked for each side"
    if finding.on_card:
        yield "On the card asked first"
    for name, value in finding.thresholds.items():
        yield f"`{name}` = {number(value)}"
