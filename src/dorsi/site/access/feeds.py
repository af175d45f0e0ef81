"""The address of somebody's calendar: whoever has it sees it, so it is long, and can be given up.

A calendar program cannot log in. So the address itself is the key: 256 random bits, kept as a hash,
shown when it is made and never again. Making another ends the one before.
"""

import secrets
from hashlib import sha256
from typing import Final

from django.core.cache import cache

from dorsi.site import clock
from dorsi.site.records.models import CalendarFeed, KeptPerson
from dorsi.site.records.writing import writing

ADDRESS_BYTES: Final = 32
# A calendar asks every few hours; several devices and an impatient thumb fit in as well.
MOST_AN_HOUR: Final = 120
HOUR_S: Final = 3600


def make_address(person: KeptPerson) -> str:
    """Make the address of a person's calendar; the one before, if any, leads nowhere from now on.

    Returns:
        Its secret part, which is kept nowhere.
    """
    secret = secrets.token_urlsafe(ADDRESS_BYTES)
    with writing():
        CalendarFeed.objects.update_or_create(
            person=person, defaults={"secret_hash": _hash(secret), "made_at": clock.now()}
        )
    return secret


def give_up_address(person: KeptPerson) -> bool:
    """Let the address lead nowhere.

    Returns:
        Whether there was one.
    """
    with writing():
        gone, _ = CalendarFeed.objects.filter(person=person).delete()
    return bool(gone)


def feed_of(person: KeptPerson) -> CalendarFeed | None:
    """Give what is known of the address of a person's calendar, if there is one."""
    return CalendarFeed.objects.filter(person=person).first()


def person_behind(secret: str) -> KeptPerson | None:
    """Find whose calendar an address is; one that was given up and one that never was are alike.

    What is looked up is the hash, so how long it takes says nothing about an address.
    """
    found = CalendarFeed.objects.filter(secret_hash=_hash(secret)).select_related("person")
    feed = found.first()
    return feed.person if feed else None


def asked_too_often(secret: str) -> bool:
    """Whether a calendar was asked for more often within the hour than any program needs."""
    key = f"calendar-{_hash(secret)}"
    if cache.add(key, 1, HOUR_S):
        return False
    return bool(cache.incr(key) > MOST_AN_HOUR)


def _hash(secret: str) -> str:
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
