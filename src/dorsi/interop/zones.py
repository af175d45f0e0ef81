"""Time zones by their IANA names: of the person, of this machine, and the date in one."""

import os
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo


def zone(name: str) -> ZoneInfo | None:
    """Give a time zone by its IANA name, or nothing when there is none of that name."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # unknown, a path, or a folder of the zone files
        return None


def local_zone(etc: Path = Path("/etc")) -> str:
    """Name the time zone this machine is set to, UTC when it does not say."""
    linked = os.path.realpath(etc / "localtime").partition("zoneinfo/")[2]
    for name in (os.environ.get("TZ", ""), linked):
        if name and zone(name):
            return name
    return "UTC"


def local_today(timezone: str | None) -> date:
    """Give the date now in a time zone, in UTC when there is none of that name."""
    return datetime.now(zone(timezone or "UTC") or ZoneInfo("UTC")).date()
