"""What Dorsi knows, loaded once, and which day it is where a person is."""

from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo

from dorsi.domain.effective import effective
from dorsi.domain.journal import Journal
from dorsi.domain.knowledge import Knowledge
from dorsi.knowledge.load import load_knowledge
from dorsi.site import clock

FURTHEST_EAST: Final = timezone(timedelta(hours=14))


@cache
def knowledge() -> Knowledge:
    """The bundled knowledge, read when it is first needed."""
    return load_knowledge()


def zone_of(journal: Journal) -> ZoneInfo:
    """Where the person is now, later changes included.

    Whoever has moved east wrote that down on a date that has not come yet where they were, so all
    changes count up to the latest date it is anywhere.
    """
    anywhere = clock.now().astimezone(FURTHEST_EAST).date()
    return ZoneInfo(effective(journal, anywhere).person.timezone)


def local_day(moment: datetime) -> date:
    """The day it is now in the place a moment was written."""
    return clock.now().astimezone(moment.tzinfo or UTC).date()


def zone_name(moment: datetime) -> str:
    """Name the zone a moment was written in: IANA where known, else its offset."""
    return getattr(moment.tzinfo, "key", None) or str(moment.tzinfo)
