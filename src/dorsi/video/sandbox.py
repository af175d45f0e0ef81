"""The decoding process from the inside: what it gives away before it touches the video.

    python -I -m dorsi.video.sandbox PARENT RATE LIMITS      video on stdin, messages on stdout

Messages are a line of JSON; after one of a picture follow its planes, byte by byte, in an order
and of sizes that both sides work out from the facts sent first.
"""

import ctypes
import json
import os
import resource
import signal
import sys
from collections.abc import Sequence
from dataclasses import asdict
from typing import BinaryIO, Final

from dorsi.errors import VideoRefused
from dorsi.video.decoding import Decoder
from dorsi.video.frames import ClipFacts
from dorsi.video.limits import Limits

_DIE_WITH_PARENT: Final = 1  # PR_SET_PDEATHSIG
_NO_NEW_RIGHTS: Final = 38  # PR_SET_NO_NEW_PRIVS
_OPEN_FILES: Final = 3  # the video, the messages, and nowhere


def main(arguments: Sequence[str]) -> int:
    """Decode the video on stdin onto stdout; all that is wrong with it is a message."""
    parent, rate_hz, limits = arguments
    allowed = Limits(**json.loads(limits))
    confine(int(parent), allowed)
    with open(0, "rb", 0, closefd=False) as video, open(1, "wb", 0, closefd=False) as messages:
        decode(video, messages, allowed, float(rate_hz))
    return 0


def confine(parent: int, limits: Limits) -> None:
    """Give up what decoding does not need; none of it can be taken back."""
    if sys.platform == "linux":
        control = ctypes.CDLL(None).prctl
        control(_DIE_WITH_PARENT, signal.SIGKILL, 0, 0, 0)
        control(_NO_NEW_RIGHTS, 1, 0, 0, 0)
    if os.getppid() != parent:  # it died before we asked to die with it
        os._exit(1)
    for what, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, _OPEN_FILES),
        (resource.RLIMIT_DATA, limits.memory_bytes),
    ):
        resource.setrlimit(what, (most, most))
    # A second later than the signal that says why comes the one that cannot be ignored.
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_s, limits.cpu_s + 1))


def decode(video: BinaryIO, messages: BinaryIO, limits: Limits, rate_hz: float) -> None:
    """Send the facts of a clip, its pictures and its end, or why it is refused."""
    try:
        for item in Decoder(video, limits, rate_hz).pictures():
            if isinstance(item, ClipFacts):
                _say(messages, facts=asdict(item))
                continue
            time_s, levels = item
            _say(messages, time_s=time_s)
            for level in levels:
                for plane in (level.luma, level.blue, level.red):
                    _send(messages, plane.data)
        _say(messages, end=True)
    except VideoRefused as refusal:
        _say(messages, refused=str(refusal))
    except MemoryError:
        _say(messages, refused="it asks for more memory than a video may")


def _say(messages: BinaryIO, **said: object) -> None:
    _send(messages, memoryview(json.dumps(said).encode() + b"\n"))


def _send(messages: BinaryIO, content: memoryview) -> None:
    left = content.cast("B")
    while left:
        left = left[messages.write(left) :]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
