"""What a person was given, and what would be given now."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dorsi.compose.assessment import Assessment, assess
from dorsi.compose.basis import accepted, basis_of, before, leaning
from dorsi.compose.finding import Beside, find, range_goal
from dorsi.domain.effective import effective
from dorsi.domain.journal import Journal, ProgrammeAccepted, StoredBlock
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.verdicts import Safety
from dorsi.find.safety import forbidden_traits, leading_roles
from dorsi.measure.adherence import practice_of
from dorsi.train.calendar import weeks_practised
from dorsi.train.choose import Allowance
from dorsi.train.emphasis import Emphases
from dorsi.train.need import Need
from dorsi.train.programme import compose_blocks


@dataclass(frozen=True)
class Prescription:
    """What was accepted: the practice before it, the blocks if stored, and the need it answered.

    The need is worked out only when it is asked for: stored blocks stand without it.
    """

    weeks_before: int
    stored: tuple[StoredBlock, ...] | None
    answered: Callable[[], Need]

    @cached_property
    def need(self) -> Need:
        """The need the journal of that moment shows."""
        return self.answered()

    def blocks(self, knowledge: Knowledge) -> tuple[StoredBlock, ...]:
        """The stored blocks, or what the need of that moment gives."""
        return self.stored or compose_blocks(self.need, knowledge)


def prescription(
    journal: Journal, knowledge: Knowledge, today: date, starts: date | None = None
) -> tuple[StoredBlock, ...]:
    """The blocks to store when a programme is accepted today, to begin on `starts` (or today)."""
    return compose_blocks(need_of(assess(journal, knowledge, today), knowledge, starts), knowledge)


def need_of(assessment: Assessment, knowledge: Knowledge, starts: date | None = None) -> Need:
    """What a programme composed today has to answer to; yesterday's pain does not shape it.

    Args:
        assessment: Of today.
        knowledge: Everything known.
        starts: Its first day, today if not said; practice before it counts.
    """
    return _need(
        assessment.journal,
        assessment.emphases,
        assessment.safety,
        starts or assessment.today,
        knowledge,
    )


def _need(
    journal: Journal, emphases: Emphases, safety: Safety, starts: date, knowledge: Knowledge
) -> Need:
    person, forbidden = journal.person, forbidden_traits(safety, knowledge)
    weeks, practised = _practised(journal, starts, knowledge)
    return Need(
        person,
        emphases,
        Allowance(frozenset(person.equipment), forbidden, dropped=frozenset()),
        weeks,
        practised,
        leading_roles(safety, knowledge),
    )


def _practised(journal: Journal, starts: date, knowledge: Knowledge) -> tuple[int, frozenset[str]]:
    """The weeks of practice before a programme begins, and the exercises known from them."""
    models = knowledge.models
    before = [session for session in journal.sessions if session.day < starts]
    done = practice_of(before, models.growth.full_sessions_per_week).days
    weeks = weeks_practised(done, starts, models.programme)
    known = frozenset(item.exercise for session in before for item in session.items)
    return weeks, known if weeks else frozenset()


def allowance_today(assessment: Assessment, knowledge: Knowledge) -> Allowance:
    """What is ruled out today, the pain rule included."""
    return Allowance(
        equipment=frozenset(assessment.journal.person.equipment),
        forbidden=forbidden_traits(assessment.safety, knowledge),
        dropped=assessment.pain.dropped,
    )


def accepted_prescription(
    assessment: Assessment, journal: Journal, knowledge: Knowledge
) -> Prescription | None:
    """The programme accepted last, with the need the journal of that moment shows.

    Args:
        assessment: Of today.
        journal: The whole journal, later corrections and all, as read from its file.
        knowledge: For blocks that were not stored.
    """
    acceptance = assessment.acceptance
    if acceptance is None:
        return None
    starts = acceptance.starts
    weeks, _ = _practised(effective(before(journal, acceptance), acceptance.day), starts, knowledge)
    return Prescription(
        weeks, acceptance.blocks, lambda: _need_then(journal, acceptance, knowledge)
    )


def _need_then(journal: Journal, acceptance: ProgrammeAccepted, knowledge: Knowledge) -> Need:
    then, day = before(journal, acceptance), acceptance.day
    if accepted(then) is not None:  # what the programme before it brought has a say too
        return need_of(assess(then, knowledge, day), knowledge, acceptance.starts)
    base = basis_of(effective(then, day), knowledge, day)
    beside = Beside(range_goal=range_goal(base.safety, knowledge))
    found = find(base.journal, base.answers, base.course, knowledge, day, beside)
    can = leaning(found.emphases, base, knowledge)
    return _need(base.journal, can, base.safety, acceptance.starts, knowledge)
