"""The processes a test leaves behind."""

import os
from contextlib import suppress
from pathlib import Path


def children() -> frozenset[int]:
    """Processes this one began and has not waited for yet; where there is no /proc, none are seen.

    Other tests may have left some that are meant to stay, so a test compares before and after.
    """
    found = set()
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it ended just now
            _, parent, *_ = (entry / "stat").read_text().rpartition(")")[2].split()
            if int(parent) == os.getpid():
                found.add(int(entry.name))
    return frozenset(found)
