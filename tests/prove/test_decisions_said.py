"""What a decision says: of which side, with whose figures, without gaps and without blame."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from tests.people import KNOWLEDGE, MONDAY
from tests.prove.situations import (
    AWAY,
    PHASES,
    RUNG,
    STALE,
    STEADY,
    answered,
    at_week,
    both,
    change,
    decided,
    own,
    pain,
    why,
)

from dorsi.domain.verdicts import Sides
from dorsi.prove.response import Response


def test_a_side_that_is_missing_is_asked_for_by_its_name() -> None:
    said = why("measure_other_side", {"unmeasured": "right"})
    assert said.startswith("Right: how far it reaches is not measured yet. ")


@pytest.mark.parametrize(
    ("rule", "field", "seen"),
    [
        ("loss_confirmed", "changes", change(-1.3, "loss")),
        ("target_reached", "aims", own(0.9)),
        ("no_response_switch", "responses", Response("no_response_switch", "joint")),
    ],
)
def test_what_concerns_one_side_is_said_of_that_side(rule: str, field: str, seen: Any) -> None:
    other = getattr(STEADY, field).left
    for side, sides in (("left", Sides(seen, other)), ("right", Sides(other, seen))):
        found = [d for d in decided(**{field: sides}) if d.rule == rule]
        assert [decision.side for decision in found] == [side]
        assert found[0].why.startswith(side.capitalize())


def test_figures_in_a_sentence_are_those_of_the_person() -> None:
    loss = {"changes": both(change(-1.34, "loss"))}
    assert "lost about 1.3 cm so far" in why("loss_confirmed", loss)
    since = {"lost_since_cm": both(2.41), "state": "maintaining"}
    assert "lost about 2.4 cm since the programme ended" in why("loss_confirmed", loss | since)
    assert "reached 10.0 cm" in why("target_reached", {"aims": both(own(0.8))})
    passed = {"aims": both(replace(RUNG, passed_cm=9.0))}
    assert why("rung_reached", passed) == "Left has reached 9.0 cm; the next step is 10.0 cm."
    far = why("target_far", {"aims": both(replace(own(), in_sight=False))})
    assert "10.0 cm is out of sight" in far
    assert "9.5 cm is the next step" in far
    assert "Pain of 3.5 " in why("pain_hold", pain(hold=True, worst=3.5))
    assert "Pain of 7 " in why("pain_at_rest", pain(gentle_only=True, flare=7.0, worst=2.0))
    assert "away for 4 weeks" in why("after_a_long_gap", AWAY)
    slow = {"standing": at_week(2, repeats="few_sessions")}
    assert "Week 2 goes on until it holds 3 sessions" in why("week_goes_on", slow)
    assert "After 4 weeks off" in why("phase_again", AWAY | {"read_this_week": True})
    assert "After 2 weeks off" in why("week_again", {"standing": at_week(5, missed=2)})
    assert "is 6 weeks old" in why("measure_again", STALE)
    noisy = answered("cannot_tell") | {"own_sd_cm": 1.21}
    assert "wander by about 1.2 cm" in why("cannot_tell", noisy)
    assert "on 3 days this week" in why("cannot_tell", noisy)
    switch = answered("no_response_switch", "joint")
    assert "emphasis to the ankle joint" in why("no_response_switch", switch)
    assert "week 6 is one" in why("retest_due", {"standing": at_week(6)})
    assert why("next_phase", {"next_phase": PHASES["mobilise"]}).endswith(": build up.")
    assert why("runner_outcomes", {"asks": ("Shins?",)}).endswith(" Shins?")
    early = why("not_begun", {"today": MONDAY - timedelta(days=3)})
    assert early == "Your programme begins on Monday, 5 January."


def test_a_touch_is_said_of_the_side_that_touches_or_of_both() -> None:
    one = {"touched": Sides(left=False, right=True)}
    assert why("measure_distance", one).startswith("Right touches the wall, which only says")
    two = {"touched": both(thing=True)}
    assert why("measure_distance", two).startswith("Both sides touch the wall")


def test_drills_left_out_are_named_in_a_list() -> None:
    one, two, three = "ankle_circles", "soleus_stretch", "single_leg_balance"
    names = [KNOWLEDGE.exercises[drill].name.lower() for drill in (one, two, three)]
    said = why("pain_stop_exercise", pain(painful=(one,), worst=5.0))
    assert said == f"Pain of 5: leave out {names[0]} for now."
    said = why("pinch_stop_exercise", pain(pinching=(one, two)))
    assert f"above 2: leave out {names[0]} and {names[1]}." in said
    said = why("pain_stop_exercise", pain(painful=(one, two, three), worst=7.0))
    assert f"leave out {names[0]}, {names[1]} and {names[2]} for now." in said


def test_each_question_a_sport_asks_is_asked() -> None:
    asked = [d.why for d in decided(asks=("One?", "Two?")) if d.rule == "runner_outcomes"]
    assert [why.rsplit(". ")[-1] for why in asked] == ["One?", "Two?"]


def test_weeks_away_are_told_without_blame() -> None:
    for missed in range(1, 6):
        said = " ".join(d.why for d in decided(standing=at_week(6, missed=missed), share=0.1))
        assert "Fewer sessions" not in said
        assert not {"sorry", "should", "failed", "only"} & set(said.lower().split())


def test_a_drill_nobody_knows_any_more_is_not_named() -> None:
    known = KNOWLEDGE.exercises["ankle_circles"].name.lower()
    pinching = ("an_exercise_of_long_ago", "ankle_circles")
    assert f"leave out {known}." in why("pinch_stop_exercise", pain(pinching=pinching))
