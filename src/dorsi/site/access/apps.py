"""The app of accounts."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Accounts, invitations and the gate."""

    name = "dorsi.site.access"
    label = "access"
