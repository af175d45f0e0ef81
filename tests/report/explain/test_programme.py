from dataclasses import replace
from datetime import timedelta

import pytest
from tests.report.explain.about import (
    ACCEPTED,
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
from tests.report.results import TODAY, item, knowledge

from dorsi.domain.journal import Session, SessionItem
from dorsi.domain.schedule import PlannedDay, PlannedWeek
from dorsi.report.explain.explanation import one_line
from dorsi.report.explain.programme import explain_programme

MOBILE = answer("hypermobile_screen", 4)


def test_a_programme_says_where_one_stands_and_what_shaped_it() -> None:
    text = text_of(explain_programme(usual()))
    assert "Equipment: floor and wall." in text
    assert "Time: 10 min a day." in text
    assert "Practice so far: under 1 % of" in text


@pytest.mark.requirement("B-91")
def test_a_programme_says_what_it_leans_on_and_that_the_rest_is_worked_too() -> None:
    asked_first = about(
        replace(JOURNAL, decisions=(replace(ACCEPTED, at=MORNING + timedelta(hours=1)),))
    )
    assert "It is built around the calf muscles." in text_of(explain_programme(asked_first))
    # What is answered later changes nothing until it is accepted.
    text = text_of(explain_programme(usual()))
    assert "No group stands out, so it is built around none." in text
    assert "What would change" in text
    unclear = about(replace(JOURNAL, answers=(), decisions=()))
    text = text_of(explain_programme(unclear))
    assert "No group stands out, so it is built around none." in text
    assert "this one is a proposal" in text


@pytest.mark.requirement("B-91")
def test_what_a_week_holds_is_counted_in_the_week_at_hand() -> None:
    told = usual()
    week = PlannedWeek(
        8,
        "mobilise",
        (
            PlannedDay(TODAY, 9.0, (item("soleus_stretch"), item("knee_to_wall_circles"))),
            PlannedDay(TODAY + timedelta(days=1), 4.0, (item("soleus_stretch"),)),
            PlannedDay(TODAY + timedelta(days=2), 0.0, ()),
        ),
    )
    text = text_of(explain_programme(replace(told, plan=replace(told.plan, weeks=(week,)))))
    covers = {
        group: sum(
            any(group in knowledge().exercises[i.exercise].covers for i in day.items)
            for day in week.days
        )
        for group in ("calf", "joint", "control")
    }
    assert covers["calf"] == 2
    assert "the calf muscles on two days" in text
    assert "control and strength on no days" in text


@pytest.mark.requirement("B-8")
def test_the_shorter_side_is_said_to_get_more() -> None:
    uneven = tuple(
        reading(side, cm, cm, cm, days=days)
        for days in (0, 2)
        for side, cm in (("left", 7.0), ("right", 11.0))
    )
    told = about(replace(JOURNAL, readings=uneven, decisions=()))
    text = text_of(explain_programme(told))
    assert "The left side is the shorter one and does up to 2 times as much." in text
    same = PlannedWeek(1, "foundation", (PlannedDay(TODAY, 2.0, (item(),)),))
    text = text_of(explain_programme(replace(told, plan=replace(told.plan, weeks=(same,)))))
    assert "The left side is the shorter one; this week both do the same." in text


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


@pytest.mark.requirement("A-1")
def test_who_aims_at_no_range_is_not_told_what_a_phase_does_for_range() -> None:
    usual_week = text_of(explain_programme(about()))
    easy = text_of(explain_programme(about(replace(JOURNAL, answers=(*ANSWERS, MOBILE)))))
    whys = [one_line(phase.why) for phase in knowledge().phases.values()]
    assert any(why in usual_week for why in whys)
    assert not any(why in easy for why in whys)


def test_where_nothing_can_be_proposed_it_says_why() -> None:
    text = text_of(explain_programme(about(replace(JOURNAL, readings=(), decisions=()))))
    assert "Measure both sides first" in text
    assert "proposal" not in text
    assert "built around" not in text
