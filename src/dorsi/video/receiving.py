"""Reading what the decoding process sends, without trust in it and without waiting for ever."""

import json
import os
import select
import time
from typing import Any, Final

import numpy as np
import numpy.typing as npt

_LONGEST_LINE: Final = 4096
_CHUNK: Final = 2**16


class Garbled(Exception):
    """What came is not what was agreed."""


class Ended(Exception):
    """Nothing more will come."""


class TooSlow(Exception):
    """It took longer than was granted."""


class Inbox:
    """The receiving end of the pipe from the decoding process."""

    def __init__(self, handle: int, stall_s: float, waiting_s: float) -> None:
        """Take a pipe; give it `stall_s` for each item and `waiting_s` for all of them."""
        self._handle, self._stall_s, self._left_s = handle, stall_s, waiting_s
        self._poll = select.poll()
        self._poll.register(handle, select.POLLIN)
        self._ahead = b""

    def line(self) -> dict[str, Any]:
        """Read the next line of JSON."""
        deadline = self._deadline()
        while b"\n" not in self._ahead:
            if len(self._ahead) > _LONGEST_LINE:
                raise Garbled
            self._wait(deadline)
            chunk = os.read(self._handle, _CHUNK)
            if not chunk:
                raise Ended
            self._ahead += chunk
        line, _, self._ahead = self._ahead.partition(b"\n")
        try:
            said = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise Garbled from error
        if not isinstance(said, dict):
            raise Garbled
        return said

    def content(self, count: int) -> npt.NDArray[np.uint8]:
        """Read the next `count` bytes."""
        deadline = self._deadline()
        content = np.empty(count, np.uint8)
        start = min(count, len(self._ahead))
        content[:start] = np.frombuffer(self._ahead[:start], np.uint8)
        self._ahead = self._ahead[start:]
        rest = content.data[start:]
        while rest:
            self._wait(deadline)
            came = os.readv(self._handle, [rest])
            if not came:
                raise Ended
            rest = rest[came:]
        return content

    def _deadline(self) -> float:
        return time.monotonic() + self._stall_s

    def _wait(self, deadline: float) -> None:
        """Wait until something can be read; only time spent waiting counts."""
        began = time.monotonic()
        granted_s = min(deadline - began, self._left_s)
        if granted_s <= 0 or not self._poll.poll(granted_s * 1000):
            raise TooSlow
        self._left_s -= time.monotonic() - began
