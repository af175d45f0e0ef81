"""The app that keeps journals."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class RecordsConfig(AppConfig):
    """Journals in append-only tables."""

    name = "dorsi.site.records"
    label = "records"

    def ready(self) -> None:
        """Renew the guards after every migration: one that rebuilds a table drops its triggers."""
        from dorsi.site.records.append_only import guard  # noqa: PLC0415  (apps are loaded first)

        post_migrate.connect(guard, sender=self, dispatch_uid="append_only")
