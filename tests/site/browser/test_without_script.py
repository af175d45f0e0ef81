"""Everything works where no script runs."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.site.browser.following import follow, send
from tests.site.browser.somebody import Somebody
from tests.site.serving.running import Browser as Plain


@pytest.fixture
def context(browser: Browser, site: Plain) -> Iterator[BrowserContext]:
    opened = browser.new_context(
        base_url=site.address, viewport={"width": 390, "height": 844}, java_script_enabled=False
    )
    yield opened
    opened.close()


def test_measuring_answering_logging_and_taking_back_need_no_script(
    page: Page, lifter: Somebody
) -> None:
    main = page.get_by_role("main")
    page.goto(lifter.at("measure", "knee_to_wall"))
    page.locator('[name="left_1"]').fill("9.8")
    page.locator('[name="right_1"]').fill("9.6")
    send(page)
    expect(main).to_contain_text("reaches")
    follow(page, page.get_by_role("button", name="Undo"))
    expect(main).to_contain_text("Taken back")
    page.goto(lifter.at("question", "front_pinch"))
    for choice in page.get_by_role("radio", name=re.compile("^No$")).all():
        choice.check()
    send(page)
    expect(main).to_contain_text("Noted")
    page.goto(lifter.at("session"))
    send(page, "Done")
    expect(main).to_contain_text("Done today")


def test_the_menu_and_the_explanations_open_without_script(page: Page, lifter: Somebody) -> None:
    page.goto(lifter.at())
    page.get_by_role("button", name="Menu").click()
    follow(page, page.get_by_role("link", name="Library"))
    page.locator('[name="q"]').fill("calf")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("q=calf"))
    follow(page, page.get_by_role("main").get_by_role("link").first)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
