"""Pages on measuring: ways to measure, and groups to compare with."""

from dorsi.domain.knowledge import Knowledge
from dorsi.domain.measures import Measure, MeasureError, NormGroup, Offset
from dorsi.report.reference.markdown import (
    bullets,
    number,
    numbered,
    origin,
    page,
    sign,
    sources,
    span,
    table,
    titled,
)


def measures_page(knowledge: Knowledge) -> str:
    """Every way to measure, with its steps and its error."""
    return page(
        "Measures",
        "The ways to measure, how sure each one is, and what spoils it. `dorsi measures ID` shows "
        "the same in the terminal. SEM is the standard error of one day's result; trials is the "
        "spread within a day; level is how far a new device or set-up may sit from the reference.",
        *(_measure(measure, knowledge) for measure in knowledge.measures.values()),
    )


def groups_page(knowledge: Knowledge) -> str:
    """Every group of people a result may be compared with."""
    return page(
        "Groups",
        "The groups a reach or an angle may be compared with. A comparison always names its group. "
        "No sound figures were found for lifters, runners or swimmers, so there are none.",
        table(
            ("Group", "Who", "Measure", "n", "Mean", "SD", "Mind", "Source"),
            (_group(group, knowledge) for group in knowledge.groups.values()),
        ),
    )


def _group(group: NormGroup, knowledge: Knowledge) -> tuple[str, ...]:
    how = ", ".join(filter(None, (f"knee {group.knee}", group.placement)))
    return (
        f"`{group.id}` {group.name}",
        group.who,
        f"`{group.measure}`, {how}",
        str(group.n),
        f"{number(group.mean)}{sign(group.unit)}",
        number(group.sd),
        group.caveat,
        sources(group.source, knowledge),
    )


def _measure(measure: Measure, knowledge: Knowledge) -> str:
    practice = f", after {measure.practice_trials} to practise" if measure.practice_trials else ""
    facts = [
        f"Position: {measure.position}",
        f"Needs: {', '.join(measure.needs) or 'nothing'}",
        f"Trials: {measure.trials}{practice}",
        f"Units: {', '.join(measure.units)}",
        f"To expect: {span(*measure.plausible)}{sign(measure.unit)}",
    ]
    if measure.cold_only:
        facts.append("Only counts for the trend when measured cold")
    return "\n\n".join(
        filter(
            None,
            (
                f"## {measure.id}",
                f"**{measure.name}.** {measure.summary}",
                bullets(facts),
                numbered(measure.steps),
                titled("What spoils it", bullets(measure.spoils)),
                _error(measure, knowledge),
                origin(measure.source, measure.requirements, knowledge),
            ),
        )
    )


def _error(measure: Measure, knowledge: Knowledge) -> str:
    error, unit = measure.error, measure.unit
    offsets = [
        *((f"protocol `{name}`", offset) for name, offset in measure.protocols.items()),
        *((f"placement `{name}`", offset) for name, offset in measure.placements.items()),
        *((("measured warm", measure.warm),) if measure.warm else ()),
    ]
    return "\n\n".join(
        filter(
            None,
            (
                f"{_error_line(error, unit)} {error.note} ({sources(error.source, knowledge)})",
                table(
                    ("Against the reference", f"Shift ({unit})", "SD", "Why", "Source"),
                    (_offset(name, offset, knowledge) for name, offset in offsets),
                ),
            ),
        )
    )


def _error_line(error: MeasureError, unit: str) -> str:
    parts = [
        f"SEM {number(error.sem)}{sign(unit)}",
        f"trials {number(error.trial_sd)}",
        f"level {number(error.level_sd)}",
    ]
    if error.mdc95 is not None:
        parts.append(f"MDC95 {number(error.mdc95)}")
    return f"**Error.** {', '.join(parts)}."


def _offset(name: str, offset: Offset, knowledge: Knowledge) -> tuple[str, ...]:
    cited = sources(offset.source, knowledge)
    return name, number(offset.shift), number(offset.sd), offset.note, cited
