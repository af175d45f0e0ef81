"""Charts made by hand, from the plainest to the fullest, so that drawing can be tested alone."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from math import sin
from typing import Any

from dorsi.domain.verdicts import CoursePoint, Interval, Sides
from dorsi.domain.words import SIDES, Side
from dorsi.report.chart.content import Chart, Mark, Target, Track, Way
from dorsi.report.chart.events import Flag, Pause

TODAY = date(2026, 4, 13)  # a Monday
STARTS = TODAY - timedelta(weeks=7)
VERDICT = "up 1.1 cm from the start (likely +0.5 to +1.7 cm), more than measuring error explains."
TAPE = Way("knee to wall", "knee to wall", "knee_to_wall", None)
PHONE = Way("shin angle with a phone, pixel 7", "pixel 7", "inclinometer", "pixel 7")
WALL = Way("wall touch at four inches", "wall touch at four inches", "wall_touch", None)


def point(day: date, cm: float, half: float) -> CoursePoint:
    """A reach with bounds as far to either side."""
    return CoursePoint(day, cm, cm - half, cm + half)


def mark(day: date, cm: float, way: int = 0, *, warm: bool = False, touch: bool = False) -> Mark:
    """A reading."""
    return Mark(day, cm, way, warm, touch)


def track(side: Side = "left", weeks: int = 7, cm: float = 8.0, **changes: Any) -> Track:
    """A side measured once a week until today, with half a year ahead."""
    days = [TODAY - timedelta(weeks=weeks - n) for n in range(weeks + 1)]
    reaches = [cm + 1.2 * (1.0 - 0.5 ** (n / 5)) for n in range(weeks + 1)]
    ahead = range(1, max(2, 27 - weeks))
    made = Track(
        side=side,
        reach_cm=Interval(reaches[-1], reaches[-1] - 0.5, reaches[-1] + 0.5),
        verdict=VERDICT,
        outlook="10.0 cm around 11 May.",
        readings=tuple(
            mark(d, r + 0.4 * sin(3 * n))
            for n, (d, r) in enumerate(zip(days, reaches, strict=True))
        ),
        course=tuple(
            point(d, r, 0.4 + 0.02 * n) for n, (d, r) in enumerate(zip(days, reaches, strict=True))
        ),
        forecast=tuple(
            point(TODAY + timedelta(weeks=n), reaches[-1] + 0.05 * n, 0.6 + 0.05 * n) for n in ahead
        ),
        target=Target(10.0, "Next step", TODAY + timedelta(weeks=4)),
    )
    return replace(made, **changes)


def unmeasured(side: Side) -> Track:
    """A side nothing is known of."""
    return Track(side, None, "cannot tell yet; measure once a week.", None, (), (), (), None)


def chart(**changes: Any) -> Chart:
    """Both sides, seven weeks into a programme."""
    made = Chart(
        name="Someone",
        today=TODAY,
        unit=None,
        stop=None,
        sides=Sides(track("left"), track("right", cm=8.6)),
        ways=(TAPE,),
        flags=(
            Flag(STARTS, "programme starts", "programme"),
            Flag(STARTS + timedelta(weeks=4), "Build up", "phase"),
            Flag(STARTS + timedelta(weeks=5), "Left: gain visible", "verdict", "left"),
            Flag(STARTS + timedelta(weeks=8), "Grow strong", "phase"),
            Flag(STARTS + timedelta(weeks=12), "Keep it", "phase"),
        ),
        pauses=(),
    )
    return replace(made, **changes)


def one_reading() -> Chart:
    """A single reading today."""
    left = track(
        "left",
        readings=(mark(TODAY, 7.5),),
        course=(point(TODAY, 7.6, 1.2),),
        forecast=tuple(point(TODAY + timedelta(weeks=n), 7.6, 1.2 + 0.1 * n) for n in range(1, 27)),
        target=Target(9.0, "Next step", None),
    )
    return chart(sides=Sides(left, unmeasured("right")), flags=())


def paused() -> Chart:
    """Twelve weeks with four of them missed."""
    gone = STARTS + timedelta(weeks=2)
    left = track("left", weeks=12)
    kept = tuple(m for m in left.readings if not gone < m.day < gone + timedelta(weeks=4))
    pause = Pause(gone, gone + timedelta(weeks=4))
    return chart(
        sides=Sides(replace(left, readings=kept), track("right", weeks=12, cm=8.4)),
        pauses=(pause,),
        flags=(*chart().flags, Flag(gone, "paused", "pause")),
    )


def several_ways() -> Chart:
    """A tape, a phone that reads low, a warm reading and wall touches, in inches."""
    left, right = track("left"), track("right", cm=8.6)
    odd = (
        mark(TODAY - timedelta(days=20), 6.2, 1),
        mark(TODAY - timedelta(days=9), 6.8, 1),
        mark(TODAY - timedelta(days=5), 9.9, warm=True),
    )
    touches = tuple(mark(TODAY - timedelta(days=n), 10.2, 2, touch=True) for n in (13, 3))
    return chart(
        unit="in",
        ways=(TAPE, PHONE, WALL),
        sides=Sides(
            replace(left, readings=by_day(*left.readings, *odd)),
            replace(right, readings=by_day(*right.readings, *touches)),
        ),
    )


def a_year() -> Chart:
    """A year of logs with nothing forecast any more."""
    ending: dict[str, Any] = {"forecast": (), "target": Target(12.0, "Your target", None)}
    left, right = track("left", weeks=52, **ending), track("right", weeks=52, cm=8.5, **ending)
    more = tuple(mark(m.day - timedelta(days=3), m.cm + 0.3) for m in left.readings)
    return chart(sides=Sides(replace(left, readings=by_day(*left.readings, *more)), right))


def a_stray() -> Chart:
    """A reading far from all others."""
    left = track("left")
    stray = mark(TODAY - timedelta(days=10), 19.0)
    readings = by_day(*left.readings, stray)
    return chart(sides=Sides(replace(left, readings=readings), track("right")))


def far_apart() -> Chart:
    """One side high up and one at the very bottom."""
    right = track("right", 1, cm=2.0)
    level = tuple(point(one.day, 1.5, 0.2) for one in right.forecast)
    return chart(sides=Sides(track("left", 1, cm=16.0), replace(right, forecast=level)))


def crowded() -> Chart:
    """More decisions than there is room for names."""
    flags = tuple(
        Flag(STARTS + timedelta(days=3 * n), f"programme changed {n}", "programme")
        for n in range(20)
    )
    return chart(flags=flags, name="A name so long that it meets the date beside it, & <more>")


def stopped() -> Chart:
    """A stop: the readings, and nothing ahead."""
    bare: dict[str, Any] = {"verdict": "", "outlook": None, "forecast": (), "target": None}
    stop = "Have this looked at today. Training waits until then."
    sides = Sides(track("left", **bare), track("right", **bare))
    return chart(stop=stop, sides=sides, flags=())


def only_touches() -> Chart:
    """Nothing but wall touches: the reach is a guess around them."""
    touches = tuple(mark(TODAY - timedelta(weeks=n), 10.2, touch=True) for n in (2, 1, 0))
    bare: dict[str, Any] = {"course": (), "forecast": (), "target": None, "at_least_cm": 10.2}
    left, right = (track(side, readings=touches, **bare) for side in SIDES)
    return chart(sides=Sides(left, right), ways=(WALL,), flags=())


def nothing() -> Chart:
    """No reading of either side."""
    return chart(sides=Sides(unmeasured("left"), unmeasured("right")), flags=(), ways=())


def by_day(*marks: Mark) -> tuple[Mark, ...]:
    """Readings in the order they were taken."""
    return tuple(sorted(marks, key=lambda one: one.day))


SCENES: Mapping[str, Chart] = {
    "usual": chart(),
    "one reading": one_reading(),
    "paused": paused(),
    "several ways": several_ways(),
    "a year": a_year(),
    "a stray": a_stray(),
    "far apart": far_apart(),
    "crowded": crowded(),
    "only touches": only_touches(),
    "stopped": stopped(),
    "nothing": nothing(),
}
