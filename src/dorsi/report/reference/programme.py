"""The page of the programme: phases, sports and what keeps training going meanwhile."""

from typing import Final

from dorsi.domain.exercises import Phase, Sport
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.rules import Accommodation
from dorsi.report.reference.markdown import bullets, number, origin, page, span, table
from dorsi.report.reference.training import linked

EXERCISES: Final = "exercises.md"


def programme_page(knowledge: Knowledge) -> str:
    """Phases, sports and what keeps training going meanwhile."""
    return page(
        "Programme",
        "The phases of twelve weeks and what follows them, what a sport adds, and what keeps "
        "training going meanwhile. Words in braces are filled in. How a day is put together stands "
        "in [method.md](../method.md). *First with raises*, where it is given, takes the place of "
        "*First* on the kind of day that carries the heel raises.",
        "## Phases",
        *(
            _phase(phase, knowledge)
            for phase in sorted(knowledge.phases.values(), key=lambda phase: phase.weeks)
        ),
        "## Sports",
        *(_sport(sport, knowledge) for sport in knowledge.sports.values()),
        "## Accommodations",
        *(_accommodation(item, knowledge) for item in knowledge.accommodations.values()),
    )


def _phase(phase: Phase, knowledge: Knowledge) -> str:
    return "\n\n".join(
        (
            f"### {phase.id}",
            f"**{phase.name}**, weeks {span(*phase.weeks)}. {phase.aim} {phase.why}",
            table(
                ("Emphasis", "Day", "First", "First with raises", "Then, as minutes allow"),
                (
                    (r.emphasis, r.day, _roles(r.core), _roles(r.carrying), _roles(r.more))
                    for r in phase.recipes
                ),
            ),
            origin(phase.source, phase.requirements, knowledge),
        )
    )


def _roles(roles: tuple[str, ...]) -> str:
    return ", ".join(role.replace("_", " ") for role in roles)


def _sport(sport: Sport, knowledge: Knowledge) -> str:
    parts = (
        f"### {sport.id}",
        f"**{sport.name}.** {sport.demands} {sport.norms}",
        table(
            ("Adds", "On", "From week", "Why"),
            (
                (
                    linked(a.exercise, knowledge, EXERCISES),
                    f"{a.day} days",
                    str(a.from_week),
                    a.why,
                )
                for a in sport.adds
            ),
        ),
        bullets((*sport.range_advice, *sport.advice)),
        bullets(f"Asked in week {week}: {text}" for week, text in sport.ask_at_week.items()),
        f"Heel raises fall on {sport.strength_on} days.",
        origin(sport.source, sport.requirements, knowledge),
    )
    return "\n\n".join(filter(None, parts))


def _accommodation(item: Accommodation, knowledge: Knowledge) -> str:
    facts = [f"`{name}` = {number(value)}" for name, value in item.thresholds.items()]
    conditions = (
        ("Needs yes to any of", item.needs_any, knowledge.findings),
        ("Needs yes to all of", item.needs_all, knowledge.findings),
        ("Needs no to all of", item.needs_no, knowledge.findings),
        ("Not while one of these holds", item.forbidden_by, knowledge.safety),
        ("Not after yes to any of", item.not_with, knowledge.findings),
    )
    facts += [
        f"{said}: {', '.join(named[id_].name.lower() for id_ in ids)}"
        for said, ids, named in conditions
        if ids
    ]
    parts = (
        f"### {item.id}",
        f"**{item.name}.** {item.text} {item.why}",
        bullets(facts),
        origin(item.source, item.requirements, knowledge),
    )
    return "\n\n".join(filter(None, parts))
