"""The plan on the terminal: this week day by day, then the twelve weeks at a glance."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from dorsi.domain.effective import effective
from dorsi.domain.journal import Journal
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.schedule import Plan, PlannedWeek, Retest
from dorsi.domain.verdicts import Review
from dorsi.report.quantities import WEEKDAY_NAMES, day, full_day, listed
from dorsi.report.sentences.advice import phase_name
from dorsi.report.sentences.schedule import (
    BLOCK_NAMES,
    PhaseSpan,
    WeekLine,
    dose,
    exercise_name,
    phase_spans,
    week_lines,
    week_of,
)
from dorsi.report.terminal.parts import MUTED, heading, hints, labelled, points, title
from dorsi.report.terminal.stop import render_stop

DAY_COLUMNS: Final = 2
SHORT_NAMES: Final = tuple(name[:2] for name in WEEKDAY_NAMES)


def render_plan(
    plan: Plan, review: Review, journal: Journal, knowledge: Knowledge, today: date, file: str
) -> RenderableType:
    """Lay out a plan.

    Args:
        plan: What `plan` said.
        review: What `review` said.
        journal: The journal they were said of.
        knowledge: What they were said with.
        today: The day to mark.
        file: The journal file as the person typed it, for the commands at the foot.
    """
    person = effective(journal, today).person
    if plan.withheld is not None or review.safety.withheld:
        return render_stop(review, knowledge, person.name, today, file)
    week = week_of(plan, today)
    parts: list[RenderableType] = [title(person.name, full_day(today))]
    if week is None:
        parts.append(Text("No week is planned from today on."))
    else:
        parts += this_week(week, plan, knowledge, today)
    if plan.weeks:
        parts += [heading("The weeks at a glance"), _glance(plan, knowledge)]
    if plan.accommodations:
        parts += [heading("Meanwhile"), points(_meanwhile(plan, today))]
    if plan.retests:
        parts += [heading("Measuring days"), points(_measuring_days(plan, knowledge, today))]
    parts.append(hints(_commands(review, file)))
    return Group(*parts)


def _commands(review: Review, file: str) -> Iterable[tuple[str, str]]:
    if review.programme.state == "none":
        yield f"dorsi log {file} accept", "take it on"
    yield f"dorsi today {file}", "today's exercises with their steps"
    yield f"dorsi explain {file} programme", "why it looks as it does"


def this_week(
    week: PlannedWeek, plan: Plan, knowledge: Knowledge, today: date
) -> Iterable[RenderableType]:
    """One programme week: a line per exercise, a column per day, and why each is there."""
    phase = knowledge.phases.get(week.phase)
    of = f" of {plan.weeks[-1].week}" if plan.weeks[-1].week >= week.week else ""
    yield Text(f"Week {week.week}{of}: {phase_name(week.phase, knowledge)}", "bold")
    if phase is not None:
        yield Text(phase.aim, MUTED)
    yield ""
    yield _matrix(week, knowledge, today)
    yield heading("Why")
    yield labelled(_reasons(week, knowledge), columns=30)


def _matrix(week: PlannedWeek, knowledge: Knowledge, today: date) -> Table:
    first = min(planned.date for planned in week.days)
    dates = [first + timedelta(days=ahead) for ahead in range(7)]
    minutes = {planned.date: planned.minutes for planned in week.days}
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(ratio=1, overflow="fold")
    table.add_column(no_wrap=True)
    for when in dates:
        table.add_column(width=DAY_COLUMNS, justify="center", style="bold" if when == today else "")
    table.add_row("", "", *(_day_head(when, today) for when in dates))
    block = None
    for line in week_lines(week):
        if line.work.block != block:
            block = line.work.block
            table.add_row(Text(BLOCK_NAMES[block], MUTED))
        table.add_row(*_matrix_row(line, dates, knowledge))
    table.add_row(
        Text("Minutes", MUTED), "", *(_minutes(minutes.get(when), when == today) for when in dates)
    )
    return table


def _day_head(when: date, today: date) -> Text:
    name = SHORT_NAMES[when.weekday()]
    head = Text(f"{name}\n{when.day}", MUTED)
    return Text(f"{name}\n{when.day}", "bold reverse") if when == today else head


def _matrix_row(line: WeekLine, dates: list[date], knowledge: Knowledge) -> Iterable[str]:
    yield f"  {exercise_name(line.work, knowledge)}"
    yield dose(line.work, knowledge)
    for when in dates:
        yield "●" if when in line.days else "·"


def _minutes(minutes: float | None, is_today: bool) -> Text:
    return Text("–" if minutes is None else f"{minutes:.0f}", "bold" if is_today else MUTED)


def _reasons(week: PlannedWeek, knowledge: Knowledge) -> Iterable[tuple[str, str]]:
    said: set[tuple[str, str]] = set()
    for line in week_lines(week):
        name, why = exercise_name(line.work, knowledge), line.work.why
        if why and (name, why) not in said:
            said.add((name, why))
            yield name, why


def _glance(plan: Plan, knowledge: Knowledge) -> Table:
    rows = []
    for span in phase_spans(plan):
        first, last = span.weeks
        weeks = f"Week {first}" if first == last else f"Weeks {first}–{last}"
        rows.append((weeks, _phase_line(span, knowledge)))
    return labelled(rows, columns=13)


def _phase_line(span: PhaseSpan, knowledge: Knowledge) -> Text:
    phase = knowledge.phases.get(span.phase)
    text = Text.assemble((phase_name(span.phase, knowledge), "bold"))
    if phase is not None:
        text.append(f": {phase.aim}")
    for word, ids in (("New", span.adds), ("No longer", span.drops)):
        if ids:
            text.append(f"\n{word}: {listed(_names(ids, knowledge))}.", MUTED)
    return text


def _names(ids: Iterable[str], knowledge: Knowledge) -> list[str]:
    known = knowledge.exercises
    return [known[id_].name.lower() if id_ in known else id_ for id_ in ids]


def _measuring_days(plan: Plan, knowledge: Knowledge, today: date) -> Iterable[Text]:
    """The dates that share a reason, together."""
    gathered: dict[str, list[Retest]] = {}
    for retest in plan.retests:
        if retest.date >= today:
            gathered.setdefault(retest.why, []).append(retest)
    for why, retests in gathered.items():
        dates = listed(day(retest.date, today) for retest in retests)
        known = knowledge.measures
        measured = listed(known[id_].name.lower() for id_ in retests[0].measures if id_ in known)
        yield Text.assemble((dates, "bold"), f": {measured}. {why}")


def _meanwhile(plan: Plan, today: date) -> Iterable[Text]:
    for item in plan.accommodations:
        until = f" Looked at again on {day(item.until, today)}." if item.until else ""
        yield Text.assemble(f"{item.text}{until} ", (item.why, MUTED))
