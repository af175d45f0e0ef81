"""Where a person stands in their programme, and what would be given now instead."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.compose.steady import thrice_a_week
from tests.people import KNOWLEDGE, LIFTER, STARTS, accepted, journal, moment, on

from dorsi.compose.assessment import assess
from dorsi.compose.prescription import prescription
from dorsi.compose.progress import Progress, progress_of, wants_programme
from dorsi.domain.journal import Journal, Paused, Resumed


def progress(who: Journal, today: date) -> Progress:
    return progress_of(assess(who, KNOWLEDGE, today), who, KNOWLEDGE)


def where(who: Journal, today: date) -> tuple[str, int | None]:
    found = progress(who, today)
    return found.state, found.week


def paused(from_: date, until: date | None = None) -> Paused:
    return Paused(at=moment(from_), until=until)


def test_without_an_accepted_programme_there_is_no_progress() -> None:
    found = progress(journal(LIFTER), STARTS)
    assert found == Progress("none", None, None, None)
    assert (found.week, found.phase(KNOWLEDGE)) == (None, None)


def test_a_programme_is_built_week_by_week_from_its_first_day() -> None:
    assert where(thrice_a_week(0), STARTS - timedelta(days=1)) == ("building", 1)
    assert where(thrice_a_week(0), STARTS) == ("building", 1)
    assert where(thrice_a_week(1), on(0, 6)) == ("building", 1)
    assert where(thrice_a_week(1), on(1)) == ("building", 2)
    assert where(thrice_a_week(12), on(11, 6)) == ("building", 12)


def test_the_phase_is_that_of_the_week_due() -> None:
    phases = []
    for weeks in (0, 4, 8, 12):
        phase = progress(thrice_a_week(weeks), on(weeks)).phase(KNOWLEDGE)
        assert phase is not None
        phases.append(phase.id)
    assert phases == ["foundation", "mobilise", "load", "keep"]


@pytest.mark.requirement("B-38")
def test_after_the_last_week_the_range_is_maintained() -> None:
    assert where(thrice_a_week(12), on(12)) == ("maintaining", 13)


def test_the_programme_accepted_last_is_the_one_under_way() -> None:
    again = accepted(on(8))
    assert where(thrice_a_week(8, again), on(8)) == ("building", 1)


def test_a_programme_accepted_midway_goes_on_in_the_phase_that_was_reached() -> None:
    changed = progress(thrice_a_week(5, accepted(on(5))), on(5))
    phase = changed.phase(KNOWLEDGE)
    assert (changed.week, phase.id if phase else None) == (1, "mobilise")
    assert changed.phase_in(4, KNOWLEDGE).id == "load"
    kept = replace(accepted(STARTS), at=moment(on(5)))
    assert where(thrice_a_week(5, kept), on(5)) == ("building", 6)


def test_a_second_round_begins_with_what_is_known_already() -> None:
    who = thrice_a_week(12, accepted(on(12)))
    found = progress(who, on(12))
    assert (found.state, found.week) == ("building", 1)
    given = found.prescription
    assert given is not None
    assert given.need.weeks_before == 12
    first = given.blocks(KNOWLEDGE)[0]
    assert (first.weeks[0], first.phase) == (1, "mobilise")
    raises = {"two_leg_calf_raise", "single_leg_calf_raise"}
    assert raises & {item.exercise for item in first.training_day}
    stored = prescription(thrice_a_week(12), KNOWLEDGE, on(12))
    assert stored == given.blocks(KNOWLEDGE)


def test_after_a_long_stop_a_second_round_begins_from_the_start() -> None:
    found = progress(thrice_a_week(12, accepted(on(17))), on(17))
    phase = found.phase(KNOWLEDGE)
    assert (found.week, phase.id if phase else None) == (1, "foundation")


def test_the_phase_of_a_week_is_the_one_that_was_stored() -> None:
    stored = tuple(
        replace(block, phase="load")
        for block in prescription(thrice_a_week(0), KNOWLEDGE, STARTS - timedelta(days=1))
    )
    found = progress(thrice_a_week(0, accepted(STARTS, blocks=stored)), STARTS)
    phases = [found.phase_in(week, KNOWLEDGE).id for week in (1, 12, 13)]
    assert phases == ["load", "load", "keep"]


def test_what_was_prescribed_is_what_the_journal_of_that_evening_asked_for() -> None:
    found = progress(thrice_a_week(2), on(2)).prescription
    assert found is not None
    assert found.need.emphases.order == ("calf",)
    assert found.stored is None


def test_a_pause_lasts_to_its_last_day() -> None:
    until = on(3, 9)
    who = thrice_a_week(3, paused(on(3), until))
    found = progress(who, on(3, 1))
    assert (found.state, found.pause) == ("paused", until)
    assert progress(who, until).state == "paused"
    after = progress(who, until + timedelta(days=1))
    assert (after.state, after.pause) == ("building", None)


def test_a_pause_without_an_end_goes_on_from_day_to_day() -> None:
    who = thrice_a_week(3, paused(on(3)))
    for today in (on(3), on(5, 2)):
        found = progress(who, today)
        assert (found.state, found.pause) == ("paused", today + timedelta(days=6))
        assert found.standing is not None
        assert found.week is not None
        assert found.standing.openings[found.week] > today


def test_who_is_back_builds_on() -> None:
    back = Resumed(at=moment(on(3, 3)))
    found = progress(thrice_a_week(3, paused(on(3)), back), on(3, 3))
    assert (found.state, found.week, found.pause) == ("building", 4, None)


def test_a_pause_in_upkeep_is_a_pause() -> None:
    assert where(thrice_a_week(12, paused(on(12))), on(12)) == ("paused", 13)


@pytest.mark.requirement("A-9", "B-14", "B-62")
@pytest.mark.parametrize(
    ("left", "right", "wanted"),
    [
        (8.0, 8.0, True),
        (14.0, 14.0, False),
        (14.0, 8.0, True),
        (15.9, 12.5, True),  # long enough on both sides, but clearly uneven
        (8.0, None, True),
        (None, None, False),
    ],
)
def test_a_programme_is_for_ankles_measured_and_not_good_already(
    left: float | None, right: float | None, wanted: bool
) -> None:
    found = assess(journal(LIFTER, left=left, right=right), KNOWLEDGE, STARTS)
    assert wants_programme(found, KNOWLEDGE) is wanted
