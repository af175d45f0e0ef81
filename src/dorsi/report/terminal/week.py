"""One programme week on the terminal: a line per exercise, a column per day, and the reasons.

In a narrow window the days are named behind each exercise instead.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.table import Table
from rich.text import Text

from dorsi.domain.journal import Journal
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.schedule import PlannedWeek
from dorsi.report.quantities import WEEKDAY_NAMES
from dorsi.report.sentences.programme import named_week
from dorsi.report.sentences.schedule import (
    BLOCK_NAMES,
    WeekLine,
    dose,
    exercise_name,
    reasons,
    week_lines,
)
from dorsi.report.terminal.parts import MUTED, hanging, heading, indented, labelled

DAY_COLUMNS: Final = 2
LEAST_GRID_COLUMNS: Final = 66  # fewer would leave the names of exercises no room
REASON_COLUMNS: Final = 30
SHORT_NAMES: Final = tuple(name[:DAY_COLUMNS] for name in WEEKDAY_NAMES)
WORK, FREE, NONE = "●", "·", "–"


def this_week(
    week: PlannedWeek, journal: Journal, knowledge: Knowledge, today: date, *, aims: bool = True
) -> Iterable[RenderableType]:
    """One programme week: what to do on which day, and why each exercise is there.

    Args:
        week: The week to show.
        journal: The effective journal, for which round of the programme it is.
        knowledge: Names and phases.
        today: The day to mark.
        aims: Whether to say what the phase aims at; not to those who aim at no range.
    """
    phase = knowledge.phases.get(week.phase)
    yield Text(named_week(week.week, week.phase, journal, knowledge), "bold")
    if phase is not None and aims:
        yield Text(phase.aim, MUTED)
    yield ""
    yield Days(week, knowledge, today)
    whys = reasons(week, knowledge)
    if whys:
        yield heading("Why")
        yield labelled(whys, columns=REASON_COLUMNS)


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a week, as a grid where there is room."""

    week: PlannedWeek
    knowledge: Knowledge
    today: date

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw it as wide as the terminal allows."""
        if options.max_width < LEAST_GRID_COLUMNS:
            yield from _listed(self)
        else:
            yield _grid(self)

    @property
    def dates(self) -> Sequence[date]:
        """The seven days."""
        first = min(planned.date for planned in self.week.days)
        return [first + timedelta(days=ahead) for ahead in range(7)]

    def minutes(self, when: date) -> str:
        """How long a day's work takes; a dash where there is none."""
        found = (d.minutes for d in self.week.days if d.date == when and d.items)
        planned = next(found, None)
        return NONE if planned is None else f"{planned:.0f}"


def _grid(days: Days) -> Table:
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(ratio=1, overflow="fold")
    table.add_column(no_wrap=True)
    for when in days.dates:
        bold = "bold" if when == days.today else ""
        table.add_column(width=DAY_COLUMNS, justify="center", style=bold)
    table.add_row("", "", *(_day_head(when, days.today) for when in days.dates))
    block = None
    for line in week_lines(days.week):
        if line.work.block != block:
            block = line.work.block
            table.add_row(Text(BLOCK_NAMES[block], MUTED))
        table.add_row(*_grid_row(line, days))
    minutes = (
        Text(days.minutes(when), "bold" if when == days.today else MUTED) for when in days.dates
    )
    table.add_row(Text("Minutes", MUTED), "", *minutes)
    return table


def _day_head(when: date, today: date) -> Text:
    name = SHORT_NAMES[when.weekday()]
    return Text(f"{name}\n{when.day}", "bold reverse" if when == today else MUTED)


def _grid_row(line: WeekLine, days: Days) -> Iterable[RenderableType]:
    yield indented(Text(exercise_name(line.work, days.knowledge)))
    yield dose(line.work, days.knowledge)
    for when in days.dates:
        yield WORK if when in line.days else FREE


def _listed(days: Days) -> Iterable[RenderableType]:
    """The same with the days named behind each exercise."""
    block = None
    for line in week_lines(days.week):
        if line.work.block != block:
            block = line.work.block
            yield Text(BLOCK_NAMES[block], MUTED)
        name, much = exercise_name(line.work, days.knowledge), dose(line.work, days.knowledge)
        on = " ".join(_short(when) for when in days.dates if when in line.days)
        yield indented(hanging([Text.assemble((name, "bold"), f", {much}: ", (on, MUTED))]))
    yield Text("Minutes", MUTED)
    spent = (f"{_short(when)} {days.minutes(when)}" for when in days.dates)
    yield indented(Text(", ".join(spent), MUTED))


def _short(when: date) -> str:
    return SHORT_NAMES[when.weekday()]
