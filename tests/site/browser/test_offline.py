"""Away from the network: the session goes on, and what was done arrives once."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.site.browser.axe import findings
from tests.site.browser.cable import Cable, cable
from tests.site.browser.following import follow
from tests.site.browser.guided import EARS
from tests.site.browser.offline import (
    PHONE,
    battery_dies,
    begin,
    go_on,
    has_a_pack,
    is_kept_to_here,
    keeps_nothing,
    kept,
    phone,
    until,
)
from tests.site.browser.somebody import Somebody
from tests.site.browser.standing_clock import stand_still
from tests.site.browser.test_every_page import too_wide

pytestmark = pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs a list of processes")
A_MINUTE_MS = 65_000
HELD = "document.documentElement.dataset.session = 'going'"
PUT_IN = """person => new Promise((done, fail) => {
  const asked = indexedDB.open("dorsi");
  asked.onsuccess = () => {
    const id = "01a1fd8e-9aa5-76bf-a13a-2db82a636c29";
    const entry = {id, at: "2026-03-09T12:00:00+01:00", items: [{exercise: "no_such_thing"}]};
    const work = asked.result.transaction("unsent", "readwrite");
    work.objectStore("unsent").put({person, list: "sessions", entry, place: 1, state: "waiting", faults: []}, id);
    work.oncomplete = () => { asked.result.close(); done(); };
    work.onerror = () => fail(work.error);
  };
})"""  # noqa: E501


@dataclass(frozen=True)
class Phone:
    """A page on a phone that has been on the site once, and the way there."""

    page: Page
    cable: Cable

    def flush(self) -> None:
        """Not to wait for the timer."""
        self.page.evaluate("document.dispatchEvent(new Event('dorsi:flush'))")


@contextmanager
def owned(browser: Browser, somebody: Somebody) -> Iterator[Phone]:
    """A phone that has been on a page of theirs once."""
    errors: list[str] = []
    with cable(somebody.site.address) as way:
        opened = browser.new_context(base_url=way.address, **PHONE)
        opened.on("weberror", lambda error: errors.append(str(error.error)))
        try:
            page = opened.new_page()
            has_a_pack(page, somebody.at())
            yield Phone(page, way)
        finally:
            opened.close()
    assert not errors


def test_a_session_outlives_the_network_a_reload_and_the_battery_and_is_sent_once(
    browser: Browser, lifter: Somebody, tmp_path: Path
) -> None:
    before = lifter.journal().sessions
    guided = lifter.at("session", "guided")
    with cable(lifter.site.address) as way:
        with phone(browser, way.address, tmp_path) as opened:
            page = opened.new_page()
            has_a_pack(page, lifter.at())
            way.cut()
            page.add_init_script(EARS)  # a real audio clock would not go with this one
            stand_still(page)
            page.goto(guided)
            begin(page)
            asked: list[str] = []
            opened.on("request", lambda request: asked.append(request.url))
            page.clock.run_for(A_MINUTE_MS)
            assert asked == []
            until(page, lambda: is_kept_to_here(page))
            page.reload()
            go_on(page)
            page.clock.run_for(A_MINUTE_MS)
            until(page, lambda: is_kept_to_here(page))
            battery_dies(tmp_path)
        with phone(browser, way.address, tmp_path) as opened:
            page = opened.new_page()
            page.goto(guided)
            page.get_by_role("button", name="Finish with what was done").click()
            page.get_by_role("button", name="Leave it open").click()
            expect(page.get_by_text("1 not sent yet")).to_be_visible()
            page.goto(lifter.at("measure"))
            expect(page.get_by_role("heading", name="No connection")).to_be_visible()
            expect(page.get_by_role("link", name="Example lifter")).to_be_visible()
            expect(page.get_by_text("1 not sent yet")).to_be_visible()
            assert lifter.journal().sessions == before
            way.mend()
            follow(page, page.get_by_role("link", name="Try again"))
            until(page, lambda: kept(page)["unsent"] == 0)
            assert kept(page)["runs"] == 0
    (done,) = lifter.journal().sessions[len(before) :]
    assert len(done.items) >= 2
    assert 1.5 < (done.minutes or 0) < 2.5


def test_two_phones_and_an_answer_that_got_lost_make_two_sessions(
    browser: Browser, lifter: Somebody
) -> None:
    before = len(lifter.journal().sessions)
    with owned(browser, lifter) as one, owned(browser, lifter) as other:
        for each in (one, other):
            each.cable.cut()
            each.page.goto(lifter.at("session", "guided"))
            each.page.get_by_role("button", name="Done as planned").click()
            expect(each.page.get_by_text("Kept on this device")).to_be_visible()
        one.cable.lose = b"/guided/send/"
        for each in (one, other):
            each.cable.mend()
            each.flush()
        until(one.page, lambda: one.cable.lost > 0)
        assert kept(one.page)["unsent"] == 1
        one.cable.lose = b""
        one.flush()
        for each in (one, other):
            expect(each.page.get_by_text("Kept and sent")).to_be_visible()
    assert len(lifter.journal().sessions) == before + 2


def test_a_plan_edited_meanwhile_is_shown_and_stands(browser: Browser, lifter: Somebody) -> None:
    with owned(browser, lifter) as mine:
        page = mine.page
        mine.cable.cut()
        stand_still(page)
        page.goto(lifter.at("session", "guided"))
        begin(page)
        page.clock.run_for(A_MINUTE_MS)
        until(page, lambda: is_kept_to_here(page))
        page.reload()
        page.get_by_role("button", name="Finish with what was done").click()
        page.get_by_role("button", name="Leave it open").click()
        change = lifter.at("programme", "change")
        lifter.site.get(change)
        status, _ = lifter.site.send(change, {"minutes_per_day": "5"})
        assert status == 200
        mine.cable.mend()
        mine.flush()
        expect(page.get_by_text("was changed elsewhere")).to_be_visible()
    journal = lifter.journal()
    assert journal.changes[-1].person.minutes_per_day == 5
    assert len(journal.sessions[-1].items) >= 1


def test_what_the_site_refuses_is_shown_with_its_reason_until_somebody_discards_it(
    browser: Browser, lifter: Somebody
) -> None:
    before = lifter.file()
    with owned(browser, lifter) as mine:
        page = mine.page
        page.evaluate(PUT_IN, lifter.path.split("/")[2])
        page.goto(lifter.at())
        follow(page, page.get_by_role("link", name="1 not taken"))
        expect(page.get_by_text("Not taken:")).to_be_visible()
        expect(page.get_by_text("no_such_thing")).to_be_visible()
        assert not findings(page)
        assert not too_wide(page)
        page.on("dialog", lambda asked: asked.accept())
        page.get_by_role("button", name="Discard it").click()
        expect(page.get_by_text("Not taken:")).to_be_hidden()
        assert kept(page)["unsent"] == 0
    assert lifter.file() == before


def test_what_a_device_keeps_goes_when_its_owner_says_so_and_not_unasked(
    browser: Browser, lifter: Somebody
) -> None:
    with owned(browser, lifter) as mine:
        page = mine.page
        page.goto("/device/")
        page.evaluate(PUT_IN, lifter.path.split("/")[2])
        mine.cable.cut()
        remove = page.get_by_role("button", name="Remove everything here")
        remove.click()
        expect(page.get_by_role("alert")).to_contain_text("1 not sent yet")
        assert kept(page)["unsent"] == 1
        page.evaluate(HELD)  # still not sent: nothing is while a session runs
        mine.cable.mend()
        follow(page, remove)
        expect(page.get_by_text("This device keeps nothing now")).to_be_visible()
        assert keeps_nothing(page)


def test_a_stop_said_elsewhere_a_moment_ago_is_a_stop_on_the_page_that_guides(
    browser: Browser, lifter: Somebody
) -> None:
    card = lifter.at("question", "red_flag_card")
    with owned(browser, lifter) as mine:
        page = mine.page
        page.goto(lifter.at("session", "guided"))
        begin(page)
        lifter.site.get(card)
        assert lifter.site.send(card, {"card": "unsure"})[0] == 200
        page.reload()
        expect(page.get_by_text("Training waits")).to_be_visible()
        expect(page.get_by_role("button", name="Go on")).to_have_count(0)
        mine.cable.cut()
        page.reload()
        expect(page.get_by_text("Training waits")).to_be_visible()


def test_a_session_ends_when_another_tab_says_that_something_comes_first(
    browser: Browser, lifter: Somebody
) -> None:
    with owned(browser, lifter) as mine:
        page, other = mine.page, mine.page.context.new_page()
        page.goto(lifter.at("session", "guided"))
        begin(page)
        other.goto(lifter.at("question", "red_flag_card"))
        follow(other, other.get_by_role("button", name="Not sure"))
        expect(page.get_by_text("Training waits")).to_be_visible()
        expect(page.get_by_role("button", name="Pause")).to_have_count(0)
        assert kept(page)["runs"] == 0


def test_no_other_tab_keeps_or_shows_anything_of_somebody_who_leaves(
    browser: Browser, lifter: Somebody
) -> None:
    with owned(browser, lifter) as mine:
        page, other = mine.page, mine.page.context.new_page()
        other.goto(lifter.at("session", "guided"))
        begin(other)
        page.goto("/device/")
        page.get_by_role("button", name="Remove everything here").click()
        expect(page.get_by_role("alert")).to_contain_text("a session that is not finished")
        follow(page, page.get_by_role("button", name="Remove everything here"))
        expect(page.get_by_text("This device keeps nothing now")).to_be_visible()
        expect(other.get_by_role("heading", name="No connection")).to_be_visible()
        assert not any(kept(page).values())


def test_a_shared_phone_keeps_nothing_and_sends_what_is_done_on_it(
    browser: Browser, lifter: Somebody
) -> None:
    before = len(lifter.journal().sessions)
    with owned(browser, lifter) as mine:
        page = mine.page
        page.goto("/device/")
        follow(page, page.get_by_role("button", name="It is shared"))
        expect(page.get_by_text("A shared phone from now on")).to_be_visible()
        page.goto(lifter.at("session", "guided"))
        page.get_by_role("button", name="Done as planned").click()
        expect(page.get_by_text("Kept and sent")).to_be_visible()
        assert keeps_nothing(page)
    assert len(lifter.journal().sessions) == before + 1


def test_pages_without_a_network_and_of_the_device_are_for_everybody(
    browser: Browser, lifter: Somebody
) -> None:
    with owned(browser, lifter) as mine:
        page = mine.page
        for path in ("/away/", "/device/"):
            page.goto(path)
            expect(page.get_by_role("link", name="Example lifter")).to_be_visible()
            page.emulate_media(color_scheme="light")
            found = findings(page)
            page.emulate_media(color_scheme="dark")
            found += findings(page)
            assert not found + too_wide(page)
            page.set_viewport_size(PHONE["viewport"])
