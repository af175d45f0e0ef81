"""What is proposed instead of an accepted programme, and that what was accepted is what is done."""

from dataclasses import replace

import pytest
from tests.compose.steady import under_way
from tests.people import CALF, JOINT, KNOWLEDGE, STARTS, accepted, moment, on, said

from dorsi.compose import plan, prescription, review
from dorsi.domain.journal import Change, PersonChange


def test_new_equipment_yields_a_proposal_and_changes_nothing_by_itself() -> None:
    later = Change(at=moment(on(2)), person=PersonChange(minutes_per_day=20))
    who = under_way(2, 8.2, 8.2, changes=(later,))
    found = review(who, KNOWLEDGE, on(2)).programme.proposal
    assert found is not None
    assert found.why == ("Your minutes a day changed.",)
    before = plan(under_way(2, 8.2, 8.2), KNOWLEDGE, on(2)).weeks
    assert plan(who, KNOWLEDGE, on(2)).weeks == before


def test_an_unchanged_person_gets_no_proposal() -> None:
    assert review(under_way(2, 8.2, 8.2), KNOWLEDGE, on(2)).programme.proposal is None


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"equipment": ("step",)}, "Your equipment changed."),
        ({"training_days": ("tue",)}, "Your training days changed."),
        ({"sports": ("running",)}, "Your sports changed."),
    ],
)
def test_a_proposal_says_why_and_what(changed: dict[str, object], reason: str) -> None:
    later = Change(at=moment(on(5)), person=PersonChange(**changed))  # type: ignore[arg-type]
    found = review(under_way(5, 9.0, 9.0, changes=(later,)), KNOWLEDGE, on(5)).programme.proposal
    assert found is not None
    assert reason in found.why
    assert all(line.endswith(".") for line in found.changes)


def test_new_answers_that_point_elsewhere_yield_a_proposal() -> None:
    denied = [(question, "no") for question, _ in CALF]
    answers = (*said(CALF), *said([*JOINT, *denied], "both", on(5)))
    found = review(under_way(5, 8.8, 8.8, answers=answers), KNOWLEDGE, on(5)).programme.proposal
    assert found is not None
    assert "now point to the joint; before, the calf" in found.why[0]


def test_a_side_that_falls_behind_yields_a_proposal() -> None:
    found = review(under_way(5, 7.0, 10.5), KNOWLEDGE, on(5)).programme.proposal
    assert found is not None
    assert "The left is now clearly the shorter side." in found.why


def test_revised_knowledge_yields_a_proposal_only_where_it_changes_something() -> None:
    base = under_way(2, 8.2, 8.2)
    blocks = prescription(base, KNOWLEDGE, STARTS)
    old = accepted(STARTS, blocks=blocks, knowledge="of an earlier release")
    assert review(replace(base, decisions=(old,)), KNOWLEDGE, on(2)).programme.proposal is None
    fewer = accepted(STARTS, blocks=blocks[:1], knowledge="of an earlier release")
    found = review(replace(base, decisions=(fewer,)), KNOWLEDGE, on(2)).programme.proposal
    assert found is not None
    assert found.why == ("What Dorsi knows has been revised since you accepted.",)


def test_stored_blocks_are_what_is_rendered() -> None:
    base = under_way(2, 8.2, 8.2)
    blocks = prescription(base, KNOWLEDGE, STARTS)
    only_circles = tuple(
        replace(b, training_day=b.training_day[:1], rest_day=b.rest_day[:1]) for b in blocks
    )
    stored = replace(base, decisions=(accepted(STARTS, blocks=only_circles),))
    drills = {
        i.exercise for w in plan(stored, KNOWLEDGE, on(2)).weeks for d in w.days for i in d.items
    }
    assert drills == {"knee_to_wall_circles"}
