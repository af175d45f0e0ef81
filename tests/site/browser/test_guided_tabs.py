"""One session in two tabs of a real browser: one leads, the other says so and may take it over."""

from playwright.sync_api import Page, expect
from tests.site.browser.guided import Guide
from tests.site.browser.offline import is_kept_to_here, until

# The run on the device as if it had been left a day ago.
YESTERDAY = """() => new Promise((done, failed) => {
  const opened = indexedDB.open("dorsi");
  opened.onerror = failed;
  opened.onsuccess = () => {
    const runs = opened.result.transaction("runs", "readwrite").objectStore("runs");
    runs.getAll().onsuccess = ({target}) => {
      const [run] = target.result;
      const [day, [since_ms, seen_ms]] = [24 * 3600 * 1000, [run.since_ms, run.seen_ms]];
      const left = {...run, date: "2026-01-02", since_ms: since_ms - day, seen_ms: seen_ms - day};
      runs.put(left, run.person).onsuccess = () => { opened.result.close(); done(); };
    };
  };
})"""


def test_a_session_is_led_by_one_tab_and_taken_over_by_another(guide: Guide) -> None:
    first = guide.page
    guide.begin()
    first.clock.run_for(50_000)  # one side is done
    until(first, lambda: is_kept_to_here(first))
    second = another(guide)
    expect(second.get_by_role("heading", level=1)).to_have_text("Open in another tab")
    second.get_by_role("button", name="Go on here").click()
    expect(second.get_by_role("heading", level=1)).to_have_text("Go on where you were?")
    expect(first.get_by_role("heading", level=1)).to_have_text("Open in another tab")
    second.get_by_role("button", name="Finish with what was done").click()
    second.get_by_role("button", name="Leave it open").click()
    expect(second.get_by_text("Kept and sent.")).to_be_visible()
    expect(first.get_by_role("button", name="Start")).to_be_visible()
    (kept,) = guide.somebody.journal().sessions
    assert [(item.exercise, item.side, item.sets) for item in kept.items] == [
        ("soleus_stretch", "left", 1)
    ]


def test_a_tab_that_is_gone_leaves_its_session_to_the_next(guide: Guide) -> None:
    guide.begin()
    second = another(guide)
    expect(second.get_by_role("heading", level=1)).to_have_text("Open in another tab")
    guide.page.close()
    expect(second.get_by_role("heading", level=1)).to_have_text("Go on where you were?")


def test_a_session_of_a_day_that_is_over_is_kept_from_any_page(guide: Guide) -> None:
    page = guide.page
    guide.begin()
    page.clock.run_for(50_000)
    until(page, lambda: is_kept_to_here(page))
    page.goto(guide.somebody.at("library"))  # away from the session, whose day is not over
    page.evaluate(YESTERDAY)
    page.goto(guide.somebody.at("library"))
    until(page, lambda: len(guide.somebody.journal().sessions) == 1)
    assert guide.kept() == []


def another(guide: Guide) -> Page:
    opened = guide.page.context.new_page()
    opened.goto(guide.somebody.at("session", "guided"))
    return opened
