"""One-time links that open an account. There is no default password and no open sign-up."""

import secrets
from datetime import timedelta
from hashlib import sha256
from typing import Final

from dorsi.errors import InvalidInput
from dorsi.site import clock
from dorsi.site.access.models import Account, Invitation
from dorsi.site.records.writing import writing

VALID_FOR: Final = timedelta(hours=24)
LINK_BYTES: Final = 32


class LinkNotValid(InvalidInput):
    """A link that was used, has expired, or never was."""


def invite(*, for_owner: bool = False) -> str:
    """Make a link that opens one account within a day; only its hash is kept.

    Args:
        for_owner: Whether it opens the account of the machine's owner, with the journals in it.

    Returns:
        The secret part of the link.
    """
    secret = secrets.token_urlsafe(LINK_BYTES)
    with writing():
        Invitation.objects.create(
            link_hash=_hash(secret), for_owner=for_owner, expires_at=clock.now() + VALID_FOR
        )
    return secret


def is_valid(secret: str) -> bool:
    """Whether a link would open an account now."""
    return Invitation.objects.filter(
        link_hash=_hash(secret), used_at=None, expires_at__gt=clock.now()
    ).exists()


def accept(secret: str, account: Account) -> Account:
    """Open an account with a link, once.

    Args:
        secret: The secret part of the link.
        account: With its name and password set, not saved yet.

    Raises:
        LinkNotValid: it was used, has expired, or never was; nothing was saved.
    """
    with writing():
        known = Invitation.objects.filter(
            link_hash=_hash(secret), used_at=None, expires_at__gt=clock.now()
        )
        if not known.update(used_at=clock.now()):
            raise LinkNotValid("this link was used or has expired; make a new one on the machine")
        if Invitation.objects.get(link_hash=_hash(secret)).for_owner:
            return _owner_becomes(account)
        account.save(force_insert=True)
    return account


def _owner_becomes(account: Account) -> Account:
    """Give the owner's account, with the journals in it, the name and password chosen.

    Every start until then shows such a link. Once one of them was used, the others open an account
    like any other: nobody takes over what has a password.
    """
    there = Account.objects.filter(owns_machine=True).first()
    if there is not None and there.has_usable_password():
        account.save(force_insert=True)
        return account
    account.owns_machine = True
    account.pk = there.pk if there else None
    account.save()
    return account


def _hash(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
