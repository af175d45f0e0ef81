"""What a person was given, and what would be given now."""

from dataclasses import dataclass
from datetime import date

from dorsi.compose.assessment import Assessment, assess
from dorsi.compose.finding import Beside, find, range_goal
from dorsi.domain.effective import as_of, effective
from dorsi.domain.journal import Journal, Person, StoredBlock
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.verdicts import Safety
from dorsi.find.answers import answers_of
from dorsi.find.safety import assess_safety, forbidden_traits
from dorsi.measure.days import reach_days
from dorsi.train.choose import Allowance
from dorsi.train.emphasis import Emphases, switched
from dorsi.train.programme import Need, compose_blocks


@dataclass(frozen=True, slots=True)
class Prescription:
    """What was accepted: the need it answered, and the blocks if they were stored."""

    need: Need
    stored: tuple[StoredBlock, ...] | None

    def blocks(self, knowledge: Knowledge) -> tuple[StoredBlock, ...]:
        """The stored blocks, or what the need of that moment gives."""
        return self.stored or compose_blocks(self.need, knowledge)


def prescription(journal: Journal, knowledge: Knowledge, today: date) -> tuple[StoredBlock, ...]:
    """The blocks to store when a programme is accepted today."""
    return compose_blocks(need_of(assess(journal, knowledge, today), knowledge), knowledge)


def need_of(assessment: Assessment, knowledge: Knowledge) -> Need:
    """What a programme composed today has to answer to; yesterday's pain does not shape it."""
    return _need(assessment.journal.person, assessment.emphases, assessment.safety, knowledge)


def _need(person: Person, leaning: Emphases, safety: Safety, knowledge: Knowledge) -> Need:
    forbidden = forbidden_traits(safety, knowledge)
    return Need(
        person, leaning, Allowance(frozenset(person.equipment), forbidden, dropped=frozenset())
    )


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
    then = effective(as_of(journal, acceptance.at), acceptance.day)
    answers = answers_of(then, knowledge)
    safety = assess_safety(answers, then, acceptance.day, knowledge)
    found = find(
        then,
        answers,
        reach_days(then, knowledge),
        knowledge,
        acceptance.day,
        Beside(range_goal=range_goal(safety, knowledge)),
    )
    leaning = switched(found.emphases, assessment.taken_on)
    return Prescription(_need(then.person, leaning, safety, knowledge), acceptance.blocks)
