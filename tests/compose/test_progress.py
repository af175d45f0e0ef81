"""Where a person stands in their programme, and what would be given now instead."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from tests.people import (
    CALF,
    KNOWLEDGE,
    LIFTER,
    MONDAY,
    accepted,
    journal,
    moment,
    said,
    trained,
)

from dorsi.compose.assessment import assess
from dorsi.compose.prescription import prescription
from dorsi.compose.progress import (
    Progress,
    _changes,
    _reasons,
    progress_of,
    proposal_of,
    wants_programme,
)
from dorsi.domain.journal import Journal, Paused, Person, Resumed, StoredBlock, StoredItem
from dorsi.domain.verdicts import Proposal
from dorsi.domain.words import Emphasis, Side, Trait
from dorsi.train.choose import Allowance
from dorsi.train.emphasis import Emphases
from dorsi.train.need import Need

STARTS = MONDAY + timedelta(days=7)


def on(weeks: int, days: int = 0) -> date:
    return STARTS + timedelta(weeks=weeks, days=days)


def under_way(weeks: int, *decisions: Any, starts: date = STARTS) -> Journal:
    """A lifter some steady weeks into a programme."""
    sessions = [
        trained(starts + timedelta(weeks=w, days=d)) for w in range(weeks) for d in (0, 2, 4)
    ]
    return journal(
        LIFTER,
        answers=said(CALF),
        decisions=(accepted(starts), *decisions),
        sessions=tuple(sessions),
    )


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
    assert where(under_way(0), STARTS - timedelta(days=1)) == ("building", 1)
    assert where(under_way(0), STARTS) == ("building", 1)
    assert where(under_way(1), on(0, 6)) == ("building", 1)
    assert where(under_way(1), on(1)) == ("building", 2)
    assert where(under_way(12), on(11, 6)) == ("building", 12)


def test_the_phase_is_that_of_the_week_due() -> None:
    phases = []
    for weeks in (0, 4, 8, 12):
        phase = progress(under_way(weeks), on(weeks)).phase(KNOWLEDGE)
        assert phase is not None
        phases.append(phase.id)
    assert phases == ["foundation", "mobilise", "load", "keep"]


@pytest.mark.requirement("B-38")
def test_after_the_last_week_the_range_is_maintained() -> None:
    assert where(under_way(12), on(12)) == ("maintaining", 13)


def test_the_programme_accepted_last_is_the_one_under_way() -> None:
    again = accepted(on(8))
    assert where(under_way(8, again), on(8)) == ("building", 1)


def test_a_programme_accepted_midway_goes_on_in_the_phase_that_was_reached() -> None:
    changed = progress(under_way(5, accepted(on(5))), on(5))
    phase = changed.phase(KNOWLEDGE)
    assert (changed.week, phase.id if phase else None) == (1, "mobilise")
    assert changed.phase_in(4, KNOWLEDGE).id == "load"
    kept = replace(accepted(STARTS), at=moment(on(5)))
    assert where(under_way(5, kept), on(5)) == ("building", 6)


def test_a_second_round_begins_with_what_is_known_already() -> None:
    who = under_way(12, accepted(on(12)))
    found = progress(who, on(12))
    assert (found.state, found.week) == ("building", 1)
    given = found.prescription
    assert given is not None
    assert given.need.weeks_before == 12
    first = given.blocks(KNOWLEDGE)[0]
    assert (first.weeks[0], first.phase) == (1, "mobilise")
    raises = {"two_leg_calf_raise", "single_leg_calf_raise"}
    assert raises & {item.exercise for item in first.training_day}
    stored = prescription(under_way(12), KNOWLEDGE, on(12))
    assert stored == given.blocks(KNOWLEDGE)


def test_after_a_long_stop_a_second_round_begins_from_the_start() -> None:
    found = progress(under_way(12, accepted(on(17))), on(17))
    phase = found.phase(KNOWLEDGE)
    assert (found.week, phase.id if phase else None) == (1, "foundation")


def test_the_phase_of_a_week_is_the_one_that_was_stored() -> None:
    stored = tuple(
        replace(block, phase="load")
        for block in prescription(under_way(0), KNOWLEDGE, STARTS - timedelta(days=1))
    )
    found = progress(under_way(0, accepted(STARTS, blocks=stored)), STARTS)
    phases = [found.phase_in(week, KNOWLEDGE).id for week in (1, 12, 13)]
    assert phases == ["load", "load", "keep"]


def test_what_was_prescribed_is_what_the_journal_of_that_evening_asked_for() -> None:
    found = progress(under_way(2), on(2)).prescription
    assert found is not None
    assert found.need.emphases.order == ("calf",)
    assert found.stored is None


def test_a_pause_lasts_to_its_last_day() -> None:
    until = on(3, 9)
    who = under_way(3, paused(on(3), until))
    found = progress(who, on(3, 1))
    assert (found.state, found.pause) == ("paused", until)
    assert progress(who, until).state == "paused"
    after = progress(who, until + timedelta(days=1))
    assert (after.state, after.pause) == ("building", None)


def test_a_pause_without_an_end_goes_on_from_day_to_day() -> None:
    who = under_way(3, paused(on(3)))
    for today in (on(3), on(5, 2)):
        found = progress(who, today)
        assert (found.state, found.pause) == ("paused", today + timedelta(days=6))
        assert found.standing is not None
        assert found.week is not None
        assert found.standing.openings[found.week] > today


def test_who_is_back_builds_on() -> None:
    back = Resumed(at=moment(on(3, 3)))
    found = progress(under_way(3, paused(on(3)), back), on(3, 3))
    assert (found.state, found.week, found.pause) == ("building", 4, None)


def test_a_pause_in_upkeep_is_a_pause() -> None:
    assert where(under_way(12, paused(on(12))), on(12)) == ("paused", 13)


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


def need(
    *order: Emphasis,
    affected: Side | None = None,
    forbidden: Iterable[Trait] = (),
    person: Person = LIFTER,
) -> Need:
    allowance = Allowance(frozenset(person.equipment), frozenset(forbidden), frozenset())
    return Need(person, Emphases(order or ("calf",), affected), allowance)


def reasons(before: Need, now: Need, stored: str | None = None) -> list[str]:
    return list(_reasons(before, now, stored, KNOWLEDGE))


@pytest.mark.parametrize(
    ("before", "now", "reason"),
    [
        (
            need("calf"),
            need("joint"),
            "Answers and readings now point to the joint; before, the calf.",
        ),
        (
            need("calf"),
            need("balanced"),
            "Answers and readings now point to no single group; before, the calf.",
        ),
        (
            need("calf"),
            need("control"),
            "Answers and readings now point to strength and balance; before, the calf.",
        ),
        (need(), need(affected="right"), "The right is now clearly the shorter side."),
        (need(affected="left"), need(), "The sides are even now."),
        (need(), need(person=replace(LIFTER, equipment=())), "Your equipment changed."),
        (need(), need(person=replace(LIFTER, minutes_per_day=5)), "Your minutes a day changed."),
        (need(), need(person=replace(LIFTER, training_days=())), "Your training days changed."),
        (need(), need(person=replace(LIFTER, sports=())), "Your sports changed."),
        (need(), need(forbidden=("roller",)), "What should be left out for now changed."),
    ],
)
def test_each_difference_is_a_reason_of_its_own(before: Need, now: Need, reason: str) -> None:
    assert reasons(before, now) == [reason]


def test_the_same_need_is_no_reason_and_another_name_is_none_either() -> None:
    assert reasons(need(), need()) == []
    assert reasons(need(), need(person=replace(LIFTER, name="Renamed", habit=None))) == []


def test_revised_knowledge_is_a_reason_where_it_was_written_down() -> None:
    assert reasons(need(), need(), KNOWLEDGE.digest) == []
    assert reasons(need(), need(), "of an earlier release") == [
        "What Dorsi knows has been revised since you accepted."
    ]


def item(exercise: str, sets: int = 1, side: Any = "both") -> StoredItem:
    return StoredItem(exercise=exercise, side=side, block="anytime", sets=sets, reps=10)


CIRCLES, BALANCE, RAISES = (
    item(drill) for drill in ("knee_to_wall_circles", "single_leg_balance", "two_leg_calf_raise")
)
Day = tuple[StoredItem, ...]


def block(first: int, last: int, training_day: Day, rest_day: Day = ()) -> StoredBlock:
    phase = {1: "foundation", 5: "mobilise", 9: "load"}[first - (first - 1) % 4]
    return StoredBlock(
        weeks=tuple(range(first, last + 1)),
        phase=phase,
        training_day=training_day,
        rest_day=rest_day,
    )


def changes(before: Iterable[StoredBlock], now: Iterable[StoredBlock], week: int = 1) -> list[str]:
    return list(_changes(tuple(before), tuple(now), week, KNOWLEDGE))


def test_what_comes_in_and_what_goes_is_said_phase_by_phase() -> None:
    before = [block(9, 12, (CIRCLES,)), block(5, 8, (CIRCLES,)), block(1, 4, (CIRCLES,))]
    circles, balance, raises = (
        KNOWLEDGE.exercises[drill.exercise].name.lower() for drill in (CIRCLES, BALANCE, RAISES)
    )
    now = [
        block(1, 4, (CIRCLES, BALANCE)),
        block(5, 8, ()),
        block(9, 12, (BALANCE, RAISES)),
    ]
    assert changes(before, now) == [
        f"Settle in: add {balance}.",
        f"Build up: leave out {circles}.",
        f"Grow strong: add {balance}, {raises}; leave out {circles}.",
    ]


@pytest.mark.parametrize(
    "now",
    [
        block(1, 4, (item("knee_to_wall_circles", 2),)),
        block(1, 4, (item("knee_to_wall_circles", 1, "left"),)),
        block(1, 4, (replace(CIRCLES, reps=12),)),
        block(1, 4, (replace(CIRCLES, reps=None, seconds=60),)),
        block(1, 4, (), (CIRCLES,)),  # on other days
    ],
)
def test_the_same_exercises_with_other_doses_are_said_to_be_that(now: StoredBlock) -> None:
    assert changes([block(1, 4, (CIRCLES,))], [now]) == [
        "Settle in: the same exercises with other doses."
    ]


def test_another_reason_or_place_in_the_day_changes_nothing() -> None:
    moved = replace(CIRCLES, why="Something else.", block="after")
    assert changes([block(1, 4, (CIRCLES,))], [block(1, 4, (moved,))]) == []
    halves = [block(1, 2, (CIRCLES,)), block(3, 4, (CIRCLES,))]
    assert changes([block(1, 4, (CIRCLES,))], halves) == []


def test_what_is_past_is_not_mentioned() -> None:
    before = [block(1, 2, (BALANCE,)), block(3, 4, (CIRCLES,)), block(5, 8, (CIRCLES,))]
    now = [block(1, 4, (CIRCLES,)), block(5, 8, (CIRCLES,))]
    assert changes(before, now, week=1) == ["Settle in: leave out standing on one leg."]
    assert changes(before, now, week=2) == ["Settle in: leave out standing on one leg."]
    assert changes(before, now, week=3) == []
    first = [block(1, 4, (CIRCLES,))]
    assert changes(first, [block(1, 4, (BALANCE,))], week=4) != []
    assert changes(first, [block(1, 4, (BALANCE,))], week=5) == []


def test_an_exercise_no_longer_known_is_not_named() -> None:
    before = [block(1, 4, (CIRCLES, BALANCE, item("an_exercise_of_long_ago")))]
    now = [block(1, 4, (CIRCLES,))]
    assert changes(before, now) == ["Settle in: leave out standing on one leg."]


def proposed(who: Journal, today: date, **person: Any) -> Proposal | None:
    """What is proposed to someone whose person differs from when they accepted."""
    found = assess(who, KNOWLEDGE, today)
    now = replace(found, journal=replace(found.journal, person=replace(LIFTER, **person)))
    return proposal_of(progress_of(found, who, KNOWLEDGE), now, KNOWLEDGE)


def test_a_proposal_is_made_while_building_or_paused_and_not_in_upkeep() -> None:
    for who, today in ((under_way(2), on(2)), (under_way(2, paused(on(2))), on(2))):
        found = proposed(who, today, minutes_per_day=20)
        assert found is not None
        assert found.why == ("Your minutes a day changed.",)
        assert found.changes
    assert proposed(under_way(12), on(12), minutes_per_day=20) is None
    assert proposed(journal(LIFTER), on(2), minutes_per_day=20) is None


def test_a_proposal_speaks_of_what_is_still_to_come() -> None:
    found = proposed(under_way(8), on(8), minutes_per_day=20)
    assert found is not None
    assert [line.split(":")[0] for line in found.changes] == ["Grow strong"]


def test_a_difference_that_changes_no_day_is_not_proposed() -> None:
    """A box is bought: nothing in a calf programme needs one."""
    kit = (*LIFTER.equipment, "box")
    assert proposed(under_way(2), on(2), equipment=kit) is None


def test_what_stands_between_strength_days_is_compared_too() -> None:
    plain = block(1, 4, (CIRCLES,), (CIRCLES,))
    for between in ({"training_between": (CIRCLES,)}, {"rest_between": (CIRCLES,)}):
        assert changes([plain], [replace(plain, **between)]) == [  # type: ignore[arg-type]
            "Settle in: the same exercises with other doses."
        ]
        more = {name: (*items, BALANCE) for name, items in between.items()}
        assert changes([plain], [replace(plain, **more)]) == ["Settle in: add standing on one leg."]  # type: ignore[arg-type]


def test_without_a_reason_nothing_is_proposed_whatever_was_stored() -> None:
    """Blocks written down without the knowledge they came from are as good as any."""
    stored = accepted(STARTS, blocks=(block(1, 4, (CIRCLES,)),))
    who = replace(under_way(2), decisions=(stored,))
    found = assess(who, KNOWLEDGE, on(2))
    assert proposal_of(progress_of(found, who, KNOWLEDGE), found, KNOWLEDGE) is None
