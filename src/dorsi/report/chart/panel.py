"""One side of the picture: band, readings, forecast and target in their frame."""

from collections.abc import Iterator, Sequence
from typing import Final

from dorsi.domain.verdicts import CoursePoint
from dorsi.report.chart import svg
from dorsi.report.chart.axes import reach_ticks
from dorsi.report.chart.content import Chart, Mark, Track
from dorsi.report.chart.frame import SMALL, Frame
from dorsi.report.chart.lettering import width_of
from dorsi.report.chart.naming import GUTTER_GAP, labels, reached
from dorsi.report.chart.style import fade
from dorsi.report.chart.svg import Point
from dorsi.report.scale import LIKELIEST_HALF

MOST_TICKS: Final = 5
TODAY: Final = "today"
OVER: Final = 9.0  # from the frame to the words over it, clear of a number at its top
BAR: Final = 4.0  # half the width of the band of a single day
MANY: Final = 80  # readings of a side


def panel(track: Track, chart: Chart, frame: Frame, name: str) -> Iterator[str]:
    """Draw one side.

    Args:
        track: The side.
        chart: What both sides share.
        frame: Where it goes.
        name: Begins the ids of its gradients.
    """
    yield from _grid(chart, frame)
    yield from _pauses(chart, frame)
    yield f'<g class="{track.side}">'
    yield from _band(track.course, frame)
    yield from _forecast(track, chart, frame, name)
    yield "</g>"
    yield from _target(track, frame)
    now = frame.x(frame.days.share(chart.today))
    yield svg.line((now, frame.box.top), (now, frame.box.bottom), "now muted")
    yield svg.words(TODAY, (now, frame.box.top - OVER), "muted", SMALL, _turned(now, frame))
    yield f'<g class="{track.side}">'
    course = [svg.curve([frame.at(p) for p in track.course], "course")] if track.course else []
    marks = list(_marks(track.readings, frame))
    # Few readings are looked at one by one; many are a cloud, and the line goes before it.
    yield from (*marks, *course) if len(marks) > MANY else (*course, *marks)
    yield from _ends(track, frame)
    yield "</g>"
    for label in labels(track, chart, frame):
        spot = label.spot
        yield svg.words(label.text, (spot.x, spot.y), label.role, label.size, spot.anchor)


def _turned(x: float, frame: Frame) -> svg.Anchor:
    """How a word above the frame leans so that it stays over it."""
    room = width_of(TODAY, SMALL) / 2.0
    if x - room < frame.box.left:
        return "start"
    return "end" if x + room > frame.box.right else "middle"


def _grid(chart: Chart, frame: Frame) -> Iterator[str]:
    box = frame.box
    for tick in reach_ticks(frame.reach, chart.unit, MOST_TICKS):
        height = frame.y(tick.cm)
        yield svg.line((box.left, height), (box.right, height), "grid")
        at = (box.left - GUTTER_GAP, height + SMALL / 3)
        yield svg.words(tick.text, at, "muted", SMALL, "end")
    at = (box.left - GUTTER_GAP, box.top - OVER)
    yield svg.words(chart.unit or "cm", at, "muted", SMALL, "end")


def _pauses(chart: Chart, frame: Frame) -> Iterator[str]:
    for pause in chart.pauses:
        left, right = (frame.x(frame.days.share(d)) for d in (pause.first, pause.last))
        box = frame.box
        yield svg.box(left, box.top, max(right - left, 1.0), box.bottom - box.top, "pause")


def _band(points: Sequence[CoursePoint], frame: Frame) -> Iterator[str]:
    """The band as wide as its error, and where the value lies half the time."""
    for share, role in ((1.0, "band"), (LIKELIEST_HALF, "core")):
        upper, lower = _edges(points, frame, share)
        if len(points) == 1:  # a day has no width of its own
            upper, lower = (
                [(x + s * BAR, y) for x, y in edge for s in (-1, 1)] for edge in (upper, lower)
            )
        if points:
            yield svg.area(upper, lower, role)


def _edges(
    points: Sequence[CoursePoint], frame: Frame, share: float
) -> tuple[list[Point], list[Point]]:
    upper = [frame.at(p, p.cm + share * (p.high - p.cm)) for p in points]
    lower = [frame.at(p, p.cm - share * (p.cm - p.low)) for p in points]
    return upper, lower


def _forecast(track: Track, chart: Chart, frame: Frame, name: str) -> Iterator[str]:
    path = track.path
    if not path:
        return
    far, along = f"{name}-{track.side}-far", f"{name}-{track.side}-path"
    begins, ends = (frame.x(frame.days.share(d)) for d in (chart.today, path[-1].day))
    yield fade(far, track.side, "far", begins, ends)
    yield fade(along, track.side, "path", begins, ends)
    yield svg.area(*_edges(path, frame, 1.0), "far", far)
    yield svg.area(*_edges(path, frame, LIKELIEST_HALF), "far", far)
    yield svg.curve([frame.at(point) for point in path], "path", along)


def _target(track: Track, frame: Frame) -> Iterator[str]:
    if track.target is not None:
        height = frame.y(track.target.cm)
        yield svg.line((frame.box.left, height), (frame.box.right, height), "target")


def _marks(readings: Sequence[Mark], frame: Frame) -> Iterator[str]:
    many = len(readings) > MANY
    for mark in readings:
        role = "warm" if mark.warm else "many" if many else "cold"
        yield svg.mark(frame.at(mark), mark.way, role, up=mark.at_least)


def _ends(track: Track, frame: Frame) -> Iterator[str]:
    """Where the side stands now, and when it may be at its target."""
    if track.course:
        yield svg.ring(frame.at(track.course[-1]), "value")
    likely = reached(track, frame)
    if likely is not None:
        yield svg.ring(likely, "ring")
