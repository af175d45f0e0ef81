from datetime import date
from pathlib import Path

import pytest
from tests.cli.command_line import TODAY, Run, kept

from dorsi.domain.journal import Cleared, Paused, Resumed, TargetSet


def test_decisions_are_kept_with_what_they_say(run: Run, file: Path) -> None:
    run("log", file, "target", "left", "4 3/4 in", "--today", TODAY)
    run("log", file, "pause", "--until", "2026-03-20", "--today", TODAY)
    run("log", file, "resume", "--today", TODAY)
    run("log", file, "cleared", "tingling", "--by", "my doctor", "--today", TODAY)
    target, paused, resumed, cleared = kept(file).decisions
    assert isinstance(target, TargetSet)
    assert target.side == "left"
    assert target.reach_cm == pytest.approx(12.065)
    assert isinstance(paused, Paused)
    assert paused.until == date(2026, 3, 20)
    assert isinstance(resumed, Resumed)
    assert isinstance(cleared, Cleared)
    assert (cleared.rule, cleared.by) == ("tingling", "my doctor")
