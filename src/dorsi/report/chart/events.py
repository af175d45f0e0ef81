"""What was decided on the way: the flags on a chart's time axis, and the pauses between them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final, Literal

from dorsi.compose.progress import Progress
from dorsi.domain.exercises import Phase
from dorsi.domain.journal import Decision, Paused, ProgrammeAccepted, Resumed
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.verdicts import SideChange, Sides
from dorsi.domain.words import SIDES, Side, Verdict
from dorsi.report.quantities import capital
from dorsi.train.calendar import WEEK

FlagKind = Literal["programme", "phase", "pause", "verdict"]
VISIBLE: Final = MappingProxyType[Verdict, str]({"gain": "gain visible", "loss": "loss visible"})
# What gives way first where there is no room for every name.
WEIGHTS: Final = MappingProxyType[FlagKind, int](
    {"verdict": 3, "programme": 2, "pause": 1, "phase": 0}
)


@dataclass(frozen=True, slots=True)
class Flag:
    """Something decided or found out on a day; `side` only where it is about one."""

    day: date
    text: str
    kind: FlagKind
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class Pause:
    """Time off, both days included."""

    first: date
    last: date


def flags_of(
    decisions: Sequence[Decision],
    progress: Progress,
    changes: Sides[SideChange],
    knowledge: Knowledge,
) -> tuple[Flag, ...]:
    """Every flag, by day: programmes taken on, phases, pauses, and when a verdict was first sure.

    Args:
        decisions: Of the effective journal, by time.
        progress: Where the programme stands; it dates the phases, those to come too.
        changes: Both sides' change.
        knowledge: The phases.
    """
    found = (
        *_programmes(decisions),
        *_phases(progress, decisions, knowledge),
        *(Flag(decision.day, "paused", "pause") for decision in decisions if _pauses(decision)),
        *_verdicts(changes),
    )
    return tuple(sorted(found, key=lambda flag: (flag.day, flag.kind, flag.text)))


def pauses_of(decisions: Sequence[Decision], today: date) -> tuple[Pause, ...]:
    """Time off so far: until its last day, until work went on, or until today."""
    return tuple(
        pause
        for place, decision in enumerate(decisions)
        if isinstance(decision, Paused)
        and (pause := _pause(decision, decisions[place + 1 :], today)).first <= pause.last
    )


def _pause(paused: Paused, later: Sequence[Decision], today: date) -> Pause:
    resumed = next((d.day for d in later if isinstance(d, Resumed | Paused)), None)
    lasts = paused.until or today
    if resumed is not None:
        lasts = min(lasts, resumed - timedelta(days=1))
    return Pause(paused.day, lasts)


def _pauses(decision: Decision) -> bool:
    return isinstance(decision, Paused)


def _programmes(decisions: Sequence[Decision]) -> Iterator[Flag]:
    """The first programme where it starts; a later one where it starts anew or was changed."""
    before: date | None = None
    for decision in decisions:
        if not isinstance(decision, ProgrammeAccepted):
            continue
        if decision.starts == before:
            yield Flag(decision.day, "programme changed", "programme")
        else:
            text = "new programme" if before else "programme starts"
            yield Flag(decision.starts, text, "programme")
        before = decision.starts


def _phases(
    progress: Progress, decisions: Sequence[Decision], knowledge: Knowledge
) -> Iterator[Flag]:
    """Each phase on the day its first week opens; the one a programme begins with goes unsaid."""
    if progress.standing is None:
        return
    begun = {d.starts for d in decisions if isinstance(d, ProgrammeAccepted)}
    openings = dict(progress.standing.openings)
    openings.setdefault(max(openings) + 1, openings[max(openings)] + WEEK)
    opened: dict[str, tuple[date, Phase]] = {}
    for week, day in openings.items():
        phase = progress.phase_in(week, knowledge)
        first, _ = opened.get(phase.id, (day, phase))
        opened[phase.id] = (min(day, first), phase)
    for day, phase in opened.values():
        if day not in begun:
            yield Flag(day, phase.name, "phase")


def _verdicts(changes: Sides[SideChange]) -> Iterator[Flag]:
    told = {side: change for side in SIDES if (change := changes.of(side)).verdict in VISIBLE}
    days = {(change.since, change.verdict) for change in told.values()}
    for side, change in told.items():
        if change.since is None:
            continue
        if len(told) > len(days):
            yield Flag(change.since, f"{VISIBLE[change.verdict]}, both sides", "verdict")
            return
        yield Flag(change.since, f"{capital(side)}: {VISIBLE[change.verdict]}", "verdict", side)
