"""The site as it runs: pages and forms under load, from start to ready, and what it takes to idle.

`dorsi serve` on SQLite with synchronous=FULL, asked by wrk over loopback. The median of five runs.
"""

import os
import re
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from threading import Barrier
from time import perf_counter, sleep

from figures import Figure
from tests.site.serving.running import Browser, serving

from dorsi import load_knowledge
from dorsi.domain.journal import Journal
from dorsi.interop.canonical import canonical
from dorsi.interop.entry_ids import new_id

RUNS = 5
SECONDS = 3
AT_ONCE = 16
SETTLED_S = 5
BIG_YEARS = 3
FORMS_EACH = 2  # of what is left of a day; more would leave nothing to log
FOUND = 302
FIRST_OFFERED = "the first"


@dataclass(frozen=True, slots=True)
class Rate:
    """Something counted rather than timed, beside its bar."""

    name: str
    value: float
    unit: str
    bar: str = ""

    def __str__(self) -> str:
        return f"{self.name:<34}{self.value:>7.0f} {self.unit}   {self.bar}"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What one run of wrk found."""

    requests: int
    p50_s: float
    per_s: float


def site() -> Iterable[object]:
    if shutil.which("wrk") is None:
        yield "wrk is not installed, so the site is not measured"
        return
    yield from starting()
    with a_site() as (browser, processes):
        sleep(SETTLED_S)
        yield Rate("idle, in memory", resident_mb(processes()), "MB", "bar 200 MB")
        person = bring_in(browser, twelve_weeks())
        for _ in range(20):
            browser.get(person)
        alone = [wrk(browser, 1, person) for _ in range(RUNS)]
        yield Figure("today, p50 alone", median(run.p50_s for run in alone), 0.010)
        spent = busy_s(processes())
        many = [wrk(browser, AT_ONCE, person) for _ in range(RUNS)]
        spent = busy_s(processes()) - spent
        rate = median(run.per_s for run in many)
        yield Rate(f"today, {AT_ONCE} at once", rate, "requests/s", "bar 300")
        yield Figure("today, processor time", spent / sum(run.requests for run in many))
        yield from writing(browser, processes)
        yield from big(browser)


def starting() -> Iterator[Figure]:
    """From typing `dorsi serve` to the first answer, the database and the caches there already."""
    with tempfile.TemporaryDirectory() as folder:
        took = []
        for _ in range(RUNS + 1):
            begun = perf_counter()
            with serving(Path(folder)):
                took.append(perf_counter() - begun)
    yield Figure("start to the first answer", median(took[1:]), 1.5)


def writing(browser: Browser, processes: Callable[[], list[int]]) -> Iterator[object]:
    """Forms opened and sent by many people at once, beside rows put into a bare database."""
    with tempfile.TemporaryDirectory() as folder:
        yield Figure("a bare row in SQLite, p99", bare(Path(folder) / "bare.sqlite3"))
    for name, page, typed in (
        ("a reading", "measure/knee_to_wall/", {"left_1": "8.1"}),
        ("a set", "session/", {"items": FIRST_OFFERED}),
    ):
        slowest = []
        for _ in range(RUNS):
            people = [bring_in(browser, twelve_weeks()) for _ in range(AT_ONCE)]
            took = sent_at_once(browser.address, [f"{person}{page}" for person in people], typed)
            slowest.append(took[len(took) * 99 // 100])
        yield Figure(f"{name} logged, p99 of {AT_ONCE} at once", median(slowest), 0.250)
        yield Figure(f"{name} logged, processor time", alone_s(browser, page, typed, processes()))


def alone_s(
    browser: Browser, page: str, typed: Mapping[str, str], processes: Iterable[int]
) -> float:
    """The processor time the server spends on a form, one person after the other."""
    people = [bring_in(browser, twelve_weeks()) for _ in range(AT_ONCE)]
    forms = [filled(typed, browser.get(f"{person}{page}")[1]) for person in people]
    before = busy_s(processes)
    for person, form in zip(people, forms, strict=True):
        browser.post(f"{person}{page}", form)
    return (busy_s(processes) - before) / len(people)


def sent_at_once(address: str, pages: list[str], typed: Mapping[str, str]) -> list[float]:
    """How long each of several forms took, all sent at the same moment, one after another."""
    together = Barrier(len(pages))

    def one(page: str) -> list[float]:
        mine, took = Browser(address), []
        for _ in range(FORMS_EACH):
            _, shown = mine.get(page)
            form = filled(typed, shown)
            together.wait()
            begun = perf_counter()
            status = mine.post(page, form)
            took.append(perf_counter() - begun)
            if status != FOUND:
                raise SystemExit(f"{page}: {status}")
        return took

    with ThreadPoolExecutor(len(pages)) as pool:
        return sorted(took for each in pool.map(one, pages) for took in each)


def filled(typed: Mapping[str, str], shown: str) -> dict[str, str]:
    """What is sent of a form: what is typed, with the first thing it offers where that is asked."""
    found = re.search(r'type="checkbox" name="items" value="([^"]+)"', shown)
    offered = found[1] if found else ""
    said = {name: offered if v == FIRST_OFFERED else v for name, v in typed.items()}
    return {**said, "entry_id": new_id()}


def bare(file: Path) -> float:
    """The time under which 99 of 100 rows stay, one after the other, each on the disk."""
    took = []
    with closing(sqlite3.connect(file, isolation_level=None)) as known:
        known.execute("PRAGMA journal_mode=WAL")
        known.execute("PRAGMA synchronous=FULL")
        known.execute("CREATE TABLE entry (id INTEGER PRIMARY KEY, said TEXT)")
        for number in range(1000):
            begun = perf_counter()
            known.execute("INSERT INTO entry VALUES (?, ?)", (number, "x" * 300))
            took.append(perf_counter() - begun)
    return sorted(took)[len(took) * 99 // 100]


def big(browser: Browser) -> Iterator[Figure]:
    """The page of today of somebody with years behind them."""
    person = bring_in(browser, years(BIG_YEARS))
    pages = [f"{person}{name}" for name in ("", "progress/", "entries/")]
    for name, page in zip(("today", "progress", "entries"), pages, strict=True):
        first = timed(lambda page=page: browser.get(page))
        again = median(timed(lambda page=page: browser.get(page)) for _ in range(20))
        yield Figure(f"{name}, {BIG_YEARS} years, first time", first)
        yield Figure(f"{name}, {BIG_YEARS} years, again", again)


def timed(run: Callable[[], object]) -> float:
    begun = perf_counter()
    run()
    return perf_counter() - begun


@contextmanager
def a_site() -> Iterator[tuple[Browser, Callable[[], list[int]]]]:
    """A site of its own, and a way to list its processes."""
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(Path(folder)) as (browser, process),
    ):
        yield browser, lambda: [process.pid, *children(process.pid)]


def busy_s(processes: Iterable[int]) -> float:
    """How long the processor was busy for these processes so far."""
    said = (Path(f"/proc/{pid}/stat").read_text(encoding="ascii") for pid in processes)
    ticks = sum(sum(map(int, each.rpartition(")")[2].split()[11:13])) for each in said)
    return ticks / os.sysconf("SC_CLK_TCK")


def children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return [int(child) for child in found]


def resident_mb(processes: Iterable[int]) -> float:
    """What the processes hold in memory together; a page two of them share counts once."""
    said = (Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii") for pid in processes)
    return sum(int(re.search(r"^Pss:\s+(\d+)", each, re.MULTILINE)[1]) for each in said) / 1024


def wrk(browser: Browser, connections: int, path: str) -> Loaded:
    """Ask for a page for some seconds, from so many sides at once."""
    command = ["wrk", "-t", str(min(2, connections)), "-c", str(connections), "-d", f"{SECONDS}s"]
    ran = subprocess.run(  # noqa: S603  our own command
        [*command, "--latency", f"{browser.address}{path}"],
        check=True,
        capture_output=True,
        text=True,
    )
    if "Non-2xx" in ran.stdout or "Socket errors" in ran.stdout:
        raise SystemExit(ran.stdout)
    return Loaded(
        requests=int(re.search(r"(\d+) requests in", ran.stdout)[1]),
        p50_s=seconds(r"50%\s+([\d.]+)(us|ms|s)", ran.stdout),
        per_s=float(re.search(r"Requests/sec:\s+([\d.]+)", ran.stdout)[1]),
    )


def seconds(pattern: str, text: str) -> float:
    found = re.search(pattern, text)
    if found is None:
        raise SystemExit(text)
    return float(found[1]) * {"us": 1e-6, "ms": 1e-3, "s": 1.0}[found[2]]


def twelve_weeks() -> Journal:
    """The demo person: twelve weeks that end today."""
    from dorsi.site.records.demo import demo_journal  # noqa: PLC0415

    return demo_journal(datetime.now(UTC).date(), load_knowledge())


def years(count: int) -> Journal:
    """Twelve weeks, and the same again before them for some years."""
    journal = twelve_weeks()
    before = [timedelta(weeks=12 * number) for number in range(1, count * 52 // 12)]

    def all_of(entries: tuple) -> tuple:
        older = (replace(e, id="", at=e.at - by) for by in reversed(before) for e in entries)
        return (*older, *entries)

    return replace(journal, readings=all_of(journal.readings), sessions=all_of(journal.sessions))


def bring_in(browser: Browser, journal: Journal) -> str:
    browser.get("/people/")
    _, page = browser.upload("/people/import/", "journal", "journal.json", canonical(journal))
    found = re.search(r"/people/[-0-9a-f]{36}/", page)
    if found is None:
        raise SystemExit(page)
    return found[0]
