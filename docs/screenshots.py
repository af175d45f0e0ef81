"""Every page of the site as a picture, found by following its links: run by script/screenshots.

People in different places are invented first: nobody yet, somebody new, somebody with twelve weeks
behind them, one who paused, one who had to stop. What looks alike for another exercise or another
question is shot once.
"""
# ruff: noqa: INP001, T201  run from the checkout, not installed, and says what it does

import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from playwright.sync_api import Browser as Chromium
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page
from tests.site.browser.chromium import chromium
from tests.site.serving.running import Browser, serving
from tests.site.serving.running import start as run_once

from dorsi.domain.journal import Answer, Journal, Paused, Person
from dorsi.interop.canonical import canonical
from dorsi.interop.entry_ids import new_id
from dorsi.site.records.demo import demo_journal
from dorsi.site.records.known import knowledge

HERE: Final = Path(__file__).parent
SIZES: Final = {"phone": (390, 844), "desk": (1280, 900), "narrow": (320, 640)}
THEMES: Final = ("light", "dark")
FILES: Final = (".svg", ".json", ".csv", ".ics")
MANY_ALIKE: Final = ("library", "why", "measure", "question", "correct", "method")
ID: Final = re.compile(r"/[0-9a-f][0-9a-f-]{31,}(?=/|$)|/[-\w]{40,}(?=/|$)")
WORKING_MS: Final = 4000  # into a set, past getting ready
TYPED: Final = {"year": "1990", "minutes": "10", "height": "175", "pain": "0"}
BEGINNER: Final = Journal(person=Person(name="Example beginner", timezone="Europe/Berlin"))
ELSEWHERE: Final = "127.0.0.2"  # loopback too, but none of its usual names: whoever asks logs in
PASSWORD: Final = "a long walk by the river"  # noqa: S105  (of an invented person)
SESSION: Final = "session/guided/"
README: Final = {
    "site-today": ("", "phone", "light"),
    "site-guided": (SESSION, "phone", "light"),
    "site-assessment": ("assessment/", "phone", "light"),
    "site-progress": ("progress/", "phone", "dark"),
}


@dataclass(frozen=True)
class Scene:
    """Somebody, and where their pages begin; everything reached from there, or that page alone."""

    name: str
    start: str
    follows: bool


def main(given: list[str]) -> None:
    """Shoot everything into a folder."""
    folders = [word for word in given if not word.startswith("--")]
    only = [word.removeprefix("--only=") for word in given if word.startswith("--only=")]
    folder = Path(folders[0] if folders else "screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as data,
        serving(Path(data) / "data") as (site, _),
        chromium() as browser,
    ):
        studio = Studio(site, browser, folder, only)
        studio.shoot("nobody", "/people/")
        for scene in _people(site):
            for path in _reached(site, scene) if scene.follows else [scene.start]:
                studio.shoot(scene.name, path)
        studio.shoot("error", "/nothing/here/")
        studio.first_run(_bring_in(site, BEGINNER))
        studio.in_use(studio.another())
        if "--readme" in given:
            _readme(studio)
        _from_elsewhere(Path(data) / "elsewhere", studio)


def _people(site: Browser) -> Iterator[Scene]:
    """Bring somebody in for each place a person can be in."""
    now = datetime.now(UTC).replace(microsecond=0)
    demo = demo_journal(now.date(), knowledge())
    paused = Paused(at=now, id=new_id())
    hurt = Answer(at=now, question="cannot_bear_weight", side="left", answer="yes", id=new_id())
    yield Scene("new", _bring_in(site, BEGINNER), follows=True)
    yield Scene("lifter", _bring_in(site, demo), follows=True)
    for name, journal in (
        ("paused", replace(demo, decisions=(*demo.decisions, paused))),
        ("stopped", replace(demo, answers=(*demo.answers, hurt))),
    ):
        home = _bring_in(site, journal)
        for path in ("", "programme/", "assessment/", "progress/"):
            yield Scene(name, home + path, follows=False)


def _from_elsewhere(data: Path, studio: "Studio") -> None:
    """Shoot what somebody sees who is not at this machine: the link, logging in, the account."""
    said, _ = run_once(data, "--invite").communicate(timeout=60)
    link = next(line for line in said.splitlines() if "/set-up/" in line)
    with serving(data, "--host", ELSEWHERE) as (site, _):
        away = Studio(site, studio.browser, studio.folder, studio.only)
        away.shoot("away", "/account/login/")
        away.shoot("away", urlsplit(link.strip()).path)
        for window in away.windows.values():
            window.goto(urlsplit(link.strip()).path)
            if window.locator("[name=password1]").count():
                window.fill("[name=username]", "example")
                window.fill("[name=password1]", PASSWORD)
                window.fill("[name=password2]", PASSWORD)
            else:
                window.goto("/account/login/")
                window.fill("[name=login]", "example")
                window.fill("[name=password]", PASSWORD)
            window.locator("main form button").first.click()
        for path in ("/people/", "/account/password/change/", "/account/2fa/"):
            away.shoot("away", path)
        away.shoot("away", "/account/sessions/")
        away.shoot("away", "/account/logout/")


def _bring_in(site: Browser, journal: Journal) -> str:
    site.get("/people/")
    _, page = site.upload("/people/import/", "journal", "journal.json", canonical(journal))
    found = re.search(r"/people/[-0-9a-f]{36}/", page)
    if found is None:
        raise SystemExit(f"a journal was refused: {page}")
    return found[0]


def _reached(site: Browser, scene: Scene) -> list[str]:
    """Every page of a person that links lead to, once for each kind."""
    waiting, seen, found = [scene.start], set[str](), list[str]()
    while waiting:
        path = waiting.pop(0)
        if (kind := _kind(path)) in seen:
            continue
        seen.add(kind)
        status, page = site.get(path)
        if status != HTTPStatus.OK:
            continue
        found.append(path)
        links = re.findall(r'href="(/[^"#]*)"', page)
        waiting += [to for to in links if to.startswith(scene.start) and not to.endswith(FILES)]
    return found


def _kind(path: str) -> str:
    """What pages that look alike share."""
    parts = ID.sub("", urlsplit(path).path).strip("/").split("/")[1:]
    if parts and parts[0] in MANY_ALIKE:
        return "/".join([parts[0], *("*" for _ in parts[1:])])
    return "/".join(parts) + ("?" if "?" in path else "")


class Studio:
    """Windows of every size and theme, kept open, and the folder the pictures go to."""

    def __init__(self, site: Browser, browser: Chromium, folder: Path, only: list[str]) -> None:
        """Keep what pictures are made with; `only` are words of which a name must hold one."""
        self.site, self.browser, self.folder, self.only = site, browser, folder, only
        self.windows = {
            (size, theme): self.window(size, theme)
            for size in SIZES
            for theme in (THEMES if size != "narrow" else THEMES[:1])
        }

    def window(self, size: str, theme: str, scale: float = 1) -> Page:
        """Open a window as large as a phone or a desk."""
        width, height = SIZES[size]
        context = self.browser.new_context(
            base_url=self.site.address,
            viewport={"width": width, "height": height},
            device_scale_factor=scale,
            color_scheme="dark" if theme == "dark" else "light",
            reduced_motion="reduce",
            locale="en-GB",
        )
        return context.new_page()

    def first_run(self, start: str) -> None:
        """Go from nothing to a programme, the way somebody does it."""
        window = self.windows["phone", "light"]
        window.goto(f"{start}first/")
        while "/first/" in (path := urlsplit(window.url).path):
            self.shoot("steps", path)
            window.goto(path)
            if path == self._sent(window):
                print(f"the first run ends at {path}")
                return

    def _sent(self, window: Page) -> str:
        """Fill a form in with something and send it; where that leads."""
        for box in window.locator("main form input[inputmode]:visible").all():
            name = box.get_attribute("name") or ""
            said = [typed for word, typed in TYPED.items() if word in name]
            box.fill(said[0] if said else "9.5")
        for group in window.locator("main form fieldset:has(input[type=radio])").all():
            group.locator("input[type=radio]").first.check(force=True)
        window.locator("main form button:not([type=button])").first.click()
        return urlsplit(window.url).path

    def in_use(self, start: str) -> None:
        """Shoot what is only seen for a moment: the menu, a refusal, a reading just taken."""
        self.shoot("menu", start, lambda window: window.click("button.menu:visible", timeout=900))
        take = f"{start}measure/knee_to_wall/"
        self.shoot("refused", take, lambda window: window.click("main form button >> nth=-1"))
        for scene, act in (
            ("working", _into_the_first_set),
            ("paused", _at_pause),
            ("pain", _at_pain),
        ):
            self.shoot(scene, f"{self.another()}{SESSION}", act)
        window = self.windows["phone", "light"]
        window.goto(take)
        self.shoot("measured", self._sent(window))
        for path in ("physio/", "measure/ruler/"):
            self.on_paper(f"{start}{path}")

    def another(self) -> str:
        """Somebody new with twelve weeks behind them, who has not begun a session on any device."""
        return _bring_in(self.site, demo_journal(datetime.now(UTC).date(), knowledge()))

    def on_paper(self, path: str) -> None:
        """Shoot a page as it is printed."""
        window = self.windows["desk", "light"]
        window.set_viewport_size({"width": 700, "height": 1000})
        window.emulate_media(media="print")
        window.goto(path)
        name = path.strip("/").split("/")[-1]
        window.screenshot(path=self.folder / f"paper-{name}.png", full_page=True)
        window.emulate_media(media="screen")

    def shoot(self, scene: str, path: str, act: Callable[[Page], object] | None = None) -> None:
        """Shoot a page in every window, and say when it does not fit.

        Args:
            scene: Begins the picture's name.
            path: The page.
            act: What to do there first.
        """
        parts = re.split(r"[/?=&]+", ID.sub("", f"/{path}/"))
        name = "-".join([scene, *(part for part in parts if part)])
        name = name.replace("-people", "", 1) if name != f"{scene}-people" else f"{scene}-start"
        if self.only and not any(word in name for word in self.only):
            return
        for (size, theme), window in self.windows.items():
            width, height = SIZES[size]
            window.set_viewport_size({"width": width, "height": height})
            window.goto(path)
            if act:
                with suppress(PlaywrightError):  # the menu stands open on a desk
                    act(window)
            wide = window.evaluate("document.documentElement.scrollWidth - innerWidth")
            # As tall as the page, so that the bars stand where they do on a screen.
            tall = window.evaluate("document.documentElement.scrollHeight")
            window.set_viewport_size({"width": width, "height": max(height, tall)})
            window.screenshot(path=self.folder / f"{name}.{size}.{theme}.png")
            if wide > 0:
                print(f"{name}: {wide} px too wide at {size}")


def _into_the_first_set(window: Page) -> None:
    """Begin a guided session, and let it run for a moment; the sound is asked about once."""
    window.get_by_role("button", name="Start", exact=True).click()
    with suppress(PlaywrightError):
        window.get_by_role("button", name="I hear it").click(timeout=900)
    window.get_by_role("button", name="Start now").click()
    window.wait_for_timeout(WORKING_MS)


def _at_pause(window: Page) -> None:
    _into_the_first_set(window)
    window.get_by_role("button", name="Pause").click()


def _at_pain(window: Page) -> None:
    _into_the_first_set(window)
    window.get_by_role("button", name="It hurts").click()


def _readme(studio: Studio) -> None:
    """Shoot the few pages the README shows."""
    lifter = studio.another()
    for file, (path, size, theme) in README.items():
        window = studio.window(size, theme, scale=1.5)
        window.goto(f"{lifter}{path}")
        if path == SESSION:
            _into_the_first_set(window)
        window.screenshot(path=HERE / "images" / f"{file}.png")


if __name__ == "__main__":
    main(sys.argv[1:])
