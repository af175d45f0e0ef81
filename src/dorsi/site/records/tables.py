"""A journal's lists as CSV tables, for a spreadsheet. The journal file is what comes back in."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from dorsi.domain.journal import Journal, Session
from dorsi.interop.canonical import written
from dorsi.interop.journal_text import LISTS

TABLES: Final = tuple(name for name in LISTS if name not in ("changes", "videos"))
# Spreadsheets pass over white space in front, and some take the wide signs for the usual ones.
_FORMULA: Final = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def table(journal: Journal, name: str) -> str:
    """Write one list: a row per entry, of sessions a row per exercise done.

    Args:
        journal: As it counts (see `effective`), so that nothing corrected stands twice.
        name: One of `TABLES`.
    """
    rows = list(_rows(journal, name))
    columns = list(dict.fromkeys(key for row in rows for key in row))
    text = io.StringIO()
    writer = csv.DictWriter(text, columns or ["at"], restval="")
    writer.writeheader()
    writer.writerows({key: _cell(value) for key, value in row.items()} for row in rows)
    return text.getvalue()


def _rows(journal: Journal, name: str) -> Iterator[Mapping[str, Any]]:
    for entry in getattr(journal, name):
        said: dict[str, Any] = written(entry)
        if isinstance(entry, Session):
            items = said.pop("items") or [{}]
            yield from ({**said, **item} for item in items)
        else:
            yield said


def _cell(value: Any) -> Any:
    """A cell no spreadsheet takes for a formula."""
    if isinstance(value, list) and all(isinstance(inner, int | float) for inner in value):
        return " ".join(map(str, value))
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and value.lstrip().startswith(_FORMULA):
        return f"'{value}"
    return value
