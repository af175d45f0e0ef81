"""The guided session in a real browser, from the first screen to what is kept and sent of it.

Minutes pass at once, for the page's own clock goes as far as a test says.
"""

import gzip
from pathlib import Path

from playwright.sync_api import Browser, Page, expect
from tests.site.browser.following import follow
from tests.site.browser.guided import Guide
from tests.site.browser.somebody import Somebody

from dorsi.site.pages.built import FOLDER

MOST_FIRST_LOAD = 90 * 1024


def test_a_whole_session_is_led_through_and_kept_once(guide: Guide) -> None:
    page = guide.page
    guide.begin()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.clock.run_for(5000)
    expect(page.locator(".kind")).to_have_text("Get ready")
    expect(page.locator(".playing .dose")).to_have_text("Left")
    page.clock.run_for(10_000)
    expect(page.locator(".kind")).to_have_text("Keep going")
    page.clock.run_for(26_000)
    expect(page.locator(".kind")).to_have_text("Change sides")
    expect(page.locator(".playing .dose")).to_have_text("Right")
    page.clock.run_for(15_000)
    expect(page.locator(".then")).to_have_text("Next: Two-leg calf raise, at the wall.")
    page.clock.run_for(46_000)
    expect(page.get_by_role("heading", name="That was it")).to_be_visible()
    assert asked == []
    page.locator('[name="pain"][value="0"]').check()
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("Kept and sent.")).to_be_visible()
    (kept,) = guide.somebody.journal().sessions
    assert [(i.exercise, i.side, i.sets, i.seconds, i.reps) for i in kept.items] == [
        ("soleus_stretch", "both", 1, 30, None),
        ("two_leg_calf_raise", "both", 1, None, 3),
    ]
    assert (kept.minutes, kept.pain_after) == (1.7, 0)


def test_a_day_is_done_as_planned_in_one_tap(guide: Guide) -> None:
    page = guide.page
    guide.open()
    page.get_by_role("button", name="Done as planned").dblclick()
    expect(page.get_by_text("Kept and sent.")).to_be_visible()
    (kept,) = guide.somebody.journal().sessions
    assert [i.exercise for i in kept.items] == ["soleus_stretch", "two_leg_calf_raise"]


def test_without_scripts_the_page_leads_to_the_plain_list(browser: Browser, ada: Somebody) -> None:
    with browser.new_context(java_script_enabled=False, base_url=ada.site.address) as plain:
        opened = plain.new_page()
        opened.goto(ada.at("session", "guided"))
        expect(opened.get_by_role("main")).to_contain_text("scripts are off")
        follow(opened, opened.get_by_role("link", name="The plain list"))
        expect(opened.get_by_role("heading", level=1)).to_have_text("Today's session")


def test_the_first_load_is_small(page: Page, ada: Somebody) -> None:
    loaded: list[str] = []
    page.on("response", lambda answer: loaded.append(answer.url))
    page.goto(ada.at("session", "guided"))
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Guided session")
    html = len(gzip.compress(page.content().encode(), 9))
    files = [FOLDER / Path(url).name for url in loaded if "/built/" in url]
    sizes = {file.name: len(gzip.compress(file.read_bytes(), 9)) for file in files}
    assert {file.suffix for file in files} >= {".css", ".js"}
    assert any(name.startswith("guided") for name in sizes)
    assert html + sum(sizes.values()) <= MOST_FIRST_LOAD
