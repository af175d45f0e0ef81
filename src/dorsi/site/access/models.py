"""Accounts, and the one-time links that open them."""

from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models


class Account(AbstractUser):
    """Somebody who may log in. One account holds the journals of one or several people."""

    owns_machine = models.BooleanField(default=False)

    class Meta:
        """At most one account is the owner's."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["owns_machine"],
                condition=models.Q(owns_machine=True),
                name="one_owner_of_the_machine",
            )
        ]


class Invitation(models.Model):
    """A link that opens one account, once. Only a hash of it is kept."""

    link_hash = models.CharField(max_length=64, unique=True)
    for_owner = models.BooleanField(default=False)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        """Say until when it opens an account."""
        return f"invitation until {self.expires_at:%Y-%m-%d %H:%M} UTC"
