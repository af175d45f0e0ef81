"""The app of pages."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """What people see."""

    name = "dorsi.site.pages"
    label = "pages"
