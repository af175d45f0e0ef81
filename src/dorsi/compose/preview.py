"""What a programme would look like if something about the person were different."""

from dataclasses import dataclass, replace
from datetime import date

from dorsi.compose.assessment import assess
from dorsi.compose.planning import plan
from dorsi.compose.prescription import prescription
from dorsi.compose.progress import progress_of
from dorsi.domain.journal import Change, Journal, ProgrammeAccepted
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.schedule import Plan


@dataclass(frozen=True, slots=True)
class Preview:
    """The plan as it is and as it would be, and the decision that would make it so.

    `taken` is `None` where there would be no programme to take on, and in a pause or upkeep, which
    follow a change by themselves.
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
    before, offered = plan(journal, knowledge, today), plan(changed, knowledge, today)
    if not offered.weeks or not _open_to_change(journal, knowledge, today):
        return Preview(before, offered, None)
    taken = ProgrammeAccepted(
        at=change.at,
        starts=today,
        knowledge=knowledge.digest,
        blocks=prescription(changed, knowledge, today, today),
        id=f"{change.id}-taken",
    )
    accepted = replace(changed, decisions=(*changed.decisions, taken))
    return Preview(before, plan(accepted, knowledge, today), taken)


def _open_to_change(journal: Journal, knowledge: Knowledge, today: date) -> bool:
    """Whether a programme is proposed or under way; upkeep and a pause are not begun anew by it."""
    progress = progress_of(assess(journal, knowledge, today), journal, knowledge)
    return progress.state in ("none", "building")
