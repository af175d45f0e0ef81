"""From one page to the next, as people go: by what they click."""

from playwright.sync_api import Locator, Page


def follow(page: Page, what: Locator) -> None:
    """Click what leads to another page, and wait until that page stands.

    A click comes back while the form is still on its way. What is asked for at once then asks the
    page that is left, or stops the form.
    """
    with page.expect_navigation():
        what.click()


def send(page: Page, name: str = "Save") -> None:
    """Send the form of a page, by the words on its button."""
    follow(page, page.get_by_role("main").get_by_role("button", name=name, exact=True))
