"""The way through a guided session of a small day, and ears for its sounds as they are planned."""

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Any

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page, Route, expect
from tests.site.browser.guided_day import day
from tests.site.browser.offline import stored, until
from tests.site.browser.somebody import Somebody
from tests.site.browser.standing_clock import stand_still

# An audio clock that goes with the page's own, so that a test may let minutes pass at once. What is
# planned is noted in milliseconds of the page's steady clock, with the pitch.
EARS = """
window.heard = [];
class Ears {
  state = "suspended"; destination = {};
  get currentTime() { return performance.now() / 1000 + 7; }
  async resume() { this.state = "running"; }
  createGain() {
    const gain = {setValueAtTime() {}, linearRampToValueAtTime() {}};
    return {gain, connect: to => to, disconnect() {}};
  }
  createOscillator() {
    const note = {at: 0, hertz: 0, silenced: false};
    return {
      frequency: {set value(hertz) { note.hertz = hertz; }},
      connect: to => to,
      start: at => { note.at = (at - 7) * 1000; heard.push(note); },
      stop() {},
      disconnect() { note.silenced = true; },
    };
  }
}
window.AudioContext = Ears;
"""
LOW, HIGH, TICK, TWO, THREE, CLICK = 440, 880, 660, 587, 784, 1250
PACK = "/session/guided/pack/"


def heard(page: Page, hertz: int) -> list[float]:
    """When each sound of a pitch comes, in seconds of the page's steady clock."""
    notes = page.evaluate("heard.filter(n => !n.silenced)")
    return sorted(round(n["at"] / 1000, 2) for n in notes if n["hertz"] == hertz)


@dataclass(frozen=True)
class Guide:
    """The way to a guided session of a day that a test chooses; all else is the site's own."""

    page: Page
    somebody: Somebody

    def stand_still(self, at: datetime | None = None) -> None:
        """Let the page's time, and that of its sounds, go only as far as a test says."""
        self.page.add_init_script(EARS)
        stand_still(self.page, at)

    def given(
        self, *items: dict[str, Any], more: Callable[[dict[str, Any]], None] = lambda _: None
    ) -> None:
        """Let the site's pack hold this day, on each of its dates."""

        def answered(route: Route) -> None:
            with suppress(PlaywrightError):  # the window may be closed meanwhile
                answer = route.fetch()
                if answer.status == HTTPStatus.OK:
                    pack = answer.json()
                    dates = [each["date"] for each in pack["days"]]
                    pack |= {"days": [day(date, *items) for date in dates], "stopped": None}
                    more(pack)
                    route.fulfill(response=answer, body=json.dumps(pack))
                else:
                    route.fulfill(response=answer)

        self.page.context.route(f"**{PACK}", answered)

    def open(self) -> None:
        self.page.goto(self.somebody.at("session", "guided"))
        self.page.get_by_role("button", name="Start").wait_for()

    def begin(self) -> None:
        """Open, hear the beep, and begin."""
        self.open()
        self.page.get_by_role("button", name="Start").click()
        self.page.get_by_role("button", name="I hear it").click()
        self.page.locator(".playing").wait_for()

    def seconds(self) -> int:
        """What the large figure says."""
        return int(self.page.locator(".seconds").inner_text())

    def hurts(self, level: int, where: str) -> None:
        """It hurts, in four taps."""
        self.page.get_by_role("button", name="It hurts").click()
        for name, value in (("pain", str(level)), ("where", where), ("side", "left")):
            self.page.locator(f'dialog [name="{name}"][value="{value}"]').check()
        self.page.get_by_role("button", name="Note it").click()

    def named(self) -> list[str]:
        """Which exercises of the day the page speaks of."""
        said = self.page.locator("body").inner_text()
        return [name for name in ("stretch", "raise") if name in said]

    def kept(self) -> list[dict[str, Any]]:
        """What waits on the device to be sent."""
        waiting = sorted(stored(self.page, "unsent"), key=lambda one: int(one["place"]))
        return [{"list": one["list"], "entry": one["entry"]} for one in waiting]

    def sends_all(self) -> None:
        """Wait until nothing waits on the device any more, and the page says so."""
        until(self.page, lambda: self.kept() == [])
        expect(self.page.locator("[data-waiting]")).not_to_contain_text("not sent")
