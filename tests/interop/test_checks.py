from itertools import product
from typing import Any

import pytest
from tests.interop.journal_trees import AT, fault_of, faults_of, tree

from dorsi.knowledge.load import load_knowledge
from dorsi.units import convert_length

MEASURES = load_knowledge().measures
LENGTHS = [m.id for m in MEASURES.values() if m.unit == "cm"]
ANGLES = [m.id for m in MEASURES.values() if m.unit == "deg"]


def measured(measure: str, number: float, unit: str) -> dict[str, Any]:
    entry = {"at": AT, "measure": measure, "side": "left", "value": number, "unit": unit}
    return tree(readings=[entry])


@pytest.mark.parametrize(("measure", "unit"), tuple(product(LENGTHS, ("cm", "mm", "in"))))
def test_both_ends_of_what_is_plausible_hold_in_every_unit(measure: str, unit: str) -> None:
    low, high = (convert_length(end, "cm", unit) for end in MEASURES[measure].plausible)
    for number in (low, high):
        assert faults_of(measured(measure, number, unit)) == []
    for number in (low - 0.01, high + 0.01):
        assert fault_of(measured(measure, number, unit)).path == "readings[0].value"


@pytest.mark.parametrize("unit", ["cm", "mm", "in"])
def test_the_bound_that_is_shown_would_itself_be_taken(unit: str) -> None:
    expected = fault_of(measured("knee_to_wall", 999, unit)).expected
    assert expected
    shown = float(expected.split()[3])
    assert faults_of(measured("knee_to_wall", shown, unit)) == []


@pytest.mark.parametrize("measure", ANGLES)
def test_both_ends_of_an_angle_are_held(measure: str) -> None:
    low, high = MEASURES[measure].plausible
    assert faults_of(measured(measure, high, "deg")) == []
    for number in (low - 0.1, high + 0.1):
        assert fault_of(measured(measure, number, "deg")).path == "readings[0].value"


@pytest.mark.parametrize("measure", ANGLES)
def test_a_shin_that_leans_by_nothing_is_a_device_that_was_not_set(measure: str) -> None:
    found = faults_of(measured(measure, 0, "deg"))
    if MEASURES[measure].plausible[0] < 0:  # without weight the foot may stand square
        assert found == []
    else:
        assert "0 deg is not plausible" in found[0].problem
        assert str(found[0].expected).startswith("more than 0")
    assert faults_of(measured(measure, 0.5, "deg")) == []
