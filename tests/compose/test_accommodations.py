"""What keeps training going meanwhile: when it applies, what it says, when it goes away."""

from datetime import date, timedelta
from typing import Any

import pytest
from tests.people import (
    CALF,
    JOINT,
    KNOWLEDGE,
    LIFTER,
    RUNNER,
    STARTS,
    accepted,
    journal,
    reach,
    said,
    trained,
    with_person,
)

from dorsi.compose import plan
from dorsi.domain.journal import Journal
from dorsi.domain.schedule import Accommodated
from dorsi.train.squatting import heel_lift_cm

RISES = said([("heels_rise_in_squat", "yes")])


def given(who: Journal, today: date = STARTS) -> dict[str, Accommodated]:
    return {thing.id: thing for thing in plan(who, KNOWLEDGE, today).accommodations}


def lifter(after_weeks: int = 0, cm: float = 8.0, **more: Any) -> Journal:
    """A squatter whose heels rise, some weeks in."""
    start = journal(LIFTER, answers=(*said(CALF), *RISES), decisions=(accepted(STARTS),))
    later = [
        r for n in range(1, after_weeks + 1) for r in reach(STARTS + timedelta(weeks=n), cm, cm)
    ]
    sessions = [trained(STARTS + timedelta(days=n)) for n in range(7 * after_weeks)]
    fields: dict[str, Any] = {
        "person": start.person,
        "readings": (*start.readings, *later),
        "answers": start.answers,
        "decisions": start.decisions,
        "sessions": tuple(sessions),
    }
    return Journal(**(fields | more))


@pytest.mark.requirement("B-79")
@pytest.mark.parametrize(
    ("gain_cm", "band", "lift_cm"),
    [
        (0.0, "marked", 2.0),
        (0.9, "restricted", 2.0),
        (1.0, "restricted", 1.0),
        (0.0, "functional", 1.0),
        (2.0, "restricted", 1.0),
        (2.0, "functional", 0.0),
        (0.0, "adequate", 0.0),
    ],
)
def test_the_heel_lift_goes_down_with_the_range(gain_cm: float, band: Any, lift_cm: float) -> None:
    lift = KNOWLEDGE.accommodations["heel_lift"]
    assert heel_lift_cm(lift, gain_cm, band, KNOWLEDGE) == lift_cm


@pytest.mark.requirement("B-42", "B-79")
def test_no_lift_is_removed_by_the_calendar() -> None:
    assert "2 cm" in given(lifter())["heel_lift"].text
    assert "2 cm" in given(lifter(8, 8.0), STARTS + timedelta(weeks=8))["heel_lift"].text
    assert "1 cm" in given(lifter(8, 9.5), STARTS + timedelta(weeks=8))["heel_lift"].text
    assert "heel_lift" not in given(lifter(8, 12.6), STARTS + timedelta(weeks=8))


def test_the_lift_is_looked_at_when_the_next_reading_decides() -> None:
    assert given(lifter())["heel_lift"].until == STARTS + timedelta(days=20)


@pytest.mark.requirement("A-26", "A-34")
def test_squatting_goes_on_with_what_the_person_has() -> None:
    text = given(lifter())["goblet_or_box_squat"].text
    assert "goblet squat" in text
    assert "box squat" not in text
    boxed = with_person(lifter(), equipment=("weight", "box"))
    assert "or the box squat" in given(boxed)["goblet_or_box_squat"].text
    assert "goblet_or_box_squat" not in given(with_person(lifter(), equipment=()))


@pytest.mark.requirement("B-69")
def test_lower_shoes_keep_away_from_the_start_of_single_leg_raises() -> None:
    who = lifter(answers=(*said(CALF), *said([("lower_drop_shoes_wanted", "yes")])))
    found = given(who)["footwear_transition"]
    first_single_leg_week = STARTS + timedelta(weeks=8)
    start = first_single_leg_week + timedelta(weeks=2)
    assert f"from {start.day} {start:%B} on" in found.text
    assert found.until == start + timedelta(weeks=12)


@pytest.mark.requirement("B-68")
@pytest.mark.parametrize(
    ("answer", "offered"),
    [
        (("habitual_heels", "yes"), True),
        (("midportion_achilles_pain", "yes"), False),
        (("heel_complaint", "yes"), False),
    ],
)
def test_barefoot_time_is_not_for_sore_heels(answer: tuple[str, str], offered: bool) -> None:
    who = journal(LIFTER, answers=said([("habitual_heels", "yes"), answer]))
    assert ("barefoot_time" in given(who)) is offered


def test_barefoot_time_waits_while_single_leg_raises_are_new() -> None:
    who = lifter(9, 9.0, answers=(*said(CALF), *said([("habitual_heels", "yes")])))
    assert "barefoot_time" not in given(who, STARTS + timedelta(weeks=9))
    assert "barefoot_time" in given(who, STARTS)


@pytest.mark.requirement("B-61")
def test_insoles_are_mentioned_to_sore_feet_only() -> None:
    assert "orthotics" not in given(lifter())
    assert "orthotics" in given(journal(LIFTER, answers=said([("heel_complaint", "yes")])))


@pytest.mark.requirement("B-80")
def test_an_old_sprain_on_the_short_side_is_given_time() -> None:
    who = journal(RUNNER, left=6.6, right=10.8, answers=said(JOINT, "left"))
    assert "left side" in given(who)["old_sprain"].text
    other = journal(RUNNER, left=10.8, right=6.6, answers=said(JOINT, "left"))
    assert "old_sprain" not in given(other)


@pytest.mark.requirement("A-28")
def test_who_needs_a_band_is_told_width_and_pull() -> None:
    who = journal(RUNNER, left=6.6, right=10.8, answers=said(JOINT, "left"))
    assert "3 to 4.5 cm wide" in given(who)["band_buying"].text
    assert "band_buying" not in given(lifter())


@pytest.mark.requirement("B-63")
def test_over_forty_the_way_is_the_same() -> None:
    older = with_person(lifter(), birth_year=1970)
    assert "8 to 12 steady weeks" in given(older)["any_age"].text
    assert "any_age" not in given(lifter())


@pytest.mark.requirement("B-20")
def test_the_habit_named_is_the_anchor() -> None:
    assert "morning coffee" in given(lifter())["habit_anchor"].text
    assert "habit_anchor" not in given(with_person(lifter(), habit=None))


def test_lifters_are_told_to_use_the_range_and_not_to_overdo_the_band() -> None:
    assert {"transfer", "overdose"} <= set(given(lifter()))
    assert "transfer" not in given(journal(RUNNER))
    assert "overdose" not in given(journal(RUNNER))


def test_no_sentence_is_left_with_a_gap() -> None:
    everything = said(
        [
            ("heels_rise_in_squat", "yes"),
            ("habitual_heels", "yes"),
            ("lower_drop_shoes_wanted", "yes"),
            ("shin_complaint", "yes"),
            ("sprain_history", "yes"),
            ("little_calf_sensation", "yes"),
        ]
    )
    for who in (
        with_person(journal(LIFTER, answers=everything), birth_year=1960, equipment=("weight",)),
        journal(LIFTER, left=14.0, right=14.0, answers=everything),
    ):
        told = given(who).values()
        assert told
        assert not any("{" in thing.text or "{" in thing.why for thing in told)
