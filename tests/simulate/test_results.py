"""That a result knows whether it is as asked, and can be written down."""

import json
from typing import Any

import numpy as np
import pytest

from dorsi.domain.simulation import Demand
from dorsi.report.plot.content import Lines, Rows
from dorsi.simulate.estimates import Estimate
from dorsi.simulate.figures import figure
from dorsi.simulate.results import Result, Row, joined, result_of

FOUND = Estimate(0.05, 0.03, 0.08, 100)


def row(asked: Demand | None, *, upper: bool = False, axis: str = "") -> Row:
    return Row(
        group="told",
        label="all",
        axis=axis,
        at=1.0 if axis else None,
        unit="share",
        found=FOUND,
        asked=asked,
        upper=upper,
    )


@pytest.mark.parametrize(
    ("asked", "upper", "met"),
    [
        (None, False, None),
        (Demand(least=0.04), False, True),
        (Demand(least=0.06), False, False),
        (Demand(most=0.06), False, True),
        (Demand(most=0.06), True, False),
        (Demand(most=0.08), True, True),
        (Demand(least=0.04, most=0.045), False, False),
    ],
)
def test_a_figure_is_held_against_what_is_asked(
    asked: Demand | None, upper: bool, met: bool | None
) -> None:
    assert row(asked, upper=upper).met is met


def result_with(rows: tuple[Row, ...], **told: Any) -> Result:
    return Result(title="How?", says="So.", knowledge="5df3", rows=rows, **told)


def test_a_result_is_plain_json_and_a_figure() -> None:
    rows = (row(Demand(most=0.06), upper=True), row(None, axis="delta, cm"))
    result = result_with(rows, experiment="power", seed=3, people=1000)
    told = json.loads(json.dumps(result.to_dict(), allow_nan=False))
    assert told["rows"][0]["asked"] == {"least": None, "most": 0.06, "of_upper_bound": True}
    assert told["rows"][0]["met"] is False
    assert (told["rows"][1]["axis"], told["rows"][1]["at"]) == ("delta, cm", 1.0)
    assert result_of(told) == result
    drawn = figure(result)
    assert "1,000 virtual people, seed 3" in drawn.foot
    assert isinstance(drawn.panels[0], Rows | Lines)


def test_groups_with_an_axis_are_lines_and_others_rows() -> None:
    rows = (row(None), Row(group="along", label="all", axis="cm", at=1, unit="cm", found=FOUND))
    result = result_with(rows, experiment="x", seed=1, people=1)
    first, second = figure(result).panels
    assert isinstance(first, Rows)
    assert isinstance(second, Lines)
    assert second.series[0].points[0].at == 1
    assert first.heading == "Told"


def test_lots_are_joined_in_order() -> None:
    parts = [{"a": np.array([1, 2])}, {"a": np.array([3])}]
    assert joined(parts)["a"].tolist() == [1, 2, 3]
