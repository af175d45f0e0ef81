from dataclasses import replace
from datetime import timedelta

import pytest
from tests.report.explain.about import (
    ANSWERS,
    JOURNAL,
    MORNING,
    READINGS,
    about,
    answer,
    reading,
    stopped,
    text_of,
    usual,
)
from tests.report.results import knowledge

from dorsi.domain.journal import Session, SessionItem
from dorsi.report.explain.programme import explain_exercise, explain_programme


def test_a_programme_says_where_one_stands_and_what_shaped_it() -> None:
    text = text_of(explain_programme(usual()))
    assert "Equipment: floor and wall." in text
    assert "Time: 10 min a day." in text
    assert "Practice so far: under 1% of" in text


@pytest.mark.requirement("B-91")
def test_a_programme_says_what_it_leans_on_and_that_the_rest_is_worked_too() -> None:
    text = text_of(explain_programme(usual()))
    assert "In order: the calf muscles" in text
    assert "Every programme still works calf, joint and control." in text
    unclear = about(replace(JOURNAL, answers=(), decisions=()))
    text = text_of(explain_programme(unclear))
    assert "No group is named, so calf, joint and control get equal shares." in text
    assert "this one is a proposal" in text


@pytest.mark.requirement("B-8")
def test_the_shorter_side_is_said_to_get_more() -> None:
    uneven = tuple(
        reading(side, cm, cm, cm, days=days)
        for days in (0, 2)
        for side, cm in (("left", 7.0), ("right", 11.0))
    )
    text = text_of(explain_programme(about(replace(JOURNAL, readings=uneven, decisions=()))))
    assert "The left side gets more of the range work, up to 2 to 1." in text


def test_what_is_left_out_for_safety_or_pain_is_said() -> None:
    sore = Session(
        at=MORNING + timedelta(hours=1),
        id="sore",
        items=(SessionItem(exercise="knee_to_wall_circles", side="left", sets=1, reps=20),),
        pain_after=7,
    )
    journal = replace(
        JOURNAL,
        answers=(*ANSWERS, answer("varicose_veins", "yes", "left")),
        sessions=(sore,),
        readings=READINGS,
    )
    text = text_of(explain_programme(about(journal)))
    assert "Left out for now: the roller." in text
    resting = text.split("Resting because of pain: ")[1].split(".")[0]
    assert "knee-to-wall circles" in resting


@pytest.mark.requirement("A-27")
def test_a_withheld_programme_explains_only_why() -> None:
    explanation = explain_programme(stopped())
    assert explanation.title == "Whether to train"
    names = [exercise.name for exercise in knowledge().exercises.values()]
    assert [name for name in names if name in text_of(explanation)] == []


def test_an_exercise_in_the_plan_says_its_weeks_doses_and_reasons() -> None:
    circles = knowledge().exercises["knee_to_wall_circles"]
    explanation = explain_exercise(circles, usual())
    in_plan = explanation.sections[1]
    assert in_plan.figures is not None
    assert in_plan.figures.columns == ("Weeks", "Dose", "Why")
    assert all(row[2] for row in in_plan.figures.rows)
    assert "Ankle joint 0.6" in text_of(explanation) or "ankle joint 0.6" in text_of(explanation)


def test_an_exercise_that_is_not_in_the_plan_says_so() -> None:
    walk = knowledge().exercises["band_lateral_walk"]
    assert "It is not in your plan." in text_of(explain_exercise(walk, usual()))
