"""A page whose clock goes only as far as a test says: minutes at once, and no second by itself."""

from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page

# Longer than it takes to tell a page the time, and then to let it stand still.
A_WHILE = timedelta(minutes=2)


def stand_still(page: Page, at: datetime | None = None) -> None:
    """Let the clock stand at a moment, on this page and on those it leads to.

    One that goes by itself would go further on a slow machine: into the next set, say.
    """
    at = at or datetime.now(UTC)
    page.clock.install(time=at - A_WHILE)
    page.clock.pause_at(at)


def put(page: Page, by: timedelta) -> None:
    """Put the clock on the wall forward or back; the steady one stays."""
    now = datetime.fromtimestamp(page.evaluate("Date.now()") / 1000, UTC)
    page.clock.set_system_time(now + by)
