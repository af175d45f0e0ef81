from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Barrier
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from tests.interop.journal_trees import TODAY, read
from tests.interop.journal_trees import journals as random_journals

from dorsi.domain.journal import Answer, Entry, Journal, Paused, Person, Reading, Withdrawn
from dorsi.errors import InvalidInput, JournalInvalid
from dorsi.interop.canonical import canonical
from dorsi.interop.entry_ids import new_id
from dorsi.interop.journal_text import read_journal as read_text
from dorsi.site.access.models import Account
from dorsi.site.records.journals import (
    NoLongerStands,
    SaidOtherwise,
    append,
    begin,
    erase,
    export,
    read_journal,
)
from dorsi.site.records.known import knowledge
from dorsi.site.records.models import KeptEntry, KeptPerson

EXAMPLE = Path(__file__).parents[3] / "src" / "dorsi" / "examples" / "lifter.json"
AT = datetime(2026, 1, 5, 7, 30, tzinfo=UTC)


def reading(cm: float = 8.0, **said: Any) -> Reading:
    return Reading(
        **{"at": AT, "measure": "knee_to_wall", "side": "left", "value": cm, "unit": "cm", **said}
    )


@pytest.fixture
def person(account: Account) -> KeptPerson:
    return begin(account, Journal(person=Person(name="Ada")))


def fresh(person: KeptPerson) -> KeptPerson:
    return KeptPerson.objects.get(pk=person.pk)


def at_once(count: int, work: Callable[[int], object]) -> list[object]:
    """Run `work` in so many threads that start together; what each gave or raised."""
    start = Barrier(count)

    def one(number: int) -> object:
        start.wait()
        try:
            return work(number)
        except InvalidInput as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(one, range(count)))


def test_a_journal_comes_out_as_it_went_in_byte_for_byte(account: Account) -> None:
    text = canonical(read_text(EXAMPLE.read_bytes(), "lifter.json", knowledge(), None))
    first = export(begin(account, read_text(text.encode(), "lifter.json", knowledge(), None)))
    again = export(begin(account, read_text(first.encode(), "lifter.json", knowledge(), None)))
    assert first == text
    assert again == text


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(random_journals())
def test_any_sound_journal_comes_out_as_it_went_in(account: Account, tree: dict[str, Any]) -> None:
    journal = read(tree)
    kept = begin(account, journal)
    assert read_journal(fresh(kept)) == journal
    assert export(fresh(kept)) == canonical(journal)


def test_appended_entries_stand_in_the_export_in_their_order(person: KeptPerson) -> None:
    for number in range(5):
        append(person, reading(8.0 + number))
    again = read_text(export(fresh(person)).encode(), "ada.json", knowledge(), TODAY)
    assert [entry.value for entry in again.readings] == [8.0, 9.0, 10.0, 11.0, 12.0]
    assert again == read_journal(person)


def test_a_journal_read_at_an_older_revision_is_as_it_was_then(person: KeptPerson) -> None:
    older = fresh(person)
    append(person, reading(8.0))
    append(person, reading(9.0))
    assert [entry.value for entry in read_journal(person).readings] == [8.0, 9.0]
    assert read_journal(older).readings == ()
    assert [entry.value for entry in read_journal(fresh(person)).readings] == [8.0, 9.0]


def test_only_what_was_appended_since_is_read_again(person: KeptPerson) -> None:
    append(person, *(reading(1.0 + number / 10) for number in range(20)))
    read_journal(person)
    append(person, reading(9.0))
    with CaptureQueriesContext(connection) as queries:
        assert len(read_journal(person).readings) == 21
        assert len(read_journal(person).readings) == 21
    (asked,) = queries
    assert "20" in asked["sql"]


def test_posts_at_the_same_time_are_all_kept_once_each(person: KeptPerson) -> None:
    at_once(8, lambda number: [append(fresh(person), reading(number + 1.0)) for _ in range(5)])
    kept = fresh(person)
    assert kept.revision == 40
    assert sorted(KeptEntry.objects.values_list("position", flat=True)) == list(range(1, 41))
    assert len(read_journal(kept).readings) == 40


def test_the_same_post_many_times_at_once_has_one_effect(person: KeptPerson) -> None:
    sent = new_id()
    answers = at_once(
        8, lambda number: append(fresh(person), reading(id=sent, at=AT + timedelta(number)))
    )
    kept = fresh(person)
    assert kept.revision == 1
    assert [answer.new for answer in answers].count(True) == 1  # type: ignore[attr-defined]
    (entry,) = read_journal(kept).readings
    assert {answer.entries for answer in answers} == {(entry,)}  # type: ignore[attr-defined]


def test_an_id_that_says_something_else_is_refused(person: KeptPerson) -> None:
    sent = new_id()
    append(person, reading(8.0, id=sent))
    with pytest.raises(SaidOtherwise):
        append(person, reading(9.0, id=sent))
    assert fresh(person).revision == 1


def test_of_two_corrections_at_the_same_time_one_is_refused(person: KeptPerson) -> None:
    (wrong,) = append(person, reading(88.0 / 10)).entries
    answers = at_once(
        4, lambda number: append(fresh(person), reading(7.0 + number, replaces=wrong.id))
    )
    assert sum(isinstance(answer, NoLongerStands) for answer in answers) == 3
    assert fresh(person).revision == 2


def test_a_withdrawal_can_be_taken_back_and_the_entry_corrected_again(person: KeptPerson) -> None:
    (entry,) = append(person, reading()).entries
    (gone,) = append(person, Withdrawn(at=AT, of=entry.id)).entries
    with pytest.raises(NoLongerStands):
        append(person, reading(9.0, replaces=entry.id))
    append(person, Withdrawn(at=AT, of=gone.id))
    append(person, reading(9.0, replaces=entry.id))
    again = read_text(export(fresh(person)).encode(), "ada.json", knowledge(), TODAY)
    assert again == read_journal(fresh(person))


def test_a_withdrawn_correction_gives_the_first_entry_back_to_correct(person: KeptPerson) -> None:
    (entry,) = append(person, reading()).entries
    (better,) = append(person, reading(9.0, replaces=entry.id)).entries
    append(person, Withdrawn(at=AT, of=better.id))
    append(person, reading(9.5, replaces=entry.id))
    assert fresh(person).revision == 4


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        (reading(800.0), "not plausible"),
        (reading(measure="elbow_to_wall"), "no measure"),
        (reading(note="a\x00b"), "control character"),
        (reading(note="\ud800"), "control character"),
        (reading(at=datetime(2100, 1, 1, tzinfo=UTC)), "future"),
        (Answer(at=AT, question="front_pinch", side="left", answer="perhaps"), "does not answer"),
        (reading(replaces="nothing"), "no entry has the id"),
        (Withdrawn(at=AT, of="nothing"), "no entry has the id"),
        (reading(value=float("nan")), "no number"),
    ],
)
def test_an_entry_with_a_fault_is_refused_and_nothing_written(
    person: KeptPerson, entry: Entry, says: str
) -> None:
    with pytest.raises(InvalidInput, match=says):
        append(person, Paused(at=AT), entry)
    assert fresh(person).revision == 0
    assert KeptEntry.objects.count() == 0


def test_a_fault_is_named_by_the_entrys_own_field(person: KeptPerson) -> None:
    with pytest.raises(JournalInvalid) as refused:
        append(person, reading(800.0))
    assert [(fault.path, fault.line) for fault in refused.value.faults] == [("value", None)]


def test_a_correction_stays_in_the_list_of_what_it_corrects(person: KeptPerson) -> None:
    (pause,) = append(person, Paused(at=AT)).entries
    with pytest.raises(JournalInvalid, match="another list"):
        append(person, reading(replaces=pause.id))


def test_a_transaction_undone_leaves_nothing_remembered(person: KeptPerson) -> None:
    with transaction.atomic():
        append(person, reading(8.0))
        transaction.set_rollback(True)
    kept = fresh(person)
    append(kept, reading(9.0))
    assert [entry.value for entry in read_journal(kept).readings] == [9.0]


@pytest.mark.parametrize("statement", ["UPDATE {} SET said = '{{}}'", "DELETE FROM {}"])
def test_the_database_itself_refuses_to_change_or_remove_an_entry(
    person: KeptPerson, statement: str
) -> None:
    append(person, reading())
    with (
        pytest.raises(DatabaseError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format("records_keptentry"))
    assert len(read_journal(fresh(person)).readings) == 1


def test_the_database_refuses_to_change_a_person_as_first_entered(person: KeptPerson) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        KeptPerson.objects.filter(pk=person.pk).update(said='{"name":"Eve"}')


def test_erasing_a_person_removes_every_row_of_theirs_and_no_other(
    account: Account, person: KeptPerson
) -> None:
    neighbour = begin(account, Journal(person=Person(name="Ben")))
    append(neighbour, reading())
    append(person, reading(), Paused(at=AT))
    erase(person)
    assert list(KeptPerson.objects.all()) == [neighbour]
    assert KeptEntry.objects.count() == 1


def test_an_account_cannot_go_while_it_keeps_a_journal(person: KeptPerson) -> None:
    with pytest.raises(DatabaseError):
        person.account.delete()


def test_a_row_holds_the_instant_the_zone_and_the_local_day(person: KeptPerson) -> None:
    late = datetime(2026, 1, 5, 23, 30, tzinfo=ZoneInfo("America/New_York"))
    append(person, reading(at=late))
    row = KeptEntry.objects.get()
    assert row.instant == datetime(2026, 1, 6, 4, 30, tzinfo=UTC)
    assert (row.local_day.isoformat(), row.zone) == ("2026-01-05", "America/New_York")


def test_two_entries_of_different_lists_with_one_id_are_refused(account: Account) -> None:
    journal = Journal(
        person=Person(name="Ada"),
        readings=(reading(id="x"),),
        answers=(Answer(at=AT, question="front_pinch", side="left", answer="no", id="x"),),
    )
    with pytest.raises(InvalidInput, match="same id"):
        begin(account, journal)
    assert KeptPerson.objects.count() == 0
