"""Situations in which something is to be decided, and what is decided in them."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from tests.people import KNOWLEDGE, MONDAY

from dorsi.domain.verdicts import DecisionMade, Safety, SafetyReason, SideChange, Sides
from dorsi.domain.words import Effect, Status, Verdict
from dorsi.prove.decisions import decide
from dorsi.prove.response import NOTHING_TO_SAY, Response
from dorsi.prove.situation import Aim, Situation
from dorsi.train.calendar import Repeats, Standing
from dorsi.train.pain import CALM

PHASES = KNOWLEDGE.phases
Changes = dict[str, Any]
MEASURING_AGAIN = int(KNOWLEDGE.decisions["measure_again"].thresholds["from_days"])


def both(thing: Any) -> Sides[Any]:
    return Sides(thing, thing)


def safety(status: Status, *effects: Effect) -> Safety:
    """Reasons on the right side with these effects; one that withholds withholds everything."""
    reasons = (SafetyReason("a_rule", "days", e, "right", f"This one {e}s.") for e in effects)
    return Safety(status, "withhold" in effects, tuple(reasons))


def pain(**state: Any) -> Changes:
    return {"pain": replace(CALM, **state)}


def at_week(week: int, missed: int = 0, repeats: Repeats | None = None) -> Standing:
    """The week due; past the first one, weeks off repeat it or go back a phase."""
    if missed > 1 and week > 1:
        repeats = "long_gap" if missed > 3 else "missed_weeks"
    return Standing(week, {}, missed, repeats)


def change(cm: float | None, verdict: Verdict) -> SideChange:
    return SideChange(cm, None, None, 0.99, 0.5, verdict, None, None)


def answered(rule: str | None, other: Any = None) -> Changes:
    return {"responses": both(Response(rule, other)), "weeks": 6}


def own(chance: float | None = 0.2, **more: Any) -> Aim:
    """A target of one's own, of 10 cm."""
    return Aim(target_cm=10.0, own=True, chance=chance, in_sight=True, step_cm=9.5, **more)


RUNG = Aim(target_cm=10.0, chance=0.2, in_sight=True, step_cm=10.0)

# Two steady weeks into the programme; nothing calls for anything.
STEADY = Situation(
    safety=safety("go"),
    state="building",
    today=MONDAY + timedelta(weeks=2),
    starts=MONDAY,
    card_asked=True,
    measured=True,
    unmeasured=None,
    touched=both(thing=False),
    marked=both(0.2),
    reading_days=2,
    read_this_week=False,
    good_ankles=False,
    poor_squat=False,
    squat_outdated=False,
    no_range_goal=False,
    weeks=2,
    share=1.0,
    standing=at_week(2),
    next_phase=None,
    pain=CALM,
    pinch_open=False,
    own_sd_cm=0.65,
    changes=both(change(0.2, "within_noise")),
    lost_since_cm=Sides(None, None),
    responses=both(NOTHING_TO_SAY),
    aims=both(RUNG),
)
GOOD: Changes = {"good_ankles": True}
AWAY: Changes = {"standing": at_week(5, missed=4)}
SELDOM: Changes = {"weeks": 1, "share": 0.69}
SHORT: Changes = {"marked": both(0.9)}
OFFERED: Changes = {"state": "none", "standing": None}
STALE: Changes = {"reading_days": MEASURING_AGAIN}
LOST = both(change(-1.3, "loss"))


def decided(**changes: Any) -> tuple[DecisionMade, ...]:
    """What is decided where the steady situation differs so far; `None` of a side leaves it."""
    if "changes" in changes and changes["changes"].right is None:
        changes["changes"] = Sides(changes["changes"].left, STEADY.changes.right)
    return decide(replace(STEADY, **changes), KNOWLEDGE)


def rules(changes: Changes) -> list[str]:
    return [decision.rule for decision in decided(**changes)]


def why(rule: str, changes: Changes) -> str:
    return next(decision.why for decision in decided(**changes) if decision.rule == rule)
