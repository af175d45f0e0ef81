"""Beginning with something on the card, an injury or an age that asks for care."""

from pathlib import Path

import pytest
from tests.cli.beginning import EVERYTHING, exercises_in, given, lines, number_of
from tests.cli.command_line import TODAY, Run, kept


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "ada.json"


@pytest.mark.requirement("A-27")
def test_a_stop_on_the_card_ends_the_questions_with_what_to_do(run: Run, file: Path) -> None:
    said = run("new", file, "--today", TODAY, typed=lines(number_of("deformity"), "left"))
    assert said.code == 0
    assert given(file) == [("red_flag_card", None, "no"), ("deformity", "left", "yes")]
    assert "Have this looked at today." in said.words
    assert "born" not in said.out
    assert exercises_in(said.out) == []
    assert run("review", file, "--today", TODAY, "--json").json["safety"]["status"] == "stop"


def test_a_line_one_is_not_sure_of_counts_and_so_do_several(run: Run, file: Path) -> None:
    typed = f"{number_of('snap_or_kick_felt')}?, {number_of('tingling')} {number_of('past_clot')}"
    run("new", file, "--today", TODAY, typed=lines(typed, "right", "?"))
    assert given(file)[:4] == [
        ("red_flag_card", None, "no"),
        ("snap_or_kick_felt", "right", "unsure"),
        ("tingling", "both", "yes"),
        ("past_clot", None, "yes"),
    ]


def test_not_sure_about_the_whole_card_waits_with_exercise(run: Run, file: Path) -> None:
    said = run("new", file, "--today", TODAY, typed=lines("?"))
    assert given(file) == [("red_flag_card", None, "unsure")]
    assert "Go through its lines today" in said.words
    assert exercises_in(said.out) == []


def test_the_card_is_not_passed_by_just_pressing_enter(run: Run, file: Path) -> None:
    said = run("new", file, "--today", TODAY, typed=lines("", "99", "none or 3", "none"))
    assert said.words.count("Which fit?") == 4
    assert given(file) == [("red_flag_card", None, "no")]


@pytest.mark.parametrize("pressed", [1, 3])
def test_just_enter_about_an_injury_is_asked_again_and_stops_nobody(
    run: Run, file: Path, pressed: int
) -> None:
    nothing = [""] * pressed
    typed = ("none", *nothing, "1990", *nothing, "left", *nothing, "400", *nothing, "no")
    said = run("new", file, "--today", TODAY, typed=lines(*typed))
    assert said.words.count("Type an answer, or ? if you are not sure.") == 5 * pressed - pressed
    assert given(file)[1:] == [
        ("injury_days_ago", "left", 400),
        ("surgery_or_cast_weeks_ago", "both", "no"),
    ]
    status = run("review", file, "--today", TODAY, "--json").json["safety"]["status"]
    assert status in ("go", "caution")


def test_not_sure_when_it_hurt_is_still_an_answer(run: Run, file: Path) -> None:
    typed = lines("none", "1990", "left", "?")
    run("new", file, "--today", TODAY, typed=typed)
    assert given(file)[1] == ("injury_days_ago", "left", "unsure")


def test_a_child_hears_the_stop_and_no_question_about_a_guardian(run: Run, file: Path) -> None:
    said = run("new", file, "--today", TODAY, typed=lines("none", "2014", "yes", "yes"))
    assert [question for question, _, _ in given(file)] == ["red_flag_card"]
    assert "Dorsi is made for people of 16 and older" in said.words
    assert "guardian" not in said.words
    assert exercises_in(said.out) == []


def test_since_when_is_asked_at_once_where_it_matters(run: Run, file: Path) -> None:
    said = run("new", file, "--today", TODAY, typed=lines(number_of("malleolar_pain"), "left", "3"))
    assert ("injury_days_ago", "left", 3) in given(file)
    assert "Can you walk" not in said.out  # nothing is tried out on a fresh injury


def test_an_emergency_is_not_kept_waiting_by_questions(run: Run, file: Path) -> None:
    typed = f"{number_of('malleolar_pain')} {number_of('chest_pain_or_breathless')}"
    said = run("new", file, "--today", TODAY, typed=lines(typed, "left"))
    assert "How many days ago" not in said.out
    assert "emergency number" in said.words


def test_an_injury_without_pain_is_asked_for_too(run: Run, file: Path) -> None:
    said = run("new", file, "--today", TODAY, typed=lines("none", "1990", "right", "20", "no"))
    assert ("injury_days_ago", "right", 20) in given(file)
    assert exercises_in(said.out) == []
    assert "first six weeks" in said.words


def test_both_sides_may_have_been_hurt(run: Run, file: Path) -> None:
    run("new", file, "--today", TODAY, typed=lines("none", "1990", "both", "400", "?", "no"))
    assert given(file)[1:4] == [
        ("injury_days_ago", "left", 400),
        ("injury_days_ago", "right", "unsure"),
        ("surgery_or_cast_weeks_ago", "both", "no"),
    ]


def test_at_sixteen_a_guardian_is_asked_for(run: Run, file: Path) -> None:
    said = run("new", file, "--today", TODAY, typed=lines("none", "2009", "no"))
    assert ("guardian_agrees", None, "no") in given(file)
    assert exercises_in(said.out) == []
    again = run("new", file, "--today", TODAY, typed=lines("no"))
    assert "Has something changed?" in again.out


def test_past_sixty_five_falls_are_asked_for(run: Run, file: Path) -> None:
    run("new", file, "--today", TODAY, typed=lines("none", "1950", "2"))
    assert ("falls_past_year", None, 2) in given(file)


@pytest.mark.requirement("A-1")
def test_how_mobile_the_joints_are_is_asked_with_all_five_questions(run: Run, file: Path) -> None:
    said = run("new", file, "--today", TODAY, typed=lines(*EVERYTHING[:4], "6", "2"))
    assert "How many of these five fit you, 0 to 5?" in said.words
    asked = said.out[said.out.index("these five") :]
    numbers = [line[:2] for line in asked.splitlines() if line[1:3] == ": "]
    assert numbers == ["1:", "2:", "3:", "4:", "5:"]
    assert "6 is not plausible" in said.words
    assert ("hypermobile_screen", None, 2) in given(file)
    reasons = run("review", file, "--today", TODAY, "--json").json["safety"]["reasons"]
    assert [reason["rule"] for reason in reasons] == ["hypermobile"]


def test_going_on_after_a_stop_asks_again_what_may_lift_it(run: Run, file: Path) -> None:
    run("new", file, "--today", TODAY, typed=lines("none", "2009", "no"))
    said = run("new", file, "--today", TODAY, typed=lines("yes", "none", "yes"))
    assert given(file)[-1] == ("guardian_agrees", None, "yes")
    assert "How many days ago" in said.words


def test_going_on_asks_nothing_to_be_tried_out_of_someone_who_named_a_line(
    run: Run, file: Path
) -> None:
    run("new", file, "--today", TODAY, typed=lines("none", "1990", "right", "20", "no"))
    typed = lines("yes", number_of("snap_or_kick_felt"), "right", "20")
    said = run("new", file, "--today", TODAY, typed=typed)
    assert "walk briskly" not in said.out.split("Before anything else")[1]
    typed = lines("yes", "none", "yes")
    assert "walk briskly" in run("new", file, "--today", TODAY, typed=typed).words
    assert given(file)[-1] == ("walking_and_heel_raises_painless", "right", "yes")


def test_after_a_stop_the_card_can_be_gone_through_again(run: Run, file: Path) -> None:
    run("new", file, "--today", TODAY, typed=lines(number_of("deformity"), "left"))
    said = run("new", file, "--today", TODAY, typed=lines("yes", "none", *EVERYTHING[1:], "today"))
    assert said.code == 0
    assert given(file)[-1] == ("stop_felt", "right", "nothing")
    assert len(kept(file).decisions) == 1
