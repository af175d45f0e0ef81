"""Files that are broken or mean harm: one clear line each, quickly, and nothing left behind."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import av
import pytest
from tests.video.clips import film
from tests.video.h264 import grey_film
from tests.video.hostile import (
    HOSTILE,
    bomb_without_a_length,
    only_sound,
    other_codec,
    pictures_one_after_the_other,
)
from tests.video.processes import children

from dorsi.errors import VideoRefused
from dorsi.video import decoding
from dorsi.video.frames import ClipFacts, Colour
from dorsi.video.limits import LIMITS, Limits, check_facts
from dorsi.video.source import open_clip

QUICK_S = 20.0  # on a busy machine; alone it is a fraction of a second


SMALL = Limits(decoded_px=60 * 4096 * 2304)


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Folders that must still be empty afterwards: for temporary files, and the home."""
    folder = tmp_path / "elsewhere"
    for name in ("tmp", "home"):
        (folder / name).mkdir(parents=True)
    monkeypatch.setenv("TMPDIR", str(folder / "tmp"))
    monkeypatch.setenv("HOME", str(folder / "home"))
    yield folder
    assert sorted(str(p.relative_to(folder)) for p in folder.rglob("*")) == ["home", "tmp"]


@pytest.mark.one_python
@pytest.mark.usefixtures("elsewhere")
@pytest.mark.parametrize("make", HOSTILE, ids=lambda make: make.__name__)
def test_it_is_refused_in_one_line_and_leaves_nothing(
    make: Callable[[Path], Path], tmp_path: Path
) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    path = make(folder)
    before = sorted(folder.iterdir())
    others, began = children(), time.monotonic()
    with pytest.raises(VideoRefused, match=HOSTILE[make]) as refusal:
        watch(path, SMALL if make is bomb_without_a_length else LIMITS)
    assert time.monotonic() - began < QUICK_S
    said = str(refusal.value)
    assert said.startswith("".join(c if c.isprintable() else " " for c in str(path)))
    assert said.isprintable()
    assert sorted(folder.iterdir()) == before
    assert children() <= others  # not even one that ended and was not waited for


def watch(path: Path, limits: Limits) -> None:
    with open_clip(path, limits) as clip:
        for _ in clip:
            pass


def test_a_clip_that_starts_before_zero_starts_at_zero(tmp_path: Path) -> None:
    def earlier(packets: list[Any]) -> list[Any]:
        for packet in packets:
            packet.pts -= 15_000
            packet.dts -= 15_000
        return packets

    path = film(tmp_path / "clip.mp4", packets=earlier, options={"avoid_negative_ts": "disabled"})
    with open_clip(path) as clip:
        times_s = [frame.time_s for frame in clip]
    assert times_s[0] == 0.0
    assert times_s == sorted(times_s)


def test_a_grey_film_of_a_fair_size_is_a_film(tmp_path: Path) -> None:
    # What makes the large ones makes films that can be decoded: size alone is what is refused.
    with open_clip(grey_film(tmp_path / "clip.mp4", (160, 96), frames=30)) as clip:
        assert (clip.facts.width_px, clip.facts.height_px) == (160, 96)
        frames = list(clip)
    assert len(frames) == 20
    assert {int(frame.levels[0].luma.max()) for frame in frames} == {128}


def said_while_opening(path: Path) -> str:
    """What FFmpeg says while it finds out what a file is."""
    level = av.logging.get_level()
    av.logging.set_level(av.logging.ERROR)
    try:
        with path.open("rb") as file, av.logging.Capture() as said:
            decoding._open(file, LIMITS).close()
    finally:
        av.logging.set_level(level)
    return " ".join(line for *_, line in said)


def test_a_frame_of_16k_is_not_even_decoded_to_find_out_what_it_is(tmp_path: Path) -> None:
    fair, huge = (grey_film(tmp_path / f"{n}.mp4", (n, n)) for n in (160, 16_000))
    assert "get_buffer() failed" not in said_while_opening(fair)
    assert "get_buffer() failed" in said_while_opening(huge)


@pytest.mark.parametrize(
    ("make", "codec"),
    [(other_codec, "mpeg4"), (pictures_one_after_the_other, "mjpeg"), (only_sound, "aac")],
)
def test_no_other_codec_is_run_to_find_out_what_it_is(
    make: Callable[[Path], Path], codec: str, tmp_path: Path
) -> None:
    assert f"Codec ({codec}) not on whitelist" in said_while_opening(make(tmp_path))


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"width_px": 16_384, "height_px": 16_384}, "16384 x 16384 pixels"),
        ({"frame_rate_hz": 1e6}, "1,000,000 frames a second"),
        ({"duration_s": 3600.0}, "60 minutes long"),
        (
            {"width_px": 3840, "height_px": 2160, "duration_s": 500.0},
            "15,000 frames of 3840 x 2160",
        ),
    ],
)
def test_what_a_file_says_of_itself_is_held_against_the_limits(
    facts: dict[str, Any], why: str
) -> None:
    usual: dict[str, Any] = {"width_px": 1080, "height_px": 1920, "duration_s": 60.0}
    about = {"frame_rate_hz": 30.0, "container": "mp4", "codec": "h264", "colour": Colour()}
    check_facts(ClipFacts(**(usual | about)), LIMITS)
    with pytest.raises(VideoRefused, match=why):
        check_facts(ClipFacts(**(usual | about | facts)), LIMITS)
