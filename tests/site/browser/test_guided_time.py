"""The time of a guided session: its sounds, and what pauses, sleep and clocks do to it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.site.browser.chromium import Watch
from tests.site.browser.guided import CLICK, HIGH, LOW, THREE, TICK, TWO, Guide, heard
from tests.site.browser.guided_day import raises, stretch
from tests.site.browser.recording import begins_to_sound
from tests.site.browser.somebody import Somebody
from tests.site.browser.standing_clock import put


def test_every_sound_comes_when_its_beat_does(guide: Guide) -> None:
    page = guide.page
    guide.begin()
    page.clock.run_for(81_000)  # the next exercise was planned before this one ended
    first, *_ = (high for high in heard(page, HIGH) if high > heard(page, LOW)[0])
    offsets = {
        pitch: [round(at - first, 1) for at in heard(page, pitch) if at > first - 5]
        for pitch in (LOW, HIGH, TICK, TWO, THREE, CLICK)
    }
    assert offsets[LOW] == [-3, -2, -1, 37, 38, 39, 77, 78, 79]
    assert offsets[HIGH] == [0, 40, 80]
    assert offsets[TICK] == [15, 55]
    assert offsets[TWO] == [30, 30.2]
    assert offsets[THREE] == [70, 70.2, 70.5, 92, 92.2, 92.5]
    assert offsets[CLICK] == [81, 84, 85, 88, 89]


def test_a_pause_moves_every_sound_behind_it(guide: Guide) -> None:
    page = guide.page
    guide.begin()
    page.clock.run_for(20_500)
    before = heard(page, TWO)[0]
    page.get_by_role("button", name="Pause").click()
    expect(page.locator(".kind")).to_have_text("Paused")
    assert [at for at in heard(page, TWO) if at >= before] == []
    page.clock.run_for(60_000)
    expect(page.locator(".kind")).to_have_text("Paused")
    left = guide.seconds()
    assert 17 <= left <= 20
    page.get_by_role("button", name="Go on").click()
    expect(page.locator(".kind")).to_have_text("Going on in")
    page.clock.run_for(3500)
    expect(page.locator(".kind")).to_have_text("Keep going")
    two = heard(page, TWO)[0]
    now, shown = page.evaluate(
        "[performance.now() / 1000, document.querySelector('.seconds').innerText]"
    )
    assert two - now == pytest.approx(int(shown) - 0.5, abs=0.7)


def test_a_clock_that_is_put_elsewhere_changes_no_hold(guide: Guide) -> None:
    page = guide.page
    guide.begin()
    page.clock.run_for(20_000)
    shown, planned = guide.seconds(), heard(page, TWO)
    for gone_s, by in ((5, timedelta(hours=-1)), (10, timedelta(hours=3))):
        put(page, by)
        page.clock.run_for(5000)
        assert guide.seconds() == pytest.approx(shown - gone_s, abs=1)
        assert heard(page, TWO) == planned


def test_a_hold_of_30_s_is_heard_for_30_s_though_the_page_is_busy_and_hidden(
    browser: Browser, ada: Somebody
) -> None:
    low3, low2, low1, high, half, end, _, _ = begins_to_sound(browser, ada)
    assert end - high == pytest.approx(30, abs=0.1)
    assert half - high == pytest.approx(15, abs=0.1)
    assert [high - low for low in (low3, low2, low1)] == pytest.approx([3, 2, 1], abs=0.1)


AWAKE = """
window.locks = [];
Object.defineProperty(navigator, "wakeLock", {value: {request: async kind => {
  const lock = {kind, released: false, release: async () => { lock.released = true; }};
  locks.push(lock);
  return lock;
}}});
window.hide = hidden => {
  const value = hidden ? "hidden" : "visible";
  Object.defineProperty(document, "visibilityState", {value, configurable: true});
  if (hidden) locks.forEach(lock => lock.released = true);  // as browsers do
  document.dispatchEvent(new Event("visibilitychange"));
};
"""


def test_the_screen_is_kept_on_and_taken_again_after_the_page_was_hidden(guide: Guide) -> None:
    page = guide.page
    page.add_init_script(AWAKE)
    held = "locks.map(lock => lock.released)"
    guide.begin()
    assert page.evaluate(held) == [False]
    page.evaluate("hide(true)")
    page.clock.run_for(2000)
    assert page.evaluate(held) == [True]
    page.evaluate("hide(false)")
    page.wait_for_function("locks.length == 2")
    assert page.evaluate(held) == [True, False]
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.get_by_role("button", name="Leave it open").wait_for()
    assert page.evaluate(held) == [True, True]


def test_a_phone_that_slept_stands_where_it_fell_asleep(guide: Guide) -> None:
    page = guide.page
    page.add_init_script(AWAKE)
    guide.begin()
    page.clock.run_for(20_000)
    shown = guide.seconds()
    page.evaluate("hide(true)")
    put(page, timedelta(minutes=10))  # the steady clock stood
    page.clock.run_for(200)
    page.evaluate("hide(false)")
    expect(page.locator(".kind")).to_have_text("Paused")
    assert guide.seconds() == pytest.approx(shown, abs=1)


# A site that says no time: the phone's clock is what there is, as on the first visit.
NO_DATE = """
const get = Headers.prototype.get;
Headers.prototype.get = function (name) { return name === "Date" ? null : get.call(this, name); };
"""


@pytest.mark.parametrize(
    ("began", "at"),
    [
        ("2026-11-20T22:59:00Z", "2026-11-20T23:59:59+01:00"),
        # The night that has the hour from two to three twice: before, and within it.
        ("2026-10-24T23:59:00Z", "2026-10-25T02:00+02:00"),
        ("2026-10-25T00:59:00Z", "2026-10-25T02:00+01:00"),
    ],
)
def test_a_session_belongs_to_the_day_it_began_whatever_the_clock_does_at_night(
    page: Page, ada: Somebody, watch: Watch, began: str, at: str
) -> None:
    watch.expect(503)
    page.route("**/send/", lambda route: route.fulfill(status=503))
    guide = Guide(page, ada)
    guide.stand_still(datetime.fromisoformat(began))

    def on_that_day(pack: dict[str, Any]) -> None:
        pack |= {"days": [{**pack["days"][0], "date": at[:10]}], "made_at": began}

    guide.given(stretch(), raises(), more=on_that_day)
    page.add_init_script(NO_DATE)
    guide.begin()
    page.clock.run_for(104_000)
    page.get_by_role("button", name="Leave it open").click()
    page.get_by_text("Kept on this device").wait_for()
    (kept,) = guide.kept()
    said = kept["entry"]["at"]
    assert (said[:16], said[19:]) == (at[:16], at[-6:])


def test_a_wrong_phone_clock_is_put_right_by_the_site(page: Page, ada: Somebody) -> None:
    guide = Guide(page, ada)
    guide.stand_still(datetime.now(UTC) - timedelta(hours=20))
    guide.given(stretch())
    page.goto(ada.at())  # the first contact tells how far it is off
    page.wait_for_function(CLOCK_KNOWN)
    guide.begin()
    page.clock.run_for(85_000)
    page.get_by_role("button", name="Leave it open").click()
    expect(page.get_by_text("Kept and sent.")).to_be_visible()
    (kept,) = ada.journal().sessions
    assert abs(kept.at - datetime.now(UTC)) < timedelta(minutes=4)


# Opened only once it is there: whoever opens a database first makes it.
CLOCK_KNOWN = """async () => (await indexedDB.databases()).length > 0 && new Promise(done => {
  const opened = indexedDB.open("dorsi");
  opened.onsuccess = () => {
    const db = opened.result;
    if (!db.objectStoreNames.contains("notes")) { db.close(); return done(false); }
    const note = db.transaction("notes").objectStore("notes").get("clock");
    note.onsuccess = () => { db.close(); done(Boolean(note.result)); };
  };
})"""
