"""Cases of cases/pattern.toml, which need no programming to add."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from tests.find.told import chances, left, told

FILE = Path(__file__).parents[1] / "cases" / "pattern.toml"
CASES = tomllib.loads(FILE.read_text(encoding="utf-8"))["case"]
KEYS = {"name", "answers", "computed", "limited", "named", "likelier", "probability"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_case_holds(case: dict[str, Any]) -> None:
    assert case.keys() <= KEYS
    given = [told(question, answer) for question, answer in case["answers"].items()]
    side = left(*given, computed=case.get("computed"), limited=case.get("limited", True))
    assert set(side.named) == set(case["named"])
    by_structure = {str(structure): chance for structure, chance in chances(side).items()}
    for comparison in case.get("likelier", ()):
        more, less = comparison.split(" > ")
        assert by_structure[more] > by_structure[less], comparison
    for structure, (low, high) in case.get("probability", {}).items():
        assert low <= by_structure[structure] <= high, structure
