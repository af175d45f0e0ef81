"""Two phones, a network that fails in every way, a plan edited meanwhile, and a real site."""

import json
import os
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.site.front import needs_vitest, told_by
from tests.site.serving.running import Browser, serving

from dorsi.domain.journal import Journal, Person
from dorsi.interop.canonical import canonical

INTERLEAVINGS, PEOPLE, AT_ONCE = 1000, 40, 4
SEED = int(os.environ.get("DORSI_SEED", "20261121"))


@pytest.fixture
def quick() -> Iterator[Path]:
    """A folder in memory where there is one: thousands of writes, each of them waited for."""
    memory = Path("/dev/shm")  # noqa: S108
    folder = Path(tempfile.mkdtemp(dir=memory if memory.is_dir() else None))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


def begun(site: Browser, number: int) -> str:
    """Somebody new; their id."""
    journal = Journal(person=Person(name=f"Ada {number}", minutes_per_day=10))
    _, page = site.upload("/people/import/", "journal", "journal.json", canonical(journal))
    found = re.search(r"/people/([-0-9a-f]{36})/", page)
    assert found, page
    return found[1]


@pytest.mark.browser  # the same under every Python
@needs_vitest
def test_each_entry_arrives_once_and_every_edit_of_the_plan_stands(quick: Path) -> None:
    with serving(quick / "data") as (site, _):
        site.get("/people/")
        people = [begun(site, number) for number in range(PEOPLE)]
        said = {
            "site": site.address, "people": people, "interleavings": INTERLEAVINGS,
            "at_once": AT_ONCE, "seed": SEED,
        }  # fmt: skip
        print(f"seed {SEED}")  # noqa: T201  (shown where it fails)
        sent = told_by("outbox", said, quick, timeout_s=300.0)
        for person in people:
            _, text = site.get(f"/people/{person}/data/journal.json")
            stands(json.loads(text), sent[person])
    assert sum(len(each["entries"]) for each in sent.values()) > INTERLEAVINGS
    assert sum(len(each["edits"]) for each in sent.values()) > INTERLEAVINGS / 5


def stands(journal: dict[str, list[dict[str, object]]], sent: dict[str, list[object]]) -> None:
    """Whether a journal holds what was made on the phones and at the desk: all of it, once."""
    for name in ("sessions", "answers"):
        made = [each["entry"] for each in sent["entries"] if each["list"] == name]  # type: ignore[index]
        kept = journal.get(name, [])
        assert Counter(each["id"] for each in kept) == Counter(each["id"] for each in made)
        assert {each["id"]: each["at"] for each in kept} == {
            each["id"]: each["at"] for each in made
        }
    edits = journal.get("decisions", [])
    assert [each["id"] for each in edits] == sent["edits"]
    assert [each["kind"] for each in edits] == [
        ("paused", "resumed")[place % 2] for place in range(len(edits))
    ]
