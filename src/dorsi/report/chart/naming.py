"""The names inside a frame: the target, what is special about a reading, how the forecast ends."""

from collections.abc import Iterator, Sequence
from typing import Final

from dorsi.report.chart.content import Chart, Mark, Track
from dorsi.report.chart.frame import SMALL, Frame
from dorsi.report.chart.placing import Box, Placed, Spot, Wish, box_of, place
from dorsi.report.chart.svg import Anchor, Point
from dorsi.report.quantities import bare_length, day, length

NEAR, FAR = 7.0, 16.0  # from a mark to its label
CLEAR: Final = 4.0  # round a mark, where a label would be in the way
UP: Final = 12.0  # the arrow above a touch
GUTTER_GAP: Final = 6.0
ABOVE, BELOW = 4.0, 14.0  # from a line to the foot of letters on either side
MARK_WEIGHT: Final = 10  # to hide a reading is worse than to cross a line


def labels(track: Track, chart: Chart, frame: Frame) -> tuple[Placed, ...]:
    """Every name inside the frame, and beside it the values the forecast ends with."""
    ending = tuple(_ending(track, chart, frame))
    marks = [_round(frame.at(mark), UP if mark.at_least else 0.0) for mark in track.readings]
    points = MARK_WEIGHT * marks + [
        _round(frame.at(point)) for point in (*track.course, *track.path)
    ]
    at = reached(track, frame)
    if at is not None:
        points.append(_round(at))
    wishes = (*_target_names(track, chart, frame), *_mark_names(track, chart, frame))
    return (*ending, *place(wishes, frame.box, points))


def _round(at: Point, up: float = 0.0) -> Box:
    return Box(at[0] - CLEAR, at[1] - CLEAR - up, at[0] + CLEAR, at[1] + CLEAR)


def _ending(track: Track, chart: Chart, frame: Frame) -> Iterator[Placed]:
    """The last value of the forecast between its bounds, behind the fan."""
    if not track.forecast:
        return
    last, box = track.forecast[-1], frame.box
    lowest = box.bottom - ABOVE  # under it stand the names of the days
    middle = min(max(frame.y(last.cm), box.top + BELOW), lowest - BELOW)
    heights = (
        min(frame.y(last.high), middle - BELOW),
        middle,
        min(max(frame.y(last.low), middle + BELOW), lowest),
    )
    for cm, height in zip((last.high, last.cm, last.low), heights, strict=True):
        text, spot = bare_length(cm, chart.unit), Spot(box.right + GUTTER_GAP, height + SMALL / 3)
        role = f"big {track.side}" if height == middle else "muted"
        yield Placed(text, role, SMALL, spot, box_of(text, spot, SMALL, bold=height == middle))


def reached(track: Track, frame: Frame) -> Point | None:
    """Where the target is likely reached, if that is on the chart."""
    target = track.target
    if target is None or target.likely is None or target.likely > frame.days.last:
        return None
    return frame.x(frame.days.share(target.likely)), frame.y(target.cm)


def _target_names(track: Track, chart: Chart, frame: Frame) -> Iterator[Wish]:
    """The target by its name, and the day it is likely at the place it is likely."""
    target = track.target
    if target is None:
        return
    height, box = frame.y(target.cm), frame.box
    above, below = height - ABOVE, height + BELOW
    at = reached(track, frame)
    if at is not None and target.likely is not None:
        turns: tuple[Anchor, ...] = ("start", "end", "middle")
        spots = tuple(
            Spot(at[0], y, turn) for y in (below + CLEAR, above - CLEAR) for turn in turns
        )
        yield Wish(f"around {day(target.likely, chart.today)}", "halo muted", SMALL, spots)
    name = f"{target.name} {length(target.cm, chart.unit)}"
    now = frame.x(frame.days.share(chart.today))
    yield Wish(
        name,
        "halo",
        SMALL,
        (
            Spot(box.left + ABOVE, above),
            Spot(box.right - ABOVE, above, "end"),
            Spot(box.right - ABOVE, below, "end"),
            Spot(box.left + ABOVE, below),
            Spot(now + ABOVE, above),
            Spot(now + ABOVE, below),
        ),
    )


def _mark_names(track: Track, chart: Chart, frame: Frame) -> Iterator[Wish]:
    """What is special about a mark, once in the chart: its way, warm, a touch, a far stray."""
    named = {name: mark for mark, name in _special(track.readings, chart)}
    for other in chart.tracks[: chart.tracks.index(track)]:
        for _, name in _special(other.readings, chart):
            named.pop(name, None)
    for name, mark in named.items():
        yield _named(name, mark, track, frame)
    for mark in track.readings:
        if not frame.reach.holds(mark.cm):
            yield _named(length(mark.cm, chart.unit), mark, track, frame)


def _special(readings: Sequence[Mark], chart: Chart) -> Iterator[tuple[Mark, str]]:
    for mark in readings:
        if len(chart.ways) > 1:
            yield mark, chart.ways[mark.way].short
        if mark.warm:
            yield mark, "warm"
        if mark.at_least:
            yield mark, "or more"


def _named(text: str, mark: Mark, track: Track, frame: Frame) -> Wish:
    x, y = frame.at(mark)
    level = y + SMALL / 3
    turns: tuple[Anchor, ...] = ("middle", "start", "end")
    beside = (Spot(x + NEAR, level), Spot(x - NEAR, level, "end"))
    further = (
        Spot(x, y + shift, turn)
        for away in (NEAR, FAR, FAR + NEAR, 2 * FAR)
        for shift in (-away, away + SMALL / 2)
        for turn in turns
    )
    return Wish(text, f"halo {track.side}", SMALL, (*beside, *further))
