import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from tests.interop.journal_trees import ANSWER, AT, READING, TARGET, journals, read, tree, written

from dorsi.domain.journal import Journal
from dorsi.interop.canonical import canonical

EXAMPLES = Path(__file__).parents[2] / "src" / "dorsi" / "examples"


@given(journals())
def test_export_import_export_gives_the_same_bytes(journal: dict[str, Any]) -> None:
    first = canonical(read(journal))
    assert canonical(read(first)) == first


@given(journals())
def test_an_import_of_an_export_is_the_same_journal(journal: dict[str, Any]) -> None:
    whole = read(journal)
    assert read(canonical(whole)) == whole


@given(journals())
def test_an_export_says_what_the_file_said(journal: dict[str, Any]) -> None:
    exported = json.loads(canonical(read(journal)))
    for name in ("readings", "answers", "sessions", "videos", "changes"):
        said = [_said(entry) for entry in journal[name]]
        once = [entry for index, entry in enumerate(said) if entry not in said[:index]]
        assert [_said(entry) for entry in exported[name]] == once


def _said(entry: dict[str, Any]) -> str:
    """An entry as text, keys sorted: 8 and 8.0 differ; what is null was not said."""
    kept = {key: value for key, value in entry.items() if value is not None}
    kept["at"] = kept["at"].replace("Z", "+00:00")
    return json.dumps(kept, sort_keys=True)


def test_keys_stand_in_the_order_of_the_contract_with_id_and_replaces_last() -> None:
    turned = {"replaces": "a", "id": "b", **dict(reversed(READING.items())), "note": "once more"}
    journal = tree(readings=[{**READING, "id": "a"}, turned])
    text = canonical(read(dict(reversed(journal.items()))))
    assert list(json.loads(text)) == [
        "format", "person", "changes", "readings", "answers", "sessions", "videos", "decisions",
    ]  # fmt: skip
    assert list(json.loads(text)["readings"][1]) == [
        "at", "measure", "side", "trials", "unit", "cold", "note", "id", "replaces",
    ]  # fmt: skip
    assert list(json.loads(canonical(read(tree(decisions=[TARGET]))))["decisions"][0]) == [
        "at", "kind", "side", "reach_cm",
    ]  # fmt: skip


def test_the_file_is_indented_by_one_space_and_ends_with_a_line_end() -> None:
    text = canonical(read(tree(answers=[ANSWER])))
    assert text.endswith('  }\n ],\n "sessions": [],\n "videos": [],\n "decisions": []\n}\n')
    assert '\n   "question": "front_pinch",\n' in text


def test_entries_stay_in_the_order_they_were_appended() -> None:
    later, earlier = {**READING, "side": "right"}, {**READING, "at": "2026-01-01T07:00:00+00:00"}
    exported = json.loads(canonical(read(tree(readings=[later, earlier]))))
    assert [entry["at"] for entry in exported["readings"]] == [AT, earlier["at"]]


def test_numbers_stay_as_read_and_letters_as_written() -> None:
    text = canonical(read(tree(readings=[{**READING, "trials": [8.0, 8, 8.25], "note": "schön"}])))
    assert "    8.0,\n    8,\n    8.25\n" in text
    assert '"note": "schön"' in text


def test_only_an_id_that_follows_from_the_content_is_left_out() -> None:
    (entry,) = read(tree(readings=[READING])).readings
    explicit = tree(readings=[{**READING, "id": entry.id}], answers=[{**ANSWER, "id": "mine"}])
    exported = json.loads(canonical(read(explicit)))
    assert "id" not in exported["readings"][0]
    assert exported["answers"][0]["id"] == "mine"


def test_a_journal_made_in_code_can_be_written() -> None:
    journal = read(tree(readings=[READING]))
    assert read(canonical(Journal(person=journal.person))).readings == ()


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.json")), ids=lambda path: path.stem)
def test_the_bundled_examples_keep_every_entry(path: Path) -> None:
    bundled = json.loads(path.read_text(encoding="utf-8"))
    exported = json.loads(canonical(read(bundled)))
    for name in ("readings", "answers", "sessions", "videos", "decisions"):
        assert exported[name] == bundled[name]
    assert canonical(read(written(exported))) == canonical(read(bundled))
