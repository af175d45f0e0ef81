"""Results as plain JSON values."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from dorsi.domain.plain import plain
from dorsi.domain.schedule import PlannedItem


@dataclass(frozen=True)
class Box:
    """Anything in a record."""

    content: Any


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ((1, 2.5), [1, 2.5]),
        (date(2026, 1, 5), "2026-01-05"),
        ({"a": (1,)}, {"a": [1]}),
        (float("nan"), None),
        (float("inf"), None),
        (Box(None), {"content": None}),
        (True, True),
    ],
)
def test_values_become_what_json_knows(content: Any, expected: Any) -> None:
    assert plain(Box(content)) == {"content": expected}


def test_an_item_shows_either_repetitions_or_seconds() -> None:
    held = PlannedItem(exercise="x", side="both", block="anytime", sets=2, seconds=60, why="w")
    counted = PlannedItem(exercise="x", side="both", block="anytime", sets=2, reps=12, why="w")
    assert "reps" not in plain(Box(held))["content"]
    assert plain(Box(held))["content"]["seconds"] == 60
    assert "seconds" not in plain(Box(counted))["content"]
