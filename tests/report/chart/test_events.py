from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from tests.people import MONDAY, accepted, moment
from tests.report.results import NO_CHANGE, change, knowledge

from dorsi.compose.prescription import Prescription
from dorsi.compose.progress import Progress
from dorsi.domain.journal import Decision, Paused, Resumed, StoredBlock
from dorsi.domain.verdicts import SideChange, Sides
from dorsi.report.chart.events import Pause, flags_of, pauses_of
from dorsi.train.calendar import standing

TODAY = MONDAY + timedelta(weeks=6)
QUIET = Sides(NO_CHANGE, NO_CHANGE)


def progress(starts: date | None = MONDAY) -> Progress:
    """Someone who trained three times a week until today."""
    if starts is None:
        return Progress("none", None, None, None)
    done = [starts + timedelta(days=n) for n in range((TODAY - starts).days) if n % 7 in (0, 2, 4)]
    where = standing(starts, done, TODAY, knowledge().phases, knowledge().models.programme)
    return Progress("building", None, where, None)


def flagged(
    decisions: tuple[Decision, ...] = (),
    where: Progress | None = None,
    changes: Sides[SideChange] = QUIET,
) -> list[tuple[date, str]]:
    found = flags_of(decisions, where or progress(None), changes, knowledge())
    return [(flag.day, flag.text) for flag in found]


def test_a_programme_has_its_flag_where_it_starts_and_its_phases_where_they_open() -> None:
    assert flagged((accepted(MONDAY),), progress()) == [
        (MONDAY, "programme starts"),
        (MONDAY + timedelta(weeks=4), "Build up"),
        (MONDAY + timedelta(weeks=8), "Grow strong"),
        (MONDAY + timedelta(weeks=12), "Keep it"),
    ]


def test_phases_open_in_the_weeks_that_were_stored() -> None:
    early = (
        StoredBlock(weeks=(1, 2), phase="foundation", training_day=(), rest_day=()),
        StoredBlock(weeks=tuple(range(3, 13)), phase="load", training_day=(), rest_day=()),
    )
    stored = replace(progress(), prescription=Prescription(0, early, lambda: None))  # type: ignore[arg-type,return-value]
    assert flagged((accepted(MONDAY),), stored) == [
        (MONDAY, "programme starts"),
        (MONDAY + timedelta(weeks=2), "Grow strong"),
        (MONDAY + timedelta(weeks=12), "Keep it"),
    ]


def test_a_programme_taken_on_again_was_changed_or_begun_anew() -> None:
    later = MONDAY + timedelta(weeks=3)
    again: Any = (accepted(MONDAY), accepted(MONDAY, id="b"))
    assert flagged(again)[0][1] == "programme changed"
    anew = flagged((accepted(MONDAY), accepted(later)))
    assert anew == [(MONDAY, "programme starts"), (later, "new programme")]


def test_a_verdict_stands_at_the_day_it_was_first_sure() -> None:
    gain, loss = (change(1.0, verdict, since=TODAY) for verdict in ("gain", "loss"))
    assert flagged(changes=Sides(gain, NO_CHANGE)) == [(TODAY, "Left: gain visible")]
    assert flagged(changes=Sides(gain, gain)) == [(TODAY, "gain visible, both sides")]
    assert flagged(changes=Sides(gain, loss)) == [
        (TODAY, "Left: gain visible"),
        (TODAY, "Right: loss visible"),
    ]
    assert flagged(changes=Sides(change(1.0, "gain"), NO_CHANGE)) == []
    assert flagged(changes=Sides(change(0.1, "within_noise", since=TODAY), NO_CHANGE)) == []


def test_time_off_ends_on_its_last_day_when_work_goes_on_or_today() -> None:
    first = TODAY - timedelta(days=20)
    pause, until = Paused(at=moment(first)), first + timedelta(days=6)
    resumed = Resumed(at=moment(first + timedelta(days=3)))
    open_end = Pause(first, TODAY)
    assert pauses_of((pause,), TODAY) == (open_end,)
    assert pauses_of((pause, resumed), TODAY) == (Pause(first, first + timedelta(days=2)),)
    assert pauses_of((Paused(at=moment(first), until=until),), TODAY) == (Pause(first, until),)
    assert pauses_of((pause, Resumed(at=moment(first, 9))), TODAY) == ()
    assert flagged((pause,)) == [(first, "paused")]
