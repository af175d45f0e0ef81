"""`dorsi today`: today's exercises, in the order to do them."""

from datetime import date
from typing import Any

from dorsi.cli.opening import opened
from dorsi.cli.options import AsJson, JournalFile, Today
from dorsi.cli.output import show, write_json
from dorsi.compose import assess
from dorsi.compose.planning import plan_of
from dorsi.compose.progress import progress_of
from dorsi.compose.reviewing import review_of
from dorsi.compose.today import DayLeft, left_today
from dorsi.domain.plain import plain
from dorsi.domain.schedule import Plan
from dorsi.report.sentences.schedule import day_planned
from dorsi.report.terminal.today import render_today


def command(journal: JournalFile, *, today: Today = None, as_json: AsJson = False) -> None:
    """Show today's exercises in the order to do them.

    What is done is left out, and what is left gets shorter once something hurt.
    """
    at = opened(journal, today)
    assessment = assess(at.journal, at.knowledge, at.today)
    progress = progress_of(assessment, at.journal, at.knowledge)
    made = plan_of(assessment, progress, at.knowledge)
    left = left_today(assessment, made, at.knowledge)
    if as_json:
        write_json(_as_json(made, left, at.today))
        return
    found = review_of(assessment, progress, at.knowledge)
    show(render_today(made, found, at.journal, at.knowledge, at.today, at.file, left=left))


def _as_json(made: Plan, left: DayLeft | None, today: date) -> dict[str, Any]:
    """The day as it stands in the plan, and what is left of it; nothing planned leaves it empty."""
    week, day = day_planned(made, today) or (None, None)
    return {
        "date": today.isoformat(),
        "week": week.week if week else None,
        "phase": week.phase if week else None,
        "minutes": day.minutes if day else None,
        "items": [item.to_dict() for item in day.items] if day else [],
        "left": [item.to_dict() for item in left.day.items] if left else [],
        "withheld": plain(made.withheld) if made.withheld else None,
    }
