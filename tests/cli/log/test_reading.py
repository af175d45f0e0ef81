from datetime import date
from pathlib import Path

from tests.cli.command_line import TODAY, Run, kept

from dorsi.domain.journal import Reading


def test_a_reading_is_kept_as_typed(run: Run, file: Path) -> None:
    said = run(
        *("log", file, "reading", "knee_to_wall", "left", "8,1", "7.9", "8 cm", "--cold"),
        *("--protocol", "tandem", "--device", "tape", "--note", "first try", "--today", TODAY),
    )
    assert said.code == 0
    assert "Left, knee to wall: 8.1, 7.9, 8 cm." in said.words
    reading = kept(file).readings[-1]
    assert reading == Reading(
        at=reading.at,
        id=reading.id,
        measure="knee_to_wall",
        side="left",
        trials=(8.1, 7.9, 8),
        unit="cm",
        cold=True,
        protocol="tandem",
        device="tape",
        note="first try",
    )
    assert reading.day == date(2026, 3, 10)
    assert str(reading.at.utcoffset()) == "-1 day, 20:00:00"  # New York in summer time


def test_a_note_is_said_in_the_lines_it_was_written_in(run: Run, file: Path) -> None:
    note = ("--note", "stiff today\n\nslept badly")
    said = run("log", file, "reading", "knee_to_wall", "left", "8 cm", *note, "--today", TODAY)
    assert kept(file).readings[-1].note == "stiff today\n\nslept badly"
    lines = [line.rstrip() for line in said.out.splitlines()]
    at = lines.index("stiff today")
    assert lines[at + 1 : at + 3] == ["", "slept badly"]
    quiet = run("log", file, "reading", "knee_to_wall", "left", "8 cm", "--today", TODAY)
    assert "" not in [line.strip() for line in quiet.out.splitlines()]


def test_one_number_is_a_value_and_keeps_its_unit(run: Run, file: Path) -> None:
    run("log", file, "reading", "wall_touch", "r", "1", "1/2", "in", "--warm", "--today", TODAY)
    reading = kept(file).readings[-1]
    assert (reading.side, reading.value, reading.unit) == ("right", 1.5, "in")
    assert (reading.trials, reading.cold) == (None, False)


def test_an_angle_may_be_below_zero(run: Run, file: Path) -> None:
    run("log", file, "reading", "goniometer_nwb", "left", "-5", "-4°", "--today", TODAY)
    assert kept(file).readings[-1].trials == (-5, -4)


def test_repetitions_and_seconds_are_readings_too(run: Run, file: Path) -> None:
    run("log", file, "reading", "single_heel_raise", "left", "23 reps", "--today", TODAY)
    run("log", file, "reading", "single_leg_stance", "left", "31.5 s", "--today", TODAY)
    assert [(r.value, r.unit) for r in kept(file).readings[-2:]] == [(23, "reps"), (31.5, "s")]


def test_how_it_was_taken_is_kept(run: Run, file: Path) -> None:
    run(
        *("log", file, "reading", "inclinometer", "right", "36", "37", "deg", "--knee", "straight"),
        *("--placement", "tuberosity", "--footwear", "socks", "--hours-since-band", "1,5"),
        *("--today", TODAY),
    )
    reading = kept(file).readings[-1]
    assert (reading.knee, reading.placement) == ("straight", "tuberosity")
    assert (reading.footwear, reading.hours_since_band) == ("socks", 1.5)
