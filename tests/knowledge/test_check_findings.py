"""Findings, the questions behind them, and the pattern that weighs them."""

from collections.abc import Mapping
from typing import Any

import pytest
from tests.knowledge.broken import faults, model_faults, said, unknown

from dorsi.domain.findings import Choice, Knot
from dorsi.domain.pattern import Contradiction, FindingGroup, LaterQuestion

ASKED = "findings/sprain_history.toml"


def test_a_finding_that_is_asked_has_a_question_and_a_computed_one_needs_none() -> None:
    found = faults("findings", "sprain_history", question="")
    assert said(found) == [(f"{ASKED} question", "nothing is asked")]
    assert faults("findings", "sprain_history", question="", kind="computed") == []


def test_choices_come_with_a_choice_and_with_nothing_else() -> None:
    choice = Choice(id="one", text="One", sets={"front_pinch": "yes"})
    disagree = "choices and answer kind disagree"
    found = faults("findings", "sprain_history", choices=(choice,))
    assert said(found) == [(f"{ASKED} choices", disagree)]
    found = faults("findings", "sprain_history", answer="choice")
    assert said(found) == [(f"{ASKED} choices", disagree)]
    assert faults("findings", "sprain_history", answer="choice", choices=(choice,)) == []


def test_a_question_for_words_says_how_many_and_no_other_does() -> None:
    (found,) = faults("findings", "can_do_now", most_characters=None)
    assert found.path == "findings/can_do_now.toml most_characters"
    (found,) = faults("findings", "sprain_history", most_characters=200)
    assert found.path == "findings/sprain_history.toml most_characters"


def test_a_choice_stands_for_findings_there_are() -> None:
    choice = Choice(id="one", text="One", sets={"front_pnich": "yes"})
    (fault,) = faults("findings", "sprain_history", answer="choice", choices=(choice,))
    assert fault.path == f"{ASKED} choices"
    assert fault.nearest == "front_pinch"


def test_a_number_that_is_asked_says_what_to_expect() -> None:
    found = faults("findings", "sprain_history", answer="number")
    assert said(found) == [(f"{ASKED} plausible", "missing")]
    assert faults("findings", "sprain_history", answer="number", plausible=(0, 9)) == []
    assert faults("findings", "sprain_history", answer="number", kind="computed") == []


@pytest.mark.parametrize("factor", [0.0, -1.0])
def test_a_likelihood_ratio_is_above_nothing(factor: float) -> None:
    broken: list[Mapping[str, Any]] = [
        {"present": {"joint": factor}},
        {"absent": {"joint": factor}},
        {"curve": (Knot(at=1.0, factors={"soleus": 1.0}), Knot(at=2.0, factors={"joint": factor}))},
    ]
    for changed in broken:
        found = faults("findings", "sprain_history", **changed)
        assert said(found) == [(f"{ASKED} joint", f"{factor} is no likelihood ratio")]
    assert faults("findings", "sprain_history", present={"joint": 0.01}) == []


@pytest.mark.parametrize(
    ("changed", "key", "what"),
    [
        (
            {"groups": (FindingGroup(id="g", members=("no_such",), how="first"),)},
            "groups",
            "a finding",
        ),
        (
            {"contradictions": (Contradiction(id="c", one=("no_such",), other=("front_pinch",)),)},
            "contradictions",
            "a finding",
        ),
        (
            {"contradictions": (Contradiction(id="c", one=("front_pinch",), other=("no_such",)),)},
            "contradictions",
            "a finding",
        ),
        ({"later": (LaterQuestion(question="no_such", why="It helps."),)}, "later", "a question"),
        (
            {"later": (LaterQuestion(question="front_pinch", why="So.", after_yes="no_such"),)},
            "later",
            "a question",
        ),
        ({"asked_with": {"no_such": ("step",)}}, "asked_with", "a question"),
    ],
)
def test_the_pattern_model_speaks_of_findings_there_are(
    changed: dict[str, Any], key: str, what: str
) -> None:
    found = model_faults("pattern", **changed)
    assert unknown(found, f"models/pattern.toml {key}", "no_such", what)
