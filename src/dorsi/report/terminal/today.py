"""Today on the terminal: what to do, how much, how, and why, in the order to do it."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from dorsi.compose.first_checks import card_comes_first
from dorsi.compose.today import DayLeft
from dorsi.domain.effective import effective
from dorsi.domain.journal import Journal, Person
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.schedule import Plan, PlannedDay, PlannedWeek
from dorsi.domain.verdicts import Review
from dorsi.domain.words import WEEKDAYS
from dorsi.report.listener import listener_for
from dorsi.report.quantities import full_day, in_unit, minutes
from dorsi.report.sentences.guided import DONE, ENOUGH, SHORTER, describe_morning
from dorsi.report.sentences.programme import describe_lead, named_week
from dorsi.report.sentences.schedule import (
    BLOCK_NAMES,
    Work,
    day_planned,
    dose,
    exercise_name,
    in_blocks,
    in_short,
    next_day,
    tempo_words,
)
from dorsi.report.terminal.check_in import check_in_hint
from dorsi.report.terminal.first import first_hint
from dorsi.report.terminal.parts import MUTED, hanging, heading, hints, sided, title
from dorsi.report.terminal.stop import render_stop
from dorsi.train.next_morning import Morning, to_ask_about

FREE_DAY: Final = "Nothing is planned for today."
STILL_TO_DO: Final = "Still to do. "


def render_today(  # noqa: PLR0913 (what it is laid out from)
    plan: Plan,
    review: Review,
    journal: Journal,
    knowledge: Knowledge,
    today: date,
    file: str,
    *,
    left: DayLeft | None = None,
) -> RenderableType:
    """Lay out one day's session, as far as it is not done yet.

    While the red-flag card is to be gone through first, no exercise is named.

    Args:
        plan: What `plan` said.
        review: What `review` said.
        journal: The journal they were said of.
        knowledge: What they were said with.
        today: The day.
        file: The journal file as the person typed it, for the commands at the foot.
        left: What is left of the day; without it the day is shown whole.
    """
    known = effective(journal, today)
    person = known.person
    if review.safety.withheld or plan.withheld is not None:
        return render_stop(review, knowledge, person.name, today, file)
    head = title(person.name, full_day(today))
    lead = describe_lead(plan, review, known, listener_for(person, knowledge, today))
    asked = review.next_question
    if asked is not None and card_comes_first(review):
        return Group(head, hanging([sided(asked.why)]), hints([(f"dorsi next {file}", "the card")]))
    morning = to_ask_about(known.sessions, today, knowledge.models.pain)
    if morning is not None:
        lead = (describe_morning(morning), *lead)
    found = day_planned(plan, today)
    after = (
        *first_hint(review, knowledge, file),
        *_morning(morning, file),
        *check_in_hint(review, file),
    )
    if found is None or not found[1].items:
        return Group(head, *_nothing(plan, review, lead, today, file, after))
    week, planned = found
    if left is not None and not left.day.items:
        return Group(head, *_done(plan, left, lead, after))
    planned = left.day if left is not None else planned
    summary = _summary(week, planned, known, knowledge, today)
    return Group(
        head,
        *([Group(hanging(map(sided, lead)), "")] if lead else []),
        Text(_so_far(left) + summary, "bold"),
        *_blocks(planned, person, knowledge),
        _pain_rule(knowledge),
        hints(
            [
                (f"dorsi exercises {planned.items[0].exercise}", "an exercise in full"),
                (f"dorsi log {file} session --as-planned", "write it down when done"),
                *after,
            ]
        ),
    )


def _so_far(left: DayLeft | None) -> str:
    """Say why the day is not whole any more."""
    if left is None or not left.begun:
        return ""
    return f"{SHORTER} " if left.shortened else STILL_TO_DO


def _morning(morning: Morning | None, file: str) -> Iterable[tuple[str, str]]:
    """How to write down how yesterday's session feels this morning."""
    if morning is not None:
        change = f"correct {morning.session.short_id} pain_next_morning=0"
        yield f"dorsi fix {file} {change}", "how it feels this morning"


def _done(
    plan: Plan, left: DayLeft, lead: Sequence[str], after: Sequence[tuple[str, str]]
) -> Iterable[RenderableType]:
    """A day of which nothing is left: why, and when the next one is."""
    following = next_day(plan, left.day.date)
    said = [*lead, ENOUGH if left.shortened else DONE]
    if following is not None:
        said.append(f"The next day with work is {full_day(following.date)}.")
    yield hanging(map(sided, said))
    if after:
        yield hints(after)


def _nothing(
    plan: Plan,
    review: Review,
    lead: Sequence[str],
    today: date,
    file: str,
    after: Sequence[tuple[str, str]],
) -> Iterable[RenderableType]:
    """A day without work: why, when the next one is, and what can be done meanwhile."""
    following, paused = next_day(plan, today), review.programme.state == "paused"
    said = list(lead)
    if following is not None and not paused:
        said += [FREE_DAY, f"The next day with work is {full_day(following.date)}."]
    yield hanging(map(sided, said))
    commands = [(f"dorsi log {file} resume", "go on with the programme")] if paused else []
    commands += after
    if commands:
        yield hints(commands)


def _summary(
    week: PlannedWeek, planned: PlannedDay, journal: Journal, knowledge: Knowledge, today: date
) -> str:
    person = journal.person
    training = WEEKDAYS[today.weekday()] in person.training_days
    kind = "Training day" if training else "Rest day"
    free = any(item.block == "anytime" for item in planned.items)
    habit = f", with {person.habit}" if person.habit and free else ""
    time = f" at {person.habit_time}" if habit and person.habit_time else ""
    named = named_week(week.week, week.phase, journal, knowledge)
    return f"{kind}, about {minutes(planned.minutes)}{habit}{time}. {named}."


def _blocks(planned: PlannedDay, person: Person, knowledge: Knowledge) -> Iterable[RenderableType]:
    number = 1
    for block, works in in_blocks(planned.items):
        yield heading(BLOCK_NAMES[block])
        for work in works:
            yield _work(number, work, person, knowledge)
            number += 1


def _work(number: int, work: Work, person: Person, knowledge: Knowledge) -> RenderableType:
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(width=3, justify="right", style=MUTED, no_wrap=True)
    table.add_column(ratio=1)
    tempo = tempo_words(work, knowledge)
    table.add_row(
        str(number),
        Text.assemble(
            (exercise_name(work, knowledge), "bold"),
            f"  {dose(work, knowledge)}",
            f"; {tempo}" if tempo else "",
        ),
    )
    exercise = knowledge.exercises.get(work.exercise)
    if exercise is not None:
        table.add_row("", in_unit(" ".join(in_short(exercise)), person.length_unit))
    if work.why:
        table.add_row("", Text(work.why, MUTED))
    return table


def _pain_rule(knowledge: Knowledge) -> Text:
    pain = knowledge.models.pain
    return Text(
        f"\nA pull is fine, pain is not: up to {pain.go_up_to:g} of 10 go on, up to "
        f"{pain.hold_up_to:g} do no more than planned, from {pain.stop_from:g} leave that "
        f"exercise out.",
        MUTED,
    )
