"""What to mind and what to do next, in sentences: safety, decisions, what is proposed."""

from collections.abc import Iterable
from types import MappingProxyType
from typing import Final

from dorsi.domain.verdicts import DecisionMade, Proposal, Safety, SafetyReason
from dorsi.domain.words import SIDES, SideOrBoth, Urgency
from dorsi.report.listener import Listener
from dorsi.report.quantities import capital, in_unit

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
    if reason.heading:
        return reason.heading
    if reason.urgency == "emergency":
        return f"{URGENCY[reason.urgency]}. Training waits."
    return f"{URGENCY[reason.urgency]}. Training waits until then."


def describe_reason(reason: SafetyReason) -> str:
    """Say what a safety rule says, for which side."""
    return _for_side(reason.side, reason.text)


def describe_decision(decision: DecisionMade, to: Listener) -> str:
    """Say what to do next for a side, and why."""
    return in_unit(_for_side(decision.side, decision.why), to.unit)


def describe_decisions(decisions: Iterable[DecisionMade], to: Listener) -> tuple[str, ...]:
    """Say each decision once: what is the same for both sides is said of both."""
    alike: dict[tuple[str, str], list[DecisionMade]] = {}
    for made in decisions:
        alike.setdefault((made.rule, _sideless(made)), []).append(made)
    return tuple(
        in_unit(f"Both sides: {why}", to.unit)
        if {made.side for made in held} == set(SIDES)
        else describe_decision(held[0], to)
        for (_, why), held in alike.items()
    )


def _sideless(made: DecisionMade) -> str:
    """The reason without its side in front; one that names its side within keeps it."""
    if made.side not in SIDES:
        return made.why
    return made.why.removeprefix(f"{capital(made.side)}: ")


def _for_side(side: SideOrBoth | None, text: str) -> str:
    """Put the side in front, unless the text begins with it."""
    if side not in SIDES or text.lower().startswith(side):
        return text
    return f"{capital(side)}: {text}"


def describe_proposal(proposal: Proposal, to: Listener) -> str:
    """Say why the programme might change, and what would; until accepted, it does not."""
    said = f"{' '.join(proposal.why)} Proposed: {' '.join(proposal.changes)}"
    return in_unit(said, to.unit)


def _most_urgent(safety: Safety) -> SafetyReason | None:
    order = list(URGENCY)
    withholding = [reason for reason in safety.reasons if reason.effect == "withhold"]
    return min(withholding, key=lambda reason: order.index(reason.urgency), default=None)
