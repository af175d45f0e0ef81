from dataclasses import replace

import pytest
from tests.report.explain.about import JOURNAL, about, stopped, text_of, usual

from dorsi.domain.verdicts import SideChange, Sides
from dorsi.report.explain.change import explain_change
from dorsi.report.explain.explanation import Explained
from dorsi.report.explain.reach import explain_symmetry


def test_a_change_names_the_days_it_rests_on() -> None:
    left = explain_change(usual()).sections[0]
    assert (
        "It rests on four days of readings since 10 February, the latest on 11 April: "
        "7.8, 8.2, 9.2 and 9.0 cm."
    ) in left.sentences


def test_a_single_day_is_not_said_to_be_a_span() -> None:
    readings = tuple(each for each in JOURNAL.readings if each.day == JOURNAL.readings[0].day)
    left = explain_change(about(replace(JOURNAL, readings=readings))).sections[0]
    assert "It rests on one day of readings on 10 February: 7.8 cm." in left.sentences


def test_a_change_says_how_likely_it_is_real_and_that_the_programme_need_not_have_done_it() -> None:
    text = text_of(explain_change(usual()))
    assert "The chance that it truly went up is" in text
    assert "it does not say that the programme did it" in text


def test_the_limits_are_said_no_rounder_than_they_are() -> None:
    model = replace(usual().knowledge.models.change, gain_probability=0.985, loss_probability=0.99)
    told = usual()
    models = replace(told.knowledge.models, change=model)
    knowledge = replace(told.knowledge, models=models)
    text = text_of(explain_change(replace(told, to=replace(told.to, knowledge=knowledge))))
    assert "A gain is called real from 98.5 % on, a loss from 99 %." in text


def test_ones_own_error_is_said_with_how_much_of_it_is_ones_own() -> None:
    text = text_of(explain_change(usual()))
    assert "of that figure is your own, from four days, the rest the published 0.7 cm." in text
    few = about(replace(JOURNAL, readings=JOURNAL.readings[:2]))
    text = text_of(explain_change(few))
    assert "it is the published figure until you have more days of your own" in text
    assert "Cannot tell yet" in text


def seen(cm: float, p_real: float, exceeds: float = 0.1) -> str:
    """What is said of a left side with this change."""
    told = usual()
    found = SideChange(cm, cm - 0.7, cm + 0.7, p_real, exceeds, "within_noise", None, 2)
    sides = Sides(found, told.review.change.right)
    review = replace(told.review, change=sides)
    return " ".join(explain_change(replace(told, review=review)).sections[0].sentences)


def test_a_direction_less_likely_than_its_opposite_is_said_to_be_open() -> None:
    text = seen(-0.1, 0.43)
    assert "Which way it truly went is open: down 43 %, up 57 %," in text
    assert "truly went down is" not in text


def test_where_nothing_moved_no_direction_is_the_true_one() -> None:
    assert "Which way it truly went is open: up 62 %, down 38 %" in seen(0.03, 0.62)


def test_a_chance_says_that_no_gain_was_expected() -> None:
    text = seen(0.8, 0.91, 0.2)
    assert "truly went up is 91 %, judged by the readings alone, without expecting" in text
    assert "two single readings of yours could show is 20 %." in text


@pytest.mark.requirement("A-27")
def test_nobody_is_told_to_measure_or_work_while_training_waits() -> None:
    def opening(about: Explained) -> str:
        left, difference = explain_change(about).sections[0], explain_symmetry(about).sections[0]
        return " ".join((left.sentences[0], difference.sentences[0]))

    assert "from the start" in opening(usual())
    assert "further than" in opening(usual())
    assert "from the start" not in opening(stopped())
    assert "further than" not in opening(stopped())
