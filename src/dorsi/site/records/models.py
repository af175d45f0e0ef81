"""The tables of the journal: people, the entries appended for each, and a calendar's address.

A row says what the journal's file says, as JSON. Nothing updates an entry: the database itself
refuses (see `append_only`).
"""

from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models


class KeptPerson(models.Model):
    """Somebody with a journal. `said` is the person as first entered, as in the journal's file.

    `revision` counts the entries appended so far; `erasing` is set in the transaction that removes
    the person, and nowhere else.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="people"
    )
    said = models.TextField()
    revision = models.PositiveBigIntegerField(default=0)
    demo = models.BooleanField(default=False)
    erasing = models.BooleanField(default=False)
    begun_at = models.DateTimeField()

    class Meta:
        """In the order they were begun."""

        ordering: ClassVar = ["begun_at", "id"]

    def __str__(self) -> str:
        """Name the row, not the person: this may stand in a log."""
        return f"person {self.id}"


class KeptEntry(models.Model):
    """One entry of a journal: its list, its id, and what it says, as in the journal's file.

    `instant` is when it happened in UTC, `local_day` the date the person wrote, `zone` where the
    person was (IANA).
    """

    person = models.ForeignKey(KeptPerson, on_delete=models.PROTECT, related_name="entries")
    position = models.PositiveBigIntegerField()
    list_name = models.CharField(max_length=16)
    entry_id = models.TextField()
    said = models.TextField()
    instant = models.DateTimeField()
    local_day = models.DateField()
    zone = models.TextField()

    class Meta:
        """One place and one id for each entry of a person."""

        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "position"], name="one_entry_in_each_place"),
            models.UniqueConstraint(fields=["person", "entry_id"], name="one_entry_of_each_id"),
        ]

    def __str__(self) -> str:
        """Name the row, not what it says: this may stand in a log."""
        return f"entry {self.position} of person {self.person_id}"


class CalendarFeed(models.Model):
    """The address at which calendar programs ask for somebody's calendar. Only its hash is kept."""

    person = models.OneToOneField(
        KeptPerson, on_delete=models.CASCADE, primary_key=True, related_name="calendar_feed"
    )
    secret_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        """Say whose it is, and nothing of the address."""
        return f"calendar of person {self.person_id}"
