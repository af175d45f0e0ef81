"""A server that is killed while everybody writes, again and again, and what is there afterwards."""

import json
import re
import signal
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from time import monotonic, sleep
from urllib.error import URLError

from tests.site.serving.running import Browser, kill, serving

from dorsi.interop.entry_ids import new_id

WRITERS = 4
EACH_ROUND = 20
WITHIN_S = 60.0


@dataclass(frozen=True)
class Survived:
    """The ids that were acknowledged, and those that are there after the last kill."""

    acknowledged: frozenset[str]
    there: tuple[str, ...]


def killed(folder: Path, rounds: int, **settings: str) -> Survived:
    """Begin a journal, write to it from several sides, kill the server; so many times over."""
    acknowledged: set[str] = set()
    person = ""
    for _ in range(rounds):
        with serving(folder, **settings) as (browser, process):
            person = person or begun(browser)
            assert acknowledged <= set(ids(browser, person))
            with ThreadPoolExecutor(WRITERS) as pool:
                writers = [
                    pool.submit(write_until_dead, browser.address, person, acknowledged)
                    for _ in range(WRITERS)
                ]
                enough, deadline = len(acknowledged) + EACH_ROUND, monotonic() + WITHIN_S
                while len(acknowledged) < enough and monotonic() < deadline:
                    assert not any(writer.done() for writer in writers)
                    sleep(0.02)
                kill(process, signal.SIGKILL)
    with serving(folder, **settings) as (browser, _):
        return Survived(frozenset(acknowledged), tuple(ids(browser, person)))


def begun(browser: Browser, name: str = "Ada") -> str:
    """Bring a journal in that says nothing yet; the address of the person."""
    text = json.dumps({"format": "dorsi-journal/1", "person": {"name": name}})
    browser.get("/people/")
    status, page = browser.upload("/people/import/", "journal", "journal.json", text)
    assert status == 200
    found = re.search(r"/people/[-0-9a-f]{36}/", page)
    assert found
    return found[0]


def ids(browser: Browser, person: str) -> list[str]:
    """The ids of a person's readings."""
    status, text = browser.get(f"{person}data/journal.json")
    assert status == 200
    return [str(reading["id"]) for reading in json.loads(text).get("readings", [])]


def write_until_dead(address: str, person: str, acknowledged: set[str]) -> None:
    """Send readings one after the other until nobody answers."""
    browser = Browser(address)
    where = f"{person}measure/knee_to_wall/"
    browser.get(where)
    with suppress(URLError, HTTPException, ConnectionError, TimeoutError):
        while True:
            sent = new_id()
            status, page = browser.send(where, {"left_1": "8.1", "entry_id": sent})
            if status == 200 and "Noted" in page:
                acknowledged.add(sent)
