from dataclasses import replace

import pytest
from tests.report.explain.about import (
    JOURNAL,
    about,
    answer,
    text_of,
    usual,
)

from dorsi.report.explain.pattern import explain_pattern


@pytest.mark.requirement("B-17")
def test_every_structure_has_its_chance_before_and_now_and_what_moved_it() -> None:
    left = explain_pattern(usual()).sections[0]
    assert left.name == "Structures, left"
    assert left.figures is not None
    rows = {row[0]: row for row in left.figures.rows}
    upper = rows["Upper calf muscle"]
    assert upper[1] == "35 %"
    assert int(upper[2].rstrip(" %")) > 35
    assert "Stretch felt high in the calf, knee straight × 1.46" in upper[3]
    assert "Pinch at the front of the ankle × 0.76" in rows["Front of the ankle"][3]


def test_what_is_the_same_on_both_sides_is_shown_once() -> None:
    same = about(replace(JOURNAL, answers=(answer("habitual_heels", "yes"),), readings=()))
    names = [section.name for section in explain_pattern(same).sections]
    assert names[:2] == ["Structures, both sides", "How firm that is, both sides"]
    assert "Structures, right" in [section.name for section in explain_pattern(usual()).sections]


def test_it_is_said_how_firmly_each_group_stands() -> None:
    firm = explain_pattern(usual()).sections[1]
    assert len(firm.sentences) == 4
    assert all("named" in sentence for sentence in firm.sentences)
    assert any("stays so with factors half as strong" in sentence for sentence in firm.sentences)


def test_a_pattern_ends_with_what_is_not_known_about_it() -> None:
    assert "Nobody has measured how well these questions work" in text_of(explain_pattern(usual()))
