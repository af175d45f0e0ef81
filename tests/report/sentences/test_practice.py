"""How much was done, counted and never blamed."""

from datetime import date, timedelta

import pytest
from tests.people import KNOWLEDGE, MONDAY

from dorsi.measure.adherence import Practice
from dorsi.report.sentences.practice import describe_practice

MODEL = KNOWLEDGE.models.programme
TODAY = MONDAY + timedelta(days=27)  # the last day of the fourth week


def told(days: int, starts: date | None = MONDAY) -> str:
    done = tuple(MONDAY + timedelta(days=2 * n) for n in range(days))
    return describe_practice(Practice(done, 3.0), starts, TODAY, MODEL)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (10, "Work on ten days in four weeks since 5 January: 2.5 a week; "),
        (12, "Work on twelve days in four weeks since 5 January: 3 a week; "),
        (1, "Work on one day in four weeks since 5 January: 0.2 a week; "),
    ],
)
def test_days_are_counted_from_the_start(days: int, said: str) -> None:
    assert told(days) == f"{said}from 3 on a week counts as done."


def test_nothing_done_is_said_without_blame() -> None:
    assert told(0) == "Nothing is logged yet in four weeks since 5 January."


@pytest.mark.parametrize("starts", [None, TODAY + timedelta(days=1)])
def test_before_a_programme_there_is_nothing_to_count(starts: date | None) -> None:
    assert told(4, starts) == "No programme has begun yet."


def test_in_the_first_week_there_is_no_average() -> None:
    done = Practice((MONDAY,), 3.0)
    said = describe_practice(done, MONDAY, MONDAY + timedelta(days=2), MODEL)
    assert said == "Work on one day in one week since 5 January; from 3 on a week counts as done."
