"""Every decision: the situation in which it is made, and the next one over, in which it is not."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.people import KNOWLEDGE, MONDAY
from tests.prove.situations import (
    AWAY,
    GOOD,
    LOST,
    MEASURING_AGAIN,
    OFFERED,
    PHASES,
    RUNG,
    SELDOM,
    SHORT,
    STALE,
    Changes,
    answered,
    at_week,
    both,
    change,
    decided,
    own,
    pain,
    rules,
    safety,
)

from dorsi.domain.verdicts import Sides
from dorsi.train.calendar import Standing
from dorsi.train.pain import CALM

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


def test_a_long_gap_that_is_a_pause_does_not_hide_old_readings() -> None:
    away = {"standing": at_week(5, missed=4)}
    assert "measure_again" not in rules(STALE | away)  # the gap asks for a reading itself
    assert "measure_again" in rules(STALE | away | {"state": "paused"})
