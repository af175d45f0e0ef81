"""The guided session for everybody: by keyboard, by ear, in both themes, on every screen."""

import pytest
from playwright.sync_api import Page, expect
from tests.site.browser.axe import OF_THE_THEME, findings
from tests.site.browser.guided import Guide


def test_a_session_goes_by_keyboard_alone(guide: Guide) -> None:
    page = guide.page
    guide.open()
    press_on(page, "Start")
    press_on(page, "I hear it")
    page.locator(".playing").wait_for()
    page.clock.run_for(15_000)
    page.locator(".playing h1").focus()
    page.keyboard.press("Space")
    expect(page.locator(".kind")).to_have_text("Paused")
    page.keyboard.press("Space")
    page.clock.run_for(4000)
    expect(page.locator(".kind")).to_have_text("Keep going")
    page.keyboard.press("h")
    expect(page.get_by_role("dialog", name="It hurts")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("ArrowRight")
    expect(page.locator(".playing h1")).to_have_text("Two-leg calf raise")
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".playing h1")).to_have_text("Bent-knee calf stretch")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    press_on(page, "Leave it open")
    expect(page.get_by_text("Kept and sent.")).to_be_visible()


def press_on(page: Page, name: str) -> None:
    """Tab to a button, once it is there, and press it."""
    page.get_by_role("button", name=name).wait_for()
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == name:
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"Tab does not lead to {name}")


def test_a_screen_reader_hears_each_beat_once_and_every_button_has_its_name(guide: Guide) -> None:
    page = guide.page
    guide.begin()
    page.evaluate(
        """() => { window.told = []; const live = document.querySelector("[data-live]");
        const hear = () => told.push(live.textContent); hear();
        new MutationObserver(hear).observe(live, {childList: true}); }"""
    )
    page.clock.run_for(60_000)
    told = page.evaluate("told")
    assert told[0].startswith("Get ready: Bent-knee calf stretch, left.")
    assert told[1:] == [
        "Begin, left, 30 seconds.",
        "Change to the right side.",
        "Begin, right, 30 seconds. Next: Two-leg calf raise.",
    ]
    names = [
        b.get_attribute("aria-label") or b.inner_text() for b in page.get_by_role("button").all()
    ]
    assert all(names)
    assert {"Pause", "Skip Bent-knee calf stretch", "Back", "It hurts"} <= set(names)


@pytest.mark.parametrize("screen", ["ready", "work", "hurts", "ask", "card"])
def test_every_screen_is_for_everybody_in_both_themes(guide: Guide, screen: str) -> None:
    page = guide.page
    guide.begin()
    page.clock.run_for(2000 if screen == "ready" else 15_000)
    if screen == "hurts":
        page.get_by_role("button", name="It hurts").click()
        page.get_by_role("dialog", name="It hurts").wait_for()
    if screen == "ask":
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowRight")
        page.get_by_role("button", name="Leave it open").wait_for()
    if screen == "card":
        guide.hurts(level=7, where="calf")
        page.get_by_role("button", name="None of these").wait_for()
    page.clock.resume()  # axe waits by the timers of the page
    found = findings(page)
    page.emulate_media(color_scheme="dark")
    found += [f"dark: {said}" for said in findings(page, OF_THE_THEME)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("size", [(390, 844), (844, 390), (320, 568), (1280, 900)])
def test_the_seconds_are_a_fifth_of_the_screen_and_buttons_can_be_hit(
    guide: Guide, size: tuple[int, int]
) -> None:
    page = guide.page
    width, height = size
    page.set_viewport_size({"width": width, "height": height})
    guide.begin()
    page.clock.run_for(3000)
    letter = page.locator(".seconds").evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    assert letter * 0.72 >= height / 5 * 0.99
    for button in page.locator(".playing button:visible").all():
        box = button.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44, button.inner_text()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["y"] + box["height"] <= height
    assert page.evaluate("document.documentElement.scrollHeight - innerHeight") <= 0
