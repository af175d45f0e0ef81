from dataclasses import replace

from tests.report.explain.about import text_of, usual
from tests.report.results import CIRCLES, TODAY, knowledge, week

from dorsi.report.explain.exercise import explain_exercise


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


def test_weeks_of_upkeep_have_no_number() -> None:
    told = usual()
    weeks = (week(12, "load", TODAY, (CIRCLES,)), week(15, "keep", TODAY, (CIRCLES,)))
    circles = knowledge().exercises["knee_to_wall_circles"]
    only = replace(told, plan=replace(told.plan, weeks=weeks[1:]))
    in_plan = explain_exercise(circles, only).sections[1]
    assert in_plan.figures is not None
    assert [row[0] for row in in_plan.figures.rows] == ["after that"]
    both = replace(told, plan=replace(told.plan, weeks=weeks))
    in_plan = explain_exercise(circles, both).sections[1]
    assert in_plan.figures is not None
    assert [row[0] for row in in_plan.figures.rows] == ["12"]
