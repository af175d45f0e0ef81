"""The one-time link on the console that opens an account."""

from django.conf import settings
from django.db import connection
from django.urls import reverse

from dorsi.site.access.invitations import invite
from dorsi.site.access.models import Account


def needs_account() -> bool:
    """Whether nobody could get in yet: nobody is the owner unasked, and nobody can log in."""
    return not settings.OWNER_AT_THIS_MACHINE and _nobody_can_log_in()


def address_beyond() -> str | None:
    """Where the site is reached through the server in front, where one is spoken of."""
    if not settings.HOSTS_BEYOND or not settings.HTTPS:
        return None
    return f"https://{settings.HOSTS_BEYOND[0]}"


def invitation(address: str) -> str:
    """Make a link; the first one opens the account of the machine's owner.

    Args:
        address: Where the site is reached, without a slash at the end.
    """
    secret = invite(for_owner=_nobody_can_log_in())
    connection.close()
    return f"{address}{reverse('set_up', args=[secret])}"


def _nobody_can_log_in() -> bool:
    return not any(account.has_usable_password() for account in Account.objects.all())
