"""No room left: a clear refusal, reading goes on, and so does writing once there is room."""

import os
import re
import resource
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.site.serving.running import PATIENCE_S, Browser, serving, start

from dorsi.interop.canonical import canonical
from dorsi.interop.entry_ids import new_id
from dorsi.site.records.demo import demo_journal
from dorsi.site.records.known import knowledge

SMALL = 4 * 1024 * 1024
QUOTA = 2 * 1024 * 1024
NOT_ENOUGH = 100 * 1024
NOT_SAVED = 3  # the exit code
MORE_THAN_FIT = 60  # journals of twelve weeks
NO_ROOM = 507


@contextmanager
def small_disk(where: Path) -> Iterator[Path]:
    """A disk of a few megabytes, where this machine lets one be mounted."""
    where.mkdir()
    size = f"size={SMALL}"
    mount = ["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(where)]
    if os.geteuid() != 0 or subprocess.run(mount, check=False, capture_output=True).returncode:  # noqa: S603
        pytest.skip("no small disk can be mounted here, so a full disk is proved by quota alone")
    try:
        yield where
    finally:
        subprocess.run(["umount", "--lazy", str(where)], check=True)  # noqa: S603, S607


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """What is started here can write no larger file."""
    was = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, was[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, was)


@pytest.mark.one_python
def test_a_full_disk_is_refused_clearly_and_nothing_that_was_kept_is_lost(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk, serving(disk / "data") as (browser, _):
        person = brought_in(browser)
        filler = disk / "filler"
        try:
            filler.write_bytes(b"\0" * SMALL)
        except OSError:
            assert filler.exists()
        before = file_of(browser, person)
        acknowledged = send_until_refused(browser, person)
        still_reads(browser, person)
        filler.unlink()
        status, _ = send(browser, person)
        assert status == 200
        assert file_of(browser, person).count('"id"') == before.count('"id"') + acknowledged + 1


@pytest.mark.one_python
def test_a_quota_is_refused_as_clearly(tmp_path: Path) -> None:
    with ExitStack() as stack:
        with largest_file(QUOTA):
            browser, _ = stack.enter_context(serving(tmp_path / "data"))
        person = brought_in(browser)
        assert NO_ROOM in (brought(browser)[0] for _ in range(MORE_THAN_FIT))
        before = file_of(browser, person)
        acknowledged = send_until_refused(browser, person)
        still_reads(browser, person)
        assert file_of(browser, person).count('"id"') == before.count('"id"') + acknowledged


@pytest.mark.one_python
def test_no_room_for_a_database_at_all_is_said_in_one_line(tmp_path: Path) -> None:
    with largest_file(NOT_ENOUGH):
        process = start(tmp_path / "data")
    said, _ = process.communicate(timeout=PATIENCE_S)
    assert process.returncode == NOT_SAVED
    assert "look whether there is room where" in said
    assert len(said.splitlines()) == 1


def brought(browser: Browser) -> tuple[int, str]:
    browser.get("/people/")
    text = canonical(demo_journal(datetime.now(UTC).date(), knowledge()))
    return browser.upload("/people/import/", "journal", "journal.json", text)


def brought_in(browser: Browser) -> str:
    _, page = brought(browser)
    found = re.search(r"/people/[-0-9a-f]{36}/", page)
    assert found, page
    return found[0]


def file_of(browser: Browser, person: str) -> str:
    status, text = browser.get(f"{person}data/journal.json")
    assert status == 200
    return text


def send(browser: Browser, person: str) -> tuple[int, str]:
    where = f"{person}measure/knee_to_wall/"
    browser.get(where)
    return browser.send(where, {"left_1": "8.1", "note": "x" * 200, "entry_id": new_id()})


def send_until_refused(browser: Browser, person: str) -> int:
    """Take readings until there is no room for one; how many there was room for."""
    for number in range(3000):
        status, page = send(browser, person)
        if status == NO_ROOM:
            assert "no room left" in page
            assert "Nothing was saved" in page
            return number
        assert status == 200
    raise AssertionError("there was room for everything")


def still_reads(browser: Browser, person: str) -> None:
    for path in ("", "progress/", "entries/", "programme/", "data/readings.csv"):
        assert browser.get(f"{person}{path}")[0] == 200
