import os
import pty
import select
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from tests.cli.beginning import EVERYTHING, given, lines
from tests.cli.command_line import TODAY, Run, kept

from dorsi.domain.journal import ProgrammeAccepted
from dorsi.knowledge.load import load_knowledge


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "ada.json"


def test_from_nothing_to_a_first_week(run: Run, file: Path) -> None:
    said = run("new", file, "--today", TODAY, typed=lines(*EVERYTHING, "tomorrow"))
    assert said.code == 0
    journal = kept(file)
    assert journal.person.name == "Ada"
    assert journal.person.birth_year == 1990
    assert journal.person.height_cm == 175
    assert journal.person.equipment == ("loop_band", "squat_rack", "step")
    assert journal.person.training_days == ("mon", "wed", "fri")
    assert (journal.person.habit, journal.person.habit_time) == ("morning coffee", "07:00")
    assert (journal.person.minutes_per_day, journal.person.length_unit) == (10, "cm")
    assert journal.person.timezone == "Europe/Berlin"
    assert {str(entry.at.utcoffset()) for entry in journal.entries()} == {"1:00:00"}
    assert [(r.side, r.trials, r.cold) for r in journal.readings] == [
        ("left", (8.1, 7.9, 8.0), True),
        ("right", (9.5, 9.6, 9.4), True),
    ]
    assert given(file) == [
        ("red_flag_card", None, "no"),
        ("injury_days_ago", "both", "no"),
        ("surgery_or_cast_weeks_ago", "both", "no"),
        ("hypermobile_screen", None, 1),
        ("stop_felt", "left", "upper_calf"),
        ("stop_felt", "right", "nothing"),
    ]
    assert "Left reaches" in said.out
    assert "Week 1 of 12" in said.out
    (accepted,) = journal.decisions
    assert isinstance(accepted, ProgrammeAccepted)
    assert accepted.starts == date(2026, 3, 11)
    assert accepted.knowledge == load_knowledge().digest
    assert accepted.blocks


@pytest.mark.requirement("A-10", "B-6", "B-8", "A-12")
def test_both_sides_are_measured_with_a_practice_and_three_trials(run: Run, file: Path) -> None:
    said = run("new", file, "--today", TODAY, typed=lines(*EVERYTHING[:8]))
    assert "One go to practise, then three that count." in said.words
    assert said.out.index("Left, three trials") < said.out.index("Right, three trials")


@pytest.mark.parametrize("stops_after", range(1, len(EVERYTHING)))
def test_every_answer_is_kept_and_it_goes_on_where_it_stopped(
    run: Run, file: Path, stops_after: int
) -> None:
    first = run("new", file, "--today", TODAY, typed=lines(*EVERYTHING[:stops_after]))
    assert first.code == 0
    assert "To go on: dorsi new" in first.words
    rest = list(EVERYTHING[stops_after:])
    if stops_after in (7, 8):
        rest.insert(0, "no")  # warm or cold is asked anew for the trials to come
    if stops_after == 15:
        rest.insert(0, EVERYTHING[14])  # the habit is kept together with its time
    said = run("new", file, "--today", TODAY, typed=lines(*rest, "today"))
    assert said.code == 0
    assert [type(decision).__name__ for decision in kept(file).decisions] == ["ProgrammeAccepted"]
    assert kept(file).person.sports == ("weightlifting",)


def test_a_finished_journal_is_shown_and_nothing_is_asked_again(run: Run, file: Path) -> None:
    run("new", file, "--today", TODAY, typed=lines(*EVERYTHING, "today"))
    before = file.read_bytes()
    said = run("new", file, "--today", TODAY)
    assert said.code == 0
    assert "Left reaches" in said.out
    assert "Take this programme on" not in said.out
    assert file.read_bytes() == before


def test_not_sure_is_an_answer_to_everything(run: Run, file: Path) -> None:
    typed = lines("none", "?", "no", "no", "no", *["?"] * 20)
    said = run("new", file, "--today", TODAY, typed=typed)
    assert said.code == 0
    assert kept(file).person.name == "ada"  # as the file is called
    assert ("stop_felt", "left", "unsure") in given(file)
    assert "Measure" in said.out


def test_a_programme_can_stay_a_proposal(run: Run, file: Path) -> None:
    said = run("new", file, "--today", TODAY, typed=lines(*EVERYTHING, "perhaps", "no"))
    assert "Answer today, tomorrow or no." in said.out
    assert "It stays a proposal." in said.out
    assert kept(file).decisions == ()


def test_just_enter_passes_over_what_can_wait_and_keeps_nothing_of_it(run: Run, file: Path) -> None:
    enters = [""] * 3  # the name, warm or cold, the left reach
    typed = lines(*EVERYTHING[:5], *enters, "", "2", "4", *[""] * 7, "no")
    said = run("new", file, "--today", TODAY, typed=typed)
    assert said.code == 0
    journal = kept(file)
    assert (journal.person.name, journal.readings) == ("ada", ())
    assert (journal.person.minutes_per_day, journal.person.height_cm) == (None, None)
    assert (journal.person.habit, journal.person.sports) == (None, ())
    assert "unsure" not in [answer for _, _, answer in given(file)]


@pytest.mark.parametrize("name", ["Ada\x1b[31m", "A\u202edA", "A\tB"])
def test_a_name_that_does_not_show_as_it_is_is_asked_for_again(
    run: Run, file: Path, name: str
) -> None:
    typed = lines(*EVERYTHING[:5], name, "Ada")
    said = run("new", file, "--today", TODAY, typed=typed)
    assert "holds a control character" in said.words
    assert kept(file).person.name == "Ada"


def test_a_file_of_any_name_can_be_a_journal(run: Run, tmp_path: Path) -> None:
    odd = tmp_path / "a\tb\u202e.json"
    assert run("new", odd, "--today", TODAY, typed=lines(*EVERYTHING[:5], "", "no")).code == 0
    assert kept(odd).person.name == "ab"


def test_a_reading_in_millimetres_is_kept_and_results_come_in_centimetres(
    run: Run, file: Path
) -> None:
    typed = lines(*EVERYTHING[:7], "81 79 80 mm", "95 96 94 mm")
    run("new", file, "--today", TODAY, typed=typed)
    assert [reading.unit for reading in kept(file).readings] == ["mm", "mm"]
    assert kept(file).person.length_unit == "cm"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("45 9 9 cm", "45 cm is not plausible"),
        ("abc", "cannot be read"),
        ("8.1 cm 3 in", "mixes centimetres and inches"),
        ("38°", "is in degrees"),
    ],
)
def test_a_reach_that_cannot_be_is_asked_for_again(
    run: Run, file: Path, typed: str, says: str
) -> None:
    answers = (*EVERYTHING[:7], typed, "8 8 8 cm")
    said = run("new", file, "--today", TODAY, typed=lines(*answers))
    assert says in said.words
    assert kept(file).readings[0].trials == (8, 8, 8)


def test_a_missing_unit_is_asked_for_once(run: Run, file: Path) -> None:
    answers = (*EVERYTHING[:7], "3 1/4, 3 1/8, 3 1/4", "furlong", "in", "4 4 4")
    said = run("new", file, "--today", TODAY, typed=lines(*answers))
    assert said.out.count("Is that in cm, mm or in?") == 2
    left, right = kept(file).readings
    assert (left.trials, left.unit) == ((3.25, 3.125, 3.25), "in")
    assert (right.trials, right.unit) == ((4, 4, 4), "in")
    assert kept(file).person.length_unit == "in"


def test_a_number_whose_unit_nobody_knows_is_not_kept(run: Run, file: Path) -> None:
    said = run("new", file, "--today", TODAY, typed=lines(*EVERYTHING[:7], "8.1", "?", "?", "?"))
    assert "says nothing without its unit" in said.words
    assert kept(file).readings == ()


@pytest.mark.requirement("A-10", "A-11")
def test_without_a_tape_a_folded_sheet_tells_whether_the_knee_touches(run: Run, file: Path) -> None:
    answers = (*EVERYTHING[:7], "paper", "yes", "no tape", "no", "1 in")
    said = run("new", file, "--today", TODAY, typed=lines(*answers))
    assert "10.5 cm" in said.out
    left, right = kept(file).readings
    assert (left.measure, left.value, left.unit) == ("wall_touch", 0, "cm")
    assert (right.measure, right.value, right.unit) == ("wall_touch", 1, "in")
    assert (left.protocol, left.device) == ("standing", "A4 sheet")


def test_a_warm_ankle_is_noted(run: Run, file: Path) -> None:
    run("new", file, "--today", TODAY, typed=lines(*EVERYTHING[:6], "yes", "8 8 8 cm", "9 9 9 cm"))
    assert [reading.cold for reading in kept(file).readings] == [False, False]


def test_nothing_to_work_with_is_an_answer_that_is_not_asked_again(run: Run, file: Path) -> None:
    answers = (*EVERYTHING[:11], "none", "10")
    run("new", file, "--today", TODAY, typed=lines(*answers))
    assert kept(file).person.equipment == ()
    assert "What you have" not in run("new", file, "--today", TODAY).out


@pytest.mark.requirement("B-20", "B-95")
def test_a_habit_to_follow_is_asked_for_with_examples(run: Run, file: Path) -> None:
    said = run("new", file, "--today", TODAY, typed=lines(*EVERYTHING))
    for habit in ("morning coffee", "brushing your teeth", "television", "warm-up in the gym"):
        assert habit in said.words


def test_json_says_the_result_and_keeps_the_conversation_apart(run: Run, file: Path) -> None:
    said = run("new", file, "--today", TODAY, "--json", typed=lines(*EVERYTHING, "today"))
    assert said.json["review"]["safety"]["status"] == "go"
    assert len(said.json["plan"]["weeks"]) == 12
    assert said.json["entries"][0]["measure"] == "knee_to_wall"
    assert "Which fit?" in said.err


def test_without_a_single_answer_no_journal_is_begun(run: Run, file: Path) -> None:
    said = run("new", file)
    assert (said.code, file.exists()) == (2, False)
    assert "no journal was begun" in said.err


@pytest.mark.parametrize(
    ("path", "code", "says"),
    [("no/such/ada.json", 3, "could not be saved"), (".", 2, "is a folder")],
)
def test_a_place_that_cannot_hold_a_journal_is_told_before_any_question(
    run: Run, tmp_path: Path, path: str, code: int, says: str
) -> None:
    said = run("new", tmp_path / path, typed=lines("none"))
    assert (said.code, says in said.err) == (code, True)
    assert "Which fit?" not in said.out


def test_a_file_that_is_no_journal_is_left_alone(run: Run, file: Path) -> None:
    file.write_text("my shopping list")
    said = run("new", file, typed=lines("none"))
    assert (said.code, file.read_text()) == (2, "my shopping list")


# A test run started in the background hands its children a SIGINT that is ignored.
AS_FROM_A_KEYBOARD = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from dorsi.cli.main import main
sys.argv[0] = "dorsi"
main()
"""


def test_on_a_real_terminal_ctrl_c_keeps_what_was_said(file: Path) -> None:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(  # noqa: S603 (our own interpreter)
        [sys.executable, "-c", AS_FROM_A_KEYBOARD, "new", str(file), "--today", TODAY],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    try:
        _read_until(ours, "none:")
        os.write(ours, b"none\n")
        _read_until(ours, "1990)")
        os.write(ours, b"1990\n")
        _read_until(ours, "or no)")
        # A signal that comes just before the reading begins is heard at the next key or signal.
        interrupt = partial(process.send_signal, signal.SIGINT)
        interrupt()
        assert "What you said is kept." in _read_until(ours, "dorsi new", interrupt)
        assert process.wait(10) == 0
    finally:
        process.kill()
        os.close(ours)
    assert kept(file).person.birth_year == 1990


def _read_until(terminal: int, words: str, meanwhile: Callable[[], object] = lambda: None) -> str:
    """What the screen shows, up to some words; a screen that stays silent fails."""
    screen, silences = "", 0
    while words not in screen:
        ready, _, _ = select.select([terminal], [], [], 2)
        if ready:
            screen += os.read(terminal, 4096).decode()
            continue
        silences += 1
        assert silences < 15, f"still waiting for {words!r} after:\n{screen}"
        meanwhile()
    return screen
