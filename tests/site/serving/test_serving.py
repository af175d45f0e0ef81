"""The site as it runs: begun, written to from all sides, ended without warning, gone on with."""

import json
import os
import re
import signal
import socket
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.client import HTTPException
from pathlib import Path
from urllib.error import URLError

import pytest
from tests.site import postgresql as throw_away
from tests.site.serving.running import Browser, kill, serving, start

from dorsi.interop.entry_ids import new_id
from dorsi.site.serving.backups import copies

ROUNDS = int(os.environ.get("DORSI_KILL_ROUNDS", "3"))
WRITERS = 4
EACH_ROUND = 20


@pytest.fixture(params=["sqlite", "postgresql"])
def kept_in(request: pytest.FixtureRequest) -> Iterator[dict[str, str]]:
    """The one setting that chooses the database."""
    if request.param == "sqlite":
        yield {}
    else:
        throw_away.need()
        with throw_away.cluster() as address:
            yield {"DORSI_DATABASE": address}


def begun(browser: Browser) -> str:
    """Begin a journal; the address of the person."""
    browser.get("/people/")
    status, page = browser.send("/people/begin/", {"name": "Ada", "timezone": "Europe/Berlin"})
    assert status == 200
    found = re.search(r"/people/[-0-9a-f]{36}/", page)
    assert found
    return found[0]


def readings(browser: Browser, person: str) -> list[dict[str, object]]:
    status, text = browser.get(f"{person}data/journal.json")
    assert status == 200
    found: list[dict[str, object]] = json.loads(text)["readings"]
    return found


def test_an_acknowledged_reading_survives_a_server_killed_under_load(
    tmp_path: Path, kept_in: dict[str, str]
) -> None:
    acknowledged: set[str] = set()
    person = ""
    for _ in range(ROUNDS):
        with serving(tmp_path / "data", **kept_in) as (browser, process):
            person = person or begun(browser)
            assert acknowledged <= {str(r.get("id")) for r in readings(browser, person)}
            with ThreadPoolExecutor(WRITERS) as pool:
                writers = [
                    pool.submit(write_until_dead, browser.address, person, acknowledged)
                    for _ in range(WRITERS)
                ]
                enough = len(acknowledged) + EACH_ROUND
                while len(acknowledged) < enough and not any(w.done() for w in writers):
                    pass_time()
                kill(process, signal.SIGKILL)
    with serving(tmp_path / "data", **kept_in) as (browser, _):
        ids = [str(r.get("id")) for r in readings(browser, person)]
    assert len(acknowledged) >= EACH_ROUND * ROUNDS
    assert acknowledged <= set(ids)
    assert len(ids) == len(set(ids))


def pass_time() -> None:
    signal.sigtimedwait([], 0.02)


def write_until_dead(address: str, person: str, acknowledged: set[str]) -> None:
    browser = Browser(address)
    browser.get(f"{person}measure/knee_to_wall/")
    with suppress(URLError, HTTPException, ConnectionError, TimeoutError):
        while True:
            sent = new_id()
            said = {"left_1": "8.1", "entry_id": sent}
            status, page = browser.send(f"{person}measure/knee_to_wall/", said)
            if status == 200 and "reaches" in page:
                acknowledged.add(sent)


def test_a_first_start_makes_all_it_needs_readable_by_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "data"
    with serving(folder) as (browser, _):
        assert browser.get("/")[0] == 200
        begun(browser)
    assert folder.stat().st_mode & 0o077 == 0
    assert [p.name for p in folder.rglob("*") if p.is_file() and p.stat().st_mode & 0o077] == []
    assert len(copies(folder / "dorsi.sqlite3")) == 1


def test_beyond_this_machine_a_link_on_the_console_opens_the_first_account(tmp_path: Path) -> None:
    # 0.0.0.0 would be heard beyond this machine; asking for a link alone listens to nothing.
    process = start(tmp_path, "--host", "192.0.2.1", "--invite")
    said, _ = process.communicate(timeout=30)
    assert process.returncode == 0
    found = re.search(r"http://192\.0\.2\.1:8000(/set-up/\S+/)", said)
    assert found
    with serving(tmp_path) as (browser, _):
        assert browser.get(found[1])[0] == 200


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has 127.0.0.2 by itself")
def test_at_another_address_everyone_logs_in_even_from_this_machine(tmp_path: Path) -> None:
    # Not one of the usual names of this machine, so nobody is taken for its owner.
    with serving(tmp_path, "--host", "127.0.0.2") as (browser, _):
        assert 'name="login"' in browser.get("/people/")[1]
        process = start(tmp_path, "--host", "127.0.0.2", "--invite")
        said, _ = process.communicate(timeout=30)
        found = re.search(r"http://127\.0\.0\.2:8000(/set-up/\S+/)", said)
        assert found
        browser.get(found[1])
        chosen = {"password1": "a quiet afternoon", "password2": "a quiet afternoon"}
        status, page = browser.send(found[1], {"username": "ada", **chosen})
        assert (status, "How far does your ankle bend" in page) == (200, True)


def test_a_port_in_use_is_said_in_one_line_before_anything_is_made(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        process = start(tmp_path / "data", "--port", str(other.getsockname()[1]))
        said, _ = process.communicate(timeout=30)
    assert process.returncode == 2
    assert "another one can be given with --port" in said
    assert not (tmp_path / "data").exists()


def test_an_address_that_is_none_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    process = start(tmp_path / "data", "--host", "my computer")
    said, _ = process.communicate(timeout=30)
    assert process.returncode == 2
    assert "is no address" in said
    assert not (tmp_path / "data").exists()
