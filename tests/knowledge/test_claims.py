"""That what was refused or weakened is not said anywhere a person reads."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, Final

import pytest

from dorsi.knowledge.load import load_knowledge

SAID: Final = (
    "measures", "groups", "structures", "findings", "exercises", "phases", "sports", "safety",
    "decisions", "accommodations",
)  # fmt: skip


def texts_of(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from texts_of(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from texts_of(inner)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from texts_of(getattr(value, field.name))


def said_anywhere(pattern: str) -> list[str]:
    """Find a phrase in everything that may be said to a person, claims aside."""
    knowledge = load_knowledge()
    told = (*(getattr(knowledge, kind) for kind in SAID), *texts_of(knowledge.models))
    return [
        text for part in told for text in texts_of(part) if re.search(pattern, text, re.IGNORECASE)
    ]


def stance(claim: str) -> str:
    return load_knowledge().claims[claim].stance


@pytest.mark.requirement("A-2")
def test_strength_speed_and_fewer_injuries_are_promised_nowhere() -> None:
    assert stance("promised_gains") == "weakened"
    assert said_anywhere(r"jump higher|run faster|squat heavier|explosive|fewer injur") == []


@pytest.mark.requirement("A-33")
def test_adjustments_that_strengthen_legs_are_refused_and_never_mentioned() -> None:
    assert stance("adjustments_and_strength") == "refused"
    assert said_anywhere(r"\badjustments?\b") == []


@pytest.mark.requirement("B-25")
def test_no_figures_are_given_for_a_straighter_back() -> None:
    assert stance("straighter_back") == "refused"
    assert said_anywhere(r"lumbar flexion|(5|five)\s*(to|\W)\s*(8|eight)\s*(°|deg)") == []


@pytest.mark.requirement("B-45")
def test_no_angle_is_named_below_which_runners_are_hurt() -> None:
    assert stance("running_threshold") == "refused"
    assert said_anywhere(r"35\s*(to|\W)\s*36|two to three times|injury risk") == []


@pytest.mark.requirement("B-47")
def test_no_gain_in_running_economy_is_promised() -> None:
    assert stance("economy_gain") == "refused"
    assert said_anywhere(r"(better|improve[sd]?|gain in) (running )?economy|economical") == []


@pytest.mark.requirement("B-78")
def test_daily_work_is_not_said_to_be_several_times_faster() -> None:
    assert stance("daily_two_to_three_times_faster") == "refused"
    assert said_anywhere(r"times (as fast|faster)|twice as fast") == []


@pytest.mark.requirement("B-85")
@pytest.mark.parametrize("claim", ["knee_ligaments", "sprinters_ankles", "longer_strides"])
def test_ligaments_sprinters_and_strides_are_refused(claim: str) -> None:
    assert stance(claim) == "refused"
    assert (
        said_anywhere(
            r"(spares?|protects?) .{0,12}ligament|\bACL\b|elite sprint|stride length|longer stride"
        )
        == []
    )


@pytest.mark.requirement("B-90")
def test_moving_work_is_not_said_to_beat_held_stretches() -> None:
    assert stance("moving_beats_held") == "refused"
    assert said_anywhere(r"(better|faster|more) than (a )?(held|static|passive) stretch") == []


@pytest.mark.requirement("A-5")
def test_a_bony_limit_is_neither_named_for_sure_nor_given_an_operation() -> None:
    assert stance("bony_limit") == "weakened"
    assert said_anywhere(r"(need|only|fixed by|until) (a |an )?(surgery|operation)") == []


@pytest.mark.requirement("B-5")
def test_no_complaint_elsewhere_is_said_to_come_from_the_ankle() -> None:
    assert stance("elsewhere_begins_at_the_ankle") == "weakened"
    assert (
        said_anywhere(r"(caused|driven|due to|comes?) (by|from|to) (the|a|your) .{0,12}ankle") == []
    )


@pytest.mark.requirement("B-77")
def test_the_forecast_has_one_pace_for_all_tissues() -> None:
    assert stance("speed_by_tissue") == "weakened"
    growth = load_knowledge().models.growth
    named = {field.name for field in fields(growth)}
    assert not any(word in name for name in named for word in ("muscle", "capsule", "bone"))


@pytest.mark.requirement("A-8", "B-67")
def test_heels_are_asked_about_and_posture_is_not() -> None:
    findings = load_knowledge().findings
    assert findings["habitual_heels"].present["gastrocnemius"] == 1.6
    assert said_anywhere(r"posture") == []


@pytest.mark.requirement("B-55")
def test_lifters_get_no_band_or_comparison_of_their_own() -> None:
    knowledge = load_knowledge()
    assert stance("lifters_need_more_degrees") == "refused"
    assert not any("lift" in group.who.lower() for group in knowledge.groups.values())


@pytest.mark.requirement("B-50")
def test_an_angle_taken_lying_down_has_no_bands() -> None:
    knowledge = load_knowledge()
    assert stance("lying_bands") == "refused"
    assert knowledge.measures["goniometer_nwb"].informs == "non_weight_bearing"
    assert {cut.from_cm for cut in knowledge.models.bands.bands} & {20, 30} == set()


def test_every_refused_or_weakened_claim_gives_a_reason_and_says_what_it_rests_on() -> None:
    for claim in load_knowledge().claims.values():
        assert len(claim.reason.split()) > 5, claim.id
        assert claim.source, claim.id
