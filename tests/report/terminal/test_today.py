from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

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

from dorsi.compose.today import DayLeft
from dorsi.domain.journal import Paused, Session
from dorsi.domain.schedule import Plan, PlannedDay, PlannedItem, PlannedWeek
from dorsi.domain.verdicts import DecisionMade, NextQuestion, ProgrammeStatus
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
        "Training day, about 9.5 min, with morning coffee at 07:00. "
        "Week 8 of 12: Grow strong." in text
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
    assert "about 9.5 min. Week 8 of 12" in text


def test_the_pain_rule_is_at_hand() -> None:
    assert "up to 2 of 10 go on" in shown(FULL)
    assert "from 5 leave that exercise out" in flowing(shown(FULL))


@pytest.mark.requirement("A-27")
def test_a_stop_shows_no_exercise_even_if_one_is_planned() -> None:
    text = screen(render_today(FULL, review(safety=STOP), JOURNAL, knowledge(), TODAY, "me.json"))
    assert "Have this looked at today" in text
    assert "stretch" not in text
    assert "circles" not in text


def shown_left(*items: PlannedItem, shorter: bool = False, made: Plan = FULL) -> str:
    day = PlannedDay(TODAY, 3.5, items)
    left = DayLeft(day, begun=True, pain=1.0 if shorter else 0.0, shortened=shorter)
    drawn = render_today(made, review(), JOURNAL, knowledge(), TODAY, "me.json", left=left)
    return flowing(screen(drawn))


def test_only_what_is_left_of_the_day_is_shown() -> None:
    text = shown_left(CIRCLES)
    assert "Still to do. Training day, about 3.5 min" in text
    assert "Knee-to-wall circles" in text
    assert "Two-leg calf raise" not in text


def test_a_day_made_shorter_by_pain_says_so() -> None:
    assert "Shorter today, because it hurt. Training day" in shown_left(CIRCLES, shorter=True)


def test_of_a_day_that_is_done_nothing_is_shown_again() -> None:
    later = PlannedDay(TODAY + timedelta(days=2), 9.5, (item(),))
    made = replace(FULL, weeks=(replace(FULL.weeks[0], days=(*FULL.weeks[0].days, later)),))
    text = shown_left(made=made)
    assert "Done for today. The next day with work is Wednesday, 15 April 2026." in text
    assert "circles" not in text
    assert "That is enough for today" in shown_left(shorter=True)


def test_while_the_card_comes_first_no_exercise_is_named() -> None:
    asked = NextQuestion("red_flag_card", None, "New pain of 5 or more: the card first.")
    again = review(next_question=asked)
    text = screen(render_today(FULL, again, JOURNAL, knowledge(), TODAY, "me.json"))
    assert "New pain of 5 or more: the card first." in text
    assert "dorsi next me.json" in text
    assert "Knee-to-wall" not in text


@pytest.mark.parametrize("made", [FULL, Plan((), (), (), None)])
@pytest.mark.parametrize(
    "left", [None, DayLeft(PlannedDay(TODAY, 0.0, ()), begun=True, pain=0.0, shortened=False)]
)
def test_the_morning_after_pain_is_asked_about_on_any_day(made: Plan, left: DayLeft | None) -> None:
    at = datetime.combine(TODAY - timedelta(days=1), time(18), UTC)
    sore = Session(at=at, items=(), pain_after=3, id="0195f3d0-abcdef")
    journal = replace(JOURNAL, sessions=(sore,))
    drawn = render_today(made, review(), journal, knowledge(), TODAY, "me.json", left=left)
    text = flowing(screen(drawn))
    assert "It hurt yesterday. How much this morning, from 0 to 10?" in text
    assert "dorsi fix me.json correct abcdef pain_next_morning=0" in text


def test_a_day_without_work_says_when_the_next_one_is() -> None:
    text = shown(plan(), TODAY - timedelta(days=2))
    assert "Nothing is planned for today." in text
    assert "Monday, 13 April 2026" in text
    assert "next day" not in shown(Plan((), (), (), None))


def test_a_day_whose_plan_is_empty_is_no_day_with_work() -> None:
    tomorrow = PlannedDay(TODAY + timedelta(days=1), 0.0, ())
    later = PlannedDay(TODAY + timedelta(days=3), 9.5, (item(),))
    weeks = (PlannedWeek(8, "load", (PlannedDay(TODAY, 0.0, ()), tomorrow, later)),)
    text = flowing(shown(Plan(weeks, (), (), None)))
    assert "The next day with work is Thursday, 16 April 2026." in text


def test_a_pause_says_when_it_ends_and_how_to_end_it() -> None:
    begun = Paused(at=datetime.combine(TODAY, time(7), UTC), id="paused", until=None)
    journal = replace(JOURNAL, decisions=(begun,))
    resting = review(programme=ProgrammeStatus("paused", 8, "load", None))
    week = PlannedWeek(8, "load", (PlannedDay(TODAY + timedelta(days=3), 9.5, (item(),)),))
    made = Plan((week,), (), (), None)
    text = screen(render_today(made, resting, journal, knowledge(), TODAY, "me.json"))
    assert "Paused since 13 April, with no end set." in text
    assert "next day with work" not in text
    assert "dorsi log me.json resume" in text


def test_before_anything_is_measured_it_says_what_to_do_first() -> None:
    first = DecisionMade("retest", None, "Measure both sides first.", "measure_first")
    none = review(programme=ProgrammeStatus("none", None, None, None), decisions=(first,))
    empty = Plan((), (), (), None)
    text = screen(render_today(empty, none, JOURNAL, knowledge(), TODAY, "me.json"))
    assert "Measure both sides first." in text
    assert "how to measure  dorsi measures knee_to_wall" in text


def test_work_that_is_only_proposed_says_so() -> None:
    none = review(programme=ProgrammeStatus("none", None, None, None), decisions=())
    text = screen(render_today(FULL, none, JOURNAL, knowledge(), TODAY, "me.json"))
    assert "This is a proposal: nothing is accepted yet." in text


def test_an_exercise_no_longer_known_is_still_listed() -> None:
    old = Plan(
        (PlannedWeek(1, "load", (PlannedDay(TODAY, 2.0, (item("old_drill", why=""),)),)),),
        (),
        (),
        None,
    )
    assert "old_drill" in shown(old)
