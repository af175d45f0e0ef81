"""What the knowledge says of sports, and of what keeps training going meanwhile."""

from string import Formatter

import pytest
from tests.test_knowledge import rungs_of

from dorsi.domain.knowledge import Knowledge
from dorsi.knowledge.load import load_knowledge

SPORTS = ["running", "weightlifting", "basketball", "soccer", "swimming", "power", "general"]
# What the programme fills in, beside an accommodation's own thresholds.
FILLED = {"lift_cm", "squats", "start", "reach_cm", "width_cm", "pull_kg", "habit", "side"}


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


def test_every_sport_a_person_may_name_is_there(knowledge: Knowledge) -> None:
    assert sorted(knowledge.sports) == sorted(SPORTS)


@pytest.mark.requirement("B-48", "B-93")
def test_runners_lunge_before_runs_and_are_asked_at_six_weeks(knowledge: Knowledge) -> None:
    running = knowledge.sports["running"]
    lunges = next(add for add in running.adds if add.role == "stride")
    assert (lunges.exercise, lunges.day, lunges.from_week) == (
        "walking_lunge_knee_drive",
        "training",
        1,
    )
    letters = next(add for add in running.adds if add.exercise == "alphabet_balance")
    assert letters.from_week == 9
    question = running.ask_at_week["6"]
    assert all(word in question for word in ("shins", "push-off", "knees"))
    assert any("nothing of the kind is promised" in line for line in running.range_advice)


@pytest.mark.requirement("B-53", "B-54")
def test_court_and_pitch_sports_add_balance_first_and_side_steps_later(
    knowledge: Knowledge,
) -> None:
    for name in ("basketball", "soccer"):
        adds = {add.exercise: add.from_week for add in knowledge.sports[name].adds}
        assert adds["single_leg_balance"] == 1
        assert adds["band_lateral_walk"] == 9
        assert adds["unstable_balance"] > 9


@pytest.mark.requirement("B-39", "B-55", "B-56")
def test_sports_say_what_they_ask_and_where_no_sound_norm_was_found(knowledge: Knowledge) -> None:
    sports = knowledge.sports
    for name in ("running", "weightlifting", "swimming", "soccer", "power"):
        assert sports[name].norms.startswith("No sound norms")
    assert "measured standing" in sports["weightlifting"].demands
    assert "point far and bend little" in sports["swimming"].demands
    assert any("Keep your sprints and jumps" in line for line in sports["power"].range_advice)


def test_what_a_sport_adds_exists_in_its_role_and_has_a_dose_by_then(knowledge: Knowledge) -> None:
    added = [add for sport in knowledge.sports.values() for add in sport.adds]
    for add in added:
        exercise = knowledge.exercises[add.exercise]
        assert exercise.role == add.role
        assert exercise.from_week["default"] <= add.from_week
        phase = next(p for p in knowledge.phases.values() if add.from_week <= p.weeks[1])
        assert list(rungs_of(exercise, phase.id))


@pytest.mark.requirement("B-42", "B-79")
def test_the_heel_lift_goes_two_one_none_with_the_range_and_not_with_the_calendar(
    knowledge: Knowledge,
) -> None:
    lift = knowledge.accommodations["heel_lift"]
    at = lift.thresholds
    assert (at["start_cm"], at["middle_cm"], at["end_cm"]) == (2, 1, 0)
    assert 0 < at["middle_from_gain_cm"] < at["end_from_gain_cm"]
    assert (at["usual_least_weeks"], at["usual_most_weeks"]) == (8, 16)
    assert "not because weeks have passed" in lift.why


@pytest.mark.requirement("B-68", "B-69")
def test_lower_shoes_take_eight_to_twelve_weeks_and_are_not_for_every_foot(
    knowledge: Knowledge,
) -> None:
    shoes = knowledge.accommodations["footwear_transition"]
    assert (shoes.thresholds["least_weeks"], shoes.thresholds["most_weeks"]) == (8, 12)
    assert shoes.thresholds["apart_weeks"] > 0
    not_with = {
        "diabetic_neuropathy",
        "cold_or_pale_foot",
        "calf_pain_walking_eases_with_rest",
        "open_wound",
        "insertional_achilles_pain",
        "midportion_achilles_pain",
    }
    assert not_with <= set(shoes.forbidden_by)
    barefoot = knowledge.accommodations["barefoot_time"]
    assert not_with <= set(barefoot.forbidden_by)
    assert all(ground in barefoot.text for ground in ("At home", "grass", "sand"))


@pytest.mark.requirement("B-58", "B-61", "B-62", "B-94")
def test_insoles_stand_beside_and_a_good_ankle_looks_elsewhere(knowledge: Knowledge) -> None:
    assert "alongside" in knowledge.accommodations["orthotics"].text
    assert "physiotherapist" in knowledge.accommodations["orthotics"].text
    elsewhere = knowledge.accommodations["look_elsewhere"].text
    assert "hips" in elsewhere
    assert "upper back" in elsewhere
    assert "One session" in knowledge.accommodations["coach_session"].text


@pytest.mark.requirement("B-19", "B-20", "B-60", "B-95")
def test_the_work_is_tied_to_a_habit(knowledge: Knowledge) -> None:
    habit = knowledge.accommodations["habit_anchor"]
    assert "{habit}" in habit.text
    assert "most days" in habit.why
    assert all(anchor in habit.why for anchor in ("Coffee", "teeth", "warm-up", "television"))


def test_an_accommodation_leaves_only_gaps_that_are_filled(knowledge: Knowledge) -> None:
    for item in knowledge.accommodations.values():
        gaps = {name for _, name, _, _ in Formatter().parse(f"{item.text} {item.why}") if name}
        assert gaps <= FILLED | set(item.thresholds), item.id
        assert "{" not in item.why
        assert set(item.needs_any) <= set(knowledge.findings), item.id


def test_the_band_to_buy_is_the_band_the_drills_ask_for(knowledge: Knowledge) -> None:
    gaps = knowledge.accommodations["band_buying"].text
    assert "{width_cm}" in gaps
    assert "{pull_kg}" in gaps
