"""Every command line the README and the guide show is run as shown, on a journal of one's own."""

import io
import json
import re
import shlex
from pathlib import Path
from typing import Final

import pytest
from tests.cli.beginning import EVERYTHING
from tests.cli.running import run
from tests.cli.test_video import Filmed
from tests.places import ROOT
from tests.video.filming import clip_of, squatted

from dorsi.cli import filming

TODAY: Final = "2026-02-20"
SHOWN: Final = re.compile(r"^    (dorsi .+)$|`(?:\.venv/bin/)?(dorsi [^`]+)`", re.MULTILINE)
# Numbers are seen to come out in tests/simulate; here a few people show that the line is right.
SHORTER: Final = {"simulate": ("coverage", "--people", "100")}
WITHOUT_A_DAY: Final = {
    "demo",
    "measures",
    "exercises",
    "knowledge",
    "trace",
    "simulate",
    "erase",
    "video",
}
OF_THE_SITE: Final = {"serve", "backup"}  # run in tests/site/serving, on a database of their own
TYPED: Final = {"new": [*EVERYTHING, "no"], "erase": ["yes"]}


def lines_shown() -> list[str]:
    """Each command line of the two texts, once."""
    found = []
    for page in ("README.md", "docs/using.md"):
        for block, inline in SHOWN.findall((ROOT / page).read_text(encoding="utf-8")):
            found.append(block or inline)
    found = [line for line in found if "…" not in line and line.split()[1] not in OF_THE_SITE]
    return list(dict.fromkeys(found))


def arguments_of(line: str) -> list[str]:
    """What stands after `dorsi`, with the day of the journal for commands that take one."""
    words = shlex.split(line)[1:]
    day = () if words[0] in WITHOUT_A_DAY else ("--today", TODAY)
    return [*words, *day, *SHORTER.get(words[0], ())]


@pytest.fixture
def clips(own_journal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Clips beside the journal, looked at without a pose model."""
    for name in ("clip.mp4", "january.mp4", "april.mp4"):
        clip_of(own_journal.parent / name, squatted())
    monkeypatch.setattr(filming, "backend", Filmed)


@pytest.fixture
def own_journal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Path:
    """A journal in the folder one is in, begun as the guide says, with the ids it shows."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join([*EVERYTHING, "no"]) + "\n"))
    assert run(capsys, "new", "me.json", "--today", TODAY).code == 0
    path = tmp_path / "me.json"
    journal = json.loads(path.read_text())
    for reading, id_ in zip(journal["readings"], ("8a9f84", "51c0de"), strict=True):
        reading["id"] = id_
    path.write_text(json.dumps(journal))
    return path


def test_there_are_lines_to_run() -> None:
    commands = {line.split()[1] for line in lines_shown()}
    assert commands >= {"new", "log", "fix", "erase", "review", "plan", "trend", "simulate"}


@pytest.mark.one_python
@pytest.mark.parametrize("line", lines_shown())
def test_a_command_line_runs_as_it_is_shown(
    line: str,
    own_journal: Path,
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    arguments = arguments_of(line)
    if arguments[0] == "video":
        request.getfixturevalue("clips")
    if arguments[0] == "new":
        own_journal.unlink()
    typed = "".join(f"{answer}\n" for answer in TYPED.get(arguments[0], ()))
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    ran = run(capsys, *arguments)
    assert (ran.code, ran.err) == (0, "")
