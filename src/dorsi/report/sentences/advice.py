"""What to mind and what to do next, in sentences: safety, decisions, the state of the programme."""

from types import MappingProxyType
from typing import Final

from dorsi.domain.knowledge import Knowledge
from dorsi.domain.verdicts import DecisionMade, ProgrammeStatus, Proposal, Safety, SafetyReason
from dorsi.domain.words import SIDES, SideOrBoth, Urgency
from dorsi.report.listener import Listener
from dorsi.report.quantities import capital

URGENCY: Final = MappingProxyType[Urgency, str](
    {
        "emergency": "Call an ambulance now",
        "today": "Have this looked at today",
        "days": "Have this looked at within days",
        "routine": "Worth showing a doctor or physiotherapist",
    }
)


def describe_stop(safety: Safety) -> str:
    """Say that training waits, and how soon someone should look."""
    reason = _most_urgent(safety)
    if reason is None:
        return "Training waits."
    return f"{URGENCY[reason.urgency]}. Training waits until then."


def describe_reason(reason: SafetyReason) -> str:
    """Say what a safety rule says, for which side."""
    return _for_side(reason.side, reason.text)


def describe_decision(decision: DecisionMade) -> str:
    """Say what to do next for a side, and why."""
    return _for_side(decision.side, decision.why)


def _for_side(side: SideOrBoth | None, text: str) -> str:
    """Put the side in front, unless the text begins with it."""
    if side not in SIDES or text.lower().startswith(side):
        return text
    return f"{capital(side)}: {text}"


def describe_programme(programme: ProgrammeStatus, to: Listener) -> str | None:
    """Say where in the programme the person stands; nothing before there is one."""
    weeks = to.knowledge.models.programme.weeks
    phase = phase_name(programme.phase, to.knowledge)
    match programme.state:
        case "building":
            return f"Week {programme.week} of {weeks}: {phase}."
        case "maintaining":
            return f"{phase}: a few minutes a week hold what you have."
        case "paused":
            return "The programme is paused; it goes on where you left it."
        case _:
            return None


def describe_proposal(proposal: Proposal) -> str:
    """Say why the programme might change, and what would; until accepted, it does not."""
    return f"{' '.join(proposal.why)} Proposed: {' '.join(proposal.changes)}"


def phase_name(phase: str | None, knowledge: Knowledge) -> str:
    """The name of a phase as people read it."""
    known = knowledge.phases.get(phase or "")
    return known.name if known else capital(phase or "")


def _most_urgent(safety: Safety) -> SafetyReason | None:
    order = list(URGENCY)
    withholding = [reason for reason in safety.reasons if reason.effect == "withhold"]
    return min(withholding, key=lambda reason: order.index(reason.urgency), default=None)
