"""What a journal does not take, and what keeps it from being written to."""

import os
from pathlib import Path

import pytest
from tests.cli.command_line import TODAY, Run
from tests.interop.journal_trees import READING, tree, written


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["reading", "knee_to_wal", "left", "8 cm"], "did you mean 'knee_to_wall'?"),
        (["reading", "knee_to_wall", "lefd", "8 cm"], "did you mean 'left'?"),
        (["reading", "knee_to_wall", "left", "8"], "has no unit"),
        (["reading", "knee_to_wall", "left", "38°"], "is in degrees"),
        (["reading", "knee_to_wall", "left", "45 cm"], "45 cm is not plausible"),
        (["reading", "knee_to_wall", "left", "--colt", "8 cm"], "cannot be read"),
        (["reading", "knee_to_wall", "left"], "Missing argument"),
        (["reading", "knee_to_wall", "left", "8 cm", "--protocol", "tandm"], "'tandem'?"),
        (["reading", "knee_to_wall", "left", "8 cm", "--at", "soon"], "'soon' is no moment"),
        (["reading", "knee_to_wall", "left", "8 cm", "--at", "2026-03-12"], "in the future"),
        (["reading", "knee_to_wall", "left", "8 cm", "--hours-since-band", "x"], "is no number"),
        (["answer", "front_pinche", "no", "--side", "left"], "did you mean 'front_pinch'?"),
        (["answer", "front_pinch", "no"], "add --side left, right or both"),
        (["answer", "front_pinch", "perhaps", "--side", "left"], "yes or no or unsure"),
        (["answer", "past_clot", "no", "--side", "left"], "leave --side out"),
        (["answer", "injury_days_ago", "3 weeks", "--side", "left"], "is no number"),
        (["answer", "injury_days_ago", "99999", "--side", "left"], "is not plausible"),
        (["answer", "stop_felt", "yes", "--side", "left"], "front_pinch or upper_calf"),
        (["session"], "say what you did"),
        (["session", "soleus_strech:left:2x60s"], "did you mean 'soleus_stretch'?"),
        (["session", "soleus_stretch:up:2x60s"], "'up' in 'soleus_stretch:up:2x60s'"),
        (["session", "soleus_stretch:left:2x60s", "--pain-after", "11"], "11 is not plausible"),
        (["target", "left", "120 cm"], "120 cm is not plausible"),
        (["target", "left", "12"], "has no unit"),
        (["accept", "--starts", "2029-01-01"], "more than a year"),
        (["accept", "--starts", "soon"], "--starts: 'soon' is no date"),
        (["pause", "--until", "2026-03-01"], "before the pause begins"),
        (["pause", "--until", "9999-12-31"], "more than a year from where the pause begins"),
        (["cleared", "tingling", "--by", ""], "nobody is named"),
        (["cleared", "tingling", "--by", "  "], "nobody is named"),
        (["cleared", "tingling", "--by", "my\nmidwife"], "holds a control character"),
        (["person", "name=Ada\u202efdp"], "holds a control character"),
        (["person", "unit=mm"], "length_unit: 'mm' is not one of the known words"),
        (["reading", "knee_to_wall", "left", "8 cm", "--note", "\udcff"], "control character"),
        (["reading", "inclinometer", "left", "0°"], "0 deg is not plausible"),
        (["cleared", "pregnan", "--by", "my midwife"], "did you mean 'pregnant'?"),
        (["cleared", "under_16", "--by", "my mother"], "not lifted by a clearance"),
        (["person", "minutes"], "is no key=value"),
        (["person", "heigth=180cm"], "did you mean 'height'?"),
        (["person", "height=180"], "has no unit"),
        (["person", "height=17cm"], "17 is not plausible"),
        (["person", "equipment=step,plate"], "did you mean 'plates'?"),
        (["person", "zone=Mars"], "no time zone is called 'Mars'"),
        (["person", "days=mon,someday"], "'someday' names no day"),
        (["person", "habit_time=25:00"], "is no time of day"),
        (["person", "minutes=0"], "0 is not plausible"),
    ],
)
def test_what_cannot_be_used_is_told_and_nothing_is_written(
    run: Run, file: Path, arguments: list[str], says: str
) -> None:
    before = file.read_bytes()
    said = run("log", file, *arguments, "--today", TODAY)
    assert (said.code, said.out) == (2, "")
    assert says in said.words
    assert file.read_bytes() == before


def test_a_journal_with_faults_is_not_written_to(run: Run, file: Path) -> None:
    file.write_bytes(written(tree(readings=[{**READING, "unit": "furlong"}])))
    said = run("log", file, "resume", "--today", TODAY)
    assert said.code == 2
    assert "line 19, readings[0].unit" in said.err


def test_a_disk_that_is_full_is_exit_3(
    run: Run, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = file.read_bytes()
    monkeypatch.setattr(os, "fsync", full)
    said = run("log", file, "resume", "--today", TODAY)
    assert said.code == 3
    assert "No space left on device. What was there before is unchanged." in said.words
    assert file.read_bytes() == before
