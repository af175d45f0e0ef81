"""A clip's angles over time, gathered for the picture of them."""

from collections.abc import Iterator
from statistics import NormalDist
from typing import Final

import numpy as np

from dorsi.domain.words import SIDES
from dorsi.report.film.content import Angle, FilmChart, Panel, Role, Shade, Track
from dorsi.report.film.one_clip import describe_set, rows
from dorsi.report.quantities import capital
from dorsi.video.analysis import Analysis
from dorsi.video.landmarks import FloatArray
from dorsi.video.motion import Motion

BOUNDS: Final = NormalDist().inv_cdf(0.95)
LONGEST_GAP_S: Final = 0.5
FOOT: Final = (
    "Soft bands hold nine times in ten. Repetitions are shaded, their deepest moment is dotted. "
    "Where there is no line the feet were not planted, or the view does not show it."
)


def film_chart(found: Analysis, name: str) -> FilmChart:
    """Gather what the picture of a clip shows; the clip has been measured."""
    result, motion = found.result, found.motion
    return FilmChart(
        title=f"{capital(result.kind)}: {name}",
        says=describe_set(result),
        foot=FOOT,
        until_s=float(found.landmarks.times_s[-1]),
        shades=tuple(Shade(rep.start_s, rep.bottom_s, rep.end_s) for rep in result.reps),
        panels=() if motion is None else tuple(_panels(motion, result.kind)),
        table=tuple(rows(result)),
    )


def _panels(motion: Motion, kind: str) -> Iterator[Panel]:
    both = (
        ("Shin from upright", motion.shank_deg, 0.0),
        ("Bend of the knee", motion.knee_deg, 0.0),
        ("Knee inside the line of the toes", motion.tracking_deg, -np.inf),
    )
    # The near leg first: its line is whole, the far one's dashed.
    places = (motion.near, 1 - motion.near)[: 2 if kind == "squat" else 1]
    for heading, trace, least in both:
        tracks = []
        for place in places:
            pieces = _pieces(motion, trace.value[:, place], trace.se[:, place], least)
            tracks.append(Track(SIDES[place], SIDES[place], pieces))
        if any(track.pieces for track in tracks):
            yield Panel(heading, tuple(track for track in tracks if track.pieces))
    role: Role = "accent"
    lean = _pieces(motion, motion.trunk_deg.value, motion.trunk_deg.se, least=-np.inf)
    trunk = Track("trunk", role, lean)
    if trunk.pieces and kind == "squat":
        yield Panel("Lean of the trunk", (trunk,))


def _pieces(
    motion: Motion, values: FloatArray, errors: FloatArray, least: float = 0.0
) -> tuple[tuple[Angle, ...], ...]:
    """What was measured, parted where nothing was for a while; a lone frame is no line."""
    known = np.flatnonzero(np.isfinite(values) & np.isfinite(errors))
    if not len(known):
        return ()
    gaps = np.flatnonzero(np.diff(motion.times_s[known]) > LONGEST_GAP_S) + 1
    return tuple(
        tuple(
            Angle(
                float(motion.times_s[frame]),
                float(values[frame]),
                max(least, float(values[frame] - BOUNDS * errors[frame])),
                float(values[frame] + BOUNDS * errors[frame]),
            )
            for frame in piece
        )
        for piece in np.split(known, gaps)
        if len(piece) > 1
    )
