import multiprocessing
import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from tests.interop.journal_trees import READING, TODAY, tree, written

from dorsi.domain.journal import (
    Answer,
    Change,
    Journal,
    Paused,
    Person,
    PersonChange,
    Reading,
    Resumed,
)
from dorsi.errors import InvalidInput, JournalInvalid, NotSaved
from dorsi.interop import journal_file
from dorsi.interop.journal_file import (
    LARGEST_BYTES,
    append,
    begin,
    canonical,
    complete_person,
    load_journal,
    previous_of,
)

AT = datetime(2026, 3, 2, 7, 15, tzinfo=UTC)
EIGHT = Reading(at=AT, measure="knee_to_wall", side="left", value=8.0, unit="cm")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "ada.json"
    begin(path, Person(name="Ada"))
    return path


def noted(path: Path) -> list[str | None]:
    return [reading.note for reading in load_journal(path, today=TODAY).readings]


def test_a_journal_begins_with_nothing_but_a_person(file: Path) -> None:
    assert load_journal(file, today=TODAY) == Journal(person=Person(name="Ada"))


def test_a_journal_that_is_there_is_not_begun_again(file: Path) -> None:
    before = file.read_bytes()
    with pytest.raises(InvalidInput, match="already there"):
        begin(file, Person(name="Bea"))
    assert file.read_bytes() == before


def test_what_is_appended_is_read_back_with_a_time_ordered_id(file: Path) -> None:
    (entry,) = append(file, EIGHT, today=TODAY)
    assert UUID(entry.id).version == 7
    assert load_journal(file, today=TODAY).readings == (entry,)
    assert entry == replace(EIGHT, id=entry.id)


def test_entries_of_every_kind_go_to_their_list_in_order(file: Path) -> None:
    change = Change(at=AT, person=PersonChange(minutes_per_day=8))
    answer = Answer(at=AT, question="front_pinch", side="left", answer="no")
    append(file, EIGHT, answer, Paused(at=AT), Resumed(at=AT), change, today=TODAY)
    journal = load_journal(file, today=TODAY)
    assert [type(entry).__name__ for entry in journal.entries()] == [
        "Change", "Reading", "Answer", "Paused", "Resumed",
    ]  # fmt: skip


def test_a_file_is_written_in_the_canonical_form(file: Path) -> None:
    append(file, EIGHT, today=TODAY)
    assert file.read_text() == canonical(load_journal(file, today=TODAY))


def test_an_entry_with_faults_is_refused_and_nothing_is_written(file: Path) -> None:
    append(file, EIGHT, today=TODAY)
    before = file.read_bytes()
    with pytest.raises(JournalInvalid) as refused:
        append(file, replace(EIGHT, value=45.0), today=TODAY)
    assert str(refused.value).splitlines() == [
        "nothing was saved: 1 fault",
        "  value: 45.0 cm is not plausible for Knee to wall; expected between 0 and 25 cm",
    ]
    assert file.read_bytes() == before


def test_a_note_of_several_lines_is_kept_as_it_was_written(file: Path) -> None:
    append(file, replace(EIGHT, note="stiff\n\nslept badly"), today=TODAY)
    assert load_journal(file).readings[-1].note == "stiff\n\nslept badly"
    assert r'"note": "stiff\n\nslept badly"' in file.read_text()
    before = file.read_bytes()
    assert canonical(load_journal(file)).encode() == before


def test_half_a_character_is_refused_as_what_it_is(file: Path) -> None:
    # What the shell hands over for a byte that is no UTF-8.
    with pytest.raises(JournalInvalid, match=r"note: .* holds a control character"):
        append(file, replace(EIGHT, note="knee \udcff"), today=TODAY)


def test_a_correction_of_an_entry_that_is_not_there_is_refused(file: Path) -> None:
    with pytest.raises(JournalInvalid, match="replaces: no entry has the id 'z'"):
        append(file, replace(EIGHT, replaces="z"), today=TODAY)


def test_a_broken_file_is_not_appended_to(file: Path) -> None:
    file.write_bytes(written(tree(readings=[{**READING, "unit": "furlong"}])))
    before = file.read_bytes()
    with pytest.raises(JournalInvalid, match=r"line 19, readings\[0\].unit"):
        append(file, EIGHT, today=TODAY)
    assert file.read_bytes() == before
    assert not previous_of(file).exists()


def test_the_person_is_filled_in_where_nothing_was_said(file: Path) -> None:
    complete_person(file, Person(name="Bea", height_cm=171, sports=("running",)), today=TODAY)
    complete_person(file, Person(name="", height_cm=180, minutes_per_day=9), today=TODAY)
    assert load_journal(file, today=TODAY).person == Person(
        name="Ada", height_cm=171, sports=("running",), minutes_per_day=9
    )


def test_a_person_with_faults_is_not_filled_in(file: Path) -> None:
    before = file.read_bytes()
    with pytest.raises(JournalInvalid, match=r"person.height_cm: 17 is not plausible"):
        complete_person(file, Person(name="Ada", height_cm=17), today=TODAY)
    assert file.read_bytes() == before


def _append_many(path: Path, name: str, times: int) -> None:
    for index in range(times):
        append(path, replace(EIGHT, note=f"{name} {index}"), today=TODAY)


def test_two_processes_appending_at_once_lose_nothing(file: Path) -> None:
    context = multiprocessing.get_context("spawn")
    writers = [
        context.Process(target=_append_many, args=(file, name, 25)) for name in ("left", "right")
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    assert [writer.exitcode for writer in writers] == [0, 0]
    assert sorted(map(str, noted(file))) == sorted(
        f"{name} {index}" for name in ("left", "right") for index in range(25)
    )


def test_a_process_killed_at_any_moment_leaves_a_whole_journal(file: Path) -> None:
    context = multiprocessing.get_context("spawn")
    for round_ in range(3):
        writer = context.Process(target=_append_many, args=(file, str(round_), 1000))
        writer.start()
        seen = len(noted(file))
        while len(noted(file)) < seen + 3 + round_:
            assert writer.is_alive()
        writer.kill()
        writer.join(10)
        after = noted(file)
        assert after == list(dict.fromkeys(after))
        assert append(file, replace(EIGHT, note=f"after {round_}"), today=TODAY)


def test_a_disk_that_is_full_is_reported_and_the_file_can_still_be_read(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = file.read_bytes()
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotSaved):
        append(file, EIGHT, today=TODAY)
    assert file.read_bytes() == before
    assert noted(file) == []


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"", "empty"), (b"{", "ends in the middle"), (b"\xff\xfe{}", "not UTF-8"), (b"[]", "object")],
)
def test_what_is_no_journal_is_refused_and_untouched(file: Path, content: bytes, says: str) -> None:
    file.write_bytes(content)
    with pytest.raises(JournalInvalid, match=says):
        load_journal(file, today=TODAY)
    assert file.read_bytes() == content


def test_a_file_that_is_not_there_is_told_how_to_begin(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="dorsi new"):
        load_journal(tmp_path / "none.json")


def test_a_folder_is_no_journal(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="is a folder"):
        load_journal(tmp_path)


def test_a_link_to_itself_is_no_journal(tmp_path: Path) -> None:
    link = tmp_path / "loop.json"
    link.symlink_to(link)
    with pytest.raises(InvalidInput, match="cannot be read"):
        load_journal(link)


def test_a_name_no_file_can_have_is_no_journal() -> None:
    with pytest.raises(InvalidInput, match="cannot be read"):
        load_journal("a\0b")


def test_a_file_too_large_to_be_a_journal_is_not_even_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "large.json"
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024)

    def opened(*_: object, **__: object) -> None:
        pytest.fail("it was opened")

    monkeypatch.setattr(Path, "open", opened)
    with pytest.raises(InvalidInput, match="larger than 16 MiB"):
        load_journal(path)


def test_a_source_that_never_ends_is_not_read_for_ever() -> None:
    with pytest.raises(InvalidInput, match="larger than 16 MiB"):
        load_journal("/dev/zero")


def test_a_journal_may_come_through_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    context = multiprocessing.get_context("spawn")
    writer = context.Process(target=pipe.write_bytes, args=(written(tree(readings=[READING])),))
    writer.start()
    assert len(load_journal(pipe, today=TODAY).readings) == 1
    writer.join(10)


def test_by_default_the_day_is_the_one_on_the_clock(tmp_path: Path) -> None:
    path = tmp_path / "ada.json"
    path.write_bytes(written(tree(readings=[{**READING, "at": "2999-01-01T00:00:00+00:00"}])))
    with pytest.raises(JournalInvalid, match="2999-01-01 lies in the future"):
        load_journal(path)


def test_a_journal_as_large_as_allowed_is_read(tmp_path: Path) -> None:
    path = tmp_path / "ada.json"
    data = written(tree(readings=[READING]))
    path.write_bytes(data + b" " * (LARGEST_BYTES - len(data)))
    assert len(load_journal(path, today=TODAY).readings) == 1


def test_the_list_of_an_entry_is_the_one_a_journal_keeps_it_in() -> None:
    assert journal_file.list_of(EIGHT) == "readings"
    assert journal_file.list_of(Resumed(at=AT)) == "decisions"
