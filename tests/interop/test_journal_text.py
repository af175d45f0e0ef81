"""Whatever a file holds: a journal, or faults with their places; never anything else."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.interop.journal_trees import (
    ANSWER,
    AT,
    READING,
    SESSION,
    TARGET,
    faults_of,
    journals,
    tree,
    written,
)

ITEM = {"exercise": "soleus_stretch", "side": "left", "block": "after", "sets": 1, "seconds": 60}
BLOCK = {"weeks": [1, 2], "phase": "foundation", "training_day": [ITEM], "rest_day": [ITEM]}
FULL = tree(
    person={
        "name": "Ada",
        "birth_year": 1982,
        "height_cm": 171,
        "sports": ["running"],
        "equipment": ["step"],
        "training_days": ["mon"],
        "habit_time": "07:30",
        "timezone": "Europe/Berlin",
    },
    changes=[{"at": AT, "person": {"timezone": "America/New_York", "minutes_per_day": 8}}],
    readings=[{**READING, "id": "a"}, {**READING, "replaces": "a", "note": "again"}],
    answers=[ANSWER, {**ANSWER, "question": "injury_days_ago", "answer": 400}],
    sessions=[SESSION],
    videos=[{"at": AT, "kind": "squat", "result": {"reps": [{"depth_deg": 110.5}]}}],
    decisions=[
        TARGET,
        {"at": AT, "kind": "programme_accepted", "starts": "2026-03-03", "blocks": [BLOCK]},
        {"at": AT, "kind": "paused", "until": "2026-03-09"},
        {"at": AT, "kind": "cleared", "rule": "tingling", "by": "my doctor"},
        {"at": AT, "kind": "withdrawn", "of": "a"},
    ],
)

scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["left", "cm", "yes", "a", AT, "2026-03-02", "squat", "withdrawn"])
)
anything = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner)
)


def _places(value: Any) -> list[tuple[Any, Any]]:
    """Every container of a tree with every key in it."""
    keys = list(value) if isinstance(value, dict) else list(range(len(value)))
    inner = [value[key] for key in keys if isinstance(value[key], dict | list)]
    return [(value, key) for key in keys] + [place for part in inner for place in _places(part)]


def _changed(change: Callable[[Any, Any], None], at: int) -> dict[str, Any]:
    copy = deepcopy(FULL)
    places = _places(copy)
    change(*places[at % len(places)])
    return copy


def test_the_journal_that_is_broken_below_is_sound() -> None:
    assert faults_of(FULL) == []


@given(st.integers(0, 10_000), anything)
def test_any_value_in_any_place_is_taken_or_told(at: int, value: Any) -> None:
    def put(container: Any, key: Any) -> None:
        container[key] = value

    for fault in faults_of(_changed(put, at)):
        assert fault.path
        assert fault.problem
        assert str(fault).isprintable()


@given(st.integers(0, 10_000))
def test_a_missing_key_is_taken_or_told(at: int) -> None:
    def take(container: Any, key: Any) -> None:
        del container[key]

    assert all(fault.path for fault in faults_of(_changed(take, at)))


@given(st.integers(0, 10_000), st.text(min_size=1, max_size=8), anything)
def test_an_unknown_key_is_told_unless_a_video_says_it(at: int, key: str, value: Any) -> None:
    def add(container: Any, _: Any) -> None:
        if isinstance(container, dict):
            container.setdefault(key, value)

    changed = _changed(add, at)
    if changed != FULL and changed["videos"] == FULL["videos"]:
        assert faults_of(changed)


@given(journals(), st.integers(0, 10_000), st.integers(0, 255))
def test_one_wrong_byte_is_taken_or_told(journal: dict[str, Any], at: int, byte: int) -> None:
    data = bytearray(written(journal))
    data[at % len(data)] = byte
    assert all(fault.problem for fault in faults_of(bytes(data)))


@given(st.binary(max_size=200))
def test_any_bytes_are_told(data: bytes) -> None:
    assert faults_of(data)
