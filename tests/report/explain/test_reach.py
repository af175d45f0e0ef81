from dataclasses import replace

import pytest
from tests.report.explain.about import JOURNAL, about, reading, text_of, usual
from tests.report.results import PERSON

from dorsi.domain.journal import Journal
from dorsi.report.explain.reach import explain_norms, explain_range, explain_symmetry


def test_a_range_names_every_day_it_rests_on_with_its_error() -> None:
    left = explain_range(usual()).sections[0]
    assert left.figures is not None
    assert [row[0] for row in left.figures.rows] == ["11 April", "9 April"]
    assert left.figures.rows[0][1:4] == ("Knee to wall", "3", "9.0 cm")
    assert all(row[4].startswith("± 0.") for row in left.figures.rows)
    assert "It rests on four days of measuring, the newest below." in left.sentences[0]


def test_how_a_reading_was_taken_is_said() -> None:
    odd = reading(
        "left", 9.0, protocol="half_kneeling", device="laser", footwear="boots", cold=False
    )
    left = explain_range(about(Journal(person=PERSON, readings=(odd,)))).sections[0]
    assert left.figures is not None
    assert left.figures.rows[0][1] == "Knee to wall, half kneeling, laser, boots, warm"


def test_trials_that_cannot_all_be_right_are_asked_about() -> None:
    slipped = reading("left", trials=(8.5, 8.6, 16.0))
    left, right = explain_range(about(Journal(person=PERSON, readings=(slipped,)))).sections[:2]
    assert any("on the left lie 7.5 cm apart" in sentence for sentence in left.sentences)
    assert not any("apart" in sentence for sentence in right.sentences)


@pytest.mark.requirement("A-11")
def test_a_touched_wall_is_at_least_so_much() -> None:
    touch = reading("left", measure="wall_touch", trials=None, value=0.0)
    text = text_of(explain_range(about(Journal(person=PERSON, readings=(touch,)))))
    assert "at least 10.2 cm" in text
    assert "Only wall touches so far" in text


@pytest.mark.requirement("B-7")
def test_bands_are_said_to_be_moved_to_the_leg_and_how_it_is_known() -> None:
    unknown = text_of(explain_range(usual()))
    assert "With your height or shank length they would be moved" in unknown
    tall = replace(JOURNAL, person=replace(PERSON, height_cm=190.0))
    assert "(estimated from your height)" in text_of(explain_range(about(tall)))
    measured = replace(JOURNAL, person=replace(PERSON, shank_cm=43.0))
    assert "your shank of 43.0 cm (you gave)" in text_of(explain_range(about(measured)))


def test_an_angle_worked_out_from_centimetres_is_said_to_be_so() -> None:
    assert "worked out from the reach" in text_of(explain_range(usual()))


def test_an_unmeasured_side_is_said_to_be_so_everywhere() -> None:
    one = about(Journal(person=PERSON, readings=(reading("left", 9.0),)))
    assert explain_range(one).sections[1].sentences == ("Not measured yet.",)
    assert explain_norms(one).sections[1].sentences == ("Not measured yet.",)
    assert "once both are measured" in text_of(explain_symmetry(one))


@pytest.mark.requirement("B-8", "A-12")
def test_the_limits_of_a_side_difference_are_named() -> None:
    text = text_of(explain_symmetry(usual()))
    assert "Under 1.5 cm is usual" in text
    assert "from 2.0 cm it is flagged once two days of measuring agree" in text
    assert "Left minus right lies within −" in text


@pytest.mark.requirement("B-49")
def test_a_comparison_names_its_group_and_its_limits() -> None:
    text = text_of(explain_norms(usual()))
    assert "Of 693 young basketball players, about" in text
    assert "their mean was 10.7 cm, SD 2.4 cm" in text
    assert "for an adult it is a rough guide" in text
    assert "No sound figures were found for lifters" in text
    assert any("basketball" in source for source in explain_norms(usual()).sources)
