"""Ids of entries: time-ordered ones for what Dorsi writes."""

import secrets
import threading
import time
from typing import Final
from uuid import UUID

_COUNTER_BITS: Final = 12
_lock = threading.Lock()
_last_ms = 0
_counter = 0


def new_id() -> str:
    """Make a UUID version 7: later ids of one process always sort after earlier ones.

    The 12 bits after the milliseconds count up within one millisecond, starting low enough to
    leave room; a clock that steps back is waited out by staying at the latest time seen.

    References:
        rfc_9562
    """
    milliseconds, counter = _tick()
    value = milliseconds << 80 | 7 << 76 | counter << 64 | 0b10 << 62 | secrets.randbits(62)
    return str(UUID(int=value))


def _tick() -> tuple[int, int]:
    global _last_ms, _counter  # noqa: PLW0603 (being monotonic is a state of the process)
    with _lock:
        now = time.time_ns() // 1_000_000
        if now > _last_ms:
            _last_ms, _counter = now, secrets.randbits(_COUNTER_BITS - 1)
        elif _counter + 1 < 1 << _COUNTER_BITS:
            _counter += 1
        else:
            _last_ms, _counter = _last_ms + 1, 0
        return _last_ms, _counter
