"""What a phone without a network works out by itself is what the core says."""

from datetime import datetime, timedelta
from itertools import product
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from tests.people import CALF, KNOWLEDGE, LIFTER, MONDAY, accepted, journal, moment, said, trained
from tests.site.front import needs_vitest, told_by

from dorsi.domain.journal import Journal, Session, SessionItem
from dorsi.interop.canonical import written
from dorsi.report.quantities import minutes
from dorsi.site.pages.guided import pack_of
from dorsi.site.pages.thinking import Thought

STARTS = MONDAY + timedelta(days=7)
TODAY = STARTS + timedelta(weeks=4)  # a Monday, on which the legs are trained
STEADY = [trained(STARTS + timedelta(weeks=w, days=d)) for w in range(4) for d in (0, 2, 4)]


def who(*sessions: Session) -> Journal:
    answers = (*said(CALF), *said([("red_flag_card", "no")]))
    kept = (*STEADY, *sessions)
    return journal(LIFTER, answers=answers, decisions=(accepted(STARTS),), sessions=kept)


def pack(*sessions: Session) -> dict[str, Any]:
    return pack_of(Thought(who(*sessions), KNOWLEDGE, TODAY))


WHOLE = pack()
DRILLS = list(dict.fromkeys(item["exercise"] for item in WHOLE["days"][0]["items"]))
LEVELS = (1, 2, 3, 4)


def told(*drills: str, side: Any = "both", hour: int = 8, **felt: Any) -> Session:
    items = tuple(SessionItem(exercise=name, side=side) for name in drills)
    return Session(at=moment(TODAY, hour), items=items, id=f"told-{hour}", **felt)


ALONE = [
    (),
    *((told(drill, pain_after=0),) for drill in DRILLS),
    (told(*DRILLS, pain_after=0),),
    (told(DRILLS[0], side="left", pain_after=0),),
    *((told(pain_after=level),) for level in LEVELS),
    *((told(drill, pain_after=level),) for drill, level in product(DRILLS, LEVELS)),
    *((told(DRILLS[0]), told(drill, hour=9, pain_after=3)) for drill in DRILLS[1:]),
]
TWICE = [
    (told(one, pain_after=level), told(other, hour=9, pain_after=5 - level))
    for one, other, level in product(DRILLS, DRILLS, LEVELS)
]


def left(day: dict[str, Any]) -> list[tuple[str, str]]:
    """What is to do, in its order, whether it was planned or stands in."""
    return [(item["exercise"], item["side"]) for item in day["items"]]


# Half hours and quarters, a change of half an hour, across the date line, and no change at all.
ZONES = (
    "UTC", "Europe/Berlin", "America/St_Johns", "Asia/Kathmandu", "Australia/Lord_Howe",
    "Pacific/Apia", "Pacific/Honolulu",
)  # fmt: skip
YEAR_S = range(1_767_225_600, 1_798_761_600, 7 * 3600 + 13)  # 2026, so that every hour is met


@pytest.mark.one_python
@needs_vitest
def test_the_phone_writes_a_moment_and_says_minutes_as_the_core_does(tmp_path: Path) -> None:
    asked = [(at, zone) for zone in ZONES for at in YEAR_S]
    moments = [{"ms": at * 1000, "timezone": zone} for at, zone in asked]
    lengths_s = list(range(1200))
    found = told_by("phone", {"moments": moments, "seconds": lengths_s}, tmp_path)
    assert found["moments"] == [
        datetime.fromtimestamp(at, ZoneInfo(zone)).isoformat() for at, zone in asked
    ]
    assert found["minutes"] == [minutes(length / 60) for length in lengths_s]


@pytest.mark.one_python
@needs_vitest
def test_the_phone_leaves_of_a_day_what_the_core_leaves(tmp_path: Path) -> None:
    cases = [*ALONE, *TWICE]
    unsent = [[{"list": "sessions", "entry": written(s)} for s in case] for case in cases]
    found = told_by("phone", {"pack": WHOLE, "told": unsent}, tmp_path)["left"]
    for case, day in zip(cases, found, strict=True):
        core = pack(*case)["days"][0]
        if case in ALONE:
            assert left(day) == left(core), case
            assert day["state"] == core["state"], case
        else:  # of two pains it keeps what both leave, and so never more
            assert set(left(day)) <= set(left(core)), case
        assert day["minutes"] <= core["minutes"] + 1e-6, case
