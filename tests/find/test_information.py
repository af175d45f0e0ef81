from math import log, log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dorsi.find.information import expected_bits, one_of, yes_or_no

open_chance = st.floats(0.01, 0.99)
a_move = st.floats(-3.0, 3.0)


def test_an_answer_that_is_equally_likely_either_way_tells_nothing() -> None:
    assert expected_bits(0.35, ((0.3, 0.3), (0.7, 0.7))) == pytest.approx(0.0, abs=1e-12)


def test_an_answer_that_settles_the_matter_tells_all_that_is_open() -> None:
    settles = ((1.0 - 1e-12, 1e-12), (1e-12, 1.0 - 1e-12))
    assert expected_bits(0.5, settles) == pytest.approx(1.0, abs=1e-6)


def test_a_known_case_by_hand() -> None:
    # p = .5, yes in .6 of those involved and .3 of the others: H(.45) - (H(.6) + H(.3)) / 2.
    assert expected_bits(0.5, ((0.6, 0.3), (0.4, 0.7))) == pytest.approx(0.06665, abs=1e-5)


@given(open_chance, a_move)
def test_information_is_never_negative_and_never_more_than_is_open(
    chance: float, move: float
) -> None:
    bits = expected_bits(chance, yes_or_no(move, 0.3, 0.95))
    still_open = -chance * log2(chance) - (1 - chance) * log2(1 - chance)
    assert 0.0 <= bits <= still_open + 1e-12


@given(open_chance, st.floats(0.1, 1.0))
def test_a_stronger_finding_tells_more(chance: float, move: float) -> None:
    weaker = expected_bits(chance, yes_or_no(move, 0.3, 0.95))
    assert expected_bits(chance, yes_or_no(1.1 * move, 0.3, 0.95)) > weaker


def test_a_yes_is_never_likelier_than_the_ceiling() -> None:
    (yes, without), (no, _) = yes_or_no(5.0, 0.3, 0.95)
    assert (yes, without, no) == pytest.approx((0.95, 0.3, 0.05))


@given(st.lists(a_move, min_size=2, max_size=5))
def test_the_chances_of_all_choices_add_up_to_one(moves: list[float]) -> None:
    choices = one_of(moves)
    assert sum(involved for involved, _ in choices) == pytest.approx(1.0)
    assert sum(otherwise for _, otherwise in choices) == pytest.approx(1.0)


def test_choices_are_as_likely_as_they_speak_for_the_structure() -> None:
    choices = one_of((log(3.0), 0.0))
    assert [involved for involved, _ in choices] == pytest.approx([0.75, 0.25])
