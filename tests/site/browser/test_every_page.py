"""What holds for every page: everybody can use it, on any screen, in both themes."""

import pytest
from playwright.sync_api import Page
from tests.site.browser.axe import OF_THE_THEME, findings
from tests.site.browser.every_page import open_page, pages
from tests.site.browser.somebody import Somebody

PAGES = pages()
NARROW, ZOOMED = {"width": 320, "height": 640}, {"width": 640, "height": 512}
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LARGER_TEXT = "document.documentElement.style.fontSize = '200%'"


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_for_everybody_in_both_themes_on_any_screen(
    page: Page, shown: Somebody, name: str
) -> None:
    open_page(page, shown, name)
    found = findings(page)
    page.emulate_media(color_scheme="dark")
    found += [f"dark: {said}" for said in findings(page, OF_THE_THEME)]
    found += too_wide(page)
    assert not found, "\n".join(found)


def too_wide(page: Page) -> list[str]:
    """Where a page has to be scrolled sideways."""
    found = []
    for said, size in (("on a narrow phone", NARROW), ("at 200 % zoom", ZOOMED)):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        over = page.evaluate(TOO_WIDE)
        found += [f"{said}: {over} px too wide"] if over else []
    page.evaluate(LARGER_TEXT)
    over = page.evaluate(TOO_WIDE)
    return [*found, f"with letters twice as large: {over} px too wide"] if over else found
