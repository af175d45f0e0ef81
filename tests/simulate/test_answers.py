"""That answers are worth as much as kappa says, and no more."""

import numpy as np
import pytest
from tests.simulate.lots import KNOWLEDGE, MODEL, lot, luck

from dorsi.domain.words import STRUCTURES, StructureId
from dorsi.simulate.answers import WHERE, Replies, ask
from dorsi.simulate.people import Array

PEOPLE = lot(6000)
INFORMED = ask(PEOPLE, 1.0, KNOWLEDGE, luck())
EMPTY = ask(PEOPLE, 0.0, KNOWLEDGE, luck())
HALF = ask(PEOPLE, 0.5, KNOWLEDGE, luck())


def ratios(replies: Replies, structure: StructureId) -> Array:
    """How much more often a yes is given where a structure is involved, by question."""
    involved = PEOPLE.involved[:, :, STRUCTURES.index(structure)]
    return np.array(
        [
            replies.yes[involved][:, number].mean() / replies.yes[~involved][:, number].mean()
            for number in range(len(replies.questions))
        ]
    )


def per_side(question: str) -> bool:
    return KNOWLEDGE.findings[question].per_side


def test_every_question_that_moves_the_pattern_is_asked_once() -> None:
    moving = {f.id for f in KNOWLEDGE.findings.values() if f.kind == "pattern" and f.present}
    assert set(INFORMED.questions) == moving
    assert len(INFORMED.questions) == len(moving)


@pytest.mark.parametrize("structure", ["gastrocnemius", "soleus", "joint", "control"])
def test_answers_worth_nothing_tell_nothing(structure: StructureId) -> None:
    assert ratios(EMPTY, structure) == pytest.approx(np.ones(len(EMPTY.questions)), abs=0.1)


@pytest.mark.parametrize("structure", ["gastrocnemius", "joint", "control"])
def test_informed_answers_follow_the_likelihood_ratios(structure: StructureId) -> None:
    found = dict(zip(INFORMED.questions, ratios(INFORMED, structure), strict=True))
    felt = KNOWLEDGE.findings[WHERE].choices[0].sets
    for question, ratio in found.items():
        # A stop is felt in one place only, and of two sides one may speak for the person.
        if question not in felt and per_side(question):
            expected = KNOWLEDGE.findings[question].present.get(structure, 1.0)
            assert ratio == pytest.approx(expected, abs=0.2), question


def test_half_informed_answers_stand_between() -> None:
    number = INFORMED.questions.index("sprain_history")
    told = [ratios(replies, "joint")[number] for replies in (EMPTY, HALF, INFORMED)]
    assert told[0] + 0.2 < told[1] < told[2] - 0.2


def test_the_stop_is_felt_in_one_place_at_most() -> None:
    felt = [INFORMED.questions.index(q) for q in KNOWLEDGE.findings[WHERE].choices[0].sets]
    assert INFORMED.yes[:, :, felt].sum(axis=2).max() == 1


def test_a_question_about_the_person_has_one_answer() -> None:
    number = INFORMED.questions.index("habitual_heels")
    assert np.array_equal(INFORMED.yes[:, 0, number], INFORMED.yes[:, 1, number])


def test_the_same_person_gives_the_same_answer_wherever_kappa_does_not_matter() -> None:
    assert np.array_equal(ask(PEOPLE, 0.5, KNOWLEDGE, luck()).yes, HALF.yes)
    assert (INFORMED.yes == HALF.yes).mean() > (INFORMED.yes == EMPTY.yes).mean() > 0.6


def test_answers_of_one_person_hang_together() -> None:
    own = [INFORMED.questions.index(q) for q in ("sprain_history", "old_fracture")]
    yes = EMPTY.yes[:, 0, own].astype(float)
    assert np.corrcoef(yes.T)[0, 1] > 0.05


def test_some_are_unsure_and_nobody_answers_without_the_band_it_takes() -> None:
    assert (~HALF.sure).mean() == pytest.approx(MODEL.unsure_share, abs=0.05)
    number = HALF.questions.index("gain_right_after_band")
    has_band = ["loop_band" in MODEL.settings[place].equipment for place in PEOPLE.setting]
    assert not np.any(HALF.sure[~np.array(has_band), :, number])


def test_the_product_hears_what_was_answered() -> None:
    answers = INFORMED.of(5)
    for number, question in enumerate(INFORMED.questions):
        for place, side in enumerate(("left", "right")):
            said = answers.value(question, side)  # type: ignore[arg-type]
            sure = INFORMED.sure[5, place, number]
            expected = "yes" if INFORMED.yes[5, place, number] else "no"
            assert said == (expected if sure else None)


def test_who_is_unsure_of_something_about_themselves_is_so_on_both_sides() -> None:
    own = [n for n, question in enumerate(INFORMED.questions) if not per_side(question)]
    assert own
    assert np.array_equal(INFORMED.sure[:, 0, own], INFORMED.sure[:, 1, own])
