"""A small day to be guided through, and ears for its sounds as they are planned."""

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page, Route
from tests.site.browser.conftest import Somebody

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


def heard(page: Page, hertz: int) -> list[float]:
    """When each sound of a pitch comes, in seconds of the page's steady clock."""
    notes = page.evaluate("heard.filter(n => !n.silenced)")
    return sorted(round(n["at"] / 1000, 2) for n in notes if n["hertz"] == hertz)


def beat(kind: str, seconds: float, side: str | None = None, **more: Any) -> dict[str, Any]:
    plain: dict[str, Any] = {"set": 1, "of": 1, "reps": None, "rep_s": None}
    lists: dict[str, Any] = {"clicks": [], "ways": []}
    return {"kind": kind, "seconds": seconds, "side": side, **plain, **lists, **more}


def item(exercise: str, name: str, beats: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    return {
        "key": f"anytime:{exercise}:both",
        "exercise": exercise,
        "side": "both",
        "block": "anytime",
        "block_said": "Any time",
        "place": "wall",
        "place_said": "At the wall",
        "name": name,
        "dose": "30 s each side",
        "tempo": "",
        "setup": ["Stand at a wall."],
        "steps": ["Lean."],
        "cues": ["Heel heavy."],
        "stop_signs": [],
        "why": "",
        "new": False,
        "entry": {"exercise": exercise, "side": "both", "sets": 1, "seconds": 30},
        "beats": beats,
        "seconds": sum(each["seconds"] for each in beats),
        "instead": [],
        **more,
    }


def stretch() -> dict[str, Any]:
    """Ten seconds to get ready, 30 held on each side, ten to change: 80 in all."""
    sides = (("ready", "left"), ("switch", "right"))
    beats = [b for kind, side in sides for b in (beat(kind, 10, side), beat("work", 30, side))]
    return item("soleus_stretch", "Bent-knee calf stretch", beats)


def raises() -> dict[str, Any]:
    """Ten seconds to get ready, three raises of four: 22 in all."""
    clicks = [rep * 4 + start for rep in range(3) for start in (0, 1)]
    work = beat("work", 12, reps=3, rep_s=4, clicks=clicks, ways=["up", "down"])
    entry = {"exercise": "two_leg_calf_raise", "side": "both", "sets": 1, "reps": 3}
    return item("two_leg_calf_raise", "Two-leg calf raise", [beat("ready", 10), work], entry=entry)


def day(date: str, *items: dict[str, Any]) -> dict[str, Any]:
    keys = [each["key"] for each in items]
    stays = {each["exercise"]: [k for k in keys if k != each["key"]] for each in items}
    hurts = {name: {"mild": rest, "more": []} for name, rest in stays.items()}
    return {"date": date, "title": "The day", "state": "work", "said": "About 2 min.",
            "minutes": 1.7, "items": list(items), "stand_ins": [],
            "short": [], "short_minutes": 3.0,
            "hurts": {"": {"mild": keys, "more": []}, **hurts}}  # fmt: skip


@dataclass(frozen=True)
class Guide:
    """The way to a guided session of a day that a test chooses; all else is the site's own."""

    page: Page
    somebody: Somebody

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

        self.page.context.route("**/session/guided/pack/", answered)

    def open(self) -> None:
        self.page.goto(self.somebody.at("session", "guided"))
        self.page.get_by_role("button", name="Start").wait_for()

    def begin(self) -> None:
        """Open, hear the beep, and begin."""
        self.open()
        self.page.get_by_role("button", name="Start").click()
        self.page.get_by_role("button", name="I hear it").click()
        self.page.locator(".playing").wait_for()

    def kept(self) -> list[dict[str, Any]]:
        """What waits on the device to be sent."""
        found: list[dict[str, Any]] = self.page.evaluate(UNSENT)
        return found


UNSENT = """() => new Promise((done, failed) => {
  const opened = indexedDB.open("dorsi");
  opened.onerror = failed;
  opened.onsuccess = () => {
    const all = opened.result.transaction("unsent").objectStore("unsent").getAll();
    all.onsuccess = () => {
      opened.result.close();
      done(all.result.sort((a, b) => a.place - b.place).map(({list, entry}) => ({list, entry})));
    };
  };
})"""
