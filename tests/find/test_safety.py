"""What safety makes of time, corrections and sides, and of it all together."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.find.safety_cases import (
    FRESH,
    TODAY,
    Said,
    journal,
    moment,
    rules_of,
    said,
    verdict,
    with_rule,
)

from dorsi.domain.exercises import Role
from dorsi.domain.journal import Withdrawn
from dorsi.find.safety import forbidden_traits, leading_roles
from dorsi.knowledge.load import load_knowledge

KNOWLEDGE = load_knowledge()

# --- time ---------------------------------------------------------------------------------------


@pytest.mark.requirement("A-27")
def test_after_a_fresh_injury_a_doctor_comes_before_any_exercise() -> None:
    safety = verdict(journal(*said(FRESH)), KNOWLEDGE)
    assert (safety.status, safety.withheld) == ("stop", True)
    assert safety.reasons[0].urgency == "today"
    assert "looked at today" in safety.reasons[0].text


@pytest.mark.parametrize("days", [0, 6, 7, 8, 40, 400, 4000])
def test_waiting_alone_never_turns_a_stop_into_a_go(days: int) -> None:
    safety = verdict(journal(*said(FRESH)), KNOWLEDGE, TODAY + timedelta(days=days))
    assert (safety.status, safety.withheld) == ("stop", True)
    assert safety.reasons[0].urgency == ("today" if days <= 7 else "days")


def test_a_stop_grown_old_asks_to_answer_again() -> None:
    safety = verdict(journal(*said(FRESH, days_before=60)), KNOWLEDGE)
    assert "answer the questions about it again" in safety.reasons[0].text


def test_answering_again_lifts_a_stop_and_leaves_what_still_holds() -> None:
    again: Said = {"injury_days_ago": 33, "malleolar_pain": "no", "cannot_bear_weight": "no"}
    safety = verdict(journal(*said(FRESH, days_before=30), *said(again)), KNOWLEDGE)
    assert rules_of(safety) == ["sprain_before_day_42"]


def test_an_answer_about_the_injury_that_is_newer_than_the_fear_counts_from_its_own_day() -> None:
    new_injury = said({"injury_days_ago": 2})
    safety = verdict(
        journal(*said({"injury_days_ago": 300}, days_before=5), *new_injury), KNOWLEDGE
    )
    assert rules_of(safety) == ["recent_injury_with_pain"]


def test_a_reassuring_answer_of_the_injury_day_counts_only_if_given_with_the_date_or_after() -> (
    None
):
    denied = {"malleolar_pain": "no", "midfoot_pain": "no"}
    morning = said(denied, hour=7)
    evening = said({"injury_days_ago": 0}, hour=20)
    night = said(denied, hour=22)
    before = verdict(journal(*morning, *evening), KNOWLEDGE)
    after = verdict(journal(*morning, *evening, *night), KNOWLEDGE)
    assert (before.status, after.status) == ("stop", "refer")


def test_pain_denied_in_the_same_breath_as_the_date_is_believed() -> None:
    together: Said = {"malleolar_pain": "no", "midfoot_pain": "no", "injury_days_ago": 0}
    assert verdict(journal(*said(together)), KNOWLEDGE).status == "refer"


def test_pain_denied_between_the_injury_and_its_report_is_believed() -> None:
    denied = said({"malleolar_pain": "no", "midfoot_pain": "no"}, days_before=2)
    safety = verdict(journal(*denied, *said({"injury_days_ago": 3})), KNOWLEDGE)
    assert rules_of(safety) == ["sprain_before_day_42"]


@pytest.mark.parametrize("days_ago", ["unsure", "yes"])
def test_an_injury_nobody_can_date_counts_as_fresh(days_ago: str) -> None:
    denied = said({"malleolar_pain": "no", "midfoot_pain": "no"}, days_before=1)
    safety = verdict(journal(*denied, *said({"injury_days_ago": days_ago})), KNOWLEDGE)
    assert (safety.status, safety.reasons[0].urgency) == ("stop", "today")


def test_no_injury_at_all_is_a_word_one_may_say() -> None:
    assert verdict(journal(*said({"injury_days_ago": "no"})), KNOWLEDGE).status == "go"


STOPPERS = sorted(name for name, finding in KNOWLEDGE.findings.items() if finding.on_card)


@given(
    st.dictionaries(st.sampled_from(STOPPERS), st.sampled_from(["yes", "no", "unsure"])),
    st.none() | st.integers(0, 60),
    st.integers(0, 2000),
)
def test_no_stop_of_any_kind_ends_by_itself(
    answers: dict[str, str], injury: int | None, days: int
) -> None:
    dated = {} if injury is None else {"injury_days_ago": injury}
    told = journal(*said({**answers, **dated}))
    then, later = (verdict(told, KNOWLEDGE, day) for day in (TODAY, TODAY + timedelta(days=days)))
    assert {r.rule for r in then.reasons if stops(r.rule)} == {
        r.rule for r in later.reasons if stops(r.rule)
    }


def stops(rule: str) -> bool:
    return KNOWLEDGE.safety[rule].status == "stop"


# --- corrections, the card ----------------------------------------------------------------------


def test_a_corrected_answer_no_longer_stops() -> None:
    (wrong,) = said({"calf_swollen": "yes"})
    told = journal(
        replace(wrong, id="first"), replace(wrong, answer="no", id="second", replaces="first")
    )
    assert verdict(told, KNOWLEDGE).status == "go"


def test_a_withdrawn_answer_no_longer_stops() -> None:
    (wrong,) = said({"calf_swollen": "yes"})
    told = journal(
        replace(wrong, id="first"), decisions=(Withdrawn(at=moment(hour=9), of="first"),)
    )
    assert verdict(told, KNOWLEDGE).status == "go"


def test_none_of_these_on_the_card_lifts_every_sign_on_it() -> None:
    everything = said(dict.fromkeys(STOPPERS, "yes"), days_before=9)
    card = said({"red_flag_card": "no"})
    assert verdict(journal(*everything), KNOWLEDGE).reasons[0].urgency == "emergency"
    assert verdict(journal(*everything, *card), KNOWLEDGE).status == "go"


def test_a_sign_named_after_none_of_these_stops_again() -> None:
    card = said({"red_flag_card": "no"}, days_before=9)
    assert verdict(journal(*card, *said({"deformity": "yes"})), KNOWLEDGE).status == "stop"


# --- sides --------------------------------------------------------------------------------------


@pytest.mark.parametrize("side", ["left", "right", "both"])
def test_a_reason_names_the_side_it_is_about(side: str) -> None:
    told = said({"deformity": "yes"}, {"deformity": side})  # type: ignore[dict-item]
    assert [reason.side for reason in verdict(journal(*told), KNOWLEDGE).reasons] == [side]


def test_an_answer_that_names_no_side_counts_for_both() -> None:
    (told,) = said({"deformity": "yes"})
    safety = verdict(journal(replace(told, side=None)), KNOWLEDGE)
    assert [reason.side for reason in safety.reasons] == ["both"]


def test_a_reason_about_the_person_has_no_side_whatever_was_noted() -> None:
    safety = verdict(journal(*said({"pregnant": "yes"})), KNOWLEDGE)
    assert [reason.side for reason in safety.reasons] == [None]


def test_work_that_leads_keeps_the_reason_of_the_worst_rule() -> None:
    leading: dict[str, dict[Role, str]] = {
        "open_wound": {"balance": "Worst."},
        "varicose_veins": {"balance": "Milder.", "raise": "Only here."},
    }
    rules = {
        name: replace(rule, leads=leading.get(name, {})) for name, rule in KNOWLEDGE.safety.items()
    }
    knowledge = replace(KNOWLEDGE, safety=rules)
    safety = verdict(journal(*said({"open_wound": "yes", "varicose_veins": "yes"})), knowledge)
    assert leading_roles(safety, knowledge) == {"balance": "Worst.", "raise": "Only here."}
    calm = verdict(journal(*said({"pregnant": "yes"})), knowledge)
    assert leading_roles(calm, knowledge) == {}


def test_the_answers_of_two_sides_are_not_added_up() -> None:
    left = {"malleolar_pain": "left", "midfoot_pain": "left"}
    told = said({"malleolar_pain": "no", "midfoot_pain": "no"}, left)  # type: ignore[arg-type]
    right = said({"injury_days_ago": 4, "malleolar_pain": "yes"})
    safety = verdict(journal(*told, *right), KNOWLEDGE)
    assert [(r.rule, r.side) for r in safety.reasons] == [("recent_injury_with_pain", "right")]


def test_a_covered_rule_still_speaks_on_the_side_nothing_covers() -> None:
    both = said({"injury_days_ago": 20}, {"injury_days_ago": "both"})
    walks = {"walking_and_heel_raises_painless": "left"}
    told = said({"walking_and_heel_raises_painless": "yes"}, walks)  # type: ignore[arg-type]
    safety = verdict(journal(*both, *told), KNOWLEDGE)
    assert [(r.rule, r.side) for r in safety.reasons] == [
        ("sprain_before_day_42", "right"),
        ("sprain_until_day_42", "left"),
    ]


def test_a_side_still_fresh_keeps_the_urgency_of_both() -> None:
    old = said(FRESH, dict.fromkeys(FRESH, "left"), days_before=30)
    safety = verdict(journal(*old, *said(FRESH)), KNOWLEDGE)
    assert [(r.rule, r.side, r.urgency) for r in safety.reasons] == [
        ("ottawa_ankle", "both", "today")
    ]


# --- the verdict as a whole ---------------------------------------------------------------------


def test_nothing_said_is_a_go_without_reasons() -> None:
    safety = verdict(journal(), KNOWLEDGE)
    assert (safety.status, safety.withheld, safety.reasons) == ("go", False, ())


def test_someone_who_never_said_their_age_is_not_taken_for_a_child() -> None:
    assert verdict(journal(born=None), KNOWLEDGE).status == "go"


def test_the_worst_comes_first_and_gives_the_status() -> None:
    told = said(
        {
            "pregnant": "yes",
            "tingling": "yes",
            "deformity": "yes",
            "saddle_or_bladder_change": "yes",
        }
    )
    safety = verdict(journal(*told), KNOWLEDGE)
    assert safety.status == "stop"
    assert rules_of(safety) == ["saddle_or_bladder_change", "deformity", "tingling", "pregnant"]


def test_a_stop_that_can_wait_comes_before_a_referral_that_cannot() -> None:
    safety = verdict(journal(*said({"tingling": "yes"}), born=2015), KNOWLEDGE)
    assert rules_of(safety) == ["under_16", "tingling"]


def test_within_one_urgency_what_restricts_comes_before_what_only_advises() -> None:
    advising = replace(KNOWLEDGE.safety["midportion_achilles_pain"], effect="advise")
    both = said({"midportion_achilles_pain": "yes", "varicose_veins": "yes"})
    safety = verdict(journal(*both), with_rule(KNOWLEDGE, advising))
    assert [reason.effect for reason in safety.reasons] == ["restrict", "advise"]


def test_a_routine_referral_advises_without_withholding() -> None:
    rule = replace(KNOWLEDGE.safety["tingling"], urgency="routine", effect="advise")
    safety = verdict(journal(*said({"tingling": "yes"})), with_rule(KNOWLEDGE, rule))
    assert (safety.status, safety.withheld) == ("refer", False)


def test_where_nobody_need_look_at_an_ankle_the_rule_has_a_heading_of_its_own() -> None:
    (reason,) = verdict(journal(born=2015), KNOWLEDGE).reasons
    assert (reason.rule, reason.heading) == ("under_16", "No programme under 16.")
    (reason,) = verdict(journal(*said({"deformity": "yes"})), KNOWLEDGE).reasons
    assert reason.heading == ""


def test_the_text_says_what_it_is_and_what_to_do_instead() -> None:
    rule = KNOWLEDGE.safety["open_wound"]
    (reason,) = verdict(journal(*said({"open_wound": "yes"})), KNOWLEDGE).reasons
    assert reason.text == f"{rule.text} {rule.instead}"


@pytest.mark.parametrize(
    ("answers", "traits"),
    [
        (
            {"hypermobile_screen": 3},
            {"end_range", "bent_knee_end_range", "heel_drop", "static_stretch"},
        ),
        ({"pregnant": "yes"}, {"unsupported", "unstable", "end_range", "bent_knee_end_range"}),
        ({"bleeding_disorder_or_anticoagulant": "yes"}, {"roller"}),
        ({"varicose_veins": "yes"}, {"roller"}),
        (
            {"insertional_achilles_pain": "yes"},
            {"heel_drop", "bent_knee_end_range", "straight_knee_end_range"},
        ),
        ({"midportion_achilles_pain": "yes"}, set()),
        ({"front_pinch": "yes"}, {"front_pressure"}),
        ({"pain_above_ankle_after_twist": "yes"}, {"end_range", "bent_knee_end_range"}),
    ],
)
def test_a_caution_forbids_what_it_should(
    answers: dict[str, str | float], traits: set[str]
) -> None:
    assert forbidden_traits(verdict(journal(*said(answers)), KNOWLEDGE), KNOWLEDGE) == traits


def test_after_a_clot_nothing_is_rolled_once_the_leg_signs_are_denied() -> None:
    denied = said({"red_flag_card": "no"}, hour=7)
    safety = verdict(journal(*denied, *said({"past_clot": "yes"})), KNOWLEDGE)
    assert forbidden_traits(safety, KNOWLEDGE) == {"roller"}


def test_over_65_with_a_fall_everything_is_supported() -> None:
    safety = verdict(journal(*said({"falls_past_year": 1}), born=1950), KNOWLEDGE)
    assert forbidden_traits(safety, KNOWLEDGE) == {"unsupported", "unstable"}


def test_what_holds_on_both_sides_forbids_on_each() -> None:
    told = said({"front_pinch": "yes"}, {"front_pinch": "both"})
    safety = verdict(journal(*told), KNOWLEDGE)
    assert forbidden_traits(safety, KNOWLEDGE, "left") == {"front_pressure"}


def test_what_one_side_forbids_leaves_the_other_side_free() -> None:
    safety = verdict(journal(*said({"front_pinch": "yes", "pregnant": "yes"})), KNOWLEDGE)
    right, left = (forbidden_traits(safety, KNOWLEDGE, side) for side in ("right", "left"))
    assert right - left == {"front_pressure"}
    assert "unstable" in left
