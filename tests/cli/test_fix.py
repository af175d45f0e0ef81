from pathlib import Path
from typing import Any

import pytest
from tests.cli.command_line import TODAY, Run, kept
from tests.interop.journal_trees import ANSWER, AT, READING, SESSION, TARGET, tree, written
from tests.interop.journal_trees import TODAY as DAY

from dorsi.domain.effective import effective
from dorsi.domain.journal import Entry, Reading, TargetSet, Withdrawn

CHANGE = {"at": AT, "person": {"minutes_per_day": 8}}
IDS = {"readings": "aaaaaa", "answers": "bbbbbb", "sessions": "cccccc", "changes": "dddddd"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "ada.json"
    entries = {"readings": READING, "answers": ANSWER, "sessions": SESSION, "changes": CHANGE}
    lists: dict[str, Any] = {name: [{**entry, "id": IDS[name]}] for name, entry in entries.items()}
    path.write_bytes(written(tree(**lists, decisions=[{**TARGET, "id": "eeeeee"}])))
    return path


def standing(path: Path) -> list[Entry]:
    return list(effective(kept(path), DAY).entries())


def test_by_itself_it_lists_what_stands_with_short_ids(run: Run, file: Path) -> None:
    said = run("fix", file, "--today", TODAY)
    assert said.code == 0
    rows = [line.split(maxsplit=1) for line in said.out.splitlines()[:5]]
    assert {row[0]: row[1] for row in rows} == {
        "aaaaaa": "2 March, 07:15  Left, knee to wall: 6.7, 6.9, 6.5 cm",
        "bbbbbb": "2 March, 07:15  Left, pinch at the front of the ankle: no",
        "cccccc": "2 March, 07:15  Session: one exercise, 9 min, pain 0 after",
        "dddddd": "2 March, 07:15  About you: minutes per day 8",
        "eeeeee": "2 March, 07:15  Left, target: 10.0 cm",
    }


def test_json_lists_the_entries_in_full(run: Run, file: Path) -> None:
    listed = run("fix", file, "--today", TODAY, "--json").json
    assert {entry["id"] for entry in listed} == {*IDS.values(), "eeeeee"}
    assert {**READING, "id": "aaaaaa"} in listed


def test_an_empty_journal_has_nothing_to_fix(run: Run, file: Path) -> None:
    file.write_bytes(written(tree()))
    assert "Nothing stands in this journal yet." in run("fix", file, "--today", TODAY).out


def test_only_recent_entries_are_listed_unless_all_are_asked_for(run: Run, file: Path) -> None:
    many = [{**READING, "note": str(number)} for number in range(25)]
    file.write_bytes(written(tree(readings=many)))
    short = run("fix", file, "--today", TODAY)
    assert "5 earlier entries" in short.out
    assert len(run("fix", file, "--today", TODAY, "--json").json) == 20
    assert len(run("fix", file, "--all", "--today", TODAY, "--json").json) == 25


def test_a_note_stands_under_its_entry_line_by_line(run: Run, file: Path) -> None:
    noted = {**READING, "note": "stiff today\nslept badly", "id": "noted1"}
    file.write_bytes(written(tree(readings=[noted, {**READING, "id": "plain1"}])))
    first, second, third, fourth, *_ = run("fix", file, "--today", TODAY).out.splitlines()
    place = first.index("Left, knee")
    assert second.rstrip() == " " * place + "stiff today"
    assert third.rstrip() == " " * place + "slept badly"
    assert fourth.startswith("plain1")


def test_ids_with_the_same_end_are_shown_longer(run: Run, file: Path) -> None:
    alike = [{**READING, "id": f"{letter}bcdefg"} for letter in "xy"]
    file.write_bytes(written(tree(readings=alike)))
    out = run("fix", file, "--today", TODAY).out
    assert out.split()[0] == "xbcdefg"


def test_a_correction_restates_the_entry_and_keeps_the_one_before(run: Run, file: Path) -> None:
    said = run(
        "fix", file, "correct", "aaaaaa", "trials=8,1 7.9 cm", "side=right", "--today", TODAY
    )
    assert said.code == 0
    before, after = kept(file).readings
    assert before.numbers == (6.7, 6.9, 6.5)
    assert after == Reading(
        at=before.at,
        id=after.id,
        replaces="aaaaaa",
        measure="knee_to_wall",
        side="right",
        trials=(8.1, 7.9),
        unit="cm",
        cold=True,
    )
    assert [entry.id for entry in standing(file) if isinstance(entry, Reading)] == [after.id]


def test_a_correction_can_be_corrected_but_what_it_replaced_cannot(run: Run, file: Path) -> None:
    new = run("fix", file, "correct", "aaaaaa", "side=both", "--json", "--today", TODAY).json["id"]
    assert run("fix", file, "correct", new, "trials=3 in", "--today", TODAY).code == 0
    said = run("fix", file, "correct", "aaaaaa", "side=left", "--today", TODAY)
    assert said.code == 2
    assert "was corrected or withdrawn before" in said.err
    (reading,) = [entry for entry in standing(file) if isinstance(entry, Reading)]
    assert (reading.side, reading.value, reading.trials, reading.unit) == ("both", 3, None, "in")


@pytest.mark.parametrize(
    ("id_", "change", "key", "value"),
    [
        ("aaaaaa", "cold=no", "cold", False),
        ("aaaaaa", "note=after the stairs", "note", "after the stairs"),
        ("aaaaaa", "hours_since_band=3,5", "hours_since_band", 3.5),
        ("aaaaaa", "at=08:30", "at", "2026-03-02T08:30:00-05:00"),
        ("aaaaaa", "at=2026-03-01T08:30", "at", "2026-03-01T08:30:00-05:00"),
        ("aaaaaa", "protocol=tandem", "protocol", "tandem"),
        ("bbbbbb", "answer=y", "answer", "yes"),
        ("bbbbbb", "side=right", "side", "right"),
        ("cccccc", "minutes=11", "minutes", 11),
        ("cccccc", "pain_after=2", "pain_after", 2),
        (
            "cccccc",
            "items=ankle_circles:left:10 calf_release",
            "items",
            [
                {"exercise": "ankle_circles", "side": "left", "reps": 10},
                {"exercise": "calf_release"},
            ],
        ),
        ("dddddd", "minutes=12", "person", {"minutes_per_day": 12}),
        ("dddddd", "height=180cm", "person", {"minutes_per_day": 8, "height_cm": 180}),
        ("eeeeee", "reach=11 cm", "reach_cm", 11),
    ],
)
def test_every_field_can_be_put_right(
    run: Run, file: Path, id_: str, change: str, key: str, value: object
) -> None:
    said = run("fix", file, "correct", id_, change, "--today", TODAY, "--json")
    assert said.json[key] == value
    assert said.json["replaces"] == id_


def test_an_empty_value_takes_a_field_away(run: Run, file: Path) -> None:
    entry = run("fix", file, "correct", "aaaaaa", "cold=", "--today", TODAY, "--json").json
    assert "cold" not in entry


def test_what_is_withdrawn_stays_in_the_file_and_counts_no_longer(run: Run, file: Path) -> None:
    said = run("fix", file, "withdraw", "eeeeee", "--today", TODAY)
    assert said.code == 0
    target, withdrawn = kept(file).decisions
    assert isinstance(target, TargetSet)
    assert isinstance(withdrawn, Withdrawn)
    assert withdrawn.of == "eeeeee"
    assert target not in standing(file)
    assert "eeeeee" not in run("fix", file, "--today", TODAY).out


def test_a_change_of_the_person_can_be_withdrawn(run: Run, file: Path) -> None:
    run("fix", file, "withdraw", "dddddd", "--today", TODAY)
    assert effective(kept(file), DAY).person.minutes_per_day is None
    assert "dddddd" not in run("fix", file, "--today", TODAY).out


def test_an_entry_dated_tomorrow_by_mistake_can_be_found(run: Run, file: Path) -> None:
    ahead = {**READING, "at": "2026-03-11T07:00:00-04:00", "id": "ffffff"}
    file.write_bytes(written(tree(readings=[ahead])))
    assert "ffffff" in run("fix", file, "--today", TODAY).out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["corect", "aaaaaa", "side=left"], "did you mean 'correct'?"),
        (["correct"], "say which entry"),
        (["correct", "aaaaab", "side=left"], "did you mean 'aaaaaa'?"),
        (["correct", "aaaaaa"], "say what to put right"),
        (["correct", "aaaaaa", "side"], "is no key=value"),
        (["correct", "aaaaaa", "side=up"], "side: 'up' is not one of the known words"),
        (["correct", "aaaaaa", "sides=left"], "sides: unknown key; did you mean 'side'?"),
        (["correct", "aaaaaa", "trials=8"], "has no unit"),
        (["correct", "aaaaaa", "trials=45 cm"], "value: 45 cm is not plausible"),
        (["correct", "aaaaaa", "cold=perhaps"], "neither yes nor no"),
        (["correct", "aaaaaa", "at=soon"], "is no moment"),
        (["correct", "aaaaaa", "side="], "side: missing"),
        (["correct", "bbbbbb", "answer=perhaps"], "yes or no or unsure"),
        (["correct", "dddddd", "minutes=0"], "0 is not plausible"),
        (["withdraw", "aaaaaa", "side=left"], "leave out 'side=left'"),
        (["withdraw", "zzz"], "no entry is called 'zzz'"),
    ],
)
def test_what_cannot_be_fixed_is_told_and_nothing_is_written(
    run: Run, file: Path, arguments: list[str], says: str
) -> None:
    before = file.read_bytes()
    said = run("fix", file, *arguments, "--today", TODAY)
    assert (said.code, said.out) == (2, "")
    assert says in said.words
    assert file.read_bytes() == before


def test_an_id_that_fits_several_entries_is_asked_about(run: Run, file: Path) -> None:
    alike = [{**READING, "id": f"{letter}bcdefg"} for letter in "xy"]
    file.write_bytes(written(tree(readings=alike)))
    said = run("fix", file, "withdraw", "cdefg", "--today", TODAY)
    assert (said.code, "2 entries have an id like" in said.err) == (2, True)


def test_withdrawing_a_correction_says_what_counts_again(run: Run, file: Path) -> None:
    new = run("fix", file, "correct", "aaaaaa", "side=right", "--json", "--today", TODAY).json["id"]
    said = run("fix", file, "withdraw", new, "--today", TODAY)
    assert "Withdrawn: right, knee to wall: 6.7, 6.9, 6.5 cm." in said.words
    assert "In force again: left, knee to wall: 6.7, 6.9, 6.5 cm." in said.words


def test_withdrawing_what_corrects_nothing_brings_nothing_back(run: Run, file: Path) -> None:
    assert "In force again" not in run("fix", file, "withdraw", "aaaaaa", "--today", TODAY).out


def test_a_withdrawal_is_listed_and_undone_by_the_command_shown(run: Run, file: Path) -> None:
    said = run("fix", file, "withdraw", "eeeeee", "--today", TODAY)
    undo = said.out.splitlines()[-1].removeprefix("To undo it: dorsi ").split()
    assert "Withdrawn: left, target: 10.0 cm" in run("fix", file, "--today", TODAY).out
    undone = run(*undo, "--today", TODAY)
    assert undone.code == 0
    assert "In force again: left, target: 10.0 cm." in undone.words
    assert [entry.id for entry in standing(file) if isinstance(entry, TargetSet)] == ["eeeeee"]
    # And that can be undone in its turn.
    redo = undone.out.splitlines()[-1].removeprefix("To undo it: dorsi ").split()
    again = run(*redo, "--today", TODAY)
    assert "In force again: withdrawn: left, target: 10.0 cm." in again.words
    assert [entry for entry in standing(file) if isinstance(entry, TargetSet)] == []


def test_a_withdrawn_change_that_is_undone_counts_and_is_listed_again(run: Run, file: Path) -> None:
    gone = run("fix", file, "withdraw", "dddddd", "--today", TODAY, "--json").json["id"]
    assert run("fix", file, "withdraw", gone, "--today", TODAY).code == 0
    assert effective(kept(file), DAY).person.minutes_per_day == 8
    assert "dddddd" in run("fix", file, "--today", TODAY).out


def test_a_withdrawn_correction_of_a_change_brings_the_change_back_into_the_list(
    run: Run, file: Path
) -> None:
    new = run("fix", file, "correct", "dddddd", "minutes=12", "--json", "--today", TODAY).json
    said = run("fix", file, "withdraw", new["id"], "--today", TODAY)
    assert "In force again: about you: minutes per day 8." in said.words
    assert "dddddd" in run("fix", file, "--today", TODAY).out


def test_what_is_withdrawn_says_how_to_undo_that(run: Run, file: Path) -> None:
    run("fix", file, "withdraw", "eeeeee", "--today", TODAY)
    said = run("fix", file, "correct", "eeeeee", "reach=11 cm", "--today", TODAY)
    assert said.code == 2
    undo = said.err.strip().rpartition("to undo that: dorsi ")[2].split()
    assert run(*undo, "--today", TODAY).code == 0
    assert run("fix", file, "correct", "eeeeee", "reach=11 cm", "--today", TODAY).code == 0


def test_a_withdrawal_has_nothing_to_put_right(run: Run, file: Path) -> None:
    gone = run("fix", file, "withdraw", "eeeeee", "--today", TODAY, "--json").json["id"]
    said = run("fix", file, "correct", gone, "of=aaaaaa", "--today", TODAY)
    assert (said.code, "to undo it: dorsi fix" in said.words) == (2, True)
