"""What is known of a person before readings meet answers: journal, safety, practice, course."""

from dataclasses import dataclass, replace
from datetime import date

from dorsi.compose.finding import range_goal
from dorsi.domain.effective import as_of
from dorsi.domain.journal import Journal, ProgrammeAccepted
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.models import GrowthModel
from dorsi.domain.verdicts import Safety
from dorsi.domain.words import SIDES, GroupName
from dorsi.find.answers import Answers, answers_of
from dorsi.find.pattern import pattern
from dorsi.find.safety import assess_safety, forbidden_traits
from dorsi.measure.adherence import Practice, practice_of
from dorsi.measure.course import Course, course_of
from dorsi.measure.days import ReachDay, reach_days
from dorsi.measure.observe import calendar_of
from dorsi.prove.response import Work
from dorsi.train.choose import Allowance
from dorsi.train.due import due_spans
from dorsi.train.emphasis import Emphases, feasible, workable

PINCH = "front_pinch"  # the finding, and the caution of the same name


@dataclass(frozen=True, slots=True)
class Basis:
    """What is known before the readings are put together with the answers.

    `workable` are the groups whose range work this person has and may do.
    """

    journal: Journal
    today: date
    answers: Answers
    safety: Safety
    workable: frozenset[GroupName]
    acceptance: ProgrammeAccepted | None
    published: tuple[ReachDay, ...]
    practice: Practice
    growth: GrowthModel
    course: Course | None

    @property
    def work(self) -> Work | None:
        """What was done since the programme began, if there is one."""
        if self.acceptance is None:
            return None
        return work_of(self.journal, self.acceptance, self.practice, self.today)


def work_of(
    journal: Journal, acceptance: ProgrammeAccepted, practice: Practice, today: date
) -> Work:
    """What was done since an acceptance, and since when it was due."""
    begins = max(acceptance.starts, acceptance.day)
    due = due_spans(begins, today, journal.decisions)
    return Work(journal.sessions, practice, acceptance.starts, due)


def basis_of(journal: Journal, knowledge: Knowledge, today: date) -> Basis:
    """Gather it for one day.

    Args:
        journal: As it counts today.
        knowledge: Everything known.
        today: The day asked about.
    """
    models = knowledge.models
    answers, acceptance = answers_of(journal, knowledge), accepted(journal)
    safety = assess_safety(answers, journal, today, knowledge)
    published = reach_days(journal, knowledge)
    practice = practice_of(journal.sessions, models.growth.full_sessions_per_week)
    groups = _workable(journal, safety, knowledge)
    growth = expected_growth(answers, knowledge, groups)
    starts = acceptance.starts if acceptance else None
    calendar = calendar_of(published, starts, today, practice, models.change)
    course = course_of(published, calendar, growth, models.change)
    return Basis(
        journal, today, answers, safety, groups, acceptance, published, practice, growth, course
    )


def _workable(journal: Journal, safety: Safety, knowledge: Knowledge) -> frozenset[GroupName]:
    if not range_goal(safety, knowledge):
        return frozenset()
    forbidden = forbidden_traits(safety, knowledge)
    allowance = Allowance(frozenset(journal.person.equipment), forbidden, dropped=frozenset())
    return workable(allowance, knowledge.exercises)


def leaning(pointed_to: Emphases, base: Basis, knowledge: Knowledge) -> Emphases:
    """What a programme can lean on of what answers and readings point to."""
    if not range_goal(base.safety, knowledge):
        return pointed_to
    pinches = any(reason.rule == PINCH for reason in base.safety.reasons)
    return feasible(pointed_to, base.workable, front_pinches=pinches)


def expected_growth(
    answers: Answers, knowledge: Knowledge, workable: frozenset[GroupName]
) -> GrowthModel:
    """The growth model, with the bonus of work that matches where it may and can be done.

    Args:
        answers: What names a group.
        knowledge: The growth model.
        workable: The groups whose range work this person has and may do.
    """
    model = knowledge.models.growth
    patterns = (pattern(answers, s, {}, knowledge, range_limited=True) for s in SIDES)
    if workable.isdisjoint(group for found in patterns for group in found.named):
        return model
    return replace(model, gain_cm=model.gain_cm + model.matched_bonus_cm)


def before(journal: Journal, acceptance: ProgrammeAccepted) -> Journal:
    """The journal as it stood when a programme was accepted, that decision itself left out.

    Args:
        journal: The whole journal, later corrections and all, as read from its file.
        acceptance: The decision to go back to.
    """
    then = as_of(journal, acceptance.at)
    earlier = (
        entry
        for entry in then.decisions
        if not (isinstance(entry, ProgrammeAccepted) and entry.at == acceptance.at)
    )
    return replace(then, decisions=tuple(earlier))


def accepted(journal: Journal) -> ProgrammeAccepted | None:
    """The programme the person is on: the one accepted last."""
    found = [entry for entry in journal.decisions if isinstance(entry, ProgrammeAccepted)]
    return found[-1] if found else None
