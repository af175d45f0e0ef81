"""What is decided, and left out, when something hurts."""

from datetime import timedelta

from tests.compose.steady import rules, steady, under_way
from tests.people import CALF, KNOWLEDGE, on, said, trained

from dorsi.compose import plan, review


def test_safety_removes_at_once_what_a_new_answer_forbids() -> None:
    answers = (*said(CALF), *said([("front_pinch", "yes")], "both", on(5)))
    who = under_way(5, 9.0, 9.0, answers=answers)
    days = [d for w in plan(who, KNOWLEDGE, on(5)).weeks for d in w.days if d.date >= on(5)]
    drills = {i.exercise for d in days for i in d.items}
    assert drills
    assert not any("front_pressure" in KNOWLEDGE.exercises[d].traits for d in drills)


def test_a_sore_morning_halves_the_sets_of_the_coming_days() -> None:
    sore = trained(on(2) - timedelta(days=1), pain_before=0, pain_next_morning=3)
    who = under_way(2, 8.2, 8.2, sessions=(*steady(2), sore))
    today = next(d for w in plan(who, KNOWLEDGE, on(2)).weeks for d in w.days if d.date == on(2))
    assert {i.sets for i in today.items if i.exercise == "gastrocnemius_stretch"} == {1}
    assert "pain_step_back" in rules(who, on(2))


def test_a_painful_drill_is_out_and_named() -> None:
    sore = trained(on(5) - timedelta(days=1), "band_glide_front", pain_after=6)
    who = under_way(5, 9.0, 9.0, sessions=(*steady(5)[:-6], sore))
    found = review(who, KNOWLEDGE, on(5)).decisions
    assert found[0].action == "stop"
    assert "band in front" in found[0].why
    days = [d for w in plan(who, KNOWLEDGE, on(5)).weeks for d in w.days]
    out = [d for d in days if on(5) <= d.date < on(6) - timedelta(days=1)]
    assert out
    assert not any(i.exercise == "band_glide_front" for d in out for i in d.items)
    assert any(i.exercise == "band_glide_front" for d in days for i in d.items)


def test_pain_of_three_holds_the_dose() -> None:
    sore = trained(on(2) - timedelta(days=1), pain_after=3)
    assert "pain_hold" in rules(under_way(2, 8.2, 8.2, sessions=(*steady(2), sore)), on(2))


def test_a_pinch_takes_the_drill_out_and_says_not_to_push() -> None:
    sore = trained(on(2) - timedelta(days=1), "knee_to_wall_circles", pinch=4)
    found = review(under_way(2, 8.2, 8.2, sessions=(*steady(2), sore)), KNOWLEDGE, on(2))
    assert found.decisions[0].rule == "pinch_stop_exercise"
    assert "above 2" in found.decisions[0].why


def test_two_flares_in_a_row_refer() -> None:
    flares = tuple(trained(on(2) - timedelta(days=n), pain_after=6) for n in (2, 1))
    assert rules(under_way(2, 8.2, 8.2, sessions=flares), on(2))[0] == "two_flares"
