"""`dorsi today`: today's exercises, in the order to do them."""

from datetime import date
from typing import Any

from dorsi.cli.opening import opened
from dorsi.cli.options import AsJson, JournalFile, Today
from dorsi.cli.output import show, write_json
from dorsi.compose import plan, review_and_plan
from dorsi.domain.plain import plain
from dorsi.domain.schedule import Plan
from dorsi.report.sentences.schedule import day_planned
from dorsi.report.terminal.today import render_today


def command(journal: JournalFile, *, today: Today = None, as_json: AsJson = False) -> None:
    """Show today's exercises in the order to do them."""
    at = opened(journal, today)
    if as_json:
        write_json(_as_json(plan(at.journal, at.knowledge, at.today), at.today))
    else:
        found, made = review_and_plan(at.journal, at.knowledge, at.today)
        show(render_today(made, found, at.journal, at.knowledge, at.today, at.file))


def _as_json(made: Plan, today: date) -> dict[str, Any]:
    """The day as it stands in the plan; nothing planned leaves it empty."""
    week, day = day_planned(made, today) or (None, None)
    return {
        "date": today.isoformat(),
        "week": week.week if week else None,
        "phase": week.phase if week else None,
        "minutes": day.minutes if day else None,
        "items": [item.to_dict() for item in day.items] if day else [],
        "withheld": plain(made.withheld) if made.withheld else None,
    }
