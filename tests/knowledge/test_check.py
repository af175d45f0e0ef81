"""Knowledge that does not hold together: each way it can break, and the sentence that says so."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from tests.knowledge.broken import any_of, faults, model_faults, said, unknown
from tests.people import KNOWLEDGE

from dorsi.domain.models import Models
from dorsi.knowledge.check import check

KINDS = (
    "measures", "groups", "structures", "findings", "exercises", "phases", "sports",
    "safety", "decisions", "accommodations", "claims",
)  # fmt: skip
MODELS = tuple(Models.__dataclass_fields__)
PATTERN = KNOWLEDGE.models.pattern


def test_what_is_bundled_holds_together() -> None:
    assert list(check(KNOWLEDGE)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_everything_cites_a_source_there_is_and_names_requirements_there_are(kind: str) -> None:
    name = any_of(kind)
    place = f"{kind}/{name}.toml"
    found = faults(kind, name, source=("nobody_1900",))
    assert unknown(found, f"{place} source", "nobody_1900", "a source")
    found = faults(kind, name, requirements=("B-999",))
    assert unknown(found, f"{place} from", "B-999", "a requirement")
    assert said(faults(kind, name, source=())) == [(f"{place} source", "nothing is cited")]


@pytest.mark.parametrize("name", MODELS)
def test_so_does_every_model(name: str) -> None:
    found = model_faults(name, source=("nobody_1900",))
    assert unknown(found, f"models/{name}.toml source", "nobody_1900", "a source")
    found = model_faults(name, requirements=("B-999",))
    assert unknown(found, f"models/{name}.toml from", "B-999", "a requirement")


def test_the_nearest_id_there_is_is_offered() -> None:
    (fault,) = faults("measures", "knee_to_wall", source=("powden_2051",))
    assert fault.nearest == "powden_2015"


def test_the_error_and_every_known_shift_of_a_measure_cite_too() -> None:
    measure = KNOWLEDGE.measures["knee_to_wall"]
    angles = KNOWLEDGE.measures["inclinometer"]
    place = "measures/knee_to_wall.toml source"
    nobody = ("nobody_1900",)
    assert measure.warm is not None
    broken: list[Mapping[str, Any]] = [
        {"error": replace(measure.error, source=nobody)},
        {"warm": replace(measure.warm, source=nobody)},
        {"protocols": {n: replace(o, source=nobody) for n, o in [*measure.protocols.items()][:1]}},
    ]
    for changed in broken:
        found = faults("measures", "knee_to_wall", **changed)
        assert unknown(found, place, "nobody_1900", "a source")
    placements = {n: replace(o, source=nobody) for n, o in [*angles.placements.items()][:1]}
    found = faults("measures", "inclinometer", placements=placements)
    assert unknown(found, "measures/inclinometer.toml source", "nobody_1900", "a source")
    assert faults("measures", "knee_to_wall", warm=None) == []


def test_norms_and_ranges_name_measures_there_are() -> None:
    name = any_of("groups")
    found = faults("groups", name, measure="no_such")
    assert unknown(found, f"groups/{name}.toml measure", "no_such", "a measure")
    found = model_faults("range", reference_measure="no_such")
    assert unknown(found, "models/range.toml", "no_such", "a measure")


@pytest.mark.parametrize("key", ["retest_measures", "film_measures"])
def test_a_retest_takes_measures_there_are(key: str) -> None:
    found = model_faults("programme", **{key: ("no_such",)})
    assert unknown(found, "models/programme.toml", "no_such", "a measure")


def test_who_only_stretches_does_exercises_there_are() -> None:
    found = model_faults("simulation", stretching=("no_such",))
    assert unknown(found, "models/simulation.toml", "no_such", "an exercise")


def test_a_long_gone_reference_is_found_in_every_file_that_holds_it() -> None:
    fewer = {name: f for name, f in KNOWLEDGE.findings.items() if name != "front_pinch"}
    found = {fault.path.split()[0] for fault in check(replace(KNOWLEDGE, findings=fewer))}
    assert found == {
        "findings/front_pinch.toml",  # code reads it by name
        "findings/stop_felt.toml",
        "safety/front_pinch.toml",
    }
