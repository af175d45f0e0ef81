"""Where a programme stands, in sentences: its week, phase and round, a pause, what comes first."""

from datetime import timedelta
from itertools import pairwise
from types import MappingProxyType

from dorsi.domain.journal import Journal, Paused, ProgrammeAccepted
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.schedule import Plan
from dorsi.domain.verdicts import DecisionMade, ProgrammeStatus, Review
from dorsi.report.listener import Listener
from dorsi.report.quantities import capital, day, full_day, ordinal
from dorsi.report.sentences.advice import describe_decision
from dorsi.train.calendar import pause_ends

NO_WEEKS = "Nothing is planned from today on."
PROPOSED = "This is a proposal: nothing is accepted yet."
COMES_FIRST = MappingProxyType(
    {"card_first": "the red-flag card", "measure_first": "a measurement of both sides"}
)
ONLY_WHILE_TRAINING = frozenset({"continue", "progress"})  # what makes no sense during a pause


def describe_programme(programme: ProgrammeStatus, journal: Journal, to: Listener) -> str | None:
    """Say where in the programme the person stands; nothing before there is one.

    Args:
        programme: What `review` said of it.
        journal: The effective journal of the day.
        to: Who it is said to.
    """
    if programme.state == "none":
        return None
    if programme.state == "paused":
        return describe_pause(programme.week, journal, to)
    if programme.week is None or is_upkeep(programme.phase, to.knowledge):
        kept = phase_name(programme.phase, to.knowledge)
        return f"{kept}: a few minutes a week are there to hold what you have."
    return f"{named_week(programme.week, programme.phase, journal, to.knowledge)}."


def describe_pause(week: int | None, journal: Journal, to: Listener) -> str:
    """Say until when a pause lasts and what comes after it; nothing is lost by one."""
    _, resumes = pause_ends(journal.decisions, to.today)
    upkeep = week is None or week > to.knowledge.models.programme.weeks
    after = "with the short plan" if upkeep else f"with week {week}"
    if resumes is None:
        begun = max(d.day for d in journal.decisions if isinstance(d, Paused))
        since = day(begun, to.today)
        ahead = f"When you resume, it goes on {after}; until then every date ahead is a guess."
        return f"Paused since {since}, with no end set. {ahead}"
    last = full_day(resumes - timedelta(days=1), to.today)
    return f"Paused until {last}. On {full_day(resumes, to.today)} it goes on {after}."


def describe_lead(plan: Plan, review: Review, journal: Journal, to: Listener) -> tuple[str, ...]:
    """Say what has to be known before a plan or a day is read; usually nothing.

    A pause and when it ends; that something is only proposed; what has to come first; and, where
    no work is planned, why.
    """
    waiting = [describe_decision(made, to) for made in review.decisions if made.rule in COMES_FIRST]
    if review.programme.state == "paused":
        return (describe_pause(review.programme.week, journal, to), *waiting)
    working = any(day.items for week in plan.weeks for day in week.days)
    if not working:
        return tuple(describe_decision(made, to) for made in review.decisions) or (NO_WEEKS,)
    upkeep = all(is_upkeep(week.phase, to.knowledge) for week in plan.weeks)
    proposed = review.programme.state == "none" and not upkeep
    return (*((PROPOSED,) if proposed else ()), *waiting)


def waits_for(review: Review) -> str | None:
    """Name what comes first, where nothing can be taken on before it."""
    rules = {made.rule for made in review.decisions}
    return next((said for rule, said in COMES_FIRST.items() if rule in rules), None)


def named_week(week: int, phase: str | None, journal: Journal, knowledge: Knowledge) -> str:
    """Name a programme week: week 7 of 12: Build up; upkeep has no number."""
    name = phase_name(phase, knowledge)
    if is_upkeep(phase, knowledge):
        return name
    number, time = f"week {week} of {knowledge.models.programme.weeks}", round_of(journal)
    again = f"{ordinal(time)} round, " if time > 1 else ""
    return f"{capital(again + number)}: {name}"


def round_of(journal: Journal) -> int:
    """Which time through the programme it is: a start counts once something was done after it."""
    starts = [d.starts for d in journal.decisions if isinstance(d, ProgrammeAccepted)]
    done = {
        start
        for start, following in pairwise(starts)
        if any(start <= session.day < following for session in journal.sessions)
    }
    return len(done) + 1


def is_upkeep(phase: str | None, knowledge: Knowledge) -> bool:
    """Whether a phase comes after the programme and only keeps what is there."""
    known = knowledge.phases.get(phase or "")
    return known is not None and known.weeks[0] > knowledge.models.programme.weeks


def phase_name(phase: str | None, knowledge: Knowledge) -> str:
    """The name of a phase as people read it."""
    known = knowledge.phases.get(phase or "")
    return known.name if known else capital(phase or "")


def decisions_now(review: Review) -> tuple[DecisionMade, ...]:
    """The decisions worth saying: during a pause nobody is told to carry on."""
    if review.programme.state != "paused":
        return review.decisions
    return tuple(made for made in review.decisions if made.action not in ONLY_WHILE_TRAINING)
