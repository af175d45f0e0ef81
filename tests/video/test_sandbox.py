"""What the decoding process says, looked at from inside this one; and what is believed of it."""

import io
import json
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.video import hostile
from tests.video.clips import film

from dorsi.errors import VideoRefused
from dorsi.video.limits import LIMITS, Limits
from dorsi.video.receiving import Ended, Garbled, Inbox, TooSlow
from dorsi.video.sandbox import decode
from dorsi.video.source import Clip

FACTS = {
    "width_px": 16,
    "height_px": 8,
    "duration_s": 1.0,
    "frame_rate_hz": 30.0,
    "container": "mp4",
    "codec": "h264",
    "colour": {"matrix": "bt709", "full_range": False},
}
# Brightness and two colours in three sizes: 16 x 8, 8 x 4, 4 x 2 and half of each.
PLANES = bytes(16 * 8 + 2 * 8 * 4 + 8 * 4 + 2 * 4 * 2 + 4 * 2 + 2 * 2 * 1)


def said_of(path: Path, limits: Limits = LIMITS) -> bytes:
    messages = io.BytesIO()
    with path.open("rb", buffering=0) as video:
        decode(video, messages, limits, 20.0)
    return messages.getvalue()


def last_said_of(path: Path, limits: Limits = LIMITS) -> dict[str, Any]:
    said = said_of(path, limits)  # pictures hold any byte, also the end of a line
    last: dict[str, Any] = json.loads(said[said.rindex(b'{"') :])
    return last


def test_a_clip_is_its_facts_its_pictures_and_an_end(tmp_path: Path) -> None:
    said = said_of(film(tmp_path / "clip.mp4", turned_deg=90))
    facts = json.loads(said.partition(b"\n")[0])["facts"]
    assert (facts["width_px"], facts["height_px"]) == (96, 160)
    assert said.count(b'{"time_s": ') == 20
    assert said.endswith(b'{"end": true}\n')


@pytest.mark.parametrize(
    "make",
    [
        hostile.cut_short_webm,
        hostile.noise,
        hostile.only_sound,
        hostile.other_codec,
        hostile.changes_size,
        hostile.turns_out_16k,
        hostile.to_and_fro,
        hostile.bomb,
    ],
    ids=lambda make: make.__name__,
)
def test_what_is_wrong_with_a_clip_is_the_last_thing_said(
    make: Callable[[Path], Path], tmp_path: Path
) -> None:
    assert list(last_said_of(make(tmp_path))) == ["refused"]


def test_a_long_clip_that_does_not_say_so_is_stopped_on_the_way(tmp_path: Path) -> None:
    path = film(tmp_path / "clip.webm", codec="libvpx", options={"live": "1"})
    assert "it is longer than" in last_said_of(path, Limits(duration_s=0.5))["refused"]


@pytest.fixture
def pipe() -> Iterator[tuple[int, Callable[[bytes], None]]]:
    reading, writing = os.pipe()
    writers: list[threading.Thread] = []

    def say(content: bytes) -> None:
        def write() -> None:
            with open(writing, "wb", closefd=True) as file:  # noqa: PTH123 (a handle)
                file.write(content)

        writers.append(threading.Thread(target=write))
        writers[-1].start()

    yield reading, say
    for writer in writers:
        writer.join()
    os.close(reading)


Pipe = tuple[int, Callable[[bytes], None]]


def line(**said: Any) -> bytes:
    return json.dumps(said).encode() + b"\n"


def watched(pipe: Pipe, content: bytes) -> list[Any]:
    reading, say = pipe
    say(content)
    return list(Clip(Inbox(reading, 2.0, 10.0), LIMITS))


def test_what_was_agreed_is_understood(pipe: Pipe) -> None:
    content = line(facts=FACTS) + line(time_s=0.0) + PLANES + line(time_s=0.05) + PLANES
    frames = watched(pipe, content + line(end=True))
    assert [frame.time_s for frame in frames] == [0.0, 0.05]
    assert [level.luma.shape for level in frames[0].levels] == [(8, 16), (4, 8), (2, 4)]
    assert frames[0].levels[1].red.shape == (2, 4)


NOT_AGREED = {
    "no facts": line(time_s=0.0),
    "facts that are none": line(facts=["width_px"]),
    "facts too many": line(facts=FACTS | {"path": "/"}),
    "a size that is none": line(facts=FACTS | {"width_px": "16"}),
    "a size with a fraction": line(facts=FACTS | {"width_px": 16.5}),
    "no size": line(facts=FACTS | {"width_px": 0}),
    "a colour nobody knows": line(facts=FACTS | {"colour": {"matrix": "bt1", "full_range": False}}),
    "a rate that is none": line(facts=FACTS | {"frame_rate_hz": "30"}),
    "no JSON": b"facts\n",
    "no object": b"[1]\n",
    "deep JSON": b"[" * 4000 + b"\n",
    "a line without end": b"x" * 100_000,
    "a time that is none": line(facts=FACTS) + line(time_s="now"),
    "a time that is not a number": line(facts=FACTS) + b'{"time_s": NaN}\n',
    "a time beyond the limits": line(facts=FACTS) + line(time_s=1e9),
    "time running backwards": line(facts=FACTS)
    + line(time_s=0.5)
    + PLANES
    + line(time_s=0.4)
    + PLANES,
}


@pytest.mark.parametrize("content", NOT_AGREED.values(), ids=NOT_AGREED)
def test_what_was_not_agreed_is_not_believed(content: bytes, pipe: Pipe) -> None:
    with pytest.raises(Garbled):
        watched(pipe, content)


def test_facts_beyond_the_limits_are_refused_on_this_side_too(pipe: Pipe) -> None:
    with pytest.raises(VideoRefused, match="100000 x 100000"):
        watched(pipe, line(facts=FACTS | {"width_px": 100_000, "height_px": 100_000}))


@pytest.mark.parametrize("content", [b"", line(facts=FACTS), line(facts=FACTS) + line(time_s=0.0)])
def test_an_early_end_is_noticed(content: bytes, pipe: Pipe) -> None:
    with pytest.raises(Ended):
        watched(pipe, content)


def test_a_reason_is_made_harmless_for_a_terminal(pipe: Pipe) -> None:
    with pytest.raises(VideoRefused) as refusal:
        watched(pipe, line(refused="red \x1b[31m and\nnext line" + "x" * 1000))
    assert "\x1b" not in str(refusal.value)
    assert "\n" not in str(refusal.value)
    assert len(str(refusal.value)) <= 300


def test_silence_is_not_waited_for(pipe: Pipe) -> None:
    with pytest.raises(TooSlow):
        Inbox(pipe[0], stall_s=0.02, waiting_s=10.0).line()


def test_a_trickle_is_not_waited_for_either(pipe: Pipe) -> None:
    inbox = Inbox(pipe[0], stall_s=10.0, waiting_s=0.02)
    with pytest.raises(TooSlow):
        inbox.content(10)
