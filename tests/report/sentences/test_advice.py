import pytest
from tests.report.results import STOP, knowledge, listener

from dorsi.domain.verdicts import DecisionMade, ProgrammeStatus, Safety, SafetyReason
from dorsi.report.sentences.advice import (
    describe_decision,
    describe_programme,
    describe_reason,
    describe_stop,
    phase_name,
)


def withholding(*urgencies: str) -> Safety:
    reasons = tuple(
        SafetyReason("rule", urgency, "withhold", None, "Why.")  # type: ignore[arg-type]
        for urgency in urgencies
    )
    return Safety("stop", True, reasons)  # noqa: FBT003  a record's field


@pytest.mark.parametrize(
    ("urgencies", "said"),
    [
        (("routine", "emergency"), "Call an ambulance now"),
        (("days", "today"), "Have this looked at today"),
        (("days",), "Have this looked at within days"),
    ],
)
def test_the_most_urgent_reason_says_how_soon(urgencies: tuple[str, ...], said: str) -> None:
    assert describe_stop(withholding(*urgencies)).startswith(said)


def test_a_stop_says_that_training_waits() -> None:
    assert describe_stop(STOP).endswith("Training waits until then.")
    assert describe_stop(withholding()) == "Training waits."


def test_a_reason_names_its_side_where_it_has_one() -> None:
    right, both = STOP.reasons
    assert describe_reason(right) == "Right: This may be a broken bone."
    assert describe_reason(both) == "No rolling over the veins."


def test_a_decision_that_names_its_side_itself_does_not_name_it_twice() -> None:
    assert describe_decision(DecisionMade("switch", "left", "Try another way.", "x")) == (
        "Left: Try another way."
    )
    assert describe_decision(DecisionMade("switch", "left", "Left: six weeks.", "x")) == (
        "Left: six weeks."
    )
    assert describe_decision(DecisionMade("maintain", "left", "Left has reached it.", "x")) == (
        "Left has reached it."
    )


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (ProgrammeStatus("building", 7, "mobilise", None), "Week 7 of 12: Move the joint."),
        (ProgrammeStatus("maintaining", 13, "keep", None), "a few minutes a week"),
        (ProgrammeStatus("paused", 5, "mobilise", None), "goes on where you left it"),
    ],
)
def test_the_programme_says_where_one_stands(status: ProgrammeStatus, said: str) -> None:
    assert said in (describe_programme(status, listener()) or "")


def test_before_there_is_a_programme_nothing_is_said_of_it() -> None:
    assert describe_programme(ProgrammeStatus("none", None, None, None), listener()) is None


def test_a_phase_nobody_knows_is_called_by_its_id() -> None:
    assert phase_name("taper", knowledge()) == "Taper"
