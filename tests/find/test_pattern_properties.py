"""What holds of every pattern, whatever was answered."""

from itertools import permutations
from math import isclose, prod
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.find.structures import ASKED, STRAIGHT, moved
from tests.find.told import KNOWLEDGE, chances, factors, left, told

from dorsi.domain.journal import Answer
from dorsi.domain.words import STRUCTURES

some_answers = st.dictionaries(st.sampled_from(ASKED), st.sampled_from(["yes", "no"]), max_size=12)
some_computed = st.fixed_dictionaries(
    {},
    optional={
        "bent_minus_straight": st.floats(-5.0, 30.0),
        "straight_knee_angle": st.floats(5.0, 45.0),
        "nwb_normal_wb_poor": st.sampled_from(["yes", "no"]),
        "heel_raise_deficit": st.sampled_from(["yes", "no"]),
        "no_gain_after_stretching": st.sampled_from(["yes", "no"]),
        "no_gain_after_mobilising": st.sampled_from(["yes", "no"]),
    },
)


def one_a_day(given_answers: dict[str, str]) -> tuple[Answer, ...]:
    return tuple(
        told(question, value, day=day)
        for day, (question, value) in enumerate(given_answers.items())
    )


@given(some_answers, some_computed)
def test_the_factors_shown_are_all_that_moved_a_structure(
    given_answers: dict[str, str], computed: dict[str, Any]
) -> None:
    side = left(*one_a_day(given_answers), computed=computed)
    for chance in side.chances:
        shown = prod(because.factor for because in chance.because)
        assert isclose(shown, moved(side)[chance.structure], rel_tol=1e-9)
        assert all(because.factor != 1.0 for because in chance.because)


@given(some_answers, some_computed)
def test_probabilities_lie_strictly_between_never_and_always(
    given_answers: dict[str, str], computed: dict[str, Any]
) -> None:
    side = left(*one_a_day(given_answers), computed=computed)
    assert all(0.0 < probability < 1.0 for probability in chances(side).values())
    assert all(0.0 < probability < 1.0 for probability in side.groups.values())
    assert side.clear == bool(side.named)


@given(some_answers, st.sampled_from(ASKED))
def test_being_unsure_changes_nothing(given_answers: dict[str, str], question: str) -> None:
    given_answers.pop(question, None)
    before = one_a_day(given_answers)
    assert left(*before, told(question, "unsure", day=99)) == left(*before)


@given(st.data(), some_answers)
def test_the_order_in_which_answers_are_written_down_does_not_matter(
    data: st.DataObject, given_answers: dict[str, str]
) -> None:
    entries = one_a_day(given_answers)
    shuffled = data.draw(st.permutations(entries))
    assert left(*shuffled) == left(*entries)


def test_the_order_of_questions_does_not_show_even_in_the_last_digit() -> None:
    questions = (STRAIGHT, "habitual_heels", "heels_rise_in_squat", "sprain_history")
    outcomes = {
        tuple(chances(left(*(told(q, day=n) for n, q in enumerate(order)))).values())
        for order in permutations(questions)
    }
    assert len(outcomes) == 1


@given(some_answers, some_computed)
def test_every_group_of_findings_stays_within_its_bounds(
    given_answers: dict[str, str], computed: dict[str, Any]
) -> None:
    side = left(*one_a_day(given_answers), computed=computed)
    for group in KNOWLEDGE.models.pattern.groups:
        for structure in STRUCTURES:
            shown = factors(side, structure)
            product = prod(shown.get(member, 1.0) for member in group.members)
            assert 0.2**0.55 * (1 - 1e-9) <= product <= 5.0**0.55 * (1 + 1e-9)
