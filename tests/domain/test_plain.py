"""Results as plain JSON values."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from dorsi.domain.plain import plain
from dorsi.domain.schedule import PlannedItem
from dorsi.domain.verdicts import ForecastDate, SideForecast, SideReview


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


def test_what_only_helps_to_say_it_in_words_is_left_out() -> None:
    assert set(plain(SideReview(None, None, None, None, (), (), pattern_clear=False))) == {
        "reach_cm",
        "angle_deg",
        "band",
        "band_certainty",
        "pattern",
        "named",
        "pattern_clear",
    }
    forecast = SideForecast(None, (), {}, ForecastDate(None, None, None), on_path=None)
    assert set(plain(forecast)) == {"target_cm", "values", "p_reached_by", "date", "on_path"}
