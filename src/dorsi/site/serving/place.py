"""Where this machine stands."""

import os
from pathlib import Path

from dorsi.interop.meaning import zone


def zone_of_this_machine(etc: Path = Path("/etc")) -> str:
    """Name the time zone this machine is set to, UTC when it does not say."""
    linked = os.path.realpath(etc / "localtime").partition("zoneinfo/")[2]
    for name in (os.environ.get("TZ", ""), linked):
        if name and zone(name):
            return name
    return "UTC"
