"""Frames of a clip: upright, in time, of every kind that phones film, from a process that ends."""

import os
import signal
import subprocess
import sys
import threading
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from tests.video.clips import QUARTERS, film, real_clip
from tests.video.processes import children

from dorsi.errors import NotSetUp, VideoRefused
from dorsi.video.frames import LONGEST_SIDE_PX, Frame
from dorsi.video.limits import Limits
from dorsi.video.source import open_clip


def frames_of(path: Path, rate_hz: float = 20.0) -> list[Frame]:
    with open_clip(path, rate_hz=rate_hz) as clip:
        return list(clip)


def luma_at(frame: Frame, across: float, down: float) -> int:
    luma = frame.levels[0].luma
    return int(luma[int(down * luma.shape[0]), int(across * luma.shape[1])])


def quarters_seen(frame: Frame) -> list[int]:
    """Which of the filmed quarters stands top left, top right, bottom left, bottom right."""
    # Brightness as BT.601 has it, 16 to 235.
    filmed = [16 + 219 / 255 * (0.299 * r + 0.587 * g + 0.114 * b) for r, g, b in QUARTERS]
    corners = [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)]
    return [int(np.argmin(np.abs(np.array(filmed) - luma_at(frame, *at)))) for at in corners]


KINDS = [
    ("libx264", "mp4", "yuv420p", "h264"),
    ("libx264", "mov", "yuv420p", "h264"),
    ("libx265", "mp4", "yuv420p", "hevc"),
    ("libx265", "mov", "yuv420p10le", "hevc"),
    ("libvpx", "webm", "yuv420p", "vp8"),
    ("libvpx-vp9", "webm", "yuv420p", "vp9"),
    ("libvpx-vp9", "mp4", "yuv420p", "vp9"),
    ("libsvtav1", "mp4", "yuv420p", "av1"),
    ("libsvtav1", "webm", "yuv420p", "av1"),
]


@pytest.mark.parametrize(("encoder", "ending", "pixel_format", "codec"), KINDS)
def test_what_phones_film_is_read(
    encoder: str, ending: str, pixel_format: str, codec: str, tmp_path: Path
) -> None:
    path = film(tmp_path / f"clip.{ending}", codec=encoder, pixel_format=pixel_format)
    with open_clip(path) as clip:
        assert clip.facts.codec == codec
        assert (clip.facts.width_px, clip.facts.height_px) == (160, 96)
        frames = list(clip)
    assert len(frames) == 20
    assert quarters_seen(frames[-1]) == [0, 1, 2, 3]


# The tag says how far the stored picture is turned against the clock to be shown.
TURNED = {90: [1, 3, 0, 2], 180: [3, 2, 1, 0], 270: [2, 0, 3, 1]}


@pytest.mark.parametrize(("turned_deg", "seen"), TURNED.items())
def test_a_rotation_tag_is_applied(turned_deg: int, seen: list[int], tmp_path: Path) -> None:
    path = film(tmp_path / "clip.mp4", turned_deg=turned_deg)
    with open_clip(path) as clip:
        frame = next(iter(clip))
        upright = (160, 96) if turned_deg == 180 else (96, 160)
        assert (clip.facts.width_px, clip.facts.height_px) == upright
    assert frame.levels[0].luma.shape == upright[::-1]
    assert quarters_seen(frame) == seen


def test_colour_comes_along_upright(tmp_path: Path) -> None:
    level = frames_of(film(tmp_path / "clip.mp4", turned_deg=90))[0].levels[0]
    height, width = level.luma.shape
    assert level.blue.shape == level.red.shape == (height // 2, width // 2)
    # The red quarter was top left and is bottom left once the picture is turned to the left.
    assert level.red[height // 4 + 8, 8] > 160 > level.red[8, 8]


def test_times_start_at_the_first_frame_and_follow_an_uneven_clip(tmp_path: Path) -> None:
    shown_s = [0.5, 0.51, 0.56, 0.60, 0.90, 0.91, 0.99, 1.40, 1.46]
    frames = frames_of(film(tmp_path / "clip.mp4", times_s=shown_s))
    expected_s = [0.0, 0.06, 0.10, 0.40, 0.49, 0.90, 0.96]
    assert [frame.time_s for frame in frames] == pytest.approx(expected_s, abs=1e-3)


@pytest.mark.parametrize(("fps", "count"), [(24, 20), (30, 20), (60, 20), (240, 20), (15, 15)])
def test_a_clip_is_looked_at_about_twenty_times_a_second(
    fps: int, count: int, tmp_path: Path
) -> None:
    path = film(tmp_path / "clip.mp4", times_s=[n / fps for n in range(fps)])
    times_s = [frame.time_s for frame in frames_of(path)]
    assert abs(len(times_s) - count) <= 1
    assert all(before < after for before, after in pairwise(times_s))


def test_a_large_frame_is_looked_at_in_halves_of_what_is_needed(tmp_path: Path) -> None:
    path = film(tmp_path / "clip.mp4", size=(1920, 1080), times_s=[0.0, 0.04])
    frame = frames_of(path)[0]
    assert (frame.width_px, frame.height_px) == (1920, 1080)
    assert frame.levels[0].luma.shape == (720, LONGEST_SIDE_PX)
    assert [level.luma.shape[1] for level in frame.levels] == [1280, 640, 320]


def test_a_clip_without_a_length_is_read_to_its_end(tmp_path: Path) -> None:
    # As a browser records it, not knowing yet when it will be stopped.
    path = film(tmp_path / "clip.webm", codec="libvpx", options={"live": "1"})
    with open_clip(path) as clip:
        assert clip.facts.duration_s is None
        assert len(list(clip)) == 20


def test_the_name_of_a_file_does_not_matter(tmp_path: Path) -> None:
    path = film(tmp_path / "clip.mp4").rename(tmp_path / "-clip, the 2nd.txt")
    assert len(frames_of(path)) == 20


def test_a_link_to_a_clip_is_as_good_as_the_clip(tmp_path: Path) -> None:
    link = tmp_path / "link.mp4"
    link.symlink_to(film(tmp_path / "clip.mp4"))
    assert len(frames_of(link)) == 20


def test_the_process_is_gone_after_the_clip_whatever_happened(tmp_path: Path) -> None:
    path, others = film(tmp_path / "clip.mp4"), children()
    with open_clip(path):
        pass  # not a frame was read
    with pytest.raises(KeyboardInterrupt):
        interrupt(path)
    assert children() <= others
    assert [p.name for p in tmp_path.iterdir()] == ["clip.mp4"]


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_process_that_hangs_is_ended_with_the_clip(tmp_path: Path) -> None:
    path, others = film(tmp_path / "clip.mp4", size=(1280, 720)), children()
    with open_clip(path) as clip:
        next(iter(clip))
        (child,) = children() - others
        os.kill(child, signal.SIGSTOP)
        waker = threading.Timer(60.0, os.kill, (child, signal.SIGCONT))
        waker.start()
        began = time.monotonic()
    took_s = time.monotonic() - began
    waker.cancel()
    assert took_s < 30
    assert not is_running(child)


def interrupt(path: Path) -> None:
    with open_clip(path) as clip:
        next(iter(clip))
        raise KeyboardInterrupt


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_the_process_dies_with_one_that_is_killed(tmp_path: Path) -> None:
    path = film(tmp_path / "clip.mp4", size=(1280, 720))
    holder = subprocess.Popen(  # noqa: S603 (our own program)
        [sys.executable, "-c", HOLD_A_CLIP, str(path)], stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    child = int(holder.stdout.readline())
    assert b"dorsi.video.sandbox" in Path(f"/proc/{child}/cmdline").read_bytes()
    os.kill(child, signal.SIGSTOP)  # so that it cannot notice by itself that nobody listens
    holder.send_signal(signal.SIGKILL)
    holder.communicate()
    deadline = time.monotonic() + 30
    while is_running(child) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not is_running(child)


HOLD_A_CLIP = """
import os, pathlib, sys, time
from dorsi.video.source import open_clip
with open_clip(pathlib.Path(sys.argv[1])) as clip:
    next(iter(clip))
    children = pathlib.Path(f"/proc/self/task/{os.getpid()}/children").read_text()
    print(children.split()[0], flush=True)
    time.sleep(60)
"""


def is_running(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return False
    return state[0] != "Z"


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_the_process_can_open_nothing_and_knows_nothing(tmp_path: Path) -> None:
    path, others = film(tmp_path / "clip.mp4", size=(1280, 720)), children()
    with open_clip(path) as clip:
        next(iter(clip))
        (child,) = children() - others
        folder = Path(f"/proc/{child}")
        limits = (folder / "limits").read_text(encoding="utf-8")
        assert {"0", "1", "2"} == {handle.name for handle in (folder / "fd").iterdir()}
        assert (folder / "environ").read_bytes() == b""
        assert os.getpgid(child) == child != os.getpgid(0)
        assert "NoNewPrivs:\t1" in (folder / "status").read_text(encoding="utf-8")
    allowed = {line[:26].strip(): line[26:].split()[:2] for line in limits.splitlines()}
    assert allowed["Max open files"] == ["3", "3"]
    assert allowed["Max file size"] == ["0", "0"]
    assert allowed["Max core file size"] == ["0", "0"]
    assert allowed["Max cpu time"] == ["300", "301"]
    assert allowed["Max data size"] == [str(3 * 2**29)] * 2


def test_nothing_lets_the_clip_be_read_after_it_is_closed(tmp_path: Path) -> None:
    path = film(tmp_path / "clip.mp4")
    with open_clip(path) as clip:
        frames = iter(clip)
        next(frames)
    with pytest.raises((OSError, ValueError)):
        list(frames)


def test_without_the_extra_the_command_that_brings_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dorsi.video.source.find_spec", lambda _name: None)
    with pytest.raises(NotSetUp, match="script/start --video"), open_clip(tmp_path / "clip.mp4"):
        pass


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_memory_does_not_grow_with_the_clip(tmp_path: Path) -> None:
    path = film(tmp_path / "clip.mp4", size=(640, 360), times_s=[n / 20 for n in range(200)])
    others = children()
    with open_clip(path) as clip:
        (child,) = children() - others
        held = [resident_bytes(child) for _ in clip]
    assert held[-1] - held[40] < 16 * 2**20


def resident_bytes(process: int) -> int:
    pages = Path(f"/proc/{process}/statm").read_text(encoding="utf-8").split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def test_a_clip_beyond_its_computing_time_is_refused(tmp_path: Path) -> None:
    path = film(tmp_path / "clip.mp4", size=(1920, 1080), packets=again_and_again)
    with pytest.raises(VideoRefused, match="more than a video may"):
        read(path, Limits(cpu_s=1))


def again_and_again(packets: list[Any]) -> list[Any]:
    """The same second forty times over: as long to decode as forty, and filmed at once."""
    second = 30_000
    copies = []
    for turn in range(40):
        for packet in packets:
            copy = av.Packet(bytes(packet))
            copy.pts, copy.dts = packet.pts + turn * second, packet.dts + turn * second
            copy.time_base, copy.is_keyframe = packet.time_base, packet.is_keyframe
            copies.append(copy)
    return copies


def test_a_clip_that_is_waited_for_too_long_is_refused(tmp_path: Path) -> None:
    path = film(tmp_path / "clip.mp4")
    with pytest.raises(VideoRefused, match="takes too long"):
        read(path, Limits(stall_s=0.01))


def read(path: Path, limits: Limits) -> None:
    with open_clip(path, limits) as clip:
        for _ in clip:
            pass


@pytest.mark.one_python
def test_a_real_clip_in_vp9_is_read_to_its_end() -> None:
    frames = frames_of(real_clip("several_people_walking_vp9.mp4"))
    assert (frames[0].width_px, frames[0].height_px) == (1768, 994)
    assert frames[-1].time_s == pytest.approx(7.7, abs=0.15)
