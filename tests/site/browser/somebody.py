"""People of the site as a test of a browser knows them: where their pages are, what is kept."""

import json
import re
from dataclasses import dataclass

from tests.site.serving.running import Browser as Plain

from dorsi.domain.journal import Journal
from dorsi.interop.canonical import canonical
from dorsi.interop.journal_text import read_journal
from dorsi.site.records.known import knowledge


@dataclass(frozen=True)
class Somebody:
    """A person of the site, and where their pages are."""

    site: Plain
    path: str

    def at(self, *parts: str) -> str:
        return self.path + "".join(f"{part}/" for part in parts)

    def journal(self) -> Journal:
        """What the site keeps of them, as exported."""
        return read_journal(self.file().encode(), "journal.json", knowledge(), None)

    def file(self) -> str:
        status, text = self.site.get(f"{self.path}data/journal.json")
        assert status == 200
        return text


def bring_in(site: Plain, journal: Journal) -> Somebody:
    """Give the site a journal the way people do: its file."""
    site.get("/people/")
    status, page = site.upload("/people/import/", "journal", "journal.json", canonical(journal))
    assert status == 200
    found = re.search(r"/people/[-0-9a-f]{36}/", page)
    assert found, page
    return Somebody(site, found[0])


def last(somebody: Somebody, name: str) -> dict[str, object]:
    """The newest entry of one list."""
    entries: list[dict[str, object]] = json.loads(somebody.file())[name]
    return entries[-1]
