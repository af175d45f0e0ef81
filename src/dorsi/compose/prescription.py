"""What a person was given, and what would be given now."""

from dataclasses import dataclass
from datetime import date

from dorsi.compose.assessment import Assessment, assess
from dorsi.domain.effective import as_of
from dorsi.domain.journal import Journal, StoredBlock
from dorsi.domain.knowledge import Knowledge
from dorsi.find.safety import forbidden_traits
from dorsi.train.choose import Allowance
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
    return Need(
        person=assessment.journal.person,
        emphases=assessment.emphases,
        allowance=Allowance(
            equipment=frozenset(assessment.journal.person.equipment),
            forbidden=forbidden_traits(assessment.safety, knowledge),
            dropped=frozenset(),
        ),
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
    then = assess(as_of(journal, acceptance.at), knowledge, acceptance.day)
    return Prescription(need_of(then, knowledge), acceptance.blocks)
