"""The phases of a programme, and which one a week belongs to."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from dorsi.domain.exercises import Phase
from dorsi.domain.knowledge import Knowledge

KEEP: Final = "keep"  # the phase of upkeep, after the programme


def phases_of(weeks_before: int, knowledge: Knowledge) -> Mapping[str, Phase]:
    """The phases with the programme weeks they fill for someone who has practised before.

    A programme taken on midway goes on in the phase that was reached. After a whole one the habit
    is there, so the next round begins where the first phase ends. Numbers count from the start of
    the programme all the same; the last phase takes the weeks that are left.
    """
    last = knowledge.models.programme.weeks
    opening = min(phase.weeks[1] for phase in knowledge.phases.values())
    passed = weeks_before if weeks_before < last else opening
    shifted = (_earlier(p, passed, last) for p in knowledge.phases.values())
    return {phase.id: phase for phase in shifted if phase.weeks[1] >= 1}


def _earlier(phase: Phase, weeks: int, last: int) -> Phase:
    """The phase so many weeks earlier; upkeep and the end of the programme stay."""
    first, final = phase.weeks
    if first > last or not weeks:
        return phase
    return replace(phase, weeks=(max(1, first - weeks), final if final == last else final - weeks))


def phase_of(week: int, phases: Mapping[str, Phase]) -> Phase:
    """The phase a programme week belongs to; past the last one, the last."""
    ordered = sorted(phases.values(), key=lambda phase: phase.weeks)
    return next((p for p in ordered if p.weeks[0] <= week <= p.weeks[1]), ordered[-1])
