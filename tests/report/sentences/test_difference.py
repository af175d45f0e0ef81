"""What one plan does differently from another, line by line."""

from dataclasses import replace
from datetime import timedelta

from tests.people import CALF, KNOWLEDGE, LIFTER, MONDAY, journal, said, with_person

from dorsi.compose import plan
from dorsi.domain.schedule import Plan
from dorsi.report.sentences.difference import describe_difference

WHO = journal(LIFTER, answers=(*said(CALF), *said([("red_flag_card", "no")])))
NOW = plan(WHO, KNOWLEDGE, MONDAY)


def told(after: Plan, before: Plan = NOW) -> tuple[str, ...]:
    return describe_difference(before, after, MONDAY, KNOWLEDGE)


def test_the_same_plan_differs_in_nothing() -> None:
    assert told(NOW) == ()


def test_fewer_minutes_are_said_with_what_goes_and_what_gets_shorter() -> None:
    less = plan(with_person(WHO, minutes_per_day=5), KNOWLEDGE, MONDAY)
    lines = told(less)
    assert any(line.startswith("The longest day takes ") for line in lines)
    assert any("instead of" in line or line.startswith("No longer:") for line in lines[1:])


def test_an_exercise_that_comes_in_is_named_and_one_that_goes() -> None:
    gone = NOW.weeks[0].days[0].items[0].exercise
    (first, *rest) = NOW.weeks
    days = tuple(
        replace(day, items=tuple(item for item in day.items if item.exercise != gone))
        for day in first.days
    )
    fewer = replace(NOW, weeks=(replace(first, days=days), *rest))
    name = KNOWLEDGE.exercises[gone].name
    named = name[:1].lower() + name[1:]
    assert told(NOW, before=fewer) == (f"New: {named}.",)
    assert told(fewer) == (f"No longer: {named}.",)


def test_where_nothing_is_planned_after_there_is_nothing_to_say() -> None:
    assert told(replace(NOW, weeks=())) == ()


def test_where_nothing_was_planned_before_the_days_are_counted() -> None:
    assert told(NOW, before=replace(NOW, weeks=())) == ("The week holds seven days.",)


def test_days_without_work_are_said() -> None:
    (first, *rest) = NOW.weeks
    fewer = tuple(
        replace(day, items=()) if day.date > MONDAY + timedelta(days=4) else day
        for day in first.days
    )
    lines = told(replace(NOW, weeks=(replace(first, days=fewer), *rest)))
    assert "Days with work: five days instead of seven days." in lines
