"""Journals as plain values, to be broken one fault at a time, and random ones."""

import json
from copy import deepcopy
from datetime import date
from typing import Any

from hypothesis import strategies as st

from dorsi.domain.journal import FORMAT, Journal
from dorsi.errors import Fault, JournalInvalid
from dorsi.interop.journal_text import read_journal
from dorsi.knowledge.load import load_knowledge

TODAY = date(2026, 3, 10)
AT = "2026-03-02T07:15:00-05:00"

READING: dict[str, Any] = {
    "at": AT,
    "measure": "knee_to_wall",
    "side": "left",
    "trials": [6.7, 6.9, 6.5],
    "unit": "cm",
    "cold": True,
}
ANSWER: dict[str, Any] = {"at": AT, "question": "front_pinch", "side": "left", "answer": "no"}
SESSION: dict[str, Any] = {
    "at": AT,
    "items": [{"exercise": "soleus_stretch", "side": "left", "sets": 2, "seconds": 60}],
    "minutes": 9,
    "pain_after": 0,
}
TARGET: dict[str, Any] = {"at": AT, "kind": "target_set", "side": "left", "reach_cm": 10.0}


def tree(**lists: Any) -> dict[str, Any]:
    """A sound journal with the given lists."""
    return {
        "format": FORMAT,
        "person": {"name": "Ada", "birth_year": 1982, "timezone": "America/New_York"},
        "changes": [],
        "readings": [],
        "answers": [],
        "sessions": [],
        "videos": [],
        "decisions": [],
        **deepcopy(lists),
    }


def written(journal: Any) -> bytes:
    """The bytes of a file that holds this."""
    return json.dumps(journal, indent=1, ensure_ascii=False).encode()


def read(journal: Any, today: date = TODAY) -> Journal:
    """Read a journal given as plain values, as text or as bytes."""
    data = journal.encode() if isinstance(journal, str) else journal
    data = data if isinstance(data, bytes) else written(data)
    return read_journal(data, "ada.json", load_knowledge(), today)


def faults_of(journal: Any, today: date = TODAY) -> list[Fault]:
    """The faults found in a journal; none when it can be read."""
    try:
        read(journal, today)
    except JournalInvalid as error:
        return list(error.faults)
    return []


def fault_of(journal: Any) -> Fault:
    """The one fault of a journal that has exactly one."""
    (fault,) = faults_of(journal)
    return fault


_numbers = st.integers(0, 20) | st.floats(0, 20).map(lambda cm: round(cm, 2))
_sides = st.sampled_from(["left", "right", "both"])
_moments = st.builds(
    "{}-{:02}-{:02}T{:02}:{:02}:{}{}".format,
    st.integers(2024, 2025),
    st.integers(1, 12),
    st.integers(1, 28),
    st.integers(0, 23),
    st.integers(0, 59),
    st.sampled_from(["00", "07", "30.250000"]),
    st.sampled_from(["+00:00", "+01:00", "-05:00", "+05:45", "Z"]),
)
_texts = st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp")), max_size=12)
_somebody = _texts.map("Dr {}".format)


def _some(required: dict[str, Any], optional: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({"at": _moments, **required}, optional=optional)


_readings = _some(
    {"measure": st.just("knee_to_wall"), "side": _sides, "unit": st.sampled_from(["cm", "mm"])},
    {
        "cold": st.booleans() | st.none(),
        "knee": st.sampled_from(["bent", "straight"]),
        "protocol": st.sampled_from(["standing", "tandem"]),
        "device": _texts,
        "hours_since_band": _numbers,
        "note": _texts,
        "id": st.uuids().map(str),
    },
).flatmap(
    lambda reading: st.one_of(
        st.builds(lambda value: {**reading, "value": value}, _numbers),
        st.builds(lambda some: {**reading, "trials": some}, st.lists(_numbers, min_size=1)),
    )
)
_answers = _some(
    {
        "question": st.sampled_from(["front_pinch", "sprain_history"]),
        "answer": st.sampled_from(["yes", "no", "unsure"]),
    },
    {"side": _sides, "id": st.uuids().map(str)},
)
_items = st.fixed_dictionaries(
    {"exercise": st.just("soleus_stretch")},
    optional={"side": _sides, "reps": st.integers(1, 30), "pinch": st.integers(0, 10)},
)
_sessions = _some(
    {"items": st.lists(_items, max_size=3)},
    {"minutes": _numbers, "pain_before": st.integers(0, 10), "pain_site": _texts},
)
_videos = _some(
    {"kind": st.just("squat"), "result": st.dictionaries(_texts, _numbers | _texts | st.none())},
    {},
)
_changes = _some(
    {
        "person": st.fixed_dictionaries(
            {},
            optional={
                "minutes_per_day": st.integers(1, 60),
                "equipment": st.lists(st.sampled_from(["step", "box"]), unique=True),
            },
        )
    },
    {},
)
_decisions = st.one_of(
    _some({"kind": st.just("target_set"), "side": _sides, "reach_cm": _numbers}, {}),
    _some({"kind": st.just("resumed")}, {}),
    _some({"kind": st.just("cleared"), "rule": st.just("pregnant"), "by": _somebody}, {}),
)  # fmt: skip


def journals() -> st.SearchStrategy[dict[str, Any]]:
    """Random sound journals as plain values."""
    return st.builds(
        tree,
        changes=st.lists(_changes, max_size=3),
        readings=st.lists(
            _readings, max_size=6, unique_by=lambda entry: entry.get("id", id(entry))
        ),
        answers=st.lists(_answers, max_size=4, unique_by=lambda entry: entry.get("id", id(entry))),
        sessions=st.lists(_sessions, max_size=3),
        videos=st.lists(_videos, max_size=2),
        decisions=st.lists(_decisions, max_size=3),
    )
