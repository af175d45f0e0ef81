"""The one-time link on the console that opens an account."""

from django.db import connection
from django.urls import reverse

from dorsi.site.access.invitations import invite
from dorsi.site.access.models import Account


def needs_invitation() -> bool:
    """Whether nobody could log in yet."""
    accounts = Account.objects.all()
    return not any(account.has_usable_password() for account in accounts)


def invitation(address: str) -> str:
    """Make a link; the first one opens the account of the machine's owner.

    Args:
        address: Where the site is reached, without a slash at the end.
    """
    secret = invite(for_owner=needs_invitation())
    connection.close()
    return f"{address}{reverse('set_up', args=[secret])}"
