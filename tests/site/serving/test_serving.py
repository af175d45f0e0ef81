"""The site as it runs: begun, written to from all sides, ended without warning, gone on with."""

import re
import socket
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from tests.site import postgresql as throw_away
from tests.site.conftest import KINDS
from tests.site.serving.killing import EACH_ROUND, begun, ids, killed
from tests.site.serving.running import PATIENCE_S, Browser, serving, start

from dorsi.interop.entry_ids import new_id
from dorsi.site.serving.backups import copies

AT_ONCE = 16


@pytest.fixture(params=KINDS)
def kept_in(request: pytest.FixtureRequest) -> Iterator[dict[str, str]]:
    """The one setting that chooses the database."""
    if request.param == "sqlite":
        yield {}
    else:
        throw_away.need()
        with throw_away.cluster() as address:
            yield {"DORSI_DATABASE": address}


@pytest.mark.one_python
@pytest.mark.parametrize(
    ("kept_in", "rounds"), [("sqlite", 10), ("postgresql", 3)], indirect=["kept_in"]
)
def test_an_acknowledged_reading_survives_a_server_killed_under_load(
    tmp_path: Path, kept_in: dict[str, str], rounds: int
) -> None:
    survived = killed(tmp_path / "data", rounds, **kept_in)
    assert len(survived.acknowledged) >= EACH_ROUND * rounds
    assert survived.acknowledged <= set(survived.there)
    assert len(survived.there) == len(set(survived.there))


def test_one_form_sent_sixteen_times_at_once_has_one_effect_and_people_stay_apart(
    tmp_path: Path, kept_in: dict[str, str]
) -> None:
    with serving(tmp_path / "data", **kept_in) as (browser, _):
        ada, ben = begun(browser), begun(browser, "Ben")
        sent = new_id()
        said = {"left_1": "8.1", "right_1": "8.4", "entry_id": sent}

        def send(number: int) -> int:
            mine = Browser(browser.address)
            where = f"{(ada, ben)[number % 2]}measure/knee_to_wall/"
            mine.get(where)
            together.wait()
            return mine.send(where, said)[0]

        together = Barrier(2 * AT_ONCE)
        with ThreadPoolExecutor(2 * AT_ONCE) as pool:
            assert set(pool.map(send, range(2 * AT_ONCE))) == {200}
        for person in (ada, ben):
            assert len(ids(browser, person)) == 2
            assert ids(browser, person)[0] == sent


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
    said, _ = process.communicate(timeout=PATIENCE_S)
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
        said, _ = process.communicate(timeout=PATIENCE_S)
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
        said, _ = process.communicate(timeout=PATIENCE_S)
    assert process.returncode == 2
    assert "another one can be given with --port" in said
    assert not (tmp_path / "data").exists()


def test_an_address_that_is_none_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    process = start(tmp_path / "data", "--host", "my computer")
    said, _ = process.communicate(timeout=PATIENCE_S)
    assert process.returncode == 2
    assert "is no address" in said
    assert not (tmp_path / "data").exists()
