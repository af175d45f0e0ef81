from typing import Any

from tests.interop.journal_trees import (
    ANSWER,
    AT,
    READING,
    TARGET,
    TODAY,
    fault_of,
    faults_of,
    read,
    tree,
)

from dorsi.domain.effective import effective
from dorsi.interop.canonical import content_id


def reading(**changed: Any) -> dict[str, Any]:
    return {**READING, **changed}


def withdrawn(of: str, **changed: Any) -> dict[str, Any]:
    return {"at": AT, "kind": "withdrawn", "of": of, **changed}


def computed_id(entry: dict[str, Any]) -> str:
    """The id an entry gets that brings none."""
    return read(tree(readings=[entry])).readings[0].id


def test_an_entry_without_an_id_gets_the_hash_of_its_content() -> None:
    (entry,) = read(tree(readings=[READING])).readings
    assert entry.id == content_id(entry)
    # The SHA-256 of {"at":"2026-03-02T07:15:00-05:00",…}: compact, in the order of the contract.
    assert entry.id == "97bc15b89773fbf943d64a079a06655d0a5829e6e4a768faeef00830e04d1d14"


def test_the_order_of_keys_in_a_file_does_not_change_an_id() -> None:
    turned = dict(reversed(READING.items()))
    assert computed_id(turned) == computed_id(READING)


def test_a_key_that_says_nothing_does_not_change_an_id() -> None:
    assert computed_id(reading(note=None)) == computed_id(READING)


def test_a_number_written_otherwise_is_other_content() -> None:
    assert computed_id(reading(trials=[7])) != computed_id(reading(trials=[7.0]))


def test_the_same_entry_twice_is_one_entry() -> None:
    assert len(read(tree(readings=[READING, READING])).readings) == 1
    named = reading(id="a")
    assert [entry.id for entry in read(tree(readings=[named, named])).readings] == ["a"]


def test_the_same_id_with_other_content_is_a_fault() -> None:
    fault = fault_of(tree(readings=[reading(id="a"), reading(id="a", side="right")]))
    assert fault.path == "readings[1].id"
    assert "readings[0] has the id 'a' too" in fault.problem


def test_the_same_instant_on_another_local_day_is_other_content() -> None:
    here, there = "2026-03-02T23:15:00-05:00", "2026-03-03T05:15:00+01:00"
    twice = [reading(id="a", at=here), reading(id="a", at=there)]
    assert fault_of(tree(readings=twice)).path == "readings[1].id"


def test_a_value_without_a_hash_does_not_hide_a_repeated_id() -> None:
    video = {"at": AT, "kind": "squat", "id": "a"}
    twice = [{**video, "result": {"a": float("nan")}}, {**video, "result": {"a": 1}}]
    paths = [fault.path for fault in faults_of(tree(videos=twice))]
    assert paths == ["videos[0].result.a", "videos[1].id"]


def test_the_same_id_in_two_lists_is_a_fault() -> None:
    fault = fault_of(tree(readings=[reading(id="a")], answers=[{**ANSWER, "id": "a"}]))
    assert fault.path == "answers[0].id"


def test_an_id_taken_from_another_entry_s_content_is_a_fault() -> None:
    stolen = reading(side="right", id=computed_id(READING))
    assert fault_of(tree(readings=[READING, stolen])).path == "readings[1].id"


def test_a_correction_names_an_earlier_entry_of_its_list() -> None:
    corrected = tree(readings=[reading(id="a"), reading(replaces="a", trials=[9.1])])
    assert faults_of(corrected) == []
    (entry,) = effective(read(corrected), TODAY).readings
    assert entry.numbers == (9.1,)


def test_a_correction_may_name_an_entry_by_the_hash_of_its_content() -> None:
    corrected = tree(readings=[READING, reading(replaces=computed_id(READING), trials=[9.1])])
    assert len(effective(read(corrected), TODAY).readings) == 1


def test_a_correction_of_nothing_is_a_fault_with_the_nearest_id() -> None:
    fault = fault_of(tree(readings=[reading(id="abcdef"), reading(replaces="abcdeg")]))
    assert (fault.path, fault.nearest) == ("readings[1].replaces", "abcdef")
    assert "no entry has the id 'abcdeg'" in fault.problem


def test_a_correction_of_a_later_entry_or_of_itself_is_a_fault() -> None:
    fault = fault_of(tree(readings=[reading(replaces="b"), reading(id="b")]))
    assert fault.path == "readings[0].replaces"
    assert "comes later" in fault.problem
    itself = fault_of(tree(readings=[reading(id="a", replaces="a")]))
    assert itself.path == "readings[0].replaces"


def test_a_correction_of_an_entry_of_another_list_is_a_fault() -> None:
    fault = fault_of(tree(readings=[reading(id="a")], answers=[{**ANSWER, "replaces": "a"}]))
    assert fault.path == "answers[0].replaces"
    assert "stands in another list" in fault.problem


def test_a_withdrawal_may_name_an_entry_of_any_list() -> None:
    journal = read(tree(readings=[reading(id="a")], decisions=[withdrawn("a")]))
    assert effective(journal, TODAY).readings == ()


def test_a_withdrawal_of_nothing_is_a_fault() -> None:
    fault = fault_of(tree(readings=[reading(id="a")], decisions=[withdrawn("z")]))
    assert fault.path == "decisions[0].of"


def test_a_withdrawal_of_a_later_decision_is_a_fault() -> None:
    fault = fault_of(tree(decisions=[withdrawn("t"), {**TARGET, "id": "t"}]))
    assert (fault.path, "comes later" in fault.problem) == ("decisions[0].of", True)


def test_what_points_at_an_entry_with_faults_is_not_said_to_point_at_nothing() -> None:
    broken = tree(readings=[reading(side="up")], decisions=[withdrawn(computed_id(READING))])
    assert fault_of(broken).path == "readings[0].side"


def test_what_points_into_a_list_that_is_none_is_not_said_to_point_at_nothing() -> None:
    broken = tree(readings="none", decisions=[withdrawn("a")])
    assert fault_of(broken).path == "readings"
