"""The Python the guide shows runs as shown, and says what the command line says."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from tests.cli.running import run
from tests.places import ROOT

from dorsi.cli.demo import EXAMPLE

SHOWN = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)


def test_the_python_of_the_guide_says_what_the_command_line_says(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shutil.copy(EXAMPLE, tmp_path / "me.json")
    monkeypatch.chdir(tmp_path)
    (code,) = SHOWN.findall((ROOT / "docs" / "using.md").read_text(encoding="utf-8"))
    names: dict[str, Any] = {}
    exec(code, names)  # noqa: S102 (our own guide)
    day = names["today"].isoformat()
    for command, said in (("review", names["reviewed"]), ("plan", names["planned"])):
        ran = run(capsys, command, "me.json", "--today", day, "--json")
        assert ran.json == said
