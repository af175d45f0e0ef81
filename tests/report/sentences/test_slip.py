"""Trials of one day that cannot all be right."""

from datetime import timedelta

from tests.measure.lunges import MONDAY, lunge, phone, ranges_of
from tests.report.results import listener

from dorsi.report.sentences.slip import describe_slips


def test_trials_far_apart_are_asked_about_by_day_and_side() -> None:
    ranges = ranges_of(
        lunge(MONDAY, "left", 8.5, 8.4),
        lunge(MONDAY, "left", 16.0, 16.0),
        lunge(MONDAY + timedelta(days=1), "left", 8.5, 8.5, 8.5),
        lunge(MONDAY, "right", 9.0, 9.1, 9.2),
    )
    (said,) = describe_slips(ranges, listener())
    assert said.startswith(f"The numbers of {MONDAY.day} ")
    assert " on the left lie 7.6 cm apart. One of them may be a slip," in said


def test_degrees_lie_apart_in_degrees() -> None:
    (said,) = describe_slips(ranges_of(phone(MONDAY, "right", 28.0, 40.0)), listener())
    assert "on the right lie 12° apart" in said
