"""A calendar as other programs read it (iCalendar, RFC 5545): discreet, and the same event moved.

A calendar is often shared, so no title says more than *ankles*, minutes and the habit: no exercise,
no reading, no pain. Every event has an id of its kind and day that never changes, and a sequence
that only grows, so that what is planned anew moves and does not stand there twice.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, Timezone
from icalendar.prop import vDuration

from dorsi.compose.appointments import Appointment
from dorsi.domain.journal import Journal, Person

NAME: Final = "Ankles"
PRODUCT: Final = "-//Dorsi//Ankles//EN"
REFRESH: Final = timedelta(hours=4)  # a stop of the evening takes the next morning's alarm away
TOLD: Final = "Open Dorsi for what is in it."
WAITS: Final = "Nothing is planned until you have looked."
DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Edition:
    """Which state of a calendar is written.

    `calendar` tells one calendar from another, `sequence` grows with every change, `at` is when it
    changed last. `link` leads to the site where its address is known.
    """

    calendar: UUID
    sequence: int
    at: datetime
    link: str = ""


def edition_of(journal: Journal, calendar: UUID, today: date, zone: str, link: str = "") -> Edition:
    """Number the state of a calendar: it changes with entries, and with the days that pass.

    Args:
        journal: The whole journal, as read; it is only ever appended to.
        calendar: Which calendar.
        today: The person's local date.
        zone: Where the person is.
        link: The address of the site, where it is known.
    """
    entries = list(journal.entries())
    began = min((entry.day for entry in entries), default=today)
    midnight = datetime.combine(today, time(), ZoneInfo(zone)).astimezone(UTC)
    until = midnight + DAY
    said = (entry.at.astimezone(UTC) for entry in entries)
    changed = max((at for at in said if at < until), default=midnight)
    days = max((today - began).days, 0)
    return Edition(calendar, len(entries) + days, max(changed, midnight), link)


def calendar_file(held: Iterable[Appointment], person: Person, edition: Edition) -> bytes:
    """Write a calendar.

    Args:
        held: What stands in it.
        person: As of today: the zone of a calendar that holds no time yet.
        edition: Which state of which calendar it is.

    Returns:
        The file in UTF-8, with folded lines that end in CRLF.
    """
    known = list(held)
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", NAME)
    calendar.add("x-wr-calname", NAME)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESH))
    for zone in sorted({person.timezone, *(each.zone for each in known if each.starts)}):
        calendar.add_component(_zone(zone, known, edition))
    for each in known:
        calendar.add_component(_event(each, edition))
    return bytes(calendar.to_ical())


def title_of(each: Appointment) -> str:
    """What stands in the calendar: "Ankles, 10 minutes after morning coffee"."""
    after = f" after {_habit(each.follows)}" if each.follows else ""
    match each.kind:
        case "waits":
            return f"{NAME}: see Dorsi"
        case "measuring":
            return f"{NAME}: measure{after}"
        case "check_in":
            return f"{NAME}: how was the week?"
        case "session":
            where = " with training" if each.training else after
            return f"{NAME}, {_minutes(each.minutes or 0)}{where}"


def _minutes(number: int) -> str:
    return "1 minute" if number == 1 else f"{number} minutes"


def _habit(said: str) -> str:
    """A habit as it stands behind "after"; who wrote the word too is not made to say it twice."""
    text = said.strip().rstrip(".")
    first, _, rest = text.partition(" ")
    return rest if first.lower() == "after" and rest else text


def _event(each: Appointment, edition: Edition) -> Event:
    event, title = Event(), title_of(each)
    event.add("uid", f"{_id(each, edition)}@dorsi")
    event.add("dtstamp", edition.at)
    event.add("last-modified", edition.at)
    event.add("sequence", edition.sequence)
    event.add("summary", title)
    event.add("description", WAITS if each.kind == "waits" else TOLD)
    if each.starts is None:
        event.add("dtstart", each.day)
        event.add("dtend", each.day + DAY)
    else:
        event.add("dtstart", each.starts.replace(tzinfo=ZoneInfo(each.zone)))
        event.add("duration", timedelta(minutes=each.minutes or 0))
    event.add("transp", "TRANSPARENT")  # nobody is refused a meeting for it
    event.add("class", "PRIVATE")
    if edition.link:
        event.add("url", edition.link)
    if each.rings:
        event.add_component(_alarm(title))
    return event


def _id(each: Appointment, edition: Edition) -> UUID:
    """One for a kind on a day; what waits is one thing, on whatever day it stands."""
    of = "" if each.kind == "waits" else each.day.isoformat()
    return uuid5(edition.calendar, f"{each.kind} {of}")


def _alarm(title: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", timedelta(0))
    return alarm


def _zone(zone: str, known: list[Appointment], edition: Edition) -> Any:
    """The zone with every change of its clocks from the first event to beyond the last."""
    days = [each.day for each in known] or [edition.at.date()]
    first, last = date(min(days).year, 1, 1), date(max(days).year + 2, 1, 1)
    return Timezone.from_tzid(zone, first_date=first, last_date=last)
