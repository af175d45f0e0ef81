"""The plan on the terminal: this week day by day, then the twelve weeks at a glance."""

from collections.abc import Iterable, Sequence
from datetime import date

from rich.console import Group, RenderableType
from rich.text import Text

from dorsi.compose.first_checks import card_comes_first
from dorsi.domain.effective import effective
from dorsi.domain.journal import Journal, Person
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.schedule import Plan, Retest
from dorsi.domain.verdicts import Review
from dorsi.report.listener import Listener, listener_for
from dorsi.report.quantities import day, full_day, in_unit, listed
from dorsi.report.sentences.programme import describe_lead, is_upkeep, phase_name
from dorsi.report.sentences.schedule import PhaseSpan, phase_spans, week_of
from dorsi.report.sentences.sport import describe_advice, sports_of
from dorsi.report.terminal.first import first_hint
from dorsi.report.terminal.parts import (
    MUTED,
    hanging,
    heading,
    hints,
    labelled,
    points,
    sided,
    title,
)
from dorsi.report.terminal.stop import render_stop
from dorsi.report.terminal.week import this_week


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
    known = effective(journal, today)
    person = known.person
    if plan.withheld is not None or review.safety.withheld:
        return render_stop(review, knowledge, person.name, today, file)
    to = listener_for(person, knowledge, today)
    return Group(
        title(person.name, full_day(today)),
        *_lead(describe_lead(plan, review, known, to), plan, today),
        *_weeks(plan, known, knowledge, today, aims=_aims_at_range(review)),
        *_part("Meanwhile", _meanwhile(plan, to)),
        *_part("Your sport", _sport(person, plan, review, to)),
        *_part("Measuring days", _measuring_days(plan, knowledge, today)),
        hints(_commands(plan, review, file, knowledge)),
    )


def _lead(said: Sequence[str], plan: Plan, today: date) -> Iterable[RenderableType]:
    """What has to be known first, set apart from the work."""
    if said:
        yield hanging(map(sided, said))
        if week_of(plan, today) is not None:
            yield ""


def _aims_at_range(review: Review) -> bool:
    """Whether the aims of the phases, which speak of range, are this person's too."""
    return all(made.rule != "no_range_goal" for made in review.decisions)


def _weeks(
    plan: Plan, journal: Journal, knowledge: Knowledge, today: date, *, aims: bool
) -> Iterable[RenderableType]:
    """The week due and the others at a glance; a plan of one kind has no others."""
    week = week_of(plan, today)
    if week is not None:
        yield from this_week(week, journal, knowledge, today, aims=aims)
    if len(phase_spans(plan)) > 1:
        yield heading("The weeks at a glance")
        yield _glance(plan, knowledge, aims=aims)


def _sport(person: Person, plan: Plan, review: Review, to: Listener) -> Iterable[str]:
    """What to mind in one's sport, where there is something to do at all."""
    if not plan.weeks:
        return ()
    return describe_advice(sports_of(person, to.knowledge), review.safety, to)


def _part(name: str, lines: Iterable[str | Text]) -> Iterable[RenderableType]:
    known = tuple(lines)
    if known:
        yield heading(name)
        yield points(known)


def _commands(
    plan: Plan, review: Review, file: str, knowledge: Knowledge
) -> Iterable[tuple[str, str]]:
    state = review.programme.state
    if state == "paused":
        yield f"dorsi log {file} resume", "go on with the programme"
    first = tuple(first_hint(review, knowledge, file))
    yield from first
    proposed = state == "none" and any(not is_upkeep(w.phase, knowledge) for w in plan.weeks)
    if proposed and not first:
        yield f"dorsi log {file} accept", "take it on"
    if any(day.items for week in plan.weeks for day in week.days):
        if not card_comes_first(review):
            yield f"dorsi today {file}", "today's exercises with their steps"
        yield f"dorsi explain {file} programme", "why it looks as it does"
    else:
        yield f"dorsi explain {file} next", "what that rests on"


def _glance(plan: Plan, knowledge: Knowledge, *, aims: bool) -> RenderableType:
    rows = []
    for span in phase_spans(plan):
        first, last = span.weeks
        weeks = f"Week {first}" if first == last else f"Weeks {first}–{last}"
        if is_upkeep(span.phase, knowledge):
            weeks = "After that"
        rows.append((weeks, _phase_line(span, knowledge, aims=aims)))
    return labelled(rows, columns=13)


def _phase_line(span: PhaseSpan, knowledge: Knowledge, *, aims: bool) -> Text:
    phase = knowledge.phases.get(span.phase)
    text = Text.assemble((phase_name(span.phase, knowledge), "bold"))
    if phase is not None and aims:
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


def _meanwhile(plan: Plan, to: Listener) -> Iterable[Text]:
    for item in plan.accommodations:
        until = f" Looked at again on {day(item.until, to.today)}." if item.until else ""
        text, why = (in_unit(said, to.unit) for said in (item.text, item.why))
        yield Text.assemble(f"{text}{until} ", (why, MUTED))
