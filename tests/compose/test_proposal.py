"""What would be given now instead of an accepted programme: why, and what would change."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.compose.steady import thrice_a_week
from tests.people import KNOWLEDGE, LIFTER, STARTS, accepted, journal, moment, on

from dorsi.compose.assessment import assess
from dorsi.compose.progress import progress_of
from dorsi.compose.proposal import changes_between, proposal_of, reasons_between
from dorsi.domain.journal import Journal, Paused, Person, StoredBlock, StoredItem
from dorsi.domain.verdicts import Proposal
from dorsi.domain.words import Emphasis, Side, Trait
from dorsi.train.choose import Allowance
from dorsi.train.emphasis import Emphases
from dorsi.train.need import Need


def need(
    *order: Emphasis,
    affected: Side | None = None,
    forbidden: Iterable[Trait] = (),
    person: Person = LIFTER,
    **more: Any,
) -> Need:
    allowance = Allowance(frozenset(person.equipment), frozenset(forbidden), frozenset())
    return Need(person, Emphases(order or ("calf",), affected), allowance, **more)


def reasons(before: Need, now: Need, stored: str | None = None) -> list[str]:
    return list(reasons_between(before, now, stored, KNOWLEDGE))


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
        (need(), need(leads={"balance": "So."}), "What should come first for now changed."),
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
    return list(changes_between(tuple(before), tuple(now), week, KNOWLEDGE))


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
    for who, today in (
        (thrice_a_week(2), on(2)),
        (thrice_a_week(2, Paused(at=moment(on(2)))), on(2)),
    ):
        found = proposed(who, today, minutes_per_day=20)
        assert found is not None
        assert found.why == ("Your minutes a day changed.",)
        assert found.changes
    assert proposed(thrice_a_week(12), on(12), minutes_per_day=20) is None
    assert proposed(journal(LIFTER), on(2), minutes_per_day=20) is None


def test_a_proposal_speaks_of_what_is_still_to_come() -> None:
    found = proposed(thrice_a_week(8), on(8), minutes_per_day=20)
    assert found is not None
    assert [line.split(":")[0] for line in found.changes] == ["Grow strong"]


def test_a_difference_that_changes_no_day_is_not_proposed() -> None:
    """A box is bought: nothing in a calf programme needs one."""
    kit = (*LIFTER.equipment, "box")
    assert proposed(thrice_a_week(2), on(2), equipment=kit) is None


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
    who = replace(thrice_a_week(2), decisions=(stored,))
    found = assess(who, KNOWLEDGE, on(2))
    assert proposal_of(progress_of(found, who, KNOWLEDGE), found, KNOWLEDGE) is None
