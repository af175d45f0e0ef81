"""What a chart of the trend shows, before anyone draws it.

Readings, the band of the reach from the first of them to today, where it is heading, the target,
and what was decided on the way. The picture, the terminal, the table and JSON all draw from this.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final

from dorsi.domain.plain import plain
from dorsi.domain.verdicts import CoursePoint, Interval, Sides
from dorsi.domain.words import LengthUnit, Side
from dorsi.report.chart.events import Flag, Pause
from dorsi.report.quantities import length, length_span

NOTHING: Final = "No reach is measured yet."
DRAWN_BACK: Final = timedelta(days=731)
LEAST_DRAWN_BACK: Final = timedelta(days=42)  # from the newest reading, however old that is


@dataclass(frozen=True, slots=True)
class Way:
    """A way of taking readings; each is drawn with a shape of its own.

    `name` in full, `short` where there is little room: the device, if one is noted.
    """

    name: str
    short: str
    measure: str
    device: str | None


@dataclass(frozen=True, slots=True)
class Mark:
    """One day's reading.

    `way` counts into the chart's `ways`. `warm`: taken after exercise or banding. `at_least`: the
    knee touched the wall, so the reach is `cm` or more.
    """

    day: date
    cm: float
    way: int
    warm: bool
    at_least: bool


@dataclass(frozen=True, slots=True)
class Target:
    """The reach aimed at, in cm, what it is called, and when it is likely if that is in sight."""

    cm: float
    name: str
    likely: date | None


@dataclass(frozen=True, slots=True)
class Track:
    """One side: where it stands, how it came there, where it is heading, and what that means.

    `verdict` and `outlook` are sentences without a subject: a side can be named before them.
    `course` runs from the first reading to today, `forecast` on from there; both hold 90 % bounds.
    Where nothing but wall touches is known, `at_least_cm` is all they say of the reach.
    """

    side: Side
    reach_cm: Interval | None
    verdict: str
    outlook: str | None
    readings: tuple[Mark, ...]
    course: tuple[CoursePoint, ...]
    forecast: tuple[CoursePoint, ...]
    target: Target | None
    at_least_cm: float | None = None

    @property
    def path(self) -> tuple[CoursePoint, ...]:
        """The forecast, joined to the end of the course."""
        return (*self.course[-1:], *self.forecast) if self.forecast else ()


@dataclass(frozen=True, slots=True)
class Chart:
    """A person's trend on a day.

    `stop` says why nothing but the readings is shown; `ways` has the most used first.
    """

    name: str
    today: date
    unit: LengthUnit | None
    stop: str | None
    sides: Sides[Track]
    ways: tuple[Way, ...]
    flags: tuple[Flag, ...]
    pauses: tuple[Pause, ...]

    @property
    def tracks(self) -> tuple[Track, ...]:
        """The sides there is anything to draw of."""
        return tuple(track for track in (self.sides.left, self.sides.right) if track.readings)

    def to_dict(self) -> dict[str, Any]:
        """The chart as plain JSON values, lengths in cm and unrounded, dates as ISO text."""
        return plain(self)


def lately(chart: Chart) -> Chart:
    """The chart without what is too long ago to be drawn beside what lies ahead."""
    newest = [track.readings[-1].day for track in chart.tracks]
    since = min([chart.today - DRAWN_BACK, *(day - LEAST_DRAWN_BACK for day in newest)])

    def late(track: Track) -> Track:
        return replace(
            track,
            readings=tuple(mark for mark in track.readings if mark.day >= since),
            course=tuple(point for point in track.course if point.day >= since),
        )

    return replace(
        chart,
        sides=Sides(late(chart.sides.left), late(chart.sides.right)),
        flags=tuple(flag for flag in chart.flags if flag.day >= since),
        pauses=tuple(pause for pause in chart.pauses if pause.last >= since),
    )


def standing(track: Track, unit: LengthUnit | None) -> tuple[str, str]:
    """Say where a side stands, and how sure that is; touches say no more than at least so far."""
    if track.at_least_cm is not None:
        return f"at least {length(track.at_least_cm, unit)}", "touches only"
    if track.reach_cm is None:
        return "", ""
    return length(track.reach_cm.value, unit), f"likely {length_span(track.reach_cm, unit)}"
