"""`dorsi video` on clips the tests film themselves, with landmarks in place of a pose model."""

import csv
import json
import os
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from tests.cli.running import Ran, journal_file, run
from tests.video.filming import MODELS, clip_of, squatted
from tests.video.test_lunge import lunger
from tests.video.virtual import Faults, Phone, filmed, squatter

from dorsi.cli import filming
from dorsi.cli.film_pair import _caption
from dorsi.domain.verdicts import Sides
from dorsi.errors import NotSetUp, VideoRefused
from dorsi.interop.journal_file import load_journal
from dorsi.video.compare import compare as compared
from dorsi.video.landmarks import Landmarks
from dorsi.video.pose.backend import Search

PHONE = Phone(10.0, width_px=180, height_px=320)
FAULTS = Faults(jitter_px=0.5, bias_px=0.5, drift_px=0.5)


class Filmed:
    """A pose backend that finds a virtual squatter: one that leans further in `more.mp4`."""

    def find_landmarks(self, search: Search) -> Landmarks:
        if not search.path.exists():
            raise VideoRefused(f"{search.path} cannot be opened: No such file or directory")
        if search.path.name == "standing.mp4":
            return filmed(squatter(reps=2, deepest_deg=4.0, knee_deg=8.0), PHONE, FAULTS)
        if search.path.name == "lunge.mp4":
            return filmed(lunger(), Phone(10.0, width_px=720, height_px=1280), FAULTS)
        deepest = 42.0 if search.path.name == "more.mp4" else 28.0
        search.progress(1.0, 9.0)
        return filmed(squatter(reps=2, deepest_deg=deepest), PHONE, FAULTS)


@pytest.fixture(autouse=True)
def _no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filming, "backend", Filmed)


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    return clip_of(tmp_path / "me.mp4", squatted())


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def words(ran: Ran) -> str:
    return " ".join(ran.out.split())


def packed(ran: Ran) -> str:
    """What was said without its spaces: a long path may be broken at the edge of the screen."""
    return "".join(ran.out.split())


def test_a_clip_of_squats_is_told_shins_first(
    capsys: pytest.CaptureFixture[str], clip: Path
) -> None:
    ran = run(capsys, "video", "squat", clip)
    assert (ran.code, ran.err) == (0, "")
    assert "Left shin leans" in words(ran)
    assert "over two squats" in words(ran)
    assert f"dorsi video squat {clip} --overlay drawn.mp4" in ran.out
    assert names(clip.parent) == ["me.mp4"]


def test_a_clip_of_lunges_is_told_by_its_best_with_the_near_leg_alone(
    capsys: pytest.CaptureFixture[str], clip: Path, tmp_path: Path
) -> None:
    lunge = clip.rename(tmp_path / "lunge.mp4")
    journal = journal_file(tmp_path)
    ran = run(
        capsys, "video", "lunge", lunge, "--journal", journal, "--log", "--pictures", tmp_path / "p"
    )
    assert ran.code == 0
    assert "with the heel down" in words(ran)
    assert any(name.endswith("-best.png") for name in names(tmp_path / "p"))
    (reading,) = [r for r in load_journal(journal).readings if r.measure == "video_lunge"]
    assert reading.side in words(ran).lower()
    assert "One reading noted with it." in words(ran)


def test_everything_asked_for_is_written(capsys: pytest.CaptureFixture[str], clip: Path) -> None:
    out = clip.parent / "out"
    out.mkdir()
    files = {"json": "a.json", "frames": "a.csv", "overlay": "a.mp4", "plot": "a.svg"}
    asked = [part for option, name in files.items() for part in (f"--{option}", str(out / name))]
    ran = run(capsys, "video", "squat", clip, "--height-cm", "175", *asked, "--pictures", out / "p")
    assert ran.code == 0
    assert names(out) == ["a.csv", "a.json", "a.mp4", "a.svg", "p"]
    assert names(out / "p") == ["rep-1.png", "rep-2.png"]
    result = json.loads((out / "a.json").read_text(encoding="utf-8"))
    assert len(result["reps"]) == 2
    assert result["summary"]["left"]["low"] < 28.0 < result["summary"]["left"]["high"]
    assert result["reps"][0]["sides"][result["near"]]["heel_rise_mm"] is not None
    assert result["at_depth"]
    with (out / "a.csv").open(encoding="utf-8") as table:
        assert "shank_left_deg" in next(csv.reader(table))
    ET.fromstring((out / "a.svg").read_text(encoding="utf-8"))  # noqa: S314  our own
    for name in ("a.csv", "a.json", "a.mp4", "a.svg", "p"):
        assert str(out / name) in packed(ran)


def test_json_to_stdout_is_json_alone(capsys: pytest.CaptureFixture[str], clip: Path) -> None:
    told = run(capsys, "video", "squat", clip, "--json", "-").json
    assert list(told)[:4] == ["kind", "quality", "view", "near"]
    assert told["reps"][0]["sides"]["left"]["heel_rise_mm"] is None  # no height was given


def test_a_clip_without_a_squat_gives_no_number_and_fails_only_when_strict(
    capsys: pytest.CaptureFixture[str], clip: Path, tmp_path: Path
) -> None:
    standing = clip.rename(tmp_path / "standing.mp4")
    plot = tmp_path / "a.svg"
    ran = run(capsys, "video", "squat", standing, "--plot", plot)
    assert ran.code == 0
    assert "cannot be measured" in words(ran)
    assert "No picture of the angles was drawn" in words(ran)
    assert not plot.exists()
    strict = run(capsys, "video", "squat", standing, "--strict", "--json", "-")
    assert strict.code == 1
    assert strict.json["quality"]["usable"] is False
    assert strict.json["reps"] == []
    assert run(capsys, "video", "squat", standing.rename(clip), "--strict").code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--overlay", "a.mov"], "--overlay: 'a.mov' does not end in .mp4"),
        (["--plot", "a.png"], "--plot: 'a.png' does not end in .svg"),
        (["--frames", "none/a.csv"], "--frames: there is no folder none"),
        (["--overlay", "me.mp4"], "--overlay: me.mp4 is a file that is read"),
        (["--pictures", "me.mp4"], "--pictures: me.mp4 is a file"),
        (["--log"], "--log: say into which journal"),
        (["--height-cm", "tall"], "tall"),
        (["--height-cm", "17"], "17"),
    ],
)
def test_what_cannot_be_written_or_used_is_said_before_any_work(
    capsys: pytest.CaptureFixture[str],
    clip: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    said: str,
) -> None:
    monkeypatch.chdir(clip.parent)
    before = clip.read_bytes()
    ran = run(capsys, "video", "squat", clip.name, *arguments)
    assert ran.code == 2
    assert said in ran.err
    assert ran.err.count("\n") == 1
    assert clip.read_bytes() == before
    assert names(clip.parent) == ["me.mp4"]


def test_a_missing_clip_and_a_missing_model_are_one_line_each(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = run(capsys, "video", "squat", tmp_path / "no.mp4")
    assert (missing.code, missing.err.count("\n")) == (2, 1)
    assert "no.mp4 cannot be opened" in missing.err

    class Missing:
        def find_landmarks(self, _search: Search) -> Landmarks:
            raise NotSetUp("videos need a few more packages: run script/start --video once")

    monkeypatch.setattr(filming, "backend", Missing)
    ran = run(capsys, "video", "squat", tmp_path / "no.mp4")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "videos need a few more packages: run script/start --video once\n"


def test_what_cannot_be_saved_ends_with_3(
    capsys: pytest.CaptureFixture[str], clip: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    ran = run(capsys, "video", "squat", clip, "--json", clip.parent / "a.json")
    assert ran.code == 3
    assert "No space left" in ran.err
    assert names(clip.parent) == ["me.mp4"]


def test_what_was_found_is_said_even_when_a_file_cannot_be_written(
    capsys: pytest.CaptureFixture[str], clip: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    ran = run(capsys, "video", "squat", clip, "--overlay", clip.parent / "a.mp4")
    assert ran.code == 3
    assert "Left shin leans" in words(ran)
    assert ran.err.count("\n") == 1
    assert names(clip.parent) == ["me.mp4"]


def test_nothing_that_is_read_is_written_over(
    capsys: pytest.CaptureFixture[str], clip: Path, tmp_path: Path
) -> None:
    journal, result = journal_file(tmp_path), tmp_path / "january.json"
    (tmp_path / "folder.json").mkdir()
    assert run(capsys, "video", "squat", clip, "--json", result).code == 0
    before = journal.read_bytes(), result.read_bytes()
    asked: list[list[str | Path]] = [
        ["squat", clip, "--journal", journal, "--json", journal],
        ["squat", clip, "--json", tmp_path / "folder.json"],
        ["compare", result, journal, "--json", journal],
        ["compare", clip, result, "--json", result],
    ]
    for arguments in asked:
        ran = run(capsys, "video", *arguments)
        assert (ran.code, ran.err.count("\n")) == (2, 1)
        assert "--json: " in ran.err
    assert (journal.read_bytes(), result.read_bytes()) == before


def test_the_same_clip_does_not_count_twice(
    capsys: pytest.CaptureFixture[str], clip: Path, tmp_path: Path
) -> None:
    journal = journal_file(tmp_path)
    run(capsys, "video", "squat", clip, "--journal", journal, "--log")
    once = journal.read_bytes()
    again = run(capsys, "video", "squat", clip, "--journal", journal, "--log")
    assert again.code == 0
    assert "already; nothing was added" in words(again)
    assert journal.read_bytes() == once


def test_a_journal_keeps_the_result_and_gives_the_height(
    capsys: pytest.CaptureFixture[str], clip: Path, tmp_path: Path
) -> None:
    journal = journal_file(tmp_path)
    assert run(capsys, "log", journal, "person", "height=175cm").code == 0
    before = len(load_journal(journal).readings)
    ran = run(capsys, "video", "squat", clip, "--journal", journal)
    assert ran.code == 0
    assert f"Theresultiskeptin{journal}." in packed(ran)
    kept = load_journal(journal)
    (entry,) = kept.videos
    assert entry.kind == "squat"
    assert entry.result["reps"][0]["sides"][entry.result["near"]]["heel_rise_mm"] is not None
    assert len(kept.readings) == before


def test_readings_are_noted_only_when_asked(
    capsys: pytest.CaptureFixture[str], clip: Path, tmp_path: Path
) -> None:
    journal = journal_file(tmp_path)
    ran = run(capsys, "video", "squat", clip, "--journal", journal, "--log")
    assert "Two readings noted with it." in words(ran)
    noted = [r for r in load_journal(journal).readings if r.measure == "video_squat"]
    assert {r.side for r in noted} == {"left", "right"}
    assert all(len(r.numbers) == 2 for r in noted)
    standing = clip.rename(tmp_path / "standing.mp4")
    refused = run(capsys, "video", "squat", standing, "--journal", journal, "--log")
    assert "No reading was noted" in words(refused)


@pytest.mark.requirement("B-57")
def test_two_clips_are_compared_and_put_side_by_side(
    capsys: pytest.CaptureFixture[str], clip: Path, tmp_path: Path
) -> None:
    more = clip_of(tmp_path / "more.mp4", squatted())
    told = run(capsys, "video", "compare", clip, more, "--json", "-").json
    assert told["sides"]["left"]["verdict"] == "more"
    ran = run(capsys, "video", "compare", clip, more, "--pictures", tmp_path / "p")
    assert "Left shin leans further forward: with the heel down that is more bend" in words(ran)
    assert names(tmp_path / "p") == ["side-by-side.png"]


def test_captions_speak_of_the_same_leg_in_both_clips() -> None:
    before, after = squatted(24.0).result, squatted(40.0).result
    told = compared(before, after, MODELS)
    assert before.near == "right"
    flat, later = (_caption(told, ("right", "right"), second=second) for second in (False, True))
    assert flat[1].startswith("right shin ")
    assert later[1].startswith("right shin ")
    assert "far leg" not in flat[1] + later[1]
    # Filmed from the other side the second time: the leg stays the same, and it says so.
    turned = _caption(told, ("right", "left"), second=True)
    assert turned[1] == f"{later[1]} (far leg here)"
    assert told.sides.right is not None
    low, high = round(told.sides.right.low), round(told.sides.right.high)
    assert turned[2] == f"change +{low} to +{high}°"


def test_captions_say_where_nothing_can_be_told() -> None:
    result = squatted().result
    alike = compared(result, result, MODELS)
    assert _caption(alike, ("right", "right"), second=True)[2].endswith("°: cannot be told")
    none = replace(alike, sides=Sides(None, None))
    assert _caption(none, ("right", "left"), second=True)[1:] == ["left leg nearer: not compared"]
    assert _caption(none, ("right", "right"), second=True)[1:] == []
    assert alike.sides.right is not None
    up = replace(alike.sides.right, verdict="cannot_tell")
    risen = replace(alike, sides=Sides(None, up), heels_raised=True)
    said = _caption(risen, ("right", "right"), second=True)
    assert said[0].startswith("heels raised, knees bent ")
    assert said[2] == "not compared: the heel came up"


def test_a_result_or_a_journal_takes_the_place_of_a_clip(
    capsys: pytest.CaptureFixture[str], clip: Path, tmp_path: Path
) -> None:
    kept, journal = tmp_path / "january.json", journal_file(tmp_path)
    run(capsys, "video", "squat", clip, "--json", kept, "--journal", journal)
    more = clip_of(tmp_path / "more.mp4", squatted())
    clips = run(capsys, "video", "compare", clip, more, "--json", "-").json
    assert run(capsys, "video", "compare", kept, more, "--json", "-").json == clips
    assert run(capsys, "video", "compare", journal, more, "--json", "-").json == clips
    standing = clip.rename(tmp_path / "standing.mp4")  # a later one that cannot be used
    run(capsys, "video", "squat", standing, "--journal", journal)
    assert run(capsys, "video", "compare", journal, more, "--json", "-").json == clips
    refused = run(capsys, "video", "compare", kept, more, "--pictures", tmp_path / "p")
    assert refused.code == 2
    assert "both files must be clips" in refused.err


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[", "is no JSON"),
        ('{"kind": "squat"}', "is no result of a clip"),
        ('{"kind": "handstand", "quality": {"usable": true}}', "is no result of a clip"),
    ],
)
def test_a_file_that_is_no_result_is_named(
    capsys: pytest.CaptureFixture[str], clip: Path, tmp_path: Path, content: str, said: str
) -> None:
    path = tmp_path / "january.json"
    path.write_text(content, encoding="utf-8")
    ran = run(capsys, "video", "compare", path, clip)
    assert ran.code == 2
    assert said in ran.err
    assert run(capsys, "video", "compare", journal_file(tmp_path), clip).code == 2
