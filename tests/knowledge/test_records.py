"""Plain data into records: strict, every fault with its path."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, Literal

import pytest

from dorsi.errors import Fault
from dorsi.knowledge.records import Faults, Reader, _faults, nearest, read_record


@dataclass(frozen=True, kw_only=True)
class Part:
    """Inside a thing."""

    size_cm: float
    kind: Literal["wall", "step"] = "wall"


@dataclass(frozen=True, kw_only=True)
class Thing:
    """Every kind of field."""

    name: str
    count: int = 0
    sure: bool = False
    parts: tuple[Part, ...] = ()
    inner: tuple["Thing", ...] = ()
    table: dict[str, Any] = field(default_factory=dict)
    answer: str | float = ""
    at: datetime | None = None
    day: date | None = None
    pair: tuple[float, float] = (0.0, 0.0)
    is_: str | None = None


READER = Reader({"is_": "is"}, recursive=(Thing,))


def read(**raw: Any) -> Thing:
    return read_record(READER, {"name": "x"} | raw, Thing)


def faults(raw: Any) -> tuple[Fault, ...]:
    with pytest.raises(Faults) as found:
        read_record(READER, raw, Thing, "file")
    return found.value.faults


def test_what_is_right_is_read_as_it_is() -> None:
    thing = read(count=3, parts=[{"size_cm": 8}], inner=[{"name": "y"}], answer=2.5, pair=[1, 2])
    assert thing.parts == (Part(size_cm=8),)
    assert thing.inner[0].name == "y"
    assert (thing.count, thing.answer, thing.pair) == (3, 2.5, (1, 2))


def test_faults_are_looked_for_only_where_something_is_wrong() -> None:
    own = Reader({"is_": "is"}, recursive=(Thing,))
    read_record(own, {"name": "x"}, Thing)
    assert "thorough" not in vars(own)
    with pytest.raises(Faults):
        read_record(own, {"name": 7}, Thing)
    assert "thorough" in vars(own)


def test_a_renamed_field_is_read_from_its_key() -> None:
    assert read(**{"is": "no"}).is_ == "no"


def test_times_need_an_offset_and_days_are_dates() -> None:
    assert read(at="2026-01-05T07:15:00+00:00").at == datetime(2026, 1, 5, 7, 15, tzinfo=UTC)
    assert read(day="2026-01-05").day == date(2026, 1, 5)
    (fault,) = faults({"name": "x", "at": "2026-01-05T07:15:00"})
    assert "offset" in fault.problem


def test_every_fault_is_found_at_once_with_its_path() -> None:
    found = faults(
        {
            "nmae": "x",
            "count": 1.5,
            "sure": "yes",
            "parts": [{"size_cm": 8}, {"size_cm": "8", "kind": "wal"}, 7],
            "table": [],
            "day": "5 January",
        }
    )
    paths = {fault.path: fault for fault in found}
    assert set(paths) == {
        "file.nmae",
        "file.name",
        "file.count",
        "file.sure",
        "file.parts[1].size_cm",
        "file.parts[1].kind",
        "file.parts[2]",
        "file.table",
        "file.day",
    }
    assert paths["file.nmae"].nearest == "name"
    assert paths["file.parts[1].kind"].nearest == "wall"
    assert paths["file.name"].problem == "missing"


@pytest.mark.parametrize("raw", [[], "text", None, 3])
def test_no_table_is_no_record(raw: Any) -> None:
    assert faults(raw)[0].path == "file"


@pytest.mark.parametrize(
    "raw",
    [
        {"count": True},
        {"parts": [{"size_cm": float("nan")}]},
        {"parts": [{"size_cm": True}]},
        {"parts": {}},
        {"name": 3},
        {"answer": None},
        {"at": 5},
        {"pair": [1]},
        {"day": "2026-13-40"},
    ],
)
def test_nothing_is_guessed(raw: dict[str, Any]) -> None:
    assert len(faults({"name": "x"} | raw)) == 1


def test_a_long_wrong_value_is_shown_short() -> None:
    (fault,) = faults({"name": ["x" * 500]})
    assert len(fault.problem) < 80


def test_faults_say_all_they_know_in_one_line() -> None:
    fault = Fault("a.b", "is wrong", "a number", "c", line=4)
    assert str(fault) == "line 4, a.b: is wrong; expected a number; did you mean 'c'?"
    assert str(Faults((fault,))) == str(fault)


def test_nothing_close_is_nearest_to_nonsense() -> None:
    assert nearest("zzzz", ("wall", "step")) is None
    assert nearest("waxyzq", ("wall", "step")) is None
    assert nearest("wal", ("wall", "step")) == "wall"


def test_what_a_file_format_has_read_already_is_taken_as_it_is() -> None:
    at = datetime(2026, 1, 5, 7, 15, tzinfo=UTC)
    assert read(day=date(2026, 1, 5)).day == date(2026, 1, 5)
    assert read(at=at).at == at
    (fault,) = faults({"name": "x", "at": at.replace(tzinfo=None)})
    assert "no offset" in fault.problem


@pytest.mark.parametrize(
    ("raw", "path", "problem", "expected"),
    [
        ({"parts": [7]}, "file.parts[0]", "7 is no table", "named fields"),
        ({"parts": 7}, "file.parts", "7 is no list", "a list"),
        ({"table": 7}, "file.table", "7 is no table", "named fields"),
        ({"name": 7}, "file.name", "7 is no text", "a text"),
        ({"count": "7"}, "file.count", "'7' is no whole number", "a whole number"),
        ({"count": 7.0}, "file.count", "7.0 is no whole number", "a whole number"),
        ({"sure": 1}, "file.sure", "1 is neither true nor false", "true or false"),
        ({"answer": True}, "file.answer", "True is no number", "a number"),
        ({"pair": [1, "2"]}, "file.pair[1]", "'2' is no number", "a number"),
        (
            {"pair": [1, float("inf")]},
            "file.pair[1]",
            "inf is no number one can measure",
            "a finite number",
        ),
        ({"day": 5}, "file.day", "5 is no date", "a date like 2026-01-05"),
        (
            {"at": "soon"},
            "file.at",
            "'soon' is no time",
            "a time with its offset, like 2026-01-05T07:15:00+01:00",
        ),
        (
            {"parts": [{"size_cm": 1, "kind": "stpe"}]},
            "file.parts[0].kind",
            "'stpe' is not one of the known words",
            "wall or step",
        ),
    ],
)
def test_a_fault_says_what_was_there_and_what_would_be_right(
    raw: dict[str, Any], path: str, problem: str, expected: str
) -> None:
    (fault,) = faults({"name": "x"} | raw)
    assert (fault.path, fault.problem, fault.expected) == (path, problem, expected)


def test_no_record_at_all_is_said_so() -> None:
    assert faults([])[0].problem == "[] is no table"


def test_a_fault_within_a_record_within_itself_has_its_whole_path() -> None:
    found = faults({"name": "x", "inner": [{"name": "y", "inner": [{"nmae": "z"}]}]})
    assert {fault.path for fault in found} == {
        "file.inner[0].inner[0].nmae",
        "file.inner[0].inner[0].name",
    }


def test_several_unknown_keys_come_in_their_order_each_with_its_nearest() -> None:
    found = faults({"name": "x", "zebra": 1, "cuont": 2})
    assert [(fault.path, fault.problem, fault.nearest) for fault in found] == [
        ("file.cuont", "unknown key", "count"),
        ("file.zebra", "unknown key", None),
    ]


def test_a_text_of_forty_characters_is_shown_whole_and_a_longer_one_is_cut() -> None:
    (whole,) = faults({"name": "x", "count": "y" * 38})
    assert whole.problem == f"'{'y' * 38}' is no whole number"
    (cut,) = faults({"name": "x", "count": "y" * 39})
    assert cut.problem == f"'{'y' * 39}... is no whole number"


def test_an_error_of_another_kind_is_said_by_its_words_or_else_by_its_name() -> None:
    (fault,) = _faults(ValueError("is odd"), "file.name", Thing)
    assert (fault.path, fault.problem) == ("file.name", "is odd")
    (fault,) = _faults(ValueError(), "file.name", Thing)
    assert fault.problem == "ValueError"


def test_without_a_leading_path_a_fault_is_named_by_its_field() -> None:
    with pytest.raises(Faults) as found:
        read_record(READER, {"name": 7}, Thing)
    assert [fault.path for fault in found.value.faults] == ["name"]


def test_a_true_is_no_word_even_where_one_is_a_number() -> None:
    @dataclass(frozen=True, kw_only=True)
    class Step:
        size: Literal[1, 2]

    assert read_record(Reader({}), {"size": 1}, Step).size == 1
    with pytest.raises(Faults):
        read_record(Reader({}), {"size": True}, Step)


def test_a_new_reader_knows_words_numbers_texts_and_tables() -> None:
    own = Reader({"is_": "is"}, recursive=(Thing,))
    thing = read_record(
        own,
        {
            "name": "x",
            "is": "yes",
            "answer": "often",
            "table": {"a": [1]},
            "parts": [{"size_cm": 2, "kind": "step"}],
            "inner": [{"name": "y", "answer": 3}],
        },
        Thing,
    )
    assert (thing.is_, thing.answer, thing.table) == ("yes", "often", {"a": [1]})
    assert thing.parts == (Part(size_cm=2, kind="step"),)
    assert thing.inner[0].answer == 3
    with pytest.raises(Faults) as found:
        read_record(own, {"name": "x", "is_": "yes"}, Thing)
    assert found.value.faults[0].path == "is_"
    with pytest.raises(Faults):
        read_record(own, {"name": "x", "parts": [{"size_cm": 2, "kind": "stair"}]}, Thing)
