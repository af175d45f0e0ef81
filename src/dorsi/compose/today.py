"""What is left to do today: the day's work less what is done, shorter once something hurt."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from dorsi.compose.assessment import Assessment
from dorsi.compose.check_in import told_in_check_ins
from dorsi.compose.prescription import allowance_today
from dorsi.domain.journal import Session
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.schedule import Plan, PlannedDay, PlannedItem
from dorsi.find.answers import RED_FLAG_CARD, Answers
from dorsi.train.dose import minutes_of
from dorsi.train.next_morning import Morning, to_ask_about, worst_of
from dorsi.train.short_day import shortened


@dataclass(frozen=True, slots=True)
class DayLeft:
    """Today's work that is still to do, and what came before it.

    `begun` says that something was done or hurt today, `pain` the most of today's pain (0-10),
    `sore` what hurt, `shortened` that the rest is shorter because of it.
    """

    day: PlannedDay
    begun: bool
    pain: float
    shortened: bool
    sore: frozenset[str] = frozenset()


def left_today(assessment: Assessment, plan: Plan, knowledge: Knowledge) -> DayLeft | None:
    """Say what is left to do today; `None` where nothing is planned for today.

    Args:
        assessment: Of today.
        plan: What `plan` says today.
        knowledge: Exercises and the pain rule.
    """
    found = next(
        ((w, d) for w in plan.weeks for d in w.days if d.date == assessment.today and d.items),
        None,
    )
    if found is None:
        return None
    week, planned = found
    done = [session for session in assessment.journal.sessions if session.day == assessment.today]
    pain = max((worst_of(session) for session in done), default=0.0)
    left = tuple(item for item in planned.items if not _is_done(item, done))
    items = left
    sore = frozenset(item.exercise for s in done if worst_of(s) > 0.0 for item in s.items)
    if pain > 0.0:
        allowance = allowance_today(assessment, knowledge)
        phase = knowledge.phases[week.phase].id
        items = shortened(left, pain, sore, allowance, phase, knowledge)
    minutes = minutes_of([(knowledge.exercises[item.exercise], item) for item in items])
    day = PlannedDay(planned.date, minutes, items)
    return DayLeft(day, bool(done), pain, items != left, sore)


def morning_to_ask(assessment: Assessment, knowledge: Knowledge) -> Morning | None:
    """The session of yesterday that this morning tells more of; usually none.

    Args:
        assessment: Of today.
        knowledge: The pain rule.
    """
    sessions = assessment.journal.sessions
    return to_ask_about(sessions, assessment.today, knowledge.models.pain)


def card_again(assessment: Assessment, knowledge: Knowledge) -> bool:
    """Whether pain as high as stops an exercise came after the red-flag card was last gone through.

    Then the card comes before anything else once more.
    """
    from_ = knowledge.models.pain.stop_from
    journal = assessment.journal
    sessions = journal.sessions
    flares = [
        *(each.at for each in told_in_check_ins(journal, knowledge) if each.pain >= from_),
        *(each.at for each in sessions if worst_of(each) >= from_),
        *(_morning_after(each) for each in sessions if (each.pain_next_morning or 0.0) >= from_),
    ]
    if not flares:
        return False
    lines = (finding.id for finding in knowledge.findings.values() if finding.on_card)
    seen = _last_said((RED_FLAG_CARD, *lines), assessment.answers)
    return seen is None or max(flares) > seen


def _last_said(questions: tuple[str, ...], answers: Answers) -> datetime | None:
    said = (answers.entry(question, None) for question in questions)
    return max((entry.at for entry in said if entry is not None), default=None)


def _morning_after(session: Session) -> datetime:
    """When it was felt how a session had been taken: the day after."""
    return datetime.combine(session.day + timedelta(days=1), time(), session.at.tzinfo)


def _is_done(item: PlannedItem, sessions: list[Session]) -> bool:
    return any(
        held.exercise == item.exercise and held.side in (None, "both", item.side)
        for session in sessions
        for held in session.items
    )
