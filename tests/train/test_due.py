"""On which days work was due: pauses and days before a programme was accepted do not count."""

from datetime import date, timedelta

import pytest
from tests.people import MONDAY, moment

from dorsi.domain.journal import Decision, Paused, Resumed
from dorsi.measure.adherence import Practice, practice_of
from dorsi.train.due import Span, due_spans, share_done

TODAY = MONDAY + timedelta(days=27)


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


def pause(first: int, last: int | None = None) -> Paused:
    return Paused(at=moment(day(first)), until=None if last is None else day(last))


def resume(on: int) -> Resumed:
    return Resumed(at=moment(day(on)))


def spans(*decisions: Decision) -> list[tuple[int, int]]:
    found = due_spans(MONDAY, TODAY, decisions)
    return [((s.first - MONDAY).days, (s.last - MONDAY).days) for s in found]


def test_without_a_pause_every_day_since_the_beginning_is_due() -> None:
    assert spans() == [(0, 27)]
    assert due_spans(TODAY + timedelta(days=1), TODAY, ()) == ()


def test_a_pause_takes_out_its_days_and_no_other() -> None:
    assert spans(pause(7, 13)) == [(0, 6), (14, 27)]
    assert spans(pause(7), resume(14)) == [(0, 6), (14, 27)]
    assert spans(pause(7)) == [(0, 6)]
    assert spans(pause(0, 40)) == []


def test_a_pause_ends_when_it_is_resumed_early_and_a_later_one_takes_over() -> None:
    assert spans(pause(7, 20), resume(10)) == [(0, 6), (10, 27)]
    assert spans(pause(7, 9), resume(14)) == [(0, 6), (10, 27)]
    assert spans(pause(7), pause(9, 12)) == [(0, 6), (13, 27)]
    assert spans(pause(7, 9), pause(12, 13), resume(20)) == [(0, 6), (10, 11), (14, 27)]


def test_a_pause_before_the_programme_changes_nothing() -> None:
    early = Paused(at=moment(day(-9)), until=day(-3))
    assert spans(early) == [(0, 27)]
    across = Paused(at=moment(day(-2)), until=day(1))
    assert spans(across) == [(2, 27)]


@pytest.mark.requirement("B-60", "B-78")
def test_the_share_is_of_the_days_that_were_due() -> None:
    practice = Practice(tuple(day(n) for n in (0, 2, 4, 5)), 4.0)
    assert share_done(practice, [Span(day(0), day(6))]) == pytest.approx(1.0)
    assert share_done(practice, [Span(day(0), day(13))]) == pytest.approx(0.5)
    both = [Span(day(0), day(6)), Span(day(21), day(27))]
    assert share_done(practice, both) == pytest.approx(0.5)
    assert share_done(practice, []) is None
    assert share_done(practice_of((), 4.0), both) == 0.0
