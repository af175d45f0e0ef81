"""Signs of a squat that does not come out well, and how long they speak."""

from datetime import timedelta
from typing import Any

import pytest
from tests.people import KNOWLEDGE, LIFTER, MONDAY, STARTS, accepted, on, reach, said, trained

from dorsi.compose.assessment import assess
from dorsi.compose.squat import poor_squat, squat_outdated
from dorsi.domain.journal import Answer, Journal
from dorsi.find.answers import answers_of

RISES = [("heels_rise_in_squat", "yes")]

SIGNS = (
    "heels_rise_in_squat",
    "toes_turn_out",
    "knees_fall_in",
    "trunk_falls_forward",
    "depth_cut_short",
    "deep_squat_poor_only",
)


def poor(answers: Any) -> bool:
    return poor_squat(answers_of(Journal(person=LIFTER, answers=answers), KNOWLEDGE), KNOWLEDGE)


@pytest.mark.requirement("A-13", "A-32", "B-1", "B-40")
@pytest.mark.parametrize("sign", SIGNS)
def test_any_sign_on_either_side_is_a_poor_squat(sign: str) -> None:
    assert sign in KNOWLEDGE.findings
    assert poor(said([(sign, "yes")], "left"))
    assert poor(said([(sign, "yes")], "right"))
    assert not poor(said([(sign, "no")]))
    assert not poor(said([(sign, "unsure")]))


def outdated(weekly_cm: float, answers: tuple[Answer, ...]) -> bool:
    """Whether a description still holds for someone who gained so much a week for eight weeks."""
    start = [r for n in range(3) for r in reach(MONDAY + timedelta(days=n), 9.0, 9.0)]
    late = [r for n in range(1, 9) for r in reach(on(n), *[9.0 + weekly_cm * n] * 2)]
    who = Journal(
        person=LIFTER,
        readings=(*start, *late),
        answers=answers,
        decisions=(accepted(STARTS),),
        sessions=tuple(trained(on(w) + timedelta(days=d)) for w in range(8) for d in (0, 2, 4, 6)),
    )
    return squat_outdated(assess(who, KNOWLEDGE, on(8)), KNOWLEDGE)


@pytest.mark.requirement("B-58")
def test_a_squat_described_before_a_worthwhile_gain_is_to_be_looked_at_again() -> None:
    assert outdated(0.3, said(RISES))
    assert not outdated(0.0, said(RISES))
    assert not outdated(0.3, said(RISES, day=on(8)))


def test_the_last_time_a_sign_was_seen_counts() -> None:
    again = (*said(RISES), *said([("knees_fall_in", "yes")], "right", on(8)))
    assert not outdated(0.3, again)


def test_a_sign_denied_later_is_no_fresh_description() -> None:
    denied = (*said(RISES), *said([("knees_fall_in", "no")], "both", on(8)))
    assert outdated(0.3, denied)


def test_without_a_sign_or_a_reading_there_is_nothing_to_look_at_again() -> None:
    assert not outdated(0.3, ())
    assert not outdated(0.3, said([("heels_rise_in_squat", "no")]))
    who = Journal(person=LIFTER, answers=said(RISES))
    assert not squat_outdated(assess(who, KNOWLEDGE, STARTS), KNOWLEDGE)
