"""What the accommodations look at, gathered from an assessment and the progress."""

from datetime import date, timedelta

from tests.people import (
    JOINT,
    KNOWLEDGE,
    LIFTER,
    MONDAY,
    RUNNER,
    STARTS,
    accepted,
    journal,
    reach,
    said,
    trained,
)

from dorsi.compose.accommodating import (
    _look_again,
    _new_loads,
    _said_yes,
    accommodations,
)
from dorsi.compose.assessment import assess
from dorsi.compose.prescription import prescription
from dorsi.compose.progress import progress_of
from dorsi.domain.journal import Journal, StoredBlock, StoredItem
from dorsi.domain.schedule import Accommodated
from dorsi.train.calendar import Standing

RISES = said([("heels_rise_in_squat", "yes")])


def at_week(week: int) -> Standing:
    openings = {n: STARTS + timedelta(weeks=n - 1) for n in range(week, max(week, 12) + 1)}
    return Standing(week, openings, 0)


def test_a_yes_is_kept_with_its_side_and_a_no_is_not() -> None:
    answers = (
        *said([("sprain_history", "yes")], "left"),
        *said([("front_pinch", "yes")]),
        *said([("heel_complaint", "no")]),
        *said([("hips_move_well", "unsure")]),
    )
    found = _said_yes(assess(journal(LIFTER, answers=answers), KNOWLEDGE, STARTS))
    assert found["sprain_history"] == ("left",)
    assert set(found["front_pinch"]) == {"left", "right"}
    assert {"heel_complaint", "hips_move_well"}.isdisjoint(found)


def test_every_new_kind_of_raise_counts_from_its_block_whichever_day_holds_it() -> None:
    for person in (LIFTER, RUNNER):  # raises on training days, and on rest days
        blocks = prescription(journal(person, answers=said(JOINT)), KNOWLEDGE, STARTS)
        known: set[str] = set()
        expected = []
        for block in blocks:
            items = [*block.training_day, *block.rest_day, *(block.rest_between or ())]
            items += block.training_between or ()
            raises = {i.exercise for i in items if KNOWLEDGE.exercises[i.exercise].role == "raise"}
            if raises - known:
                expected.append(STARTS + timedelta(weeks=min(block.weeks) - 1))
            known |= raises
        assert list(_new_loads(at_week(1), blocks, KNOWLEDGE)) == expected
        assert STARTS + timedelta(weeks=8) in expected  # one leg


def test_where_no_raise_is_to_come_there_is_no_day() -> None:
    blocks = prescription(journal(LIFTER), KNOWLEDGE, STARTS)
    assert _new_loads(None, blocks, KNOWLEDGE) == ()
    assert _new_loads(at_week(1), blocks[:1], KNOWLEDGE) == ()
    assert _new_loads(at_week(12), blocks, KNOWLEDGE) == ()  # they came in long ago


def test_it_is_looked_at_again_when_the_next_reading_decides() -> None:
    assert _look_again(at_week(4), KNOWLEDGE) == STARTS + timedelta(weeks=6, days=-1)
    assert _look_again(at_week(13), KNOWLEDGE) is None
    assert _look_again(None, KNOWLEDGE) is None


def given(who: Journal, today: date) -> dict[str, Accommodated]:
    assessment = assess(who, KNOWLEDGE, today)
    progress = progress_of(assessment, who, KNOWLEDGE)
    found = accommodations(assessment, progress, (), KNOWLEDGE)
    return {thing.id: thing for thing in found}


def gained(left: float, right: float) -> Journal:
    """From 6.0 and 8.0, by so much."""
    start = [r for n in range(3) for r in reach(MONDAY + timedelta(days=n), 6.0, 8.0)]
    weeks = (4, 5, 6)
    late = [r for n in weeks for r in reach(STARTS + timedelta(weeks=n), 6.0 + left, 8.0 + right)]
    return Journal(
        person=LIFTER,
        readings=(*start, *late),
        answers=RISES,
        decisions=(accepted(STARTS),),
        sessions=tuple(trained(STARTS + timedelta(days=n)) for n in range(42)),
    )


def test_the_lift_follows_the_gain_of_the_shorter_side() -> None:
    today = STARTS + timedelta(weeks=6)
    assert "2 cm" in given(gained(0.2, 1.6), today)["heel_lift"].text
    assert "1 cm" in given(gained(2.0, 0.4), today)["heel_lift"].text


def test_without_a_reading_no_lift_is_given() -> None:
    assert "heel_lift" not in given(Journal(person=LIFTER, answers=RISES), STARTS)


def raising(*weeks: int, drills: tuple[str, ...]) -> StoredBlock:
    items = tuple(
        StoredItem(exercise=drill, side="both", block="anytime", sets=1, reps=8) for drill in drills
    )
    return StoredBlock(weeks=weeks, phase="load", training_day=(), rest_day=items)


def test_blocks_are_looked_through_in_the_order_of_their_weeks() -> None:
    early = raising(1, 2, drills=("two_leg_calf_raise",))
    late = raising(3, 4, drills=("two_leg_calf_raise", "single_leg_calf_raise"))
    days = (STARTS, STARTS + timedelta(weeks=2))
    assert _new_loads(at_week(1), (early, late), KNOWLEDGE) == days
    assert _new_loads(at_week(1), (late, early), KNOWLEDGE) == days


def test_an_exercise_no_longer_known_is_no_new_load() -> None:
    odd = raising(1, drills=("an_exercise_of_long_ago", "soleus_stretch"))
    assert _new_loads(at_week(1), (odd,), KNOWLEDGE) == ()


def test_a_squat_described_before_the_gain_points_nowhere_any_more() -> None:
    start = [r for n in range(3) for r in reach(MONDAY + timedelta(days=n), 12.4, 12.4)]
    late = [
        r for n in range(1, 9) for r in reach(STARTS + timedelta(weeks=n), *[12.4 + 0.3 * n] * 2)
    ]
    today = STARTS + timedelta(weeks=8)

    def offered(described: date) -> set[str]:
        who = Journal(
            person=LIFTER,
            readings=(*start, *late),
            answers=said([("heels_rise_in_squat", "yes")], "both", described),
            decisions=(accepted(STARTS),),
            sessions=tuple(trained(STARTS + timedelta(days=n)) for n in range(56)),
        )
        return set(given(who, today))

    assert {"look_elsewhere", "coach_session"} <= offered(today)
    assert {"look_elsewhere", "coach_session"}.isdisjoint(offered(MONDAY))
