"""Drawings as they come out: words that do not run into one another, places that can be tapped."""

from itertools import combinations

from playwright.sync_api import Page, expect
from tests.site.browser.somebody import Somebody

WORDS = """svg => {
  const rim = svg.getBoundingClientRect();
  return [...svg.querySelectorAll("text")].map(text => {
    const box = text.getBoundingClientRect();
    return {said: text.textContent, left: box.left - rim.left, top: box.top - rim.top,
            right: rim.right - box.right, bottom: rim.bottom - box.bottom,
            box: [box.left, box.top, box.right, box.bottom]};
  });
}"""


def overlap(one: list[float], other: list[float]) -> bool:
    return all(one[i] < other[i + 2] and other[i] < one[i + 2] for i in (0, 1))


def test_the_words_in_the_picture_of_the_leg_stand_apart_and_inside_it(
    page: Page, ada: Somebody
) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(ada.at("method", "ankle"))
    words = page.locator("svg.anatomy").first.evaluate(WORDS)
    assert len(words) > 5
    for word in words:
        assert min(word["left"], word["top"], word["right"], word["bottom"]) >= -0.5, word
        assert word["box"][3] - word["box"][1] > 11, word
    for one, other in combinations(words, 2):
        assert not overlap(one["box"], other["box"]), (one["said"], other["said"])


def test_a_tap_on_a_place_in_the_drawing_answers_where_the_stop_is_felt(
    page: Page, ada: Somebody
) -> None:
    page.goto(ada.at("question", "stop_felt"))
    left = page.get_by_role("group", name="Left")
    for place in ("front_pinch", "upper_calf", "low_calf"):
        box = left.locator(f".place.{place} :is(ellipse, circle)").bounding_box()
        assert box
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        expect(left.locator("input:checked")).to_have_value(place)
