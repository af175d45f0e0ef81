"""Where a person stands in their programme, and whether something else would be given now."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dorsi.compose.assessment import Assessment, good_ankles, measured
from dorsi.compose.prescription import Prescription, accepted_prescription, need_of
from dorsi.compose.targets import no_range_goal
from dorsi.domain.exercises import Phase
from dorsi.domain.journal import Journal, StoredBlock
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.verdicts import Proposal
from dorsi.domain.words import ProgrammeState
from dorsi.train.calendar import WEEK, Standing, pause_ends, standing
from dorsi.train.need import Need
from dorsi.train.phases import phase_of, phases_of
from dorsi.train.programme import compose_blocks
from dorsi.train.schedule import block_in


@dataclass(frozen=True, slots=True)
class Progress:
    """The programme as accepted, where it stands, and a pause if there is one.

    `pause` holds its last day, or `date.max` when no end was named.
    """

    state: ProgrammeState
    prescription: Prescription | None
    standing: Standing | None
    pause: date | None

    @property
    def week(self) -> int | None:
        """The programme week due now, counted from the start of the programme accepted last.

        It counts weeks with work done, so a new round begins at 1 again. Past the last programme
        week it goes on: the first week of upkeep is the one after.
        """
        return self.standing.week if self.standing else None

    def phase(self, knowledge: Knowledge) -> Phase | None:
        """The phase of that week."""
        return self.phase_in(self.standing.week, knowledge) if self.standing else None

    def phase_in(self, week: int, knowledge: Knowledge) -> Phase:
        """The phase of any programme week, as stored; else by what was practised before."""
        given, last = self.prescription, knowledge.models.programme.weeks
        if given and given.stored and week <= last:
            return knowledge.phases[block_in(given.stored, week).phase]
        return phase_of(week, phases_of(given.weeks_before if given else 0, knowledge))


def progress_of(assessment: Assessment, journal: Journal, knowledge: Knowledge) -> Progress:
    """Place today in the accepted programme.

    Args:
        assessment: Of today.
        journal: The whole journal, as read.
        knowledge: Phases and what a week of sessions is.
    """
    given = accepted_prescription(assessment, journal, knowledge)
    acceptance = assessment.acceptance
    if given is None or acceptance is None:
        return Progress("none", None, None, None)
    today, model = assessment.today, knowledge.models.programme
    paused, resumes = pause_ends(assessment.journal.decisions, today)
    if paused and resumes is None:
        resumes = today + WEEK
    where = standing(
        acceptance.starts,
        assessment.practice.days,
        today,
        phases_of(given.weeks_before, knowledge),
        model,
        resumes=resumes,
    )
    ends = resumes - timedelta(days=1) if resumes else None
    done = where.week > model.weeks
    state: ProgrammeState = "paused" if paused else "maintaining" if done else "building"
    return Progress(state, given, where, ends)


def wants_programme(assessment: Assessment, knowledge: Knowledge) -> bool:
    """Whether there is something to train: a measured ankle that is not good already, or control.

    Requirements: A-1, A-9, B-14, B-62
    """
    control = no_range_goal(assessment, knowledge)
    return measured(assessment) and (control or not good_ankles(assessment, knowledge))


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
    reasons = tuple(_reasons(before.need, need, stored, knowledge))
    if not reasons:
        return None
    was, now = before.blocks(knowledge), compose_blocks(need, knowledge)
    changes = tuple(_changes(was, now, progress.week or 1, knowledge))
    return Proposal(changes, reasons) if changes else None


def _reasons(
    before: Need, now: Need, stored_knowledge: str | None, knowledge: Knowledge
) -> Iterator[str]:
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


def _changes(
    before: tuple[StoredBlock, ...],
    now: tuple[StoredBlock, ...],
    week: int,
    knowledge: Knowledge,
) -> Iterator[str]:
    """One line per coming phase: which exercises would come in and which would go."""
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
