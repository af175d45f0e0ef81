"""When to measure again, and what the result will decide."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from dorsi.domain.models import ChangeModel, ProgrammeModel
from dorsi.domain.schedule import Retest
from dorsi.train.calendar import WEEK, Standing

FIRST = "Measure both sides before anything else: it takes half a minute and sets the start."
BASELINE = "One more baseline day: three show how much your own readings wander."
AFTER_GAP = "Measure before you go on: weeks without sessions may have changed your reach."
CONFIRMING = (
    "A measuring day to make sure before anything is changed: cold, same spot, three trials."
)
WEEKLY = "Weekly reading for the trend: cold, same time, same spot, three trials a side."
WATCHING = (
    "One reading a month is enough: more reach is not the goal, so there is no need to push; it "
    "shows whether anything changed."
)
DECISION = "Week {week}: with this reading the next step is decided."
VIDEO = " Film a squat from the side too, same place and depth as last time."


def first_measurement(today: date, model: ProgrammeModel) -> tuple[Retest, ...]:
    """Nothing is known yet: measure today.

    Requirements: A-9
    """
    return (Retest(today, model.retest_measures, FIRST),)


def after_gap(
    days: Sequence[date], standing: Standing, today: date, model: ProgrammeModel
) -> tuple[Retest, ...]:
    """After a long gap: measure today, unless there is a reading since the way back began.

    Requirements: B-70
    """
    if standing.repeats != "long_gap":
        return ()
    measured = any(day >= standing.openings[standing.week] for day in days)
    return () if measured else (Retest(today, model.retest_measures, AFTER_GAP),)


def baseline_days(
    days: Sequence[date], today: date, change: ChangeModel, model: ProgrammeModel
) -> tuple[Retest, ...]:
    """The days still missing to a baseline that shows a person's own error."""
    distinct = set(days)
    missing = max(0, change.own_days - len(distinct))
    first = today if today not in distinct else today + timedelta(days=1)
    return tuple(
        Retest(first + timedelta(days=later), model.retest_measures, BASELINE)
        for later in range(missing)
    )


def confirming_days(
    days: Sequence[date], today: date, wanted: int, within_days: int, model: ProgrammeModel
) -> tuple[Retest, ...]:
    """Measuring days still missing before a doubt about the response is settled.

    Args:
        days: Days measured so far.
        today: The day asked about.
        wanted: How many days it takes.
        within_days: How recent they have to be.
        model: What is measured.

    Requirements: B-29
    """
    recent = {day for day in days if 0 <= (today - day).days < within_days}
    first = today + timedelta(days=1) if today in recent else today
    missing = max(0, wanted - len(recent))
    measures = model.retest_measures
    return tuple(Retest(first + timedelta(days=n), measures, CONFIRMING) for n in range(missing))


def programme_retests(
    standing: Standing, today: date, model: ProgrammeModel, *, squats: bool, aiming: bool = True
) -> tuple[Retest, ...]:
    """A reading at the end of every week left, decisions and squat video where they are due.

    Where no range is aimed at, a reading decides nothing and one a month is enough.

    Requirements: B-36, B-43, B-52, B-57
    """
    ways = _retests if aiming else _watching
    due = ways(standing, model, squats=squats)
    return tuple(retest for retest in due if retest.date >= today)


def next_decision(standing: Standing, model: ProgrammeModel) -> date | None:
    """The day of the next reading that decides the course; `None` after the last one."""
    due = [week for week in model.retest_weeks if week >= standing.week]
    return _last_day(standing, due[0]) if due else None


def upkeep_retests(today: date, model: ProgrammeModel) -> tuple[Retest, ...]:
    """After the programme one reading a month is enough to notice a loss.

    Requirements: B-52, B-70
    """
    every = timedelta(weeks=model.video_every_weeks)
    why = "Monthly check that the range is still there."
    return tuple(Retest(today + every * count, model.retest_measures, why) for count in (1, 2, 3))


def _retests(standing: Standing, model: ProgrammeModel, *, squats: bool) -> Iterator[Retest]:
    for week in range(standing.week, model.weeks + 1):
        day = _last_day(standing, week)
        why = DECISION.format(week=week) if week in model.retest_weeks else WEEKLY
        film = squats and week % model.video_every_weeks == 0
        measures = model.film_measures if film else model.retest_measures
        yield Retest(day, measures, why + VIDEO if film else why)


def _watching(standing: Standing, model: ProgrammeModel, *, squats: bool) -> Iterator[Retest]:
    measures = model.film_measures if squats else model.retest_measures
    for week in range(standing.week, model.weeks + 1):
        if week % model.video_every_weeks == 0:
            why = WATCHING + VIDEO if squats else WATCHING
            yield Retest(_last_day(standing, week), measures, why)


def _last_day(standing: Standing, week: int) -> date:
    return standing.openings[week] + WEEK - timedelta(days=1)
