"""Figures in a real browser: they move, hold still when asked, and turn to the side that works."""

from playwright.sync_api import Page, expect
from tests.site.browser.somebody import Somebody

LOOP, STILLS = "svg.figure.loop", "svg.figure.stills"
# Where the wall is, from the middle of its picture or panel: above 0 on the right.
WALL_IS = """svg => [...svg.querySelectorAll("rect.solid")].map(wall => {
  const box = (wall.closest(".panel") ?? svg).getBoundingClientRect();
  const own = wall.getBoundingClientRect();
  return Math.sign((own.left + own.right) - (box.left + box.right));
})"""

# How far the floor of each panel goes beyond the picture, in pixels.
BEYOND = """svg => [...svg.querySelectorAll(".panel > g > .ground")].map(floor => {
  const all = svg.getBoundingClientRect(), own = floor.getBoundingClientRect();
  return Math.max(0, all.left - own.left, own.right - all.right);
})"""


def test_a_figure_moves_until_it_is_asked_to_hold_still(page: Page, ada: Somebody) -> None:
    page.goto(ada.at("library", "soleus_stretch"))
    loop, stills = page.locator(LOOP), page.locator(STILLS)
    expect(loop).to_be_visible()
    expect(stills).to_be_hidden()
    page.get_by_label("Hold the picture still").check()
    expect(loop).to_be_hidden()
    expect(stills).to_be_visible()
    page.emulate_media(media="print")
    expect(stills).to_be_visible()


def test_who_wants_less_movement_gets_stills_at_once(page: Page, ada: Somebody) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(ada.at("library", "soleus_stretch"))
    expect(page.locator(LOOP)).to_be_hidden()
    expect(page.locator(STILLS)).to_be_visible()
    expect(page.get_by_label("Hold the picture still")).to_be_hidden()


def test_the_leg_that_works_is_the_one_that_is_shown(page: Page, ada: Somebody) -> None:
    """The body faces right and shows its right leg; for the left one it faces left."""
    page.goto(ada.at("library", "soleus_stretch"))
    page.emulate_media(reduced_motion="no-preference")
    turned = {}
    for side in ("left", "right"):
        page.locator("svg.figure").evaluate_all(
            "(all, side) => all.forEach(svg => svg.classList.add(side))", side
        )
        page.get_by_label("Hold the picture still").uncheck()
        turned[side] = page.locator(LOOP).evaluate(WALL_IS)
        page.get_by_label("Hold the picture still").check()
        turned[side] += page.locator(STILLS).evaluate(WALL_IS)
        page.locator("svg.figure").evaluate_all(
            "(all, side) => all.forEach(svg => svg.classList.remove(side))", side
        )
    assert turned == {"left": [-1, -1, -1], "right": [1, 1, 1]}


def test_both_stills_stay_within_their_picture_whichever_side_works(
    page: Page, ada: Somebody
) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(ada.at("library", "band_glide_front"))
    stills = page.locator(STILLS)
    for side in ("right", "left"):
        stills.evaluate("(svg, side) => svg.classList.add(side)", side)
        assert stills.evaluate(BEYOND) == [0, 0]
        stills.evaluate("(svg, side) => svg.classList.remove(side)", side)
