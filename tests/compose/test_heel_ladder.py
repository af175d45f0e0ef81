"""The plate ladder: from raised heels to flat, with the range and not with the calendar."""

import pytest
from tests.people import KNOWLEDGE, LIFTER, MONDAY, journal, said

from dorsi.compose import assess
from dorsi.compose.heel_ladder import HeelLadder, heel_ladder, side_with_less

HEELS_RISE = (("heels_rise_in_squat", "yes"), ("red_flag_card", "no"))


def ladder(reach_cm: float | None, *more: tuple[str, str | float]) -> HeelLadder | None:
    who = journal(left=reach_cm, right=reach_cm, answers=said([*HEELS_RISE, *more]))
    return heel_ladder(assess(who, KNOWLEDGE, MONDAY), KNOWLEDGE)


@pytest.mark.requirement("B-79")
@pytest.mark.parametrize(("reach_cm", "now_cm"), [(7.0, 2.0), (10.8, 1.0), (13.5, 0.0)])
def test_the_lift_comes_down_as_the_reach_goes_up(reach_cm: float, now_cm: float) -> None:
    found = ladder(reach_cm)
    assert found is not None
    assert found.rungs_cm == (2.0, 1.0, 0.0)
    assert found.now_cm == now_cm


def test_who_squats_on_more_comes_down_from_there() -> None:
    found = ladder(7.0, ("uses_heel_lift_cm", 3))
    assert found == HeelLadder((3.0, 1.5, 0.0), 3.0)


def test_nobody_is_put_on_it_unasked_unmeasured_or_while_training_waits() -> None:
    unasked = journal(left=7.0, right=7.0, answers=said([("red_flag_card", "no")]))
    assert heel_ladder(assess(unasked, KNOWLEDGE, MONDAY), KNOWLEDGE) is None
    assert ladder(None) is None
    assert ladder(7.0, ("calf_swollen", "yes")) is None


def short(left: float | None, right: float | None) -> str | None:
    return side_with_less(assess(journal(LIFTER, left=left, right=right), KNOWLEDGE, MONDAY))


def test_the_short_side_is_the_one_with_less_reach_of_those_measured() -> None:
    assert short(8.0, 9.0) == "left"
    assert short(9.0, 8.0) == "right"
    assert short(9.0, None) == "left"
    assert short(None, 9.0) == "right"
    assert short(None, None) is None
