"""The guided session in a real browser: its time, its sounds, pain, keys, and what it writes down.

Minutes pass at once where the page's own clock is asked; one test alone waits for real seconds.
"""

import gzip
import json
import re
import shutil
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.site.browser.axe import OF_THE_THEME, findings
from tests.site.browser.chromium import Watch
from tests.site.browser.conftest import Somebody, last
from tests.site.browser.guided import (
    CLICK,
    EARS,
    HIGH,
    LOW,
    THREE,
    TICK,
    TWO,
    Guide,
    beat,
    day,
    heard,
    item,
    raises,
    stretch,
)  # fmt: skip
from tests.site.browser.tabs import Tab, lifelike

from dorsi.site.pages.built import FOLDER

MOST_FIRST_LOAD = 90 * 1024


@pytest.fixture
def guide(page: Page, ada: Somebody) -> Guide:
    """Somebody's guided session, with ears for its sounds and a clock that a test may turn."""
    page.add_init_script(EARS)
    page.clock.install()
    made = Guide(page, ada)
    made.given(stretch(), raises())
    return made


def seconds(page: Page) -> str:
    return page.locator(".seconds").inner_text()


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
    assert [at for at in heard(page, TWO) if at >= before] == []
    page.clock.run_for(60_000)
    expect(page.locator(".kind")).to_have_text("Paused")
    left = int(seconds(page))
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
    shown, planned = int(seconds(page)), heard(page, TWO)
    page.clock.set_system_time(page.evaluate("Date.now() - 3600000"))
    page.clock.run_for(5000)
    assert int(seconds(page)) == pytest.approx(shown - 5, abs=1)
    assert heard(page, TWO) == planned


def test_what_hurts_a_little_is_out_and_the_rest_goes_on(guide: Guide) -> None:
    page = guide.page
    guide.begin()
    page.clock.run_for(45_000)
    tell(page, level=2, where="calf")
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


def tell(page: Page, level: int, where: str) -> None:
    """It hurts, in four taps."""
    page.get_by_role("button", name="It hurts").click()
    for name, value in (("pain", str(level)), ("where", where), ("side", "left")):
        page.locator(f'dialog [name="{name}"][value="{value}"]').check()
    page.get_by_role("button", name="Note it").click()


def test_much_pain_ends_it_and_a_line_of_the_card_stops_at_once(guide: Guide) -> None:
    page = guide.page
    guide.begin()
    page.clock.run_for(45_000)
    tell(page, level=6, where="front")
    expect(page.get_by_role("heading", name="Before anything else")).to_be_visible()
    page.reload()  # the card is still due, and names no exercise
    expect(page.get_by_role("heading", name="Before anything else")).to_be_visible()
    assert names_an_exercise(page) == []
    page.get_by_label("Yes").first.click()
    expect(page.locator(".stop")).to_contain_text("Training waits")
    assert names_an_exercise(page) == []
    expect(page.locator("[data-waiting]")).not_to_contain_text("not sent")
    (hurt,) = guide.somebody.journal().sessions
    assert [(i.exercise, i.side, i.pinch) for i in hurt.items] == [("soleus_stretch", "left", 6)]
    assert last(guide.somebody, "answers")["answer"] == "yes"
    page.get_by_role("link", name="To Today").click()
    expect(page.get_by_role("main")).to_contain_text("raining waits")


def names_an_exercise(page: Page) -> list[str]:
    said = page.locator("body").inner_text()
    return [name for name in ("stretch", "raise") if name in said]


def test_a_session_left_in_the_middle_is_not_offered_once_training_waits(guide: Guide) -> None:
    page = guide.page
    guide.begin()
    page.clock.run_for(45_000)
    page.reload()
    expect(page.get_by_role("heading", name="Go on where you were?")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("Bent-knee calf stretch, right")

    not_sure(guide.somebody)  # on another phone
    page.context.unroute_all()
    page.clock.fast_forward(900_000)
    page.reload()
    expect(page.get_by_role("main")).to_contain_text("raining waits")
    assert names_an_exercise(page) == []
    expect(page.locator("[data-waiting]")).not_to_contain_text("not sent")
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
    assert names_an_exercise(page) == []


def not_sure(somebody: Somebody) -> None:
    """Answer the red-flag card on the site."""
    card = somebody.at("question", "red_flag_card")
    _, shown = somebody.site.get(card)
    found = re.search(r'name="entry_id" value="([^"]+)"', shown)
    assert found
    assert somebody.site.send(card, {"entry_id": found[1], "card": "unsure"})[0] == 200


def test_none_of_these_ends_the_card(guide: Guide) -> None:
    page = guide.page
    guide.begin()
    tell(page, level=5, where="calf")
    page.get_by_role("button", name="None of these").click()
    expect(page.get_by_text("That is enough for today")).to_be_visible()
    expect(page.get_by_text("Kept and sent.")).to_be_visible()
    assert last(guide.somebody, "answers")["question"] == "red_flag_card"
    assert last(guide.somebody, "answers")["answer"] == "no"


def test_a_day_is_done_as_planned_in_one_tap(guide: Guide) -> None:
    page = guide.page
    guide.open()
    page.get_by_role("button", name="Done as planned").dblclick()
    expect(page.get_by_text("Kept and sent.")).to_be_visible()
    (kept,) = guide.somebody.journal().sessions
    assert [i.exercise for i in kept.items] == ["soleus_stretch", "two_leg_calf_raise"]


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
    page.keyboard.press("ArrowRight")
    expect(page.locator(".playing h1")).to_have_text("Two-leg calf raise")
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".playing h1")).to_have_text("Bent-knee calf stretch")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    press_on(page, "Leave it open")
    expect(page.get_by_text("Kept and sent.")).to_be_visible()


def press_on(page: Page, name: str) -> None:
    """Tab to a button and press it."""
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
    if screen == "ask":
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowRight")
        page.get_by_role("button", name="Leave it open").wait_for()
    if screen == "card":
        tell(page, level=7, where="calf")
        page.get_by_role("button", name="None of these").wait_for()
    page.clock.run_for(500)
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


# Everything that is played is recorded as well, where the browser mixes it.
RECORD = """
const connect = AudioNode.prototype.connect;
AudioNode.prototype.connect = function (to, ...more) {
  if (to instanceof AudioDestinationNode && !window.recorder) {
    const stream = this.context.createMediaStreamDestination();
    window.mixed = stream;
    window.recorder = new MediaRecorder(stream.stream);
    window.recorded = [];
    recorder.ondataavailable = event => recorded.push(event.data);
    recorder.start();
  }
  if (to instanceof AudioDestinationNode) connect.call(this, mixed);
  return connect.call(this, to, ...more);
};
"""
# When each sound begins in the recording, in seconds: where it is loud after a while of silence.
ONSETS = """async () => {
  await new Promise(done => { recorder.onstop = done; recorder.stop(); });
  const bytes = await new Blob(recorded).arrayBuffer();
  const sound = await new AudioContext().decodeAudioData(bytes);
  const data = sound.getChannelData(0), onsets = [];
  let loud = -1;
  data.forEach((value, at) => {
    if (Math.abs(value) < 0.1) return;
    if (loud < 0 || at - loud > 0.05 * sound.sampleRate) onsets.push(at / sound.sampleRate);
    loud = at;
  });
  return onsets;
}"""
BLOCK = "(() => { const end = performance.now() + 2000; while (performance.now() < end); })()"
PRESS = "[...document.querySelectorAll('button')].find(b => b.textContent.trim() === '%s')?.click()"
# The site's pack with a day that the test chooses, where no route can be laid.
WITH_DAY = """
const asked = fetch;
window.fetch = async (...given) => {
  const answer = await asked(...given);
  if (!answer.ok || !String(given[0]).endsWith("/pack/")) return answer;
  const pack = await answer.json();
  pack.stopped = null;
  pack.days = pack.days.map(({date}) => ({...DAY, date}));
  return new Response(JSON.stringify(pack), {headers: answer.headers});
};
"""


OF_A_HOLD = 8  # three low, high, half, three at the end


def begins_to_sound(browser: Browser, ada: Somebody) -> list[float]:
    """When the browser's own mix begins to sound, in seconds, in a tab that is busy and hidden."""
    hold = item("soleus_stretch", "Calf stretch", [beat("ready", 4), beat("work", 30)])
    chosen = f"const DAY = {json.dumps(day('', hold))};"
    with lifelike(browser, shutil.which("chromium") or "") as whole:
        tab = Tab(whole, chosen + WITH_DAY, RECORD)
        tab.ask("Page.navigate", url=ada.site.address + ada.at("session", "guided"))
        for name in ("Start", "I hear it"):
            tab.until(f"document.querySelector('.guided')?.innerText.includes('{name}')")
            tab.run(PRESS % name)
        tab.until("document.querySelector('.kind')?.innerText === 'Keep going'")
        tab.cover()
        time.sleep(20)
        tab.run(BLOCK)
        tab.until("document.querySelector('#guided').innerText.includes('That was it')")
        time.sleep(0.5)  # the last of three
        assert tab.run("document.visibilityState") == "hidden"
        onsets: list[float] = tab.run(f"({ONSETS})()")
    return onsets


def test_a_hold_of_30_s_is_heard_for_30_s_though_the_page_is_busy_and_hidden(
    browser: Browser, ada: Somebody
) -> None:
    onsets = begins_to_sound(browser, ada)
    if len(onsets) < OF_A_HOLD:  # a crowded machine tears holes into a recording: once more
        onsets = begins_to_sound(browser, ada)
    *_, low3, low2, low1, high, half, end, _, _ = onsets
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
    shown = int(seconds(page))
    page.evaluate("hide(true)")
    page.clock.set_system_time(page.evaluate("Date.now() + 600000"))  # the steady clock stood
    page.clock.run_for(200)
    page.evaluate("hide(false)")
    expect(page.locator(".kind")).to_have_text("Paused")
    assert int(seconds(page)) == pytest.approx(shown, abs=1)


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
    page.add_init_script(EARS)
    page.clock.install(time=began)
    guide = Guide(page, ada)

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


# A site that says no time: the phone's clock is what there is, as on the first visit.
NO_DATE = """
const get = Headers.prototype.get;
Headers.prototype.get = function (name) { return name === "Date" ? null : get.call(this, name); };
"""


def test_a_wrong_phone_clock_is_put_right_by_the_site(page: Page, ada: Somebody) -> None:
    page.add_init_script(EARS)
    page.clock.install(time=datetime.now(UTC) - timedelta(hours=20))
    guide = Guide(page, ada)
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


def test_without_scripts_the_page_leads_to_the_plain_list(browser: Browser, ada: Somebody) -> None:
    with browser.new_context(java_script_enabled=False, base_url=ada.site.address) as plain:
        opened = plain.new_page()
        opened.goto(ada.at("session", "guided"))
        expect(opened.get_by_role("main")).to_contain_text("scripts are off")
        opened.get_by_role("link", name="The plain list").click()
        expect(opened.get_by_role("heading", level=1)).to_have_text("Today's session")


def test_the_first_load_is_small(page: Page, ada: Somebody) -> None:
    loaded: list[str] = []
    page.on("response", lambda answer: loaded.append(answer.url))
    page.goto(ada.at("session", "guided"))
    page.get_by_role("heading", level=1).wait_for()
    html = len(gzip.compress(page.content().encode(), 9))
    files = [FOLDER / Path(url).name for url in loaded if "/built/" in url]
    sizes = {file.name: len(gzip.compress(file.read_bytes(), 9)) for file in files}
    assert {file.suffix for file in files} >= {".css", ".js"}
    assert any(name.startswith("guided") for name in sizes)
    assert html + sum(sizes.values()) <= MOST_FIRST_LOAD
