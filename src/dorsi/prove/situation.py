"""Everything the decisions of a day rest on."""

from dataclasses import dataclass, field
from datetime import date

from dorsi.domain.exercises import Phase
from dorsi.domain.verdicts import Safety, SideChange, Sides
from dorsi.domain.words import ProgrammeState, Side
from dorsi.prove.response import Response
from dorsi.train.calendar import Standing
from dorsi.train.pain import PainState


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """What one side aims at and how near it is.

    `target_cm` is aimed at, by the person's `own` choice or as the next rung; `chance` is that of
    standing there now, `in_sight` whether the forecast gets there, `step_cm` the next step on the
    way; `passed_cm` is the highest rung climbed since the start.
    """

    target_cm: float | None = None
    own: bool = False
    chance: float | None = None
    in_sight: bool | None = None
    step_cm: float | None = None
    passed_cm: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """Everything the rules look at, on one day.

    `measured` means that a distance is known, `unmeasured` names a side without any reading where
    the other has one, and `touched` names sides that only touched the wall; `marked` is the chance
    that a side lies in the lowest band; `reading_days` is the age of the newest reading,
    `read_this_week` whether every measured side was read in the present programme week.
    `squat_outdated`: the poor squat of good ankles was described before the reach grew;
    `pinch_open`: an exercise pinched and the question about it is open.
    `weeks` counts calendar weeks since `starts`; `share` is practice done (0-1); `own_sd_cm` the
    person's own error; `lost_since_cm` is how far a side has gone back since the programme ended,
    where that is a loss; `asks` are the questions of sports that are due.
    """

    safety: Safety
    state: ProgrammeState
    today: date
    starts: date | None
    card_asked: bool
    measured: bool
    unmeasured: Side | None
    touched: Sides[bool]
    marked: Sides[float]
    reading_days: int | None
    read_this_week: bool
    good_ankles: bool
    poor_squat: bool
    squat_outdated: bool
    no_range_goal: bool
    weeks: int
    share: float | None
    standing: Standing | None
    next_phase: Phase | None
    pain: PainState
    pinch_open: bool
    own_sd_cm: float
    changes: Sides[SideChange]
    lost_since_cm: Sides[float | None]
    responses: Sides[Response]
    aims: Sides[Aim]
    asks: tuple[str, ...] = field(default=())
