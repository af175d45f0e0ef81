"""A phone with a slow processor, its network cut, opening today's session."""

import gzip
import json
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter

from playwright.sync_api import BrowserContext, expect
from tests.site.browser.cable import cable
from tests.site.browser.chromium import chromium
from tests.site.browser.offline import PHONE, has_a_pack
from tests.site.browser.somebody import Somebody, bring_in
from tests.site.serving.running import Browser, serving

from dorsi.site.records.demo import demo_journal
from dorsi.site.records.known import knowledge

RUNS = 5
SLOWER = 4


def measured() -> tuple[float, float]:
    """Seconds until a session can be started, and kilobytes of the page with all it loads."""
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(Path(folder) / "data") as (site, _),
        cable(site.address) as way,
        chromium() as browser,
    ):
        somebody = bring_in(site, demo_journal(datetime.now(UTC).date(), knowledge()))
        packed = packed_kb(site)
        opened = browser.new_context(base_url=way.address, **PHONE)
        page = opened.new_page()
        has_a_pack(page, somebody.at())
        page.close()
        way.cut()
        times = [reopened_s(opened, somebody) for _ in range(RUNS + 1)]
        opened.close()
    return median(times[1:]), packed


def reopened_s(opened: BrowserContext, somebody: Somebody) -> float:
    """Open the session anew, with a worker that has to be woken."""
    page = opened.new_page()
    phone = opened.new_cdp_session(page)
    phone.send("ServiceWorker.enable")
    phone.send("ServiceWorker.stopAllWorkers")
    phone.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    begun = perf_counter()
    page.goto(somebody.at("session", "guided"), wait_until="commit")
    expect(page.get_by_role("button", name="Start")).to_be_visible()
    taken = perf_counter() - begun
    page.close()
    return taken


def packed_kb(site: Browser) -> float:
    """What the player's page, scripts and styles weigh on their way."""
    _, worker = site.get("/worker.js")
    shell = json.loads(worker.partition("const SHELL = ")[2].partition(";\n")[0])
    paths = [shell["guided"], *(p for p in shell["files"] if p.endswith((".js", ".css")))]
    return sum(len(gzip.compress(site.get(path)[1].encode(), 9)) for path in paths) / 1000
