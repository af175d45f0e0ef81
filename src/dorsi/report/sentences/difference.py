"""What one plan does differently from another, in sentences: nothing is changed by saying it."""

from collections.abc import Iterator, Mapping
from datetime import date

from dorsi.domain.knowledge import Knowledge
from dorsi.domain.schedule import Plan, PlannedWeek
from dorsi.report.quantities import count, listed, minutes
from dorsi.report.sentences.schedule import Work, dose, exercise_name, week_lines, week_of


def describe_difference(
    before: Plan, after: Plan, today: date, knowledge: Knowledge
) -> tuple[str, ...]:
    """Say how the coming week would differ; nothing where it would be the same.

    Args:
        before: The plan as it is.
        after: The plan as it would be.
        today: The day from which weeks count.
        knowledge: Names of exercises.
    """
    old, new = week_of(before, today), week_of(after, today)
    if new is None:
        return ()
    if old is None:
        return (f"The week holds {_days(new)}.",)
    return tuple(_differences(old, new, knowledge))


def _differences(old: PlannedWeek, new: PlannedWeek, knowledge: Knowledge) -> Iterator[str]:
    if _days(old) != _days(new):
        yield f"Days with work: {_days(new)} instead of {_days(old)}."
    if _longest(old) != _longest(new):
        yield f"The longest day takes {_longest(new)} instead of {_longest(old)}."
    was, now = _doses(old, knowledge), _doses(new, knowledge)
    added = [name for name in now if name not in was]
    gone = [name for name in was if name not in now]
    if added:
        yield f"New: {listed(_lower(added))}."
    if gone:
        yield f"No longer: {listed(_lower(gone))}."
    for name in now:
        if name in was and was[name] != now[name]:
            yield f"{name}: {now[name]} instead of {was[name]}."


def _days(week: PlannedWeek) -> str:
    return count(sum(bool(day.items) for day in week.days), "day")


def _longest(week: PlannedWeek) -> str:
    return minutes(max((day.minutes for day in week.days), default=0.0))


def _doses(week: PlannedWeek, knowledge: Knowledge) -> Mapping[str, str]:
    """Every exercise of the week with its doses, each said once."""
    said: dict[str, list[str]] = {}
    for line in week_lines(week):
        work: Work = line.work
        doses = said.setdefault(exercise_name(work, knowledge), [])
        if dose(work, knowledge) not in doses:
            doses.append(dose(work, knowledge))
    return {name: " or ".join(doses) for name, doses in said.items()}


def _lower(names: list[str]) -> list[str]:
    return [name[:1].lower() + name[1:] for name in names]
