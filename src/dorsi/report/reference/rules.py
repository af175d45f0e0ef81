"""Pages on rules: safety, decisions on a history, and the numbers behind the formulas."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, Final, get_args

from dorsi.domain.knowledge import Knowledge
from dorsi.domain.rules import Condition, DecisionRule, SafetyRule
from dorsi.domain.words import Status
from dorsi.report.reference.markdown import (
    bullets,
    cell,
    codes,
    number,
    origin,
    page,
    sources,
    table,
)

LIES_ELSEWHERE: Final = frozenset({"basis", "source", "requirements", "caveat"})
WITHHOLDS: Final[Mapping[str, str]] = {
    "withhold": "withholds the programme and every exercise",
    "restrict": "shapes the programme",
    "advise": "advises, the programme goes on",
}


def safety_page(knowledge: Knowledge) -> str:
    """Every safety rule, worst first."""
    worst_first = tuple(reversed(get_args(Status)))
    return page(
        "Safety rules",
        "What makes Dorsi stop, refer or be careful. The latest answer to each question counts. "
        "Time alone turns no stop into a go: someone has to answer again.",
        *(part for status in worst_first for part in _status(status, knowledge)),
    )


def decisions_page(knowledge: Knowledge) -> str:
    """Every rule on a person's history."""
    return page(
        "Decision rules",
        "What a person's own history leads to: going on, measuring again, changing the work, "
        "keeping what was gained, or having it looked at. Words in braces are filled in.",
        *(_decision(rule, knowledge) for rule in knowledge.decisions.values()),
    )


def numbers_page(knowledge: Knowledge) -> str:
    """Every number of every model, with what it rests on."""
    models = knowledge.models
    return page(
        "Numbers",
        "The numbers behind the formulas of [method.md](../method.md), one file each in "
        "`src/dorsi/knowledge/data/models`.",
        *(_model(field.name, getattr(models, field.name), knowledge) for field in fields(models)),
    )


def _status(status: str, knowledge: Knowledge) -> Iterator[str]:
    rules = [rule for rule in knowledge.safety.values() if rule.status == status]
    if rules:
        yield f"## {status.capitalize()}"
    for rule in rules:
        yield _safety(rule, knowledge)


def _safety(rule: SafetyRule, knowledge: Knowledge) -> str:
    return "\n\n".join(
        filter(
            None,
            (
                f"### {rule.id}",
                f"**{rule.name}**; {WITHHOLDS[rule.effect]}. When {condition(rule.when)}.",
                f"> {cell(f'{rule.text} {rule.instead}')}",
                bullets(_safety_facts(rule)),
                rule.basis,
                origin(rule.source, rule.requirements, knowledge),
            ),
        )
    )


def _safety_facts(rule: SafetyRule) -> Iterator[str]:
    if rule.urgency != "routine":
        yield f"Urgency: {rule.urgency}"
    if rule.eases:
        eased = condition(rule.eases.when)
        yield f"Eases to {rule.eases.urgency} when {eased}: {rule.eases.instead}"
    if rule.forbids:
        yield f"Leaves out: {', '.join(trait.replace('_', ' ') for trait in rule.forbids)}"
    for role, why in rule.leads.items():
        yield f"Comes first, from week 1 and in its gentlest form: {role.replace('_', ' ')}. {why}"
    if not rule.clearable:
        yield "No clearance lifts it"
    if rule.also_cleared_by:
        yield f"Also lifted by a clearance of {codes(rule.also_cleared_by)}"
    if rule.covered_by:
        yield f"Said only where none of these holds: {codes(rule.covered_by)}"


def condition(when: Condition) -> str:
    """Say in words when a rule holds."""
    for inner, word, before in (
        (when.any, "or", ""),
        (when.all, "and", ""),
        (when.none, "or", "not "),
    ):
        if inner:
            return f"{before}{_joined(inner, word, bracketed=bool(before))}"
    if when.age_unknown:
        return "no birth year is known"
    if when.age_below is not None:
        return f"younger than {when.age_below}"
    if when.age_above is not None:
        return f"older than {when.age_above}"
    return _answered(when)


def _joined(inner: tuple[Condition, ...], word: str, *, bracketed: bool) -> str:
    parts = (f"({condition(one)})" if one.any or one.all else condition(one) for one in inner)
    joined = f" {word} ".join(parts)
    return f"({joined})" if bracketed and len(inner) > 1 else joined


def _answered(when: Condition) -> str:
    since = f" since `{when.since}`" if when.since else ""
    if when.missing:
        return f"`{when.question}` is unanswered{since}"
    bounds = [
        f"{words} {number(bound)}"
        for words, bound in (
            ("at least", when.at_least),
            ("at most", when.at_most),
            ("below", when.below),
        )
        if bound is not None
    ]
    counting = f", {when.grows} counted on to today" if when.grows else ""
    return f"`{when.question}` is {' and '.join(bounds) or when.is_ or 'yes'}{counting}{since}"


def _decision(rule: DecisionRule, knowledge: Knowledge) -> str:
    return "\n\n".join(
        filter(
            None,
            (
                f"## {rule.id}",
                f"*{rule.action.capitalize()}.* {rule.text}",
                table(("Threshold", "Value"), _thresholds(rule.thresholds)),
                rule.basis,
                origin(rule.source, rule.requirements, knowledge),
            ),
        )
    )


def _thresholds(thresholds: Mapping[str, float]) -> Iterator[tuple[str, str]]:
    return ((f"`{name}`", number(value)) for name, value in thresholds.items())


def _model(name: str, model: Any, knowledge: Knowledge) -> str:
    rows = (
        (f"`{field.name}`", shown(getattr(model, field.name)))
        for field in fields(model)
        if field.name not in LIES_ELSEWHERE
    )
    said = " ".join((type(model).__doc__ or "").split())
    cited = sources(model.source, knowledge)
    return "\n\n".join(
        (
            f"## {name}",
            said,
            table(("Key", "Value"), rows),
            model.basis.strip(),
            f"*Rests on* {cited}.",
        )
    )


def shown(value: Any) -> str:
    """Write a value of a model the way it stands in its file."""
    if value is None:
        return "–"
    if is_dataclass(value) and not isinstance(value, type):
        return " · ".join(shown(getattr(value, field.name)) for field in fields(value))
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {shown(inner)}" for key, inner in value.items())
    if isinstance(value, tuple):
        separator = "<br>" if value and is_dataclass(value[0]) else ", "
        return separator.join(shown(inner) for inner in value)
    if isinstance(value, bool):
        return "beyond" if value else "from"
    return number(value) if isinstance(value, int | float) else str(value)
