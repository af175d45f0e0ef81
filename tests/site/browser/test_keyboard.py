"""Everything by keyboard: in the order one reads, with the place seen, and never caught."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.site.browser.every_page import open_page, pages
from tests.site.browser.somebody import Somebody

MOST_STOPS = 300
# What has the focus: its place in the document, whether it is seen, and whether that shows.
FOCUSED = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const all = [...document.querySelectorAll("*")];
  const box = at.getBoundingClientRect(), style = getComputedStyle(at);
  const marked = s => (s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0)
    || s.boxShadow !== "none";
  const near = [at, at.parentElement, at.closest("label"), at.nextElementSibling].filter(Boolean);
  return {place: all.indexOf(at), what: at.outerHTML.slice(0, 120),
    tabindex: at.tabIndex, seen: box.width > 0 && box.height > 0 && box.right > 0 && box.bottom > 0
      && box.left < innerWidth && box.top < innerHeight,
    marked: near.some(e => marked(getComputedStyle(e)))};
}"""
# Every control that can be reached: one of a group of radio buttons stands for all.
REACHABLE = """() => {
  const open = e => e.checkVisibility({visibilityProperty: true});
  const named = new Set();
  return [...document.querySelectorAll(
    "a[href], button, input, select, textarea, summary, [tabindex='0']")]
    .filter(e => !e.disabled && e.type !== "hidden" && open(e))
    .filter(e => e.type !== "radio" || (!named.has(e.name) && named.add(e.name))).length;
}"""


def walk(page: Page) -> list[dict[str, Any]]:
    """Press Tab from the top until the page is left; where it stopped."""
    stops: list[dict[str, Any]] = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUSED)
        if at is None or (stops and at["place"] == stops[0]["place"]):
            return stops
        stops.append(at)
    raise AssertionError(f"caught after {MOST_STOPS} stops, at {stops[-1]['what']}")


@pytest.mark.parametrize("name", pages())
def test_the_keyboard_reaches_everything_in_order_and_shows_where_it_is(
    page: Page, shown: Somebody, name: str
) -> None:
    open_page(page, shown, name)
    stops = walk(page)
    assert len(stops) >= page.evaluate(REACHABLE)
    places = [stop["place"] for stop in stops]
    assert places == sorted(places)
    assert [stop["what"] for stop in stops if stop["tabindex"] != 0] == []
    assert [stop["what"] for stop in stops if not (stop["seen"] and stop["marked"])] == []


def test_the_first_stop_leads_past_the_navigation(page: Page, ada: Somebody) -> None:
    page.goto(ada.at("measure"))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_a_reading_is_entered_without_a_mouse(page: Page, ada: Somebody) -> None:
    page.goto(ada.at("measure", "knee_to_wall"))
    page.locator('[name="left_1"]').focus()
    trials = {"left_1": "8.1", "left_2": "8", "left_3": "7.9", "right_1": "9", "right_2": "9.1"}
    for name in (*trials, "right_3", "cold", "note"):
        tab_to(page, name)
        page.keyboard.type({**trials, "right_3": "9.2", "cold": " ", "note": "by keys"}[name])
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Noted")
    left, right = ada.journal().readings
    assert (left.trials, left.cold) == ((8.1, 8.0, 7.9), False)
    assert (right.trials, right.note) == ((9, 9.1, 9.2), "by keys")


def tab_to(page: Page, name: str) -> None:
    for _ in range(20):
        if page.evaluate("document.activeElement.name") == name:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not lead to {name}")


def test_a_menu_opens_and_leads_on_without_a_mouse(page: Page, ada: Somebody) -> None:
    page.goto(ada.at())
    page.get_by_role("button", name="Menu").focus()
    page.keyboard.press("Enter")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.includes('Your data')"):
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Your data")
