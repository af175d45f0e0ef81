"""What must hold in every plan, whoever the person is."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from json import dumps
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.people import KNOWLEDGE, MONDAY, accepted, reach, said, trained

from dorsi.compose import assess, plan, review
from dorsi.compose.prescription import allowance_today
from dorsi.domain.journal import Journal, Person
from dorsi.domain.schedule import Plan, PlannedDay
from dorsi.domain.words import WEEKDAYS

EXERCISES = KNOWLEDGE.exercises
SPORTS = tuple(KNOWLEDGE.sports)
EQUIPMENT = (
    "loop_band", "mini_band", "anchor", "squat_rack", "support", "step",
    "plates", "weight", "box", "foam_roller", "balance_pad",
)  # fmt: skip
PATTERN = tuple(f.id for f in KNOWLEDGE.findings.values() if f.kind == "pattern" and not f.choices)
CAUTIONS = (
    "pregnant", "bleeding_disorder_or_anticoagulant", "varicose_veins", "insertional_achilles_pain",
    "midportion_achilles_pain", "front_pinch",
)  # fmt: skip
TODAY = MONDAY + timedelta(days=9)


@st.composite
def persons(draw: Any) -> Person:
    """People of all kinds."""
    return Person(
        name="Someone",
        birth_year=draw(st.one_of(st.none(), st.integers(1945, 2005))),
        height_cm=draw(st.one_of(st.none(), st.floats(145, 205))),
        sports=tuple(draw(st.sets(st.sampled_from(SPORTS), max_size=2))),
        equipment=tuple(draw(st.sets(st.sampled_from(EQUIPMENT)))),
        minutes_per_day=draw(st.one_of(st.none(), st.integers(2, 45))),
        training_days=tuple(draw(st.sets(st.sampled_from(WEEKDAYS), max_size=7))),
    )


@st.composite
def journals(draw: Any) -> Journal:
    """People with readings, answers, cautions and perhaps a programme under way."""
    left, right = draw(st.floats(3.0, 13.0)), draw(st.floats(3.0, 13.0))
    days = draw(st.integers(1, 3))
    readings = [r for n in range(days) for r in reach(MONDAY + timedelta(days=n), left, right)]
    told = st.sampled_from(("yes", "no", "unsure"))
    findings = draw(st.dictionaries(st.sampled_from(PATTERN), told, max_size=6))
    cautions = draw(st.sets(st.sampled_from(CAUTIONS), max_size=2))
    side = draw(st.sampled_from(("left", "right", "both")))
    answers = (
        *said([("red_flag_card", "no")]),
        *said(findings.items(), side),
        *said([(c, "yes") for c in sorted(cautions)], side, MONDAY + timedelta(days=1)),
    )
    decisions = draw(st.sampled_from(((), (accepted(MONDAY + timedelta(days=4)),))))
    sessions = draw(st.lists(st.integers(4, 8), max_size=4, unique=True))
    return Journal(
        person=draw(persons()),
        readings=tuple(readings),
        answers=answers,
        decisions=decisions,
        sessions=tuple(
            trained(
                MONDAY + timedelta(days=day),
                "knee_to_wall_circles",
                "band_glide_front",
                pain_after=draw(st.integers(0, 7)),
            )
            for day in sorted(sessions)
        ),
    )


def days(given_plan: Plan) -> list[PlannedDay]:
    return [day for week in given_plan.weeks for day in week.days]


@given(journals())
@settings(max_examples=120)
def test_nothing_is_planned_that_the_person_cannot_or_must_not_do(journal: Journal) -> None:
    found = plan(journal, KNOWLEDGE, TODAY)
    allowance = allowance_today(assess(journal, KNOWLEDGE, TODAY), KNOWLEDGE)
    kit = set(journal.person.equipment)
    out = assess(journal, KNOWLEDGE, TODAY).pain.out
    for day in (day for day in days(found) if day.date >= TODAY):
        for item in day.items:
            exercise = EXERCISES[item.exercise]
            assert not exercise.needs or any(set(need) <= kit for need in exercise.needs)
            assert allowance.forbidden.isdisjoint(exercise.traits)
            assert item.exercise not in out or day.date > out[item.exercise]
            assert item.why


@given(journals(), st.sampled_from(CAUTIONS))
@settings(max_examples=60)
def test_neither_pain_nor_a_new_caution_rewrites_the_days_past(
    journal: Journal, caution: str
) -> None:
    told = said([(caution, "yes")], "left", TODAY)
    sore = trained(TODAY, "knee_to_wall_circles", "soleus_stretch", pain_after=8)
    calm = replace(journal, sessions=(), decisions=(accepted(MONDAY + timedelta(days=2)),))
    hurt = replace(calm, sessions=(sore,), answers=(*calm.answers, *told))
    before, after = (
        [day for day in days(plan(who, KNOWLEDGE, TODAY)) if day.date < TODAY]
        for who in (calm, hurt)
    )
    assert before == after


@given(journals())
@settings(max_examples=120)
def test_no_day_takes_more_than_the_persons_minutes(journal: Journal) -> None:
    most = journal.person.minutes_per_day or 10
    assert all(day.minutes <= 1.1 * most for day in days(plan(journal, KNOWLEDGE, TODAY)))


@given(journals())
@settings(max_examples=120)
def test_the_shorter_side_never_gets_less(journal: Journal) -> None:
    affected = assess(journal, KNOWLEDGE, TODAY).emphases.affected
    if affected is None or journal.decisions:
        return
    for day in days(plan(journal, KNOWLEDGE, TODAY)):
        work = {"left": 0.0, "right": 0.0}
        for item in day.items:
            amount = item.sets * (item.reps or item.seconds or 0)
            for side in ("left", "right"):
                work[side] += amount * (item.side in (side, "both"))
        assert work[affected] >= max(work.values())


@given(journals())
@settings(max_examples=120)
def test_no_long_static_stretch_stands_before_training(journal: Journal) -> None:
    for day in days(plan(journal, KNOWLEDGE, TODAY)):
        for item in day.items:
            still = "static_stretch" in EXERCISES[item.exercise].traits
            assert not (still and item.block == "before_training" and (item.seconds or 0) >= 60)


@given(journals())
@settings(max_examples=120)
def test_heel_raises_keep_a_day_between_them(journal: Journal) -> None:
    raised = [
        day.date
        for day in days(plan(journal, KNOWLEDGE, TODAY))
        if any("raise" in EXERCISES[item.exercise].traits for item in day.items)
    ]
    assert all((later - earlier) > timedelta(days=1) for earlier, later in pairwise(raised))


@given(journals())
@settings(max_examples=120)
def test_every_band_pulls_the_way_its_placement_needs(journal: Journal) -> None:
    for day in days(plan(journal, KNOWLEDGE, TODAY)):
        for item in day.items:
            band = EXERCISES[item.exercise].band
            if band is not None and band.placement in ("talus", "lower_leg_behind"):
                assert band.anchor == ("behind" if band.placement == "talus" else "front")
                assert band.anchor_height_cm is not None
                assert band.anchor_height_cm[1] <= 10


@given(journals(), st.sampled_from(("deformity", "cannot_bear_weight", "snap_or_kick_felt")))
@settings(max_examples=60)
def test_a_stop_withholds_every_exercise(journal: Journal, flag: str) -> None:
    stopped = said([(flag, "yes")], "left", TODAY)
    journal = Journal(
        person=journal.person,
        readings=journal.readings,
        answers=(*journal.answers, *stopped),
        sessions=journal.sessions,
        decisions=journal.decisions,
    )
    found, seen = plan(journal, KNOWLEDGE, TODAY), review(journal, KNOWLEDGE, TODAY)
    assert found.withheld is not None
    assert (found.weeks, found.accommodations, found.retests) == ((), (), ())
    assert seen.safety.status == "stop"
    assert [decision.action for decision in seen.decisions] == ["stop"]
    text = str(found.to_dict()) + str(seen.to_dict()["decisions"])
    assert not any(name in text for name in EXERCISES)


@pytest.mark.requirement("B-91")
@given(journals())
@settings(max_examples=120)
def test_every_programme_covers_calf_joint_and_control(journal: Journal) -> None:
    if any(answer.question in CAUTIONS for answer in journal.answers):
        return
    found = plan(Journal(person=journal.person, readings=journal.readings), KNOWLEDGE, TODAY)
    if len(found.weeks) < 12 or (journal.person.minutes_per_day or 10) < 5:
        return
    covered = {
        group
        for day in days(found)
        for item in day.items
        for group in EXERCISES[item.exercise].covers
    }
    assert {"calf", "joint", "control"} <= covered


@given(journals(), st.dates(MONDAY, MONDAY + timedelta(days=400)))
@settings(max_examples=80)
def test_any_day_gives_the_same_answer_twice_and_no_number_that_is_none(
    journal: Journal, today: date
) -> None:
    first, second = review(journal, KNOWLEDGE, today), review(journal, KNOWLEDGE, today)
    assert first == second
    found = plan(journal, KNOWLEDGE, today)
    dumps([first.to_dict(), found.to_dict()], allow_nan=False)
    chances = [
        c.probability for side in (first.sides.left, first.sides.right) for c in side.pattern
    ]
    assert all(0.0 < chance < 1.0 for chance in chances)
    assert all(len(week.days) == 7 for week in found.weeks)
