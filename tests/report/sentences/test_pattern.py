from dataclasses import replace

import pytest
from tests.report.results import STOP, listener, review, side

from dorsi.domain.verdicts import (
    Asymmetry,
    NextQuestion,
    ProgrammeStatus,
    Safety,
    SafetyReason,
    Sides,
    StructureChance,
)
from dorsi.domain.words import SideOrBoth
from dorsi.report.sentences.pattern import describe_pattern, describe_question

UNMOVED = (StructureChance("soleus", 0.35, ()),)


def test_a_named_group_is_resembled_and_what_helps_may_be_worth_trying() -> None:
    said = describe_pattern("left", review(), listener())
    assert said is not None
    assert said.startswith("the pattern resembles a calf that limits first. Calf stretches")
    assert said.endswith("may be worth trying.")


def test_a_pattern_shows_no_probability() -> None:
    said = describe_pattern("left", review(), listener())
    assert said is not None
    assert "62" not in said
    assert "%" not in said


def test_while_training_waits_no_exercise_is_suggested() -> None:
    said = describe_pattern("left", review(safety=STOP), listener())
    assert said == "the pattern resembles a calf that limits first."


def cautioned(rule: str, on: SideOrBoth | None = None) -> Safety:
    return Safety("caution", False, (SafetyReason(rule, "routine", "restrict", on, "Careful."),))  # noqa: FBT003


@pytest.mark.requirement("A-1", "A-15")
def test_work_a_caution_leaves_out_is_not_held_out_as_help() -> None:
    mobile = describe_pattern("left", review(safety=cautioned("hypermobile")), listener())
    assert mobile is not None
    assert mobile.endswith("limits first. Slow heel raises may be worth trying.")
    stiff = Sides(side(named=("joint",)), side(named=("joint",)))
    free = describe_pattern("left", review(sides=stiff), listener())
    assert free is not None
    assert "Gliding exercises with a band and gliding exercises on a stair" in free
    pinched = review(sides=stiff, safety=cautioned("front_pinch", "left"))
    held = describe_pattern("left", pinched, listener())
    assert held is not None
    assert held.endswith("What usually helps it is left out for now.")
    assert describe_pattern("right", pinched, listener()) == free


def test_answers_that_point_nowhere_lead_to_a_balanced_start() -> None:
    none = ProgrammeStatus("none", None, None, None)
    found = review(programme=none, sides=Sides(side(named=()), side(named=(), pattern=UNMOVED)))
    under_way = replace(found, programme=review().programme)
    assert describe_pattern("left", under_way, listener()) == (
        "your answers don't point one way yet."
    )
    assert describe_pattern("left", found, listener()) == (
        "your answers don't point one way yet; a balanced start fits."
    )
    assert describe_pattern("right", found, listener()) == (
        "nothing is answered yet about what limits it."
    )


def test_where_the_range_is_there_nothing_is_looked_for_unless_it_is_the_shorter_side() -> None:
    plenty = side(10.6, 11.8, "functional", named=())
    found = review(sides=Sides(plenty, plenty))
    assert describe_pattern("left", found, listener()) == (
        "the range is there, so there is no limit to look for."
    )
    uneven = review(sides=Sides(plenty, plenty), asymmetry=Asymmetry(-2.4, -3.2, -1.6, "flag"))
    assert "don't point one way" in (describe_pattern("left", uneven, listener()) or "")
    assert "range is there" in (describe_pattern("right", uneven, listener()) or "")


def test_an_unmeasured_side_has_no_pattern_to_speak_of() -> None:
    found = review(sides=Sides(side(None, named=("calf",)), side()))
    assert describe_pattern("left", found, listener()) is None


def test_what_is_open_may_be_a_question_a_measurement_or_the_card() -> None:
    to = listener()
    question = describe_question(NextQuestion("front_pinch", "left", ""), to)
    assert question.startswith("One question would tell most: At the end of the knee-to-wall")
    measure = describe_question(NextQuestion("knee_to_wall", "left", ""), to)
    assert measure == "Next, measure on the left: knee to wall."
    assert describe_question(NextQuestion("red_flag_card", None, ""), to) == (
        "Still open: the red-flag card."
    )
