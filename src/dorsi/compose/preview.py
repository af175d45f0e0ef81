"""What a programme would look like if something about the person were different."""

from dataclasses import dataclass, replace
from datetime import date

from dorsi.compose.planning import plan
from dorsi.compose.prescription import prescription
from dorsi.domain.journal import Change, Journal, ProgrammeAccepted
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.schedule import Plan


@dataclass(frozen=True, slots=True)
class Preview:
    """The plan as it is and as it would be, and the decision that would make it so.

    `taken` is `None` where there would be no programme to take on.
    """

    before: Plan
    after: Plan
    taken: ProgrammeAccepted | None


def preview(journal: Journal, change: Change, knowledge: Knowledge, today: date) -> Preview:
    """Lay out the programme a change of the person would lead to, from today.

    Args:
        journal: As kept; it stays as it is.
        change: What would be different about the person.
        knowledge: What the programme is composed with.
        today: The person's date, on which the changed programme would start.
    """
    changed = replace(journal, changes=(*journal.changes, change))
    offered = plan(changed, knowledge, today)
    if offered.withheld is not None or not offered.weeks:
        return Preview(plan(journal, knowledge, today), offered, None)
    taken = ProgrammeAccepted(
        at=change.at,
        starts=today,
        knowledge=knowledge.digest,
        blocks=prescription(changed, knowledge, today, today),
        id=f"{change.id}-taken",
    )
    accepted = replace(changed, decisions=(*changed.decisions, taken))
    return Preview(plan(journal, knowledge, today), plan(accepted, knowledge, today), taken)
