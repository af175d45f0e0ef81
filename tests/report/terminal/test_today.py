from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.report.results import (
    CIRCLES,
    JOURNAL,
    PERSON,
    RAISES,
    STOP,
    TODAY,
    item,
    knowledge,
    plan,
    review,
)
from tests.report.screen import flowing, screen

from dorsi.domain.schedule import Plan, PlannedDay, PlannedWeek
from dorsi.report.terminal.today import render_today

FULL = Plan(
    (PlannedWeek(8, "load", (PlannedDay(TODAY, 9.5, (item(), RAISES, CIRCLES)),)),), (), (), None
)


def shown(made: Plan, today: date = TODAY) -> str:
    return screen(render_today(made, review(), JOURNAL, knowledge(), today, "me.json"))


def test_the_day_is_listed_in_the_order_it_is_done() -> None:
    text = shown(FULL)
    names = ("Knee-to-wall circles", "Two-leg calf raise", "Bent-knee calf stretch")
    places = [text.index(name) for name in names]
    assert places == sorted(places)
    assert text.index("Before training") < text.index("After training") < text.index("Any time")


def test_every_exercise_has_its_dose_its_steps_in_short_and_its_reason() -> None:
    text = flowing(shown(FULL))
    assert "2 Two-leg calf raise 2 × 12; 3 s down, 1 s up" in text
    assert "Lower for three seconds until the heels touch the floor" in text
    assert text.count("It fits.") == 3


def test_the_day_begins_with_its_kind_its_minutes_and_its_week() -> None:
    text = flowing(shown(FULL))
    assert (
        "Training day, about 9.5 min, with morning coffee at 07:00. Week 8: Load the range." in text
    )
    assert "Rest day" in shown(plan(), TODAY + timedelta(days=1))


@pytest.mark.requirement("B-20")
def test_the_habit_is_named_for_what_may_be_done_at_any_time() -> None:
    before_only = Plan(
        (PlannedWeek(8, "load", (PlannedDay(TODAY, 4.0, (CIRCLES,)),)),), (), (), None
    )
    assert "morning coffee" not in shown(before_only)
    assert "morning coffee" in shown(FULL)
    without = replace(JOURNAL, person=replace(PERSON, habit=None))
    text = screen(render_today(FULL, review(), without, knowledge(), TODAY, "me.json"))
    assert "about 9.5 min. Week 8" in text


def test_the_pain_rule_is_at_hand() -> None:
    assert "up to 2 of 10 go on" in shown(FULL)
    assert "from 5 leave that exercise out" in flowing(shown(FULL))


@pytest.mark.requirement("A-27")
def test_a_stop_shows_no_exercise_even_if_one_is_planned() -> None:
    text = screen(render_today(FULL, review(safety=STOP), JOURNAL, knowledge(), TODAY, "me.json"))
    assert "Have this looked at today" in text
    assert "stretch" not in text
    assert "circles" not in text


def test_a_day_without_work_says_when_the_next_one_is() -> None:
    text = shown(plan(), TODAY - timedelta(days=2))
    assert "Nothing is planned for today." in text
    assert "Monday, 13 April 2026" in text
    assert "next day" not in shown(Plan((), (), (), None))


def test_an_exercise_no_longer_known_is_still_listed() -> None:
    old = Plan(
        (PlannedWeek(1, "load", (PlannedDay(TODAY, 2.0, (item("old_drill", why=""),)),)),),
        (),
        (),
        None,
    )
    assert "old_drill" in shown(old)
