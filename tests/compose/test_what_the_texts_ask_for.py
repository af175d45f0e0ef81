"""What the two texts ask for, as somebody meets it in a review and a plan."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from functools import cache
from typing import Any, Final

import pytest
from tests.people import KNOWLEDGE, LIFTER, MONDAY, STARTS, accepted, journal, said, trained

from dorsi.compose import plan, review
from dorsi.domain.journal import Journal
from dorsi.domain.schedule import Plan, PlannedDay
from dorsi.domain.words import SIDES

CARD = said([("red_flag_card", "no")])
GLIDES = {"glide", "glide_behind"}
STRETCHES = {"gastrocnemius", "soleus"}
JOINT: Final = (("sprain_history", "yes"), ("little_calf_sensation", "yes"))
CALF: Final = (("calf_stretch_felt_knee_straight", "yes"), ("habitual_heels", "yes"))
FRONT: Final = (("front_pinch", "yes"), ("old_fracture", "yes"))
CONTROL: Final = (("deep_squat_poor_only", "yes"), ("unsteady_on_one_leg", "yes"))
NAMED: Final[Mapping[str, Any]] = {
    "joint": JOINT,
    "calf": CALF,
    "front": FRONT,
    "control": CONTROL,
    "nothing": (),
}


def someone(*answers: tuple[str, str | float], **more: Any) -> Journal:
    """A lifter with a band and a step, 8 cm on both sides unless said otherwise."""
    return journal(LIFTER, answers=(*CARD, *said(answers)), **more)


@cache
def planned(name: str) -> Plan:
    return plan(someone(*NAMED[name]), KNOWLEDGE, MONDAY)


def days_of(found: Plan, *weeks: int) -> list[PlannedDay]:
    return [day for week in found.weeks if week.week in weeks for day in week.days]


def roles(days: list[PlannedDay]) -> set[str]:
    return {KNOWLEDGE.exercises[item.exercise].role for day in days for item in day.items}


@pytest.mark.requirement("B-11")
@pytest.mark.parametrize(
    ("reach_cm", "band"), [(8.0, "marked"), (8.9, "marked"), (9.1, "restricted")]
)
def test_below_nine_centimetres_there_is_work_every_day(reach_cm: float, band: str) -> None:
    who = someone(left=reach_cm, right=reach_cm)
    assert review(who, KNOWLEDGE, MONDAY + timedelta(days=3)).sides.left.band == band
    found = plan(who, KNOWLEDGE, MONDAY + timedelta(days=3))
    assert all(day.items for day in days_of(found, 1, 5, 9))


@pytest.mark.requirement("B-11")
@pytest.mark.parametrize(("reach_cm", "rule"), [(8.0, "no_response_refer"), (10.5, "plateau")])
def test_who_stays_below_nine_is_sent_to_a_physiotherapist_and_who_stands_above_is_not(
    reach_cm: float, rule: str
) -> None:
    mondays = [STARTS + timedelta(weeks=week) for week in range(9)]
    work = tuple(
        trained(monday + timedelta(days=day)) for monday in mondays[:8] for day in (0, 1, 2, 3, 4)
    )
    base = someone(left=reach_cm, right=reach_cm, decisions=(accepted(STARTS),), sessions=work)
    weekly = tuple(
        replace(reading, at=reading.at + timedelta(days=7 + 7 * week))
        for week in range(9)
        for reading in base.readings[:2]
    )
    found = review(replace(base, readings=(*base.readings, *weekly)), KNOWLEDGE, mondays[8])
    texts = {made.rule: made.why for made in found.decisions}
    assert rule in texts
    assert ("physiotherapist" in texts[rule]) is (rule == "no_response_refer")


@pytest.mark.requirement("B-11")
@pytest.mark.parametrize(
    ("left", "told"), [(4.0, True), (8.0, False), (11.0, False), (19.0, False)]
)
def test_who_is_surely_below_nine_hears_of_a_physiotherapist_from_the_first_review(
    left: float, told: bool
) -> None:
    found = review(someone(left=left, right=11.0, days=1), KNOWLEDGE, MONDAY)
    said_of = {made.side: made for made in found.decisions if made.rule == "short_reach"}
    assert set(said_of) == ({"left"} if told else set())
    assert all("daily work" in made.why and "may" in made.why for made in said_of.values())
    assert all("physiotherapist" in made.why for made in said_of.values())
    assert found.programme.state == "none"
    assert not found.safety.withheld


def test_nothing_is_said_of_a_reach_that_only_touched_or_was_never_measured() -> None:
    for who in (someone(left=None, right=None), someone(left=None, right=11.0)):
        found = review(who, KNOWLEDGE, MONDAY)
        assert "short_reach" not in {made.rule for made in found.decisions}


@pytest.mark.requirement("A-7", "B-3", "B-22")
def test_a_joint_is_mobilised_first_and_the_calf_stretched_beside_it() -> None:
    for weeks in ((1, 2), (5, 6), (9, 10)):
        assert planned("joint").weeks
        assert roles(days_of(planned("joint"), *weeks)) & GLIDES
    every = days_of(planned("joint"), *range(1, 13))
    assert roles(every) & STRETCHES
    worked = [day for day in every if day.items]
    gliding = [day for day in worked if roles([day]) & GLIDES]
    assert len(gliding) >= 0.8 * len(worked)
    calf = days_of(planned("calf"), 1, 2)
    assert len([day for day in calf if roles([day]) & GLIDES]) < len(
        [day for day in days_of(planned("joint"), 1, 2) if roles([day]) & GLIDES]
    )


@pytest.mark.requirement("A-16", "B-91")
@pytest.mark.parametrize("name", NAMED)
def test_whatever_the_answers_point_to_a_stretch_is_part_of_it(name: str) -> None:
    assert roles(days_of(planned(name), *range(1, 13))) & STRETCHES


@pytest.mark.requirement("A-6", "A-16")
def test_who_has_a_roller_is_offered_it_where_the_minutes_allow() -> None:
    person = replace(LIFTER, equipment=(*LIFTER.equipment, "foam_roller"), minutes_per_day=30)
    who = journal(person, answers=(*CARD, *said(CALF)))
    assert "release" in roles(days_of(plan(who, KNOWLEDGE, MONDAY), 1, 2))


@pytest.mark.requirement("B-19", "B-60")
def test_a_day_is_ten_minutes_unless_said_otherwise_every_day_for_more_than_eight_weeks() -> None:
    who = replace(LIFTER, minutes_per_day=None)
    found = plan(journal(who, answers=(*CARD, *said(CALF))), KNOWLEDGE, MONDAY)
    weeks = [week for week in found.weeks if week.week <= 8]
    assert len(weeks) == 8
    assert len(found.weeks) == 12
    for week in weeks:
        assert [bool(day.items) for day in week.days] == [True] * 7
        assert all(day.minutes <= 10.0 for day in week.days)
        assert sum(day.minutes for day in week.days) > 35.0


@pytest.mark.requirement("B-83", "B-35")
def test_days_without_training_hold_a_few_minutes_of_circles_and_later_the_band() -> None:
    person = replace(LIFTER, minutes_per_day=5)
    who = journal(person, answers=(*CARD, *said(JOINT)))
    found = plan(who, KNOWLEDGE, MONDAY)
    rest = [day for day in days_of(found, *range(1, 13)) if day.date.weekday() not in (0, 2, 4)]
    assert all(day.items and day.minutes <= 5.0 for day in rest)
    drills = {item.exercise for day in rest for item in day.items}
    assert "knee_to_wall_circles" in drills
    banded = {name for name in drills if KNOWLEDGE.exercises[name].band}
    assert banded & {"band_glide_front", "band_glide_behind", "band_distraction_hold"}


@pytest.mark.requirement("B-53", "B-54", "B-66")
@pytest.mark.parametrize("sport", ["basketball", "soccer"])
def test_court_and_pitch_bring_balance_at_once_and_side_steps_and_soft_ground_late(
    sport: Any,
) -> None:
    kit: Any = ("mini_band", "balance_pad", "loop_band", "anchor")
    person = replace(LIFTER, sports=(sport,), equipment=kit, minutes_per_day=25)
    found = plan(journal(person, answers=CARD), KNOWLEDGE, MONDAY)

    def weeks_with(name: str) -> list[int]:
        return [
            week.week
            for week in found.weeks
            if any(item.exercise == name for day in week.days for item in day.items)
        ]

    assert weeks_with("single_leg_balance")[0] == 1
    assert weeks_with("band_lateral_walk")[0] == 9
    assert weeks_with("unstable_balance")[0] == 11
    reasons = {
        (item.exercise, item.why) for week in found.weeks for day in week.days for item in day.items
    }
    added = {each.exercise: each.why for each in KNOWLEDGE.sports[sport].adds}
    assert set(added) == {"single_leg_balance", "band_lateral_walk", "unstable_balance"}
    assert set(added.items()) <= reasons


@pytest.mark.requirement("B-53", "B-54")
@pytest.mark.parametrize(
    ("sport", "told"), [("basketball", True), ("soccer", True), ("swimming", False)]
)
def test_years_of_jumping_or_kicking_are_known_from_the_sport(sport: Any, *, told: bool) -> None:
    who = journal(replace(LIFTER, sports=(sport,)), answers=CARD)
    found = review(who, KNOWLEDGE, MONDAY)
    because = {each.finding for chance in found.sides.left.pattern for each in chance.because}
    assert ("impact_sport" in because) is told


@pytest.mark.requirement("B-75", "B-76")
def test_six_weeks_are_forecast_nearer_to_one_centimetre_than_to_the_two_to_four_of_the_text() -> (
    None
):
    forecast = review(someone(*CALF), KNOWLEDGE, MONDAY + timedelta(days=3)).forecast.left
    at = {value.week: value for value in forecast.values}
    assert 0.5 < at[6].cm - 8.0 < 2.0
    assert at[6].low < at[6].cm < at[6].high


@pytest.mark.requirement("B-95", "B-82")
def test_ankle_work_stands_before_the_training_of_a_training_day() -> None:
    for day in days_of(planned("joint"), *range(1, 13)):
        blocks = [item.block for item in day.items]
        if day.date.weekday() in (0, 2, 4) and "before_training" in blocks:
            assert blocks[0] == "before_training"
            first = KNOWLEDGE.exercises[day.items[0].exercise]
            assert first.role in {"circles", "glide", "release", "activation"}
    before = [
        day
        for day in days_of(planned("joint"), *range(1, 13))
        if any(item.block == "before_training" for item in day.items)
    ]
    assert {day.date.weekday() for day in before} == {0, 2, 4}


@pytest.mark.requirement("B-16", "B-22", "B-18")
def test_little_felt_in_the_calf_or_an_old_sprain_names_the_joint_and_no_calf() -> None:
    for side in SIDES:
        found = review(someone(*JOINT), KNOWLEDGE, MONDAY + timedelta(days=3)).sides.of(side)
        assert "joint" in found.named
        assert "calf" not in found.named
    gained = someone(("gain_right_after_band", "yes"))
    before, after = (
        {c.structure: c.probability for c in review(who, KNOWLEDGE, MONDAY).sides.left.pattern}
        for who in (someone(), gained)
    )
    assert after["joint"] > before["joint"]
    assert after["anterior"] < before["anterior"]


@pytest.mark.requirement("B-59", "B-80")
def test_after_a_sprain_more_weeks_are_allowed_for() -> None:
    told = plan(someone(*JOINT), KNOWLEDGE, MONDAY).accommodations
    sprain = next(thing for thing in told if thing.id == "old_sprain")
    assert "8 to 12 weeks" in sprain.text
    assert not [
        t for t in plan(someone(), KNOWLEDGE, MONDAY).accommodations if t.id == "old_sprain"
    ]
