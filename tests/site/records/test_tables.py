import csv
import io
from datetime import UTC, datetime

import pytest

from dorsi.domain.journal import Journal, Person, Reading, Session, SessionItem
from dorsi.site.records.tables import table

AT = datetime(2026, 1, 5, 7, 30, tzinfo=UTC)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_a_session_has_a_row_for_each_exercise() -> None:
    done = Session(
        at=AT,
        items=(
            SessionItem(exercise="soleus_stretch", side="left", sets=2, seconds=60),
            SessionItem(exercise="two_leg_calf_raise", side="both", sets=3, reps=12),
        ),
        pain_after=1,
    )
    found = rows(table(Journal(person=Person(name="Ada"), sessions=(done,)), "sessions"))
    assert [(row["exercise"], row["seconds"], row["reps"]) for row in found] == [
        ("soleus_stretch", "60", ""),
        ("two_leg_calf_raise", "", "12"),
    ]
    assert {row["pain_after"] for row in found} == {"1"}


@pytest.mark.parametrize(
    "note", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1+1", "\n=1+1", "\uff1d1+1", "|=1"]
)
def test_no_note_becomes_a_formula_and_trials_stay_readable(note: str) -> None:
    taken = Reading(
        at=AT, measure="knee_to_wall", side="left", trials=(8.1, 7.9), unit="cm", note=note
    )
    text = table(Journal(person=Person(name="Ada"), readings=(taken,)), "readings")
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert (row["note"], row["trials"]) == (f"'{note}" if note != "|=1" else note, "8.1 7.9")


def test_what_is_no_formula_stays_as_it_was_typed() -> None:
    said = ('left heel, "stiff"', "5 - 3 = 2", "two\nlines")
    taken = tuple(
        Reading(at=AT, measure="knee_to_wall", side="left", value=8, unit="cm", note=note)
        for note in said
    )
    text = table(Journal(person=Person(name="Ada"), readings=taken), "readings")
    assert tuple(row["note"] for row in csv.DictReader(io.StringIO(text, newline=""))) == said


def test_an_empty_list_is_a_table_without_rows() -> None:
    assert rows(table(Journal(person=Person(name="Ada")), "readings")) == []
