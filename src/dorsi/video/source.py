"""Frames of a clip, decoded in a process of its own and handed over one by one.

    with open_clip(path) as clip:
        for frame in clip:
            ...

However a clip ends, by its end, a refusal, an error or Ctrl-C, the process is gone afterwards;
nothing is ever written to disk. If this process is killed, the other dies with it.
"""

import json
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import numpy as np

from dorsi.errors import NotSetUp, VideoRefused
from dorsi.video.frames import MATRICES, ClipFacts, Colour, Frame, Level, level_sizes
from dorsi.video.limits import LIMITS, Limits, check_facts
from dorsi.video.receiving import Ended, Garbled, Inbox, TooSlow

RATE_HZ: Final = 20.0
"""How often a clip is looked at: a squat is slow, and each look costs a hundredth of a second."""

GET_VIDEO: Final = "videos need a few more packages: run script/start --video once"
_PIPE_BYTES: Final = 2**20  # the most that Linux grants to everybody
_LONGEST_REASON: Final = 300


class Clip:
    """An open clip: its `facts`, and its frames in order, once."""

    def __init__(self, inbox: Inbox, limits: Limits) -> None:
        """Wait until the video has been opened and checked."""
        self._inbox, self._limits = inbox, limits
        self.facts = self._read_facts()
        self._sizes = level_sizes(self.facts.width_px, self.facts.height_px)

    def __iter__(self) -> Iterator[Frame]:
        """Give the frames, about `rate_hz` a second, as they are decoded."""
        last_s = -1.0
        while (said := self._message()) != {"end": True}:
            time_s = said.get("time_s")
            if not isinstance(time_s, float) or not last_s < time_s <= self._limits.duration_s:
                raise Garbled
            last_s = time_s
            facts = self.facts
            yield Frame(time_s, self._levels(), facts.colour, facts.width_px, facts.height_px)

    def _read_facts(self) -> ClipFacts:
        said = self._message().get("facts")
        if not isinstance(said, dict):
            raise Garbled
        try:
            facts = ClipFacts(**(said | {"colour": Colour(**said["colour"])}))
            check_facts(facts, self._limits)
        except (TypeError, KeyError, ValueError) as error:
            raise Garbled from error
        if not (_is_length(facts.width_px) and _is_length(facts.height_px)):
            raise Garbled
        if facts.colour.matrix not in MATRICES:
            raise Garbled
        return facts

    def _message(self) -> dict[str, Any]:
        said = self._inbox.line()
        if "refused" in said:
            # It comes from a process that may have been taken over.
            raise VideoRefused(_one_line(str(said["refused"])[:_LONGEST_REASON]))
        return said

    def _levels(self) -> tuple[Level, ...]:
        shapes = [
            shape
            for width, height in self._sizes
            for shape in ((height, width), *2 * ((height // 2, width // 2),))
        ]
        ends = np.cumsum([rows * columns for rows, columns in shapes])
        parts = np.split(self._inbox.content(int(ends[-1])), ends[:-1])
        planes = [part.reshape(shape) for part, shape in zip(parts, shapes, strict=True)]
        return tuple(Level(*planes[at : at + 3]) for at in range(0, len(planes), 3))


def _is_length(said: object) -> bool:
    return type(said) is int and said > 0


@contextmanager
def open_clip(path: Path, limits: Limits = LIMITS, rate_hz: float = RATE_HZ) -> Iterator[Clip]:
    """Open a video so that its frames can be read one by one, once.

    The clip is good until the end of the `with` block. On Linux the decoding process also ends
    with the thread that opened the clip.

    Args:
        path: An MP4, MOV or WebM file with H.264, HEVC, VP8, VP9 or AV1 in it.
        limits: What it may cost.
        rate_hz: How many frames a second to hand over; all of them if there are fewer.

    Raises:
        VideoRefused: it is no such video, is damaged or goes beyond the limits. Also raised while
            frames are read, since some of that only shows on the way.
        NotSetUp: what decodes videos is not installed.
    """
    name = _one_line(str(path))
    if sys.platform == "win32" or find_spec("av") is None:
        raise NotSetUp(GET_VIDEO)
    with _video(path, limits) as video, _decoding(video, limits, rate_hz) as process:
        assert process.stdout is not None  # noqa: S101 (asked for a pipe)
        try:
            yield Clip(Inbox(process.stdout.fileno(), limits.stall_s, limits.waiting_s), limits)
        except VideoRefused as refusal:
            raise VideoRefused(f"{name}: {refusal}") from refusal
        except (Ended, Garbled, TooSlow) as error:
            raise VideoRefused(f"{name}: {_what_happened(error, process)}") from error


@contextmanager
def _video(path: Path, limits: Limits) -> Iterator[int]:
    """The file, opened for reading: an ordinary one of a fair size, whatever led to it."""
    name = _one_line(str(path))
    try:
        # Without waiting: a named pipe would keep us until somebody writes into it.
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise VideoRefused(f"{name} cannot be opened: {reason}") from error
    try:
        facts = os.fstat(handle)
        if not stat.S_ISREG(facts.st_mode):
            raise VideoRefused(f"{name} is not a file")
        if facts.st_size == 0:
            raise VideoRefused(f"{name} is empty")
        if facts.st_size > limits.file_bytes:
            raise VideoRefused(
                f"{name} is larger than {limits.file_bytes / 2**30:.0f} GB; cut it to the movement"
            )
        yield handle
    finally:
        os.close(handle)


@contextmanager
def _decoding(video: int, limits: Limits, rate_hz: float) -> Iterator["subprocess.Popen[bytes]"]:
    """The decoding process, in a group of its own, gone afterwards."""
    arguments = [str(os.getpid()), str(rate_hz), json.dumps(limits.as_arguments())]
    process = subprocess.Popen(  # noqa: S603 (our own program)
        [sys.executable, "-I", "-m", "dorsi.video.sandbox", *arguments],
        stdin=video,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        bufsize=0,
        env={},
        cwd="/",
        start_new_session=True,
        pipesize=_PIPE_BYTES if sys.platform == "linux" else -1,
    )
    try:
        yield process
    finally:
        _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Kill the process and whatever it may have started, and take its leave."""
    if process.stdout is not None:
        process.stdout.close()
    # Before it is waited for its number cannot have gone to anybody else.
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _what_happened(error: Exception, process: "subprocess.Popen[bytes]") -> str:
    if isinstance(error, TooSlow):
        return "decoding it takes too long; cut it to the movement or film in 1080p"
    if isinstance(error, Ended) and _ended_by(process) in {signal.SIGXCPU, signal.SIGKILL}:
        return "decoding it takes more than a video may; cut it to the movement or film in 1080p"
    return "it is damaged in a way that stops decoding; send the phone's own file"


def _ended_by(process: "subprocess.Popen[bytes]") -> int:
    """The signal that ended a process which closed its pipe; 0 for none."""
    with suppress(subprocess.TimeoutExpired):
        process.wait(timeout=1)
    return -(process.returncode or 0)


def _one_line(text: str) -> str:
    """What a terminal can show of a text, in one line: names of files may hold anything."""
    return "".join(c if c.isprintable() else " " for c in text)
