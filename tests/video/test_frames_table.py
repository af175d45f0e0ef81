import csv
import io

import numpy as np
import pytest
from tests.video.filming import squatted

from dorsi.video.frames_table import frames_table


def table(*, usable: bool = True) -> list[dict[str, str]]:
    found = squatted()
    text = frames_table(found.motion, found.reps, usable=usable)
    return list(csv.DictReader(io.StringIO(text)))


def test_every_frame_is_a_line_and_every_measure_a_column_with_its_unit() -> None:
    lines = table()
    assert len(lines) == len(squatted().landmarks)
    promised = ["shank_left_deg", "shank_right_deg", "knee_left_deg", "knee_right_deg", "trunk_deg"]
    assert {"time_s", *promised} <= set(lines[0])
    assert all(name.endswith(("_s", "_deg", "_m", "rep", "planted", "usable")) for name in lines[0])


def test_numbers_are_those_measured_and_the_unknown_is_empty() -> None:
    motion = squatted().motion
    for frame, line in enumerate(table()):
        value = motion.shank_deg.value[frame, 1]
        told = line["shank_right_deg"]
        if np.isfinite(value):
            assert float(told) == pytest.approx(value, rel=1e-4)
        else:
            assert told == ""
    assert all(line["knee_inside_left_deg"] == "" for line in table())  # a side view


def test_repetitions_are_numbered_and_what_is_between_is_not() -> None:
    numbers = [line["rep"] for line in table()]
    assert set(numbers) == {"", "1", "2"}
    first = squatted().result.reps[0]
    inside = [
        line["rep"]
        for line in table()
        if first.start_s <= float(line["time_s"]) < first.end_s - 1e-3
    ]
    assert set(inside) == {"1"}


def test_a_clip_that_may_not_be_relied_on_says_so_in_every_line() -> None:
    assert {line["usable"] for line in table()} == {"1"}
    assert {line["usable"] for line in table(usable=False)} == {"0"}
