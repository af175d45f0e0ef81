from datetime import date, timedelta

import pytest
from tests.report.results import JOURNAL, STOP, TODAY, item, knowledge, plan, review, week
from tests.report.screen import coloured, flowing, screen

from dorsi.domain.schedule import Plan, Retest, Withheld
from dorsi.domain.verdicts import ProgrammeStatus
from dorsi.report.terminal.plan import render_plan


def shown(made: Plan, today: date = TODAY) -> str:
    return screen(render_plan(made, review(), JOURNAL, knowledge(), today, "me.json"))


def test_this_week_is_a_table_of_days_with_its_minutes() -> None:
    lines = shown(plan()).splitlines()
    days = next(line for line in lines if line.split()[:3] == ["Mo", "Tu", "We"])
    assert days.split() == ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
    circles = next(line for line in lines if "Knee-to-wall circles" in line)
    assert circles.split()[-7:] == ["●", "·", "●", "·", "●", "·", "●"]
    assert "20 times each side" in circles
    assert next(line for line in lines if line.startswith("Minutes")).split()[1:] == ["10"] * 7


def test_today_is_marked() -> None:
    text = coloured(render_plan(plan(), review(), JOURNAL, knowledge(), TODAY, "me.json"))
    assert "\x1b[1;7mMo" in text
    assert "\x1b[1;7mTu" not in text


@pytest.mark.requirement("B-91")
def test_every_item_says_why_it_is_there() -> None:
    text = flowing(shown(plan(weeks=(week(1, "foundation", TODAY, (item(why="It fits you."),)),))))
    assert "Bent-knee calf stretch It fits you." in text


def test_the_weeks_at_a_glance_say_what_changes() -> None:
    text = flowing(shown(plan()))
    assert "Week 8 Move the joint:" in text
    assert "New: two-leg calf raise. No longer: bent-knee calf stretch." not in text
    assert "Week 9 Load the range:" in text
    assert "New: two-leg calf raise." in text


def test_what_keeps_training_going_says_until_when_and_why() -> None:
    assert "Squat on 2 cm. Looked at again on 4 May. For now." in flowing(shown(plan()))


def test_measuring_days_with_the_same_reason_stand_together() -> None:
    days = [TODAY + timedelta(days=n) for n in (-7, 6, 13)]
    retests = tuple(Retest(day, ("knee_to_wall",), "For the trend.") for day in days)
    text = flowing(shown(plan(retests=retests)))
    assert "19 April and 26 April: knee to wall. For the trend." in text
    assert "6 April" not in text.replace("26 April", "")


@pytest.mark.requirement("A-27")
def test_a_withheld_plan_shows_the_reason_and_no_exercise() -> None:
    withheld = Plan((), (), (), Withheld("ottawa_ankle", "This may be a broken bone."))
    text = screen(
        render_plan(withheld, review(safety=STOP), JOURNAL, knowledge(), TODAY, "me.json")
    )
    assert "This may be a broken bone." in text
    assert "Week" not in text
    assert "dorsi today" not in text


def test_a_plan_that_is_not_accepted_yet_says_how_to_take_it_on() -> None:
    proposed = review(programme=ProgrammeStatus("none", None, None, None))
    text = screen(render_plan(plan(), proposed, JOURNAL, knowledge(), TODAY, "me.json"))
    assert "dorsi log me.json accept" in text
    assert "accept" not in shown(plan())


def test_a_plan_without_weeks_says_so() -> None:
    text = shown(Plan((), (), (), None))
    assert "No week is planned" in text
    assert "at a glance" not in text


def test_a_phase_nobody_knows_is_shown_without_its_aim() -> None:
    text = shown(plan(weeks=(week(1, "taper", TODAY, (item(),)),)))
    assert "Week 1 of 1: Taper" in text


def test_every_line_of_a_plan_fits_eighty_columns() -> None:
    long = item("band_glide_front", side="left", sets=3, reps=15, seconds=None)
    short = item("band_glide_front", side="right", sets=1, reps=15, seconds=None)
    text = shown(plan(weeks=(week(1, "foundation", TODAY, (long, short)),)))
    assert max(len(line) for line in text.splitlines()) <= 80
    assert "left 3 × 15, right 15" in text
