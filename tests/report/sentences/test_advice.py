import pytest
from tests.report.results import STOP, knowledge, listener

from dorsi.domain.verdicts import DecisionMade, Proposal, Safety, SafetyReason
from dorsi.report.sentences.advice import (
    describe_decision,
    describe_decisions,
    describe_proposal,
    describe_reason,
    describe_stop,
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
    emergency = describe_stop(withholding("emergency"))  # an ambulance sets no date for training
    assert emergency == "Call an ambulance now. Training waits."


def test_a_reason_names_its_side_where_it_has_one() -> None:
    right, both = STOP.reasons
    assert describe_reason(right) == "Right: This may be a broken bone."
    assert describe_reason(both) == "No rolling over the veins."


@pytest.mark.parametrize(
    ("why", "said"),
    [
        ("Try another way.", "Left: Try another way."),
        ("Left: six weeks.", "Left: six weeks."),
        ("Left has reached it.", "Left has reached it."),
    ],
)
def test_a_decision_that_names_its_side_itself_does_not_name_it_twice(why: str, said: str) -> None:
    assert describe_decision(DecisionMade("switch", "left", why, "x"), listener()) == said


def test_a_stop_that_no_look_at_an_ankle_lifts_has_a_heading_of_its_own() -> None:
    own = SafetyReason("some_rule", "routine", "withhold", None, "Why.", heading="Ask first.")
    said = describe_stop(Safety("stop", True, (own,)))  # noqa: FBT003  a record's field
    assert said == "Ask first."
    assert {rule.id for rule in knowledge().safety.values() if rule.heading} == {
        "guardian_agreement_missing",
        "under_16",
    }


def test_the_more_urgent_reason_gives_the_heading() -> None:
    missing = SafetyReason("guardian", "routine", "withhold", None, "Why.", heading="Ask first.")
    hot = SafetyReason("hot_swollen_joint", "today", "withhold", "left", "Why.")
    said = describe_stop(Safety("stop", True, (missing, hot)))  # noqa: FBT003  a record's field
    assert said.startswith("Have this looked at today")


def test_what_is_decided_alike_for_both_sides_is_said_once() -> None:
    left = DecisionMade("retest", "left", "Left: measure on three days.", "cannot_tell")
    right = DecisionMade("retest", "right", "Right: measure on three days.", "cannot_tell")
    carry = DecisionMade("continue", None, "Carry on.", "steady")
    assert describe_decisions((left, right, carry), listener()) == (
        "Both sides: measure on three days.",
        "Carry on.",
    )
    lost = DecisionMade("restart", "left", "Left has lost 2.0 cm.", "loss_confirmed")
    also = DecisionMade("restart", "right", "Right has lost 1.8 cm.", "loss_confirmed")
    assert describe_decisions((lost, also), listener()) == (lost.why, also.why)


def test_a_decision_speaks_in_the_persons_unit() -> None:
    made = DecisionMade("progress", "left", "Left has reached 12.0 cm; 13.5 cm is next.", "x")
    assert describe_decision(made, listener("in")) == "Left has reached 4.7 in; 5.3 in is next."
    proposal = Proposal(("Squat on 1 cm.",), ("Up 2.0 cm.",))
    assert describe_proposal(proposal, listener("in")) == ("Up 0.8 in. Proposed: Squat on 0.4 in.")
