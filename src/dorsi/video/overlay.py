"""A clip shown again with what was found drawn on it, as a film or as single pictures.

The video is decoded a second time, like the first in a process that can open and write nothing.
One frame is held at a time, so memory does not grow with the length of the clip. What comes out
is pictures alone: sound, place and time of recording stay behind.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from dorsi.video.drawing.canvas import Canvas, canvas_of
from dorsi.video.drawing.film import Film
from dorsi.video.figure import draw
from dorsi.video.frames import Progress
from dorsi.video.limits import LIMITS, Limits
from dorsi.video.moments import Moments
from dorsi.video.source import open_clip
from dorsi.video.writing import written

RATE_HZ: Final = 30
"""How many frames of a second are shown; a squat needs no more."""

Take = Callable[[Canvas, float], None]
"""Is given every drawn frame and its time."""


def show_again(
    path: Path, clip: Moments, takes: list[Take], progress: Progress, limits: Limits = LIMITS
) -> None:
    """Decode a clip anew, draw on every frame, and hand each to all who take them.

    Raises:
        VideoRefused: the video has changed or cannot be read any more.
    """
    with open_clip(path, limits, RATE_HZ) as opened:
        for frame in opened:
            canvas = canvas_of(frame.levels[0], frame.colour)
            draw(canvas, clip, clip.at(frame.time_s))
            for take in takes:
                take(canvas, frame.time_s)
            progress(frame.time_s, opened.facts.duration_s)


@contextmanager
def film(path: Path) -> Iterator[Take]:
    """Give what takes frames and makes a film of them, which is there once all were taken.

    Raises:
        NotSaved: it could not be written; what was there before stands.
        NotSetUp: this machine can write no film.
    """
    with written(path) as file:
        begun: list[Film] = []

        def take(canvas: Canvas, time_s: float) -> None:
            if not begun:
                begun.append(Film(file, canvas, RATE_HZ))
            begun[0].add(canvas, time_s)

        yield take
        for whole in begun:
            whole.end()
