"""Plain data into records: strict, every fault with its path."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, Literal

import pytest

from dorsi.errors import Fault
from dorsi.knowledge.records import Faults, nearest, read_record, reader


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


READER = reader({"is_": "is"}, recursive=(Thing,))


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
