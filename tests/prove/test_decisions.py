"""Every decision: the situation in which it is made, and the next one over, in which it is not."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from tests.people import KNOWLEDGE, MONDAY

from dorsi.domain.verdicts import DecisionMade, Safety, SafetyReason, SideChange, Sides
from dorsi.domain.words import Effect, Status, Verdict
from dorsi.prove.decisions import decide
from dorsi.prove.response import NOTHING_TO_SAY, Response
from dorsi.prove.situation import Aim, Situation
from dorsi.train.calendar import Repeats, Standing
from dorsi.train.pain import CALM

PHASES = KNOWLEDGE.phases
Changes = dict[str, Any]
MEASURING_AGAIN = int(KNOWLEDGE.decisions["measure_again"].thresholds["from_days"])


def both(thing: Any) -> Sides[Any]:
    return Sides(thing, thing)


def safety(status: Status, *effects: Effect) -> Safety:
    """Reasons on the right side with these effects; one that withholds withholds everything."""
    reasons = (SafetyReason("a_rule", "days", e, "right", f"This one {e}s.") for e in effects)
    return Safety(status, "withhold" in effects, tuple(reasons))


def pain(**state: Any) -> Changes:
    return {"pain": replace(CALM, **state)}


def at_week(week: int, missed: int = 0, repeats: Repeats | None = None) -> Standing:
    """The week due; past the first one, weeks off repeat it or go back a phase."""
    if missed > 1 and week > 1:
        repeats = "long_gap" if missed > 3 else "missed_weeks"
    return Standing(week, {}, missed, repeats)


def change(cm: float | None, verdict: Verdict) -> SideChange:
    return SideChange(cm, None, None, 0.99, 0.5, verdict, None, None)


def answered(rule: str | None, other: Any = None) -> Changes:
    return {"responses": both(Response(rule, other)), "weeks": 6}


def own(chance: float | None = 0.2, **more: Any) -> Aim:
    """A target of one's own, of 10 cm."""
    return Aim(target_cm=10.0, own=True, chance=chance, in_sight=True, step_cm=9.5, **more)


RUNG = Aim(target_cm=10.0, chance=0.2, in_sight=True, step_cm=10.0)

# Two steady weeks into the programme; nothing calls for anything.
STEADY = Situation(
    safety=safety("go"),
    state="building",
    today=MONDAY + timedelta(weeks=2),
    starts=MONDAY,
    card_asked=True,
    measured=True,
    unmeasured=None,
    touched=both(thing=False),
    marked=both(0.2),
    reading_days=2,
    read_this_week=False,
    good_ankles=False,
    poor_squat=False,
    squat_outdated=False,
    no_range_goal=False,
    weeks=2,
    share=1.0,
    standing=at_week(2),
    next_phase=None,
    pain=CALM,
    pinch_open=False,
    own_sd_cm=0.65,
    changes=both(change(0.2, "within_noise")),
    lost_since_cm=Sides(None, None),
    responses=both(NOTHING_TO_SAY),
    aims=both(RUNG),
)
GOOD: Changes = {"good_ankles": True}
AWAY: Changes = {"standing": at_week(5, missed=4)}
SELDOM: Changes = {"weeks": 1, "share": 0.69}
SHORT: Changes = {"marked": both(0.9)}
OFFERED: Changes = {"state": "none", "standing": None}
STALE: Changes = {"reading_days": MEASURING_AGAIN}
LOST = both(change(-1.3, "loss"))

# rule: (what makes it so, what is close and does not)
CASES: dict[str, tuple[list[Changes], list[Changes]]] = {
    "stop_for_safety": (
        [{"safety": safety("stop", "withhold")}],
        [{"safety": safety("refer", "withhold")}, {"safety": safety("caution", "restrict")}],
    ),
    "refer_before_programme": (
        [{"safety": safety("refer", "withhold")}],
        [{"safety": safety("refer", "advise")}, {"safety": safety("stop", "withhold")}],
    ),
    "two_flares": ([pain(refer=True)], [pain(painful=("band_glide_front",), worst=6.0)]),
    "short_reach": (
        [SHORT, SHORT | OFFERED],
        [
            {"marked": both(0.89)},
            SHORT | {"changes": both(change(1.4, "gain"))},
            SHORT | {"no_range_goal": True},
            SHORT | {"state": "maintaining"},
            SHORT | answered("plateau"),
            SHORT | STALE,
        ],
    ),
    "pain_stop_exercise": (
        [pain(painful=("band_glide_front",), worst=5.0)],
        [pain(hold=True, worst=4.0)],
    ),
    "pain_at_rest": (
        [pain(gentle_only=True, flare=7.0, worst=7.0)],
        [pain(painful=("band_glide_front",), flare=7.0, worst=7.0)],
    ),
    "pinch_stop_exercise": (
        [pain(pinching=("knee_to_wall_circles",))],
        [pain(painful=("knee_to_wall_circles",), worst=5.0)],
    ),
    "pinch_ask": ([{"pinch_open": True}], [pain(pinching=("knee_to_wall_circles",))]),
    "pain_step_back": ([pain(step_back=True), pain(step_back=True, hold=True)], [pain(hold=True)]),
    "pain_hold": ([pain(hold=True, worst=3.0)], [pain(step_back=True, hold=True)]),
    "measure_first": (
        [{"measured": False}],
        [{"measured": True}, {"measured": False, "touched": Sides(left=True, right=False)}],
    ),
    "measure_distance": (
        [{"touched": Sides(left=True, right=False)}, {"touched": both(thing=True)}],
        [{"measured": False}],
    ),
    "measure_again": (
        [STALE, STALE | OFFERED, STALE | {"state": "maintaining"}],
        [{"reading_days": MEASURING_AGAIN - 1}, {"reading_days": None}, STALE | AWAY],
    ),
    "measure_other_side": (
        [
            {"unmeasured": "right"},
            {"unmeasured": "left"} | OFFERED,
            {"unmeasured": "right"} | STALE,
        ],
        [
            {"unmeasured": None},
            {"unmeasured": "right", "state": "maintaining"},
            {"unmeasured": "right", "state": "paused"},
        ],
    ),
    "no_range_goal": ([{"no_range_goal": True}], [{"no_range_goal": False}]),
    "look_elsewhere": (
        [GOOD | {"poor_squat": True}],
        [GOOD, {"poor_squat": True}, GOOD | {"poor_squat": True, "squat_outdated": True}],
    ),
    "film_again": (
        [GOOD | {"poor_squat": True, "squat_outdated": True}],
        [GOOD | {"poor_squat": True}, {"poor_squat": True, "squat_outdated": True}],
    ),
    "over_the_norm": (
        [GOOD | OFFERED, GOOD],
        [OFFERED, GOOD | {"state": "maintaining"}, GOOD | {"no_range_goal": True}],
    ),
    "after_a_long_gap": (
        [AWAY, {"standing": at_week(2, missed=9)}],
        [
            {"standing": at_week(5, missed=3)},
            AWAY | {"state": "paused"},
            AWAY | {"state": "maintaining"},
            AWAY | {"read_this_week": True},
            {"standing": at_week(1, missed=9)},
            {"standing": None},
        ],
    ),
    "phase_again": ([AWAY | {"read_this_week": True}], [AWAY]),
    "week_waits": (
        [{"standing": at_week(1, missed=2)}, {"standing": at_week(1, missed=9)}],
        [{"standing": at_week(1, missed=1)}, {"standing": at_week(1)}, AWAY],
    ),
    "week_goes_on": (
        [{"standing": at_week(2, repeats="few_sessions")}],
        [
            {"standing": at_week(2)},
            SELDOM | {"standing": at_week(2, repeats="few_sessions")},
            {"standing": at_week(2, repeats="few_sessions"), "state": "paused"},
        ],
    ),
    "week_again": (
        [{"standing": at_week(5, missed=2)}, {"standing": at_week(5, missed=3)}],
        [{"standing": at_week(5, missed=1)}, AWAY],
    ),
    "week_missed": (
        [{"standing": at_week(5, missed=1)}],
        [{"standing": at_week(5)}, {"standing": at_week(5, missed=2)}],
    ),
    "adherence_low": (
        [SELDOM, SELDOM | {"weeks": 9, "share": 0.0}],
        [
            SELDOM | {"share": 0.7},
            SELDOM | {"share": None},
            SELDOM | {"weeks": 0},
            SELDOM | {"state": "paused"},
            SELDOM | AWAY,
            SELDOM | {"standing": at_week(5, missed=1)},
        ],
    ),
    "loss_confirmed": (
        [
            {"changes": LOST},
            {"changes": Sides(change(-1.3, "loss"), change(0.2, "within_noise"))},
            {"lost_since_cm": Sides(1.3, None), "state": "maintaining"},
        ],
        [
            {"changes": both(change(-1.3, "within_noise"))},
            {"changes": both(change(1.3, "gain"))},
        ],
    ),
    "target_reached": (
        [{"aims": both(own(0.8))}, {"aims": both(own(0.8)), "state": "maintaining"}],
        [
            {"aims": both(own(0.79))},
            {"aims": both(own(None))},
            {"aims": both(own(0.8))} | OFFERED,
            {"aims": both(own(0.9)), "changes": LOST},
            {"aims": both(replace(RUNG, chance=0.9))},
        ],
    ),
    "target_behind": (
        [{"aims": both(own(0.8))} | OFFERED],
        [{"aims": both(own(0.79))} | OFFERED, {"aims": both(own(0.8))}],
    ),
    "target_far": (
        [{"aims": both(replace(own(), in_sight=False))}],
        [
            {"aims": both(own())},
            {"aims": both(replace(RUNG, in_sight=False))},
            {"aims": both(replace(own(), in_sight=False, step_cm=None))},
        ],
    ),
    "rung_reached": (
        [{"aims": both(replace(RUNG, passed_cm=9.0))}],
        [
            {},
            {"aims": both(replace(RUNG, passed_cm=9.0)), "state": "maintaining"},
            {"aims": both(replace(RUNG, passed_cm=9.0, target_cm=None))},
        ],
    ),
    **{
        rule: (
            [answered(rule, "joint"), answered(rule)],
            [
                answered(None),
                answered(rule) | {"state": "maintaining"},
                answered(rule) | {"aims": both(own(0.9))},
                answered(rule) | {"changes": LOST},
            ],
        )
        for rule in (
            "no_response_switch",
            "cannot_tell",
            "no_response_refer",
            "no_response_mobilised",
            "plateau",
        )
    },
    "twelve_weeks_done": (
        [{"state": "maintaining"}],
        [
            {"state": "building"},
            {"state": "none"},
            {"state": "maintaining", "lost_since_cm": Sides(None, 1.3)},
        ],
    ),
    "not_begun": ([{"today": MONDAY - timedelta(days=1)}], [{"today": MONDAY}]),
    "retest_due": (
        [{"standing": at_week(week)} for week in (3, 6, 9, 12)],
        [
            {"standing": at_week(2)},
            {"standing": at_week(4)},
            {"standing": at_week(3), "state": "paused"},
            {"standing": at_week(3), "read_this_week": True},
            {"standing": at_week(3), "no_range_goal": True},
            {"standing": at_week(3)} | STALE,
            {"standing": at_week(3, missed=4)},
            {"standing": None},
        ],
    ),
    "next_phase": (
        [{"next_phase": PHASES["mobilise"]}, {"next_phase": PHASES["load"]}],
        [
            {"next_phase": None},
            {"next_phase": PHASES["mobilise"], "state": "paused"},
            {"next_phase": PHASES["mobilise"]} | pain(hold=True),
            {"next_phase": PHASES["mobilise"]} | pain(step_back=True),
        ],
    ),
    "runner_outcomes": (
        [{"asks": ("How are the shins?",)}],
        [{"asks": ()}, {"asks": ("How are the shins?",), "state": "paused"}],
    ),
    "steady": ([{}, {"state": "paused"}], [{"state": "none"}, pain(hold=True)]),
    "card_first": (
        [OFFERED | {"card_asked": False}, OFFERED | {"card_asked": False, "measured": False}],
        [OFFERED, {"card_asked": False}],
    ),
    "begin": (
        [
            OFFERED,
            OFFERED | {"no_range_goal": True, "good_ankles": True},
            OFFERED | {"aims": both(own(0.9))},
        ],
        [
            {},
            OFFERED | {"measured": False},
            OFFERED | {"card_asked": False},
            OFFERED | GOOD,
            OFFERED | STALE,
        ],
    ),
}


def decided(**changes: Any) -> tuple[DecisionMade, ...]:
    """What is decided where the steady situation differs so far; `None` of a side leaves it."""
    if "changes" in changes and changes["changes"].right is None:
        changes["changes"] = Sides(changes["changes"].left, STEADY.changes.right)
    return decide(replace(STEADY, **changes), KNOWLEDGE)


def rules(changes: Changes) -> list[str]:
    return [decision.rule for decision in decided(**changes)]


def test_every_rule_of_knowledge_has_its_case() -> None:
    assert set(CASES) == set(KNOWLEDGE.decisions)


@pytest.mark.parametrize(
    ("rule", "changes"), [(rule, case) for rule, (yes, _) in CASES.items() for case in yes]
)
def test_a_rule_holds_where_it_should(rule: str, changes: Changes) -> None:
    assert rule in rules(changes)


@pytest.mark.parametrize(
    ("rule", "changes"), [(rule, case) for rule, (_, no) in CASES.items() for case in no]
)
def test_a_rule_does_not_hold_next_door(rule: str, changes: Changes) -> None:
    assert rule not in rules(changes)


@pytest.mark.parametrize("changes", [case for yes, _ in CASES.values() for case in yes])
def test_every_decision_has_its_rules_action_and_a_sentence_without_gaps(changes: Changes) -> None:
    found = decided(**changes)
    assert found
    for decision in found:
        assert decision.action == KNOWLEDGE.decisions[decision.rule].action
        assert not {"{", "}"} & set(decision.why)
        assert decision.why[0].isupper()


def test_nothing_else_is_said_while_safety_withholds_the_programme() -> None:
    busy = pain(refer=True) | answered("plateau") | {"measured": False, "standing": at_week(3)}
    (found,) = decided(**busy, safety=safety("stop", "restrict", "withhold"))
    assert found.why == "No exercises for now. This one withholds."
    assert (found.action, found.side) == ("stop", "right")
    (found,) = decided(**busy, safety=safety("refer", "advise", "withhold"))
    assert found.why.endswith("This one withholds.")
    assert (found.action, found.side) == ("refer", "right")


def test_what_is_most_urgent_comes_first() -> None:
    everything = {
        "pain": replace(CALM, refer=True, painful=("band_glide_front",), step_back=True),
        "measured": False,
        "changes": Sides(change(-1.3, "loss"), change(0.2, "within_noise")),
        "standing": at_week(3),
    }
    assert rules(everything) == [
        "two_flares",
        "pain_stop_exercise",
        "pain_step_back",
        "measure_first",
        "loss_confirmed",
        "retest_due",
    ]


def test_before_a_programme_the_card_goes_before_everything_that_can_wait_for_it() -> None:
    begun = OFFERED | {"card_asked": False, "measured": False, "no_range_goal": True}
    asked = begun | pain(painful=("band_glide_front",), worst=6.0)
    assert rules(asked) == ["card_first", "pain_stop_exercise", "measure_first", "no_range_goal"]


def test_a_side_that_is_missing_is_asked_for_by_its_name() -> None:
    said = why("measure_other_side", {"unmeasured": "right"})
    assert said.startswith("Right is not measured yet. ")


@pytest.mark.parametrize(
    ("standing", "rule"),
    [
        (at_week(5, missed=4), "after_a_long_gap"),
        (at_week(5, missed=2), "week_again"),
        (at_week(1, missed=2), "week_waits"),
        (at_week(5, missed=1), "week_missed"),
        (at_week(2, repeats="few_sessions"), "adherence_low"),
    ],
)
def test_of_weeks_away_and_few_sessions_one_thing_is_said(standing: Standing, rule: str) -> None:
    attendance = {
        "after_a_long_gap", "phase_again", "week_again", "week_waits", "week_missed",
        "adherence_low", "week_goes_on",
    }  # fmt: skip
    seldom = rules({"standing": standing, "share": 0.1})
    assert attendance.intersection(seldom) == {rule}


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


def why(rule: str, changes: Changes) -> str:
    return next(decision.why for decision in decided(**changes) if decision.rule == rule)


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


def test_a_long_gap_that_is_a_pause_does_not_hide_old_readings() -> None:
    away = {"standing": at_week(5, missed=4)}
    assert "measure_again" not in rules(STALE | away)  # the gap asks for a reading itself
    assert "measure_again" in rules(STALE | away | {"state": "paused"})


def test_a_drill_nobody_knows_any_more_is_not_named() -> None:
    known = KNOWLEDGE.exercises["ankle_circles"].name.lower()
    pinching = ("an_exercise_of_long_ago", "ankle_circles")
    assert f"leave out {known}." in why("pinch_stop_exercise", pain(pinching=pinching))
