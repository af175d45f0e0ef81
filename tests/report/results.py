"""Results made by hand, so that a sentence can be tested without computing what it says."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from dorsi.domain.journal import Journal, Person
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.schedule import (
    Accommodated,
    Plan,
    PlannedDay,
    PlannedItem,
    PlannedWeek,
    Retest,
)
from dorsi.domain.verdicts import (
    Asymmetry,
    Because,
    DecisionMade,
    ForecastDate,
    Interval,
    NextQuestion,
    ProgrammeStatus,
    Review,
    Safety,
    SafetyReason,
    SideChange,
    SideForecast,
    SideReview,
    Sides,
    StructureChance,
)
from dorsi.knowledge.load import load_knowledge
from dorsi.report.listener import Listener, listener_for

TODAY = date(2026, 4, 13)  # a Monday
PERSON = Person(
    name="Someone",
    sports=("weightlifting",),
    training_days=("mon", "wed", "fri"),
    habit="morning coffee",
    habit_time="07:00",
    timezone="Europe/Lisbon",
)
JOURNAL = Journal(person=PERSON)
GO = Safety("go", False, ())  # noqa: FBT003  a record's field
STOP = Safety(
    "stop",
    True,  # noqa: FBT003  a record's field
    (
        SafetyReason("ottawa_ankle", "today", "withhold", "right", "This may be a broken bone."),
        SafetyReason("varicose_veins", "routine", "restrict", None, "No rolling over the veins."),
    ),
)
CHANCES = (StructureChance("gastrocnemius", 0.62, (Because("stop_felt", 1.6),)),)
NO_CHANGE = SideChange(None, None, None, None, None, "too_early", None, None)
NO_FORECAST = SideForecast(None, (), {}, ForecastDate(None, None, None), None)


def knowledge() -> Knowledge:
    """What Dorsi knows."""
    return load_knowledge()


def listener(unit: Any = None, **person: Any) -> Listener:
    """Someone to speak to; with no height, the bands lie where they were published."""
    return listener_for(replace(PERSON, length_unit=unit, **person), knowledge(), TODAY)


def side(
    low: float | None = 8.4, high: float = 9.6, band: Any = "restricted", **changes: Any
) -> SideReview:
    """One side's result, unmeasured without `low`."""
    reach = None if low is None else Interval((low + high) / 2, low, high)
    known = SideReview(reach, None, band if reach else None, 0.95, CHANCES, ("calf",), True)  # noqa: FBT003
    return replace(known, **changes)


def change(
    cm: float, verdict: Any, needed: int | None = None, since: date | None = None
) -> SideChange:
    """A change with bounds of 0.8 cm."""
    return SideChange(cm, cm - 0.8, cm + 0.8, 0.9, 0.2, verdict, since, needed)


def forecast(
    target: float | None = 12.0, likely: date | None = None, **changes: Any
) -> SideForecast:
    """A forecast with a target."""
    early = likely - timedelta(days=28) if likely else None
    until = TODAY + timedelta(weeks=20)
    made = SideForecast(target, (), {}, ForecastDate(early, likely, None), True, until)  # noqa: FBT003
    return replace(made, **changes)


def review(**changes: Any) -> Review:
    """A review six weeks into a programme."""
    made = Review(
        safety=GO,
        sides=Sides(side(8.4, 9.6), side(8.9, 10.3)),
        asymmetry=Asymmetry(-0.6, -1.4, 0.2, "usual"),
        next_question=NextQuestion("heel_lift_helps_squat", None, "It would tell most."),
        programme=ProgrammeStatus("building", 7, "mobilise", None),
        change=Sides(change(0.9, "gain", since=date(2026, 3, 30)), change(0.4, "within_noise", 2)),
        forecast=Sides(forecast(), forecast()),
        decisions=(DecisionMade("continue", None, "Carry on as planned.", "steady"),),
    )
    return replace(made, **changes)


def item(exercise: str = "soleus_stretch", **changes: Any) -> PlannedItem:
    """One planned exercise."""
    made = PlannedItem(
        exercise=exercise, side="both", block="anytime", sets=2, seconds=60, why="It fits."
    )
    return replace(made, **changes)


CIRCLES = item("knee_to_wall_circles", block="before_training", sets=1, reps=20, seconds=None)
RAISES = item("two_leg_calf_raise", block="after", reps=12, seconds=None, tempo="3-0-1")


def week(number: int, phase: str, starts: date, items: tuple[PlannedItem, ...]) -> PlannedWeek:
    """A week with the same items every other day, a stretch on the others."""
    days = tuple(
        PlannedDay(starts + timedelta(days=n), 9.5, items if n % 2 == 0 else (item(),))
        for n in range(7)
    )
    return PlannedWeek(number, phase, days)


def plan(**changes: Any) -> Plan:
    """A plan of two weeks in two phases, from this Monday."""
    made = Plan(
        weeks=(
            week(8, "mobilise", TODAY, (CIRCLES, item())),
            week(9, "load", TODAY + timedelta(days=7), (CIRCLES, RAISES)),
        ),
        accommodations=(Accommodated("heel_lift", date(2026, 5, 4), "Squat on 2 cm.", "For now."),),
        retests=(Retest(date(2026, 4, 20), ("knee_to_wall",), "It decides the next step."),),
        withheld=None,
    )
    return replace(made, **changes)
