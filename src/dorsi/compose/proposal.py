"""Whether something else would be given now than what was accepted: why, and what would change."""

from collections.abc import Iterator
from dataclasses import replace

from dorsi.compose.assessment import Assessment
from dorsi.compose.prescription import need_of
from dorsi.compose.progress import Progress
from dorsi.domain.journal import StoredBlock
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.verdicts import Proposal
from dorsi.train.need import Need
from dorsi.train.programme import compose_blocks


def proposal_of(
    progress: Progress, assessment: Assessment, knowledge: Knowledge
) -> Proposal | None:
    """What would change if the programme were composed today, and why; `None` if nothing would.

    Nothing changes until it is accepted.
    """
    if progress.prescription is None or progress.state not in ("building", "paused"):
        return None
    before = progress.prescription
    need = replace(
        need_of(assessment, knowledge),
        weeks_before=before.need.weeks_before,
        practised=before.need.practised,
    )
    stored = assessment.acceptance.knowledge if assessment.acceptance else None
    reasons = tuple(reasons_between(before.need, need, stored, knowledge))
    if not reasons:
        return None
    was, now = before.blocks(knowledge), compose_blocks(need, knowledge)
    changes = tuple(changes_between(was, now, progress.week or 1, knowledge))
    return Proposal(changes, reasons) if changes else None


def reasons_between(
    before: Need, now: Need, stored_knowledge: str | None, knowledge: Knowledge
) -> Iterator[str]:
    """Why something else would be given now, a sentence for each thing that differs.

    Args:
        before: What the accepted programme was composed for.
        now: What one would be composed for today.
        stored_knowledge: The digest kept with the acceptance; `None` = none was kept.
        knowledge: Of today.
    """
    if before.emphases.order != now.emphases.order:
        was, named = before.emphases.main, now.emphases.main
        yield f"Answers and readings now point to {_leaning(named)}; before, {_leaning(was)}."
    if before.emphases.affected != now.emphases.affected:
        side = now.emphases.affected
        yield f"The {side} is now clearly the shorter side." if side else "The sides are even now."
    if before.person.equipment != now.person.equipment:
        yield "Your equipment changed."
    if before.person.minutes_per_day != now.person.minutes_per_day:
        yield "Your minutes a day changed."
    if before.person.training_days != now.person.training_days:
        yield "Your training days changed."
    if before.person.sports != now.person.sports:
        yield "Your sports changed."
    if before.allowance.forbidden != now.allowance.forbidden:
        yield "What should be left out for now changed."
    if before.leads != now.leads:
        yield "What should come first for now changed."
    if stored_knowledge is not None and stored_knowledge != knowledge.digest:
        yield "What Dorsi knows has been revised since you accepted."


def _leaning(emphasis: str) -> str:
    named = {"balanced": "no single group", "control": "strength and balance"}
    return named.get(emphasis, f"the {emphasis}")


def changes_between(
    before: tuple[StoredBlock, ...],
    now: tuple[StoredBlock, ...],
    week: int,
    knowledge: Knowledge,
) -> Iterator[str]:
    """What would change, a line for each coming phase: which exercises come in and which go.

    Args:
        before: The accepted blocks.
        now: Those of today.
        week: The programme week due; what lies before it is not compared.
        knowledge: The phases, and what the exercises are called.
    """
    for phase in sorted(knowledge.phases.values(), key=lambda p: p.weeks):
        if phase.weeks[1] < week:
            continue
        old, new = _exercises(before, phase.id, week), _exercises(now, phase.id, week)
        added, dropped = _named(new - old, knowledge), _named(old - new, knowledge)
        parts = [f"add {added}"] * bool(added) + [f"leave out {dropped}"] * bool(dropped)
        if parts:
            yield f"{phase.name}: {'; '.join(parts)}."
        elif _doses(before, phase.id, week) != _doses(now, phase.id, week):
            yield f"{phase.name}: the same exercises with other doses."


def _exercises(blocks: tuple[StoredBlock, ...], phase: str, week: int) -> frozenset[str]:
    return frozenset(exercise for exercise, *_ in _doses(blocks, phase, week))


def _doses(
    blocks: tuple[StoredBlock, ...], phase: str, week: int
) -> frozenset[tuple[str, str, str, int, int | None, float | None]]:
    return frozenset(
        (item.exercise, item.side, kind, item.sets, item.reps, item.seconds)
        for block in blocks
        if block.phase == phase and max(block.weeks) >= week
        for kind, items in (
            ("training", block.training_day),
            ("training between", block.training_between or ()),
            ("rest", block.rest_day),
            ("rest between", block.rest_between or ()),
        )
        for item in items
    )


def _named(ids: frozenset[str], knowledge: Knowledge) -> str:
    known = (knowledge.exercises[d].name.lower() for d in ids if d in knowledge.exercises)
    return ", ".join(sorted(known))
