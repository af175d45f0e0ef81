"""Every frame looked at as a line of a table that any program reads: CSV."""

import csv
import io
from collections.abc import Iterator

import numpy as np

from dorsi.domain.words import SIDES
from dorsi.video.landmarks import FloatArray
from dorsi.video.motion import Motion
from dorsi.video.reps import Repetition

DIGITS = 5


def frames_table(motion: Motion, reps: tuple[Repetition, ...], *, usable: bool) -> str:
    """Write a clip as CSV: a line a frame, a column a measure, empty where nothing is known.

    Columns end in their unit; one that ends in `_se_deg` or `_se_m` is the standard error of the
    one before. `rep` counts from 1 and is empty between repetitions; `planted` is 1 in the frames
    that were measured; `usable` is 0 throughout where the clip may not be relied on.
    """
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    columns = dict(_columns(motion))
    table.writerow(["time_s", "rep", "planted", "usable", *columns])
    numbers = _numbers(motion, reps)
    for frame, time_s in enumerate(motion.times_s):
        measured = [_shown(values[frame]) for values in columns.values()]
        start = [f"{time_s:.4f}", numbers[frame], int(motion.planted[frame]), int(usable)]
        table.writerow([*start, *measured])
    return out.getvalue()


def _columns(motion: Motion) -> Iterator[tuple[str, FloatArray]]:
    both = {
        "shank": motion.shank_deg,
        "shank_forward": motion.forward_deg,
        "shank_foot": motion.shank_foot_deg,
        "knee": motion.knee_deg,
        "knee_inside": motion.tracking_deg,
        "toe_out": motion.toe_out_deg,
        "heel_height": motion.heel_height_m,
        "heel_over_toe": motion.heel_over_toe_m,
    }
    for name, trace in both.items():
        unit = "m" if name.startswith("heel") else "deg"
        for place, side in enumerate(SIDES):
            yield f"{name}_{side}_{unit}", trace.value[:, place]
            yield f"{name}_{side}_se_{unit}", trace.se[:, place]
    for name, trace, unit in (
        ("trunk", motion.trunk_deg, "deg"),
        ("hip_height", motion.hip_height_m, "m"),
        ("depth", motion.depth_m, "m"),
    ):
        yield f"{name}_{unit}", trace.value
        yield f"{name}_se_{unit}", trace.se


def _numbers(motion: Motion, reps: tuple[Repetition, ...]) -> list[str]:
    numbers = [""] * len(motion.times_s)
    for number, rep in enumerate(reps, 1):
        within = (motion.times_s >= rep.start_s) & (motion.times_s < rep.end_s)
        for frame in np.flatnonzero(within):
            numbers[frame] = str(number)
    return numbers


def _shown(value: float) -> str:
    """A number with enough digits for every use, or nothing."""
    return f"{value:.{DIGITS}g}" if np.isfinite(value) else ""
