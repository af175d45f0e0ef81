"""How faults are told: all in one go, where each stands, and what is no journal at all."""

from typing import Any

import pytest
from tests.interop.changed import reading, without
from tests.interop.journal_trees import (
    ANSWER,
    AT,
    READING,
    fault_of,
    faults_of,
    read,
    tree,
    written,
)

from dorsi.errors import JournalInvalid


@pytest.mark.parametrize(
    ("journal", "path"),
    [
        (tree(format="dorsi-journal/2"), "format"),
        (without(tree(format=...)), "format"),
        (without(tree(person=...)), "person"),
        (tree(person=[]), "person"),
        (tree(readings={}), "readings"),
        (tree(readings=None), "readings"),
        (tree(readings=[None]), "readings[0]"),
        (tree(decisions=["paused"]), "decisions[0]"),
        (tree(decisions=[{"at": AT, "kind": ["paused"]}]), "decisions[0].kind"),
        (tree(videos=[{"at": AT, "kind": "squat", "result": 3}]), "videos[0].result"),
        ([], "file"),
        ("[]", "file"),
        ("null", "file"),
        ("3", "file"),
    ],
)
def test_what_is_no_journal_is_told_apart(journal: Any, path: str) -> None:
    assert fault_of(journal).path == path


def test_every_fault_is_reported_in_one_go_in_the_order_of_the_file() -> None:
    broken = tree(
        person={"name": "Ada", "sports": ["runing"], "timezone": "Mars"},
        readings=[{**READING, "measure": "knee", "unit": "furlong", "side": "up"}],
        answers=[{**ANSWER, "answer": "maybe", "at": "2026-03-02T07:15:00"}],
    )
    found = faults_of(broken)
    assert [fault.path for fault in found] == [
        "person.sports[0]",
        "person.timezone",
        "readings[0].measure",
        "readings[0].side",
        "readings[0].unit",
        "answers[0].at",
        "answers[0].answer",
    ]
    lines = [fault.line or 0 for fault in found]
    assert lines == sorted(lines)


def test_the_message_names_the_file_and_every_place() -> None:
    with pytest.raises(JournalInvalid) as refused:
        read(reading(unit="furlong", side="up"))
    title, side, unit = str(refused.value).splitlines()
    assert title == "ada.json: 2 faults"
    assert side.startswith("  line 13, readings[0].side: 'up' is not one of the known words; ")
    assert side.endswith("expected left or right or both")
    assert unit.startswith("  line 19, readings[0].unit: 'furlong' is no unit of knee_to_wall; ")
    assert unit.endswith("expected cm or mm or in")


def test_one_fault_does_not_hide_another_in_the_same_entry() -> None:
    found = faults_of(reading(measure="knee_to_wal", at="2026-03-02", unit=...))
    assert {fault.path for fault in found} == {
        "readings[0].measure",
        "readings[0].at",
        "readings[0].unit",
    }


def test_a_truncated_journal_is_told_to_be_one() -> None:
    whole = written(tree(readings=[READING]))
    for length in range(2, len(whole) - 1, 7):
        assert "file ends in the middle" in fault_of(whole[:length]).problem, whole[:length]
