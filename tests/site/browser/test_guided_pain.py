"""Pain in a guided session, and what makes training wait: said here, or on another page."""

import re

from playwright.sync_api import expect
from tests.site.browser.following import follow
from tests.site.browser.guided import PACK, Guide
from tests.site.browser.offline import is_kept_to_here, until
from tests.site.browser.somebody import Somebody, last


def test_what_hurts_a_little_is_out_and_the_rest_goes_on(guide: Guide) -> None:
    page = guide.page
    guide.begin()
    page.clock.run_for(45_000)
    guide.hurts(level=2, where="calf")
    expect(page.locator(".playing h1")).to_have_text("Two-leg calf raise")
    page.get_by_role("button", name="Go on").click()
    page.clock.run_for(23_000)
    page.get_by_role("button", name="Leave it open").click()
    expect(page.get_by_text("Kept and sent.")).to_be_visible()
    hurt, done = guide.somebody.journal().sessions
    assert (hurt.pain_after, hurt.pain_site) == (2, "calf, left")
    assert [(i.exercise, i.side, i.pinch) for i in hurt.items] == [("soleus_stretch", "left", None)]
    assert [i.exercise for i in done.items] == ["two_leg_calf_raise"]
    assert done.pain_after is None


def test_much_pain_ends_it_and_a_line_of_the_card_stops_at_once(guide: Guide) -> None:
    page = guide.page
    guide.begin()
    page.clock.run_for(45_000)
    guide.hurts(level=6, where="front")
    expect(page.get_by_role("heading", name="Before anything else")).to_be_visible()
    page.reload()  # the card is still due, and names no exercise
    expect(page.get_by_role("heading", name="Before anything else")).to_be_visible()
    assert guide.named() == []
    page.get_by_label("Yes").first.click()
    expect(page.locator(".stop")).to_contain_text("Training waits")
    assert guide.named() == []
    guide.sends_all()
    (hurt,) = guide.somebody.journal().sessions
    assert [(i.exercise, i.side, i.pinch) for i in hurt.items] == [("soleus_stretch", "left", 6)]
    assert last(guide.somebody, "answers")["answer"] == "yes"
    follow(page, page.get_by_role("link", name="To Today"))
    expect(page).to_have_url(re.compile(f"{guide.somebody.at()}$"))
    expect(page.get_by_role("main")).to_contain_text("raining waits")


def test_none_of_these_ends_the_card(guide: Guide) -> None:
    page = guide.page
    guide.begin()
    guide.hurts(level=5, where="calf")
    page.get_by_role("button", name="None of these").click()
    expect(page.get_by_text("That is enough for today")).to_be_visible()
    expect(page.get_by_text("Kept and sent.")).to_be_visible()
    assert last(guide.somebody, "answers")["question"] == "red_flag_card"
    assert last(guide.somebody, "answers")["answer"] == "no"


def test_a_session_left_in_the_middle_is_not_offered_once_training_waits(guide: Guide) -> None:
    page = guide.page
    guide.begin()
    page.clock.run_for(45_000)
    until(page, lambda: is_kept_to_here(page))
    with page.expect_response(f"**{PACK}"):
        page.reload()  # what is fetched now says nothing yet of what comes
    expect(page.get_by_role("heading", name="Go on where you were?")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("Bent-knee calf stretch, right")

    not_sure(guide.somebody)  # on another phone
    page.context.unroute_all()
    page.clock.fast_forward(900_000)
    page.reload()
    expect(page.get_by_role("main")).to_contain_text("raining waits")
    assert guide.named() == []
    guide.sends_all()
    (kept,) = guide.somebody.journal().sessions  # what was done of it is not lost
    assert [(i.exercise, i.side) for i in kept.items] == [("soleus_stretch", "left")]


def test_a_session_ends_once_another_page_says_that_training_waits(guide: Guide) -> None:
    page = guide.page
    guide.begin()
    page.clock.run_for(45_000)
    not_sure(guide.somebody)
    page.context.unroute_all()
    other = page.context.new_page()
    other.goto(guide.somebody.at())
    expect(page.get_by_role("main")).to_contain_text("raining waits")
    assert guide.named() == []


def not_sure(somebody: Somebody) -> None:
    """Answer the red-flag card on the site."""
    card = somebody.at("question", "red_flag_card")
    _, shown = somebody.site.get(card)
    found = re.search(r'name="entry_id" value="([^"]+)"', shown)
    assert found
    assert somebody.site.send(card, {"entry_id": found[1], "card": "unsure"})[0] == 200
