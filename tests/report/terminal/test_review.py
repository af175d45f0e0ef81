from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Any

import pytest
from tests.report.results import (
    JOURNAL,
    NO_CHANGE,
    NO_FORECAST,
    PERSON,
    STOP,
    TODAY,
    forecast,
    knowledge,
    plan,
    review,
    side,
)
from tests.report.screen import coloured, flowing, screen

from dorsi.domain.journal import Paused
from dorsi.domain.schedule import Accommodated
from dorsi.domain.verdicts import (
    Asymmetry,
    DecisionMade,
    NextQuestion,
    ProgrammeStatus,
    Proposal,
    Review,
    Safety,
    SafetyReason,
    Sides,
)
from dorsi.report.terminal.review import render_review


def shown(found: Review, file: str | None = "me.json") -> str:
    return screen(render_review(found, JOURNAL, knowledge(), TODAY, file))


def test_the_persons_own_numbers_come_first_then_the_meaning_then_what_to_do() -> None:
    text = shown(review())
    places = [
        text.index(words)
        for words in ("Left reaches 9.0 cm", "restricted", "What it means", "What to do")
    ]
    assert places == sorted(places)


def test_a_review_fits_on_one_screen() -> None:
    caution = SafetyReason("pregnant", "routine", "restrict", None, "Ask your midwife.")
    found = review(safety=Safety("caution", False, (caution,)))  # noqa: FBT003  a record's field
    assert len(shown(found).splitlines()) <= 40


@pytest.mark.requirement("A-26", "B-42")
def test_what_keeps_somebody_squatting_is_named_and_found_in_the_plan() -> None:
    squats = ("heel_lift", "goblet_or_box_squat", "habit_anchor")
    held = tuple(Accommodated(id_, None, "So.", "Thus.") for id_ in squats)

    def said(**made: Any) -> str:
        drawn = render_review(review(), JOURNAL, knowledge(), TODAY, "me.json", plan(**made))
        return flowing(screen(drawn))

    assert said(accommodations=held).count("Meanwhile") == 1
    assert (
        "Meanwhile, as the plan says: heels raised while you squat and a squat that suits you now."
        in said(accommodations=held)
    )
    assert "Meanwhile" not in said(accommodations=held[2:])
    assert "Meanwhile" not in flowing(shown(review()))


def test_what_is_the_same_on_both_sides_is_said_once() -> None:
    text = flowing(shown(review()))
    assert text.count("the pattern resembles") == 1
    assert "Both sides: the pattern resembles a calf" in text
    different = review(forecast=Sides(forecast(11.0), NO_FORECAST))
    assert "Left: 11.0 cm is possible" in flowing(shown(different))


def test_with_nothing_measured_there_is_nothing_it_could_mean() -> None:
    found = review(
        sides=Sides(side(None), side(None)),
        programme=ProgrammeStatus("none", None, None, None),
        forecast=Sides(NO_FORECAST, NO_FORECAST),
    )
    text = shown(found)
    assert "is not measured yet" in text
    assert "What it means" not in text


def test_probabilities_stay_out_of_the_review() -> None:
    assert "%" not in shown(review())


@pytest.mark.requirement("A-27")
def test_a_stop_shows_the_stop_and_no_exercise() -> None:
    text = shown(review(safety=STOP))
    assert "Have this looked at today" in text
    assert "This may be a broken bone." in text
    assert "No rolling over the veins." in text
    for word in ("What to do", "stretch", "Week 7", "dorsi today"):
        assert word not in text
    names = [exercise.name for exercise in knowledge().exercises.values()]
    assert [name for name in names if name in text] == []


def test_a_stop_is_red_and_nothing_else_is() -> None:
    red = "38;5;160"
    stop = render_review(review(safety=STOP), JOURNAL, knowledge(), TODAY, "me.json")
    usual = render_review(review(), JOURNAL, knowledge(), TODAY, "me.json")
    assert red in coloured(stop)
    assert red not in coloured(usual)


def test_each_side_has_a_colour_of_its_own() -> None:
    text = coloured(render_review(review(), JOURNAL, knowledge(), TODAY, "me.json"))
    assert "38;5;30mLeft" in text
    assert "38;5;130mRight" in text


def test_someone_without_readings_is_not_told_about_bands_or_change() -> None:
    nothing = review(
        sides=Sides(side(None, named=()), side(None, named=())),
        asymmetry=Asymmetry(None, None, None, None),
        change=Sides(NO_CHANGE, NO_CHANGE),
        forecast=Sides(NO_FORECAST, NO_FORECAST),
        programme=ProgrammeStatus("none", None, None, None),
    )
    text = shown(nothing)
    assert "How far left reaches is not measured yet." in text
    assert "restricted" not in text
    assert "Change" not in text
    assert "Week" not in text
    assert "dorsi plan" not in text
    assert "dorsi next me.json" in text


def test_whoever_is_measured_but_has_no_programme_is_shown_the_way_to_one() -> None:
    none = ProgrammeStatus("none", None, None, None)
    ready = DecisionMade("continue", None, "It is ready.", "begin")
    assert "the programme proposed  dorsi plan" in shown(review(programme=none, decisions=(ready,)))
    elsewhere = DecisionMade("refer", None, "Look elsewhere.", "look_elsewhere")
    text = shown(review(programme=none, decisions=(elsewhere,)))
    assert "proposed" not in text
    assert "dorsi plan me.json" in text


def test_the_red_flag_card_is_asked_for_once() -> None:
    card = DecisionMade("continue", None, "First answer the card.", "card_first")
    asked = NextQuestion("red_flag_card", None, "It comes first.")
    assert "Still open" not in shown(review(decisions=(card,), next_question=asked))
    assert "Still open: the red-flag card." in shown(review(next_question=asked))


def test_while_the_card_comes_first_nobody_is_sent_to_todays_exercises() -> None:
    asked = NextQuestion("red_flag_card", None, "It comes first.")
    assert "dorsi today" not in shown(review(next_question=asked))
    assert "dorsi today me.json" in shown(review(next_question=None))


def test_who_has_lost_range_is_not_told_what_holds_it() -> None:
    lost = DecisionMade("restart", "left", "Left has lost about 2 cm.", "loss_confirmed")
    kept = ProgrammeStatus("maintaining", 15, "keep", None)
    assert "Keep it" in shown(review(programme=kept))
    assert "Keep it" not in shown(review(programme=kept, decisions=(lost,)))


def test_after_twelve_weeks_it_says_how_to_begin_a_second_round() -> None:
    kept = ProgrammeStatus("maintaining", 13, "keep", None)
    done = DecisionMade("maintain", None, "Twelve weeks are done.", "twelve_weeks_done")
    assert "dorsi log me.json accept" in shown(review(programme=kept, decisions=(done,)))
    assert "dorsi log me.json accept" not in shown(review(programme=kept))


def test_during_a_pause_one_is_told_how_to_go_on_and_not_to_carry_on() -> None:
    begun = Paused(at=datetime.combine(TODAY, time(7), UTC), id="paused", until=TODAY)
    journal = replace(JOURNAL, decisions=(begun,))
    resting = review(programme=ProgrammeStatus("paused", 8, "mobilise", None))
    text = screen(render_review(resting, journal, knowledge(), TODAY, "me.json"))
    assert "Paused until Monday, 13 April." in text
    assert "Carry on" not in text
    assert "dorsi today" not in text
    assert "dorsi log me.json resume" in text


def test_a_proposal_says_why_what_would_change_and_how_to_take_it_on() -> None:
    proposed = ProgrammeStatus("building", 7, "mobilise", Proposal(("Add circles.",), ("More.",)))
    text = shown(review(programme=proposed))
    assert "More. Proposed: Add circles." in text
    assert "dorsi log me.json accept" in text


def test_the_commands_at_the_foot_name_the_file_and_can_be_left_out() -> None:
    assert "dorsi next me.json" in shown(review())
    long = "a" * 90 + ".json"
    assert f"dorsi explain {long}" in shown(review(), long)
    assert "dorsi" not in shown(review(), None)
    assert "dorsi next" not in shown(review(next_question=None))


def test_a_review_reads_well_in_a_narrow_window() -> None:
    text = screen(render_review(review(), JOURNAL, knowledge(), TODAY, None), 44)
    assert max(len(line) for line in text.splitlines()) <= 44
    assert "excellent" not in text


def test_inches_are_shown_to_whoever_measures_in_inches() -> None:
    journal = replace(JOURNAL, person=replace(PERSON, length_unit="in"))
    text = screen(render_review(review(), journal, knowledge(), TODAY, None))
    assert "Left reaches 3.5 in (likely 3.3 to 3.8)" in text
    assert " cm" not in text.split("What to do")[0]
