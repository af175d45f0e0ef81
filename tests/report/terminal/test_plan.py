from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from tests.report.results import CIRCLES, JOURNAL, STOP, TODAY, item, knowledge, plan, review, week
from tests.report.screen import coloured, flowing, screen

from dorsi.domain.journal import Paused
from dorsi.domain.schedule import Plan, PlannedDay, PlannedWeek, Retest, Withheld
from dorsi.domain.verdicts import DecisionMade, NextQuestion, ProgrammeStatus
from dorsi.report.terminal.plan import render_plan


def at(day: date) -> datetime:
    return datetime.combine(day, time(7), UTC)


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


def test_an_exercise_with_two_reasons_stands_once_with_both() -> None:
    whys = (item(why="It fits you."), item(block="after", why="And your sport."))
    text = flowing(shown(plan(weeks=(week(1, "foundation", TODAY, whys),))))
    reasons = text.split(" Why ")[1]
    assert reasons.count("Bent-knee calf stretch") == 1
    assert all(f" {why} " in reasons for why in ("It fits you.", "And your sport."))


def test_the_weeks_at_a_glance_say_what_changes() -> None:
    text = flowing(shown(plan()))
    assert "Week 8 Build up:" in text
    assert "New: two-leg calf raise. No longer: bent-knee calf stretch." not in text
    assert "Week 9 Grow strong:" in text
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
    assert review().decisions[0].why in text
    assert "at a glance" not in text
    assert "dorsi today" not in text


def test_a_week_without_work_is_passed_over() -> None:
    empty = PlannedWeek(8, "mobilise", (PlannedDay(TODAY, 0.0, ()),))
    text = shown(plan(weeks=(empty, *plan().weeks[1:])))
    assert "Week 9 of 12: Grow strong" in text


def test_a_long_name_goes_on_under_its_beginning() -> None:
    glide = item("band_glide_front", side="left", sets=2, seconds=90.0)
    uneven = (glide, replace(glide, side="right", sets=1))
    lines = shown(plan(weeks=(week(1, "foundation", TODAY, uneven),))).splitlines()
    first = next(n for n, line in enumerate(lines) if line.startswith("  Ankle glide"))
    assert "front" not in lines[first]
    going_on = lines[first + 1 : first + 3]
    assert all(line.startswith("  ") and not line.startswith("   ") for line in going_on)
    assert "front" in " ".join(going_on)


def test_a_day_without_work_takes_no_minutes() -> None:
    first, *others = plan().weeks[0].days
    weeks = (replace(plan().weeks[0], days=(replace(first, items=()), *others)),)
    lines = shown(plan(weeks=weeks)).splitlines()
    minutes = next(line for line in lines if line.startswith("Minutes")).split()[1:]
    assert minutes == ["–", *["10"] * 6]


def test_before_the_red_flag_card_a_plan_is_not_to_be_taken_on() -> None:
    card = DecisionMade("continue", None, "First answer the card.", "card_first")
    none = ProgrammeStatus("none", None, None, None)
    waiting = review(programme=none, decisions=(card,))
    text = screen(render_plan(plan(), waiting, JOURNAL, knowledge(), TODAY, "me.json"))
    lines = [line.strip() for line in text.splitlines()]
    at = lines.index("This is a proposal: nothing is accepted yet.")
    assert lines[at : at + 4] == [
        "This is a proposal: nothing is accepted yet.",
        "First answer the card.",
        "",
        "Week 8 of 12: Build up",
    ]
    assert "accept\n" not in text
    assert "dorsi next me.json" in text


def test_while_the_card_comes_first_nobody_is_sent_to_todays_exercises() -> None:
    asked = review(next_question=NextQuestion("red_flag_card", None, "It comes first."))
    text = screen(render_plan(plan(), asked, JOURNAL, knowledge(), TODAY, "me.json"))
    assert "dorsi today" not in text
    assert "dorsi today me.json" in shown(plan())


def test_a_paused_plan_says_until_when_and_how_to_go_on() -> None:
    begun = Paused(at=at(TODAY), id="paused", until=TODAY + timedelta(days=6))
    journal = replace(JOURNAL, decisions=(begun,))
    resting = review(programme=ProgrammeStatus("paused", 8, "mobilise", None))
    text = screen(render_plan(plan(), resting, journal, knowledge(), TODAY, "me.json"))
    assert "Paused until Sunday, 19 April." in text
    assert "dorsi log me.json resume" in text


@pytest.mark.parametrize("columns", [40, 48, 60])
def test_in_a_narrow_window_every_exercise_keeps_its_name_and_its_days(columns: int) -> None:
    made = render_plan(plan(), review(), JOURNAL, knowledge(), TODAY, "me.json")
    text = screen(made, columns)
    assert "Knee-to-wall circles, 20 times each side: Mo We Fr Su" in flowing(text)
    assert "Mo 10, Tu 10" in flowing(text)
    prose = [line for line in text.splitlines() if "dorsi" not in line]
    assert max(map(len, prose)) <= columns


def test_ones_sport_has_its_advice_once_there_is_something_to_do() -> None:
    lifting = knowledge().sports["weightlifting"].range_advice[0]
    assert lifting in flowing(shown(plan()))
    card = DecisionMade("continue", None, "First answer the card.", "card_first")
    proposed = review(programme=ProgrammeStatus("none", None, None, None), decisions=(card,))
    seen = screen(render_plan(plan(), proposed, JOURNAL, knowledge(), TODAY, "me.json"))
    assert lifting in flowing(seen)
    first = DecisionMade("retest", None, "Measure first.", "measure_first")
    none = ProgrammeStatus("none", None, None, None)
    waiting = review(programme=none, decisions=(first,))
    empty = Plan((), (), (), None)
    text = flowing(screen(render_plan(empty, waiting, JOURNAL, knowledge(), TODAY, "me.json")))
    assert "Your sport" not in text
    assert "Measure first." in text
    assert "how to measure dorsi measures knee_to_wall" in text


def test_where_nothing_is_planned_no_sport_speaks_of_range_to_come() -> None:
    elsewhere = DecisionMade("maintain", None, "Look elsewhere.", "look_elsewhere")
    none = ProgrammeStatus("none", None, None, None)
    found = review(programme=none, decisions=(elsewhere,))
    empty = Plan((), (), (), None)
    text = flowing(screen(render_plan(empty, found, JOURNAL, knowledge(), TODAY, "me.json")))
    assert "Your sport" not in text


@pytest.mark.requirement("A-1", "A-23")
def test_who_aims_at_no_range_is_not_told_that_a_phase_does() -> None:
    aims = [phase.aim for phase in knowledge().phases.values()]
    control = DecisionMade("continue", None, "Control first.", "no_range_goal")
    found = review(decisions=(control,))
    text = flowing(screen(render_plan(plan(), found, JOURNAL, knowledge(), TODAY, "me.json")))
    assert [aim for aim in aims if aim in text] == []
    usual = flowing(shown(plan()))
    assert sum(aim in usual for aim in aims) == 2


def test_upkeep_has_no_number_and_comes_after_the_programme() -> None:
    kept = week(15, "keep", TODAY, (CIRCLES,))
    alone = shown(plan(weeks=(kept,)))
    assert "Week 15" not in alone
    assert "at a glance" not in alone
    after = flowing(shown(plan(weeks=(week(12, "load", TODAY - timedelta(days=7), ()), kept))))
    assert "After that Keep it:" in after


def test_a_phase_nobody_knows_is_shown_without_its_aim() -> None:
    text = shown(plan(weeks=(week(1, "taper", TODAY, (item(),)),)))
    assert "Week 1 of 12: Taper" in text


def test_every_line_of_a_plan_fits_eighty_columns() -> None:
    long = item("band_glide_front", side="left", sets=3, reps=15, seconds=None)
    short = item("band_glide_front", side="right", sets=1, reps=15, seconds=None)
    text = shown(plan(weeks=(week(1, "foundation", TODAY, (long, short)),)))
    assert max(len(line) for line in text.splitlines()) <= 80
    assert "left 3 × 15, right 15" in text


def test_what_holds_meanwhile_is_said_in_inches_to_whoever_measures_in_them() -> None:
    inches = replace(JOURNAL, person=replace(JOURNAL.person, length_unit="in"))
    text = flowing(screen(render_plan(plan(), review(), inches, knowledge(), TODAY, "me.json")))
    assert "Squat on 0.8 in." in text
