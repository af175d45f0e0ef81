"""How much was done, in sentences: counted, and never blamed."""

from datetime import date

from dorsi.domain.models import ProgrammeModel
from dorsi.measure.adherence import Practice
from dorsi.report.quantities import count, day


def describe_practice(
    practice: Practice, starts: date | None, today: date, model: ProgrammeModel
) -> str:
    """Say on how many days there was work since the programme began.

    Args:
        practice: The days with work.
        starts: The first day of the programme; `None` before there is one.
        today: The day asked about.
        model: From how many sessions on a week counts.
    """
    days = [each for each in practice.days if starts is not None and starts <= each <= today]
    if starts is None or starts > today:
        return "No programme has begun yet."
    weeks = max(1, -(-((today - starts).days + 1) // 7))
    since = f"in {count(weeks, 'week')} since {day(starts, today)}"
    if not days:
        return f"Nothing is logged yet {since}."
    a_week = f"{len(days) / weeks:.1f}".removesuffix(".0")
    counts = f"from {model.sessions_per_week_done} on a week counts as done"
    said = f"Work on {count(len(days), 'day')} {since}"
    return f"{said}: {a_week} a week; {counts}." if weeks > 1 else f"{said}; {counts}."
