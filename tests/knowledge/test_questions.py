"""That what the two texts want asked is asked, and explained by what it leads to."""

from collections.abc import Mapping
from typing import Final

import pytest

from dorsi.domain.findings import Finding
from dorsi.domain.words import Emphasis
from dorsi.knowledge.load import load_knowledge

# Each way round a short ankle, with a word that its question and its consequence cannot do without.
WAYS_ROUND: Final[Mapping[str, tuple[str, str]]] = {
    "heels_rise_in_squat": ("heel", "toes"),
    "knees_fall_in": ("knee", "inner side of the knee"),
    "trunk_falls_forward": ("chest", "back"),
    "depth_cut_short": ("thighs", "less of their range"),
    "toes_turn_out": ("feet", "arch"),
}


def finding(name: str) -> Finding:
    return load_knowledge().findings[name]


@pytest.mark.requirement("A-3", "A-32", "B-1", "B-40")
@pytest.mark.parametrize(("name", "words"), WAYS_ROUND.items())
def test_each_way_round_a_short_ankle_is_a_question_of_its_own(
    name: str, words: tuple[str, str]
) -> None:
    assert words[0] in finding(name).question
    assert "squat" in finding(name).question


@pytest.mark.requirement("B-92")
@pytest.mark.parametrize(("name", "words"), WAYS_ROUND.items())
def test_each_way_round_a_short_ankle_is_explained_by_what_it_leads_to(
    name: str, words: tuple[str, str]
) -> None:
    assert words[1] in finding(name).means


@pytest.mark.requirement("B-4")
def test_what_a_short_ankle_does_beyond_the_squat_is_told() -> None:
    sports = load_knowledge().sports
    assert "deadlift" in finding("heels_rise_in_squat").means
    assert "lunge or step-up" in finding("heels_rise_in_squat").means
    assert "landings" in finding("depth_cut_short").means
    assert "smaller base" in sports["general"].demands


@pytest.mark.requirement("A-31")
@pytest.mark.parametrize("name", ["calf_injury_history", "knee_injury_history", "sprain_history"])
def test_old_injuries_of_calf_knee_and_ankle_are_asked_for_each_side(name: str) -> None:
    assert finding(name).per_side
    assert finding(name).answer == "yes_no"
    assert "?" in finding(name).question


@pytest.mark.requirement("B-86")
@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("heel_complaint", "heel"),
        ("shin_complaint", "shin"),
        ("hip_complaint", "hip"),
        ("insertional_achilles_pain", "Achilles"),
        ("midportion_achilles_pain", "Achilles"),
    ],
)
def test_complaints_of_heel_achilles_shin_and_hip_are_asked_about(name: str, place: str) -> None:
    asked = finding(name)
    assert place in f"{asked.name} {asked.question} {asked.help}"


@pytest.mark.requirement("B-2")
def test_what_shortens_an_ankle_is_asked_heels_sitting_and_sprains() -> None:
    asked = " ".join(
        finding(name).question
        for name in ("habitual_heels", "sits_most_of_the_day", "sprain_history")
    )
    assert all(word in asked for word in ("heel", "sit", "sprain"))


@pytest.mark.requirement("B-26")
def test_a_back_that_complains_over_good_hips_points_to_the_ankle_without_figures() -> None:
    later = {item.question: item.why for item in load_knowledge().models.pattern.later}
    assert "hips_move_well" in later
    assert "hips are free" in later["back_pain_in_squat"]
    assert "the ankle is the next place" in later["back_pain_in_squat"]
    assert not any(sign.isdigit() for sign in finding("back_pain_in_squat").means)


@pytest.mark.requirement("B-34")
def test_a_knee_happier_on_lifted_heels_is_asked_after_and_proves_nothing() -> None:
    later = {item.question: item for item in load_knowledge().models.pattern.later}
    asked = finding("knee_pain_less_with_heel_lift")
    assert later[asked.id].after_yes == "knee_pain_in_squat"
    assert "2 to 3 cm" in asked.question
    assert "does not prove" in asked.means
    assert not asked.present


@pytest.mark.requirement("B-46")
def test_how_runners_get_round_a_short_ankle_is_described() -> None:
    demands = load_knowledge().sports["running"].demands
    assert all(way in demands for way in ("in front of the body", "arch rolls in", "turns out"))


@pytest.mark.requirement("A-29")
def test_where_the_range_is_used_is_told() -> None:
    knowledge = load_knowledge()
    told = (
        f"{knowledge.accommodations['transfer'].text} {knowledge.sports['weightlifting'].demands}"
    )
    assert all(word in told.lower() for word in ("squat", "deadlift", "clean"))
    assert "jump" in knowledge.sports["power"].name.lower()


@pytest.mark.requirement("A-16")
@pytest.mark.parametrize("emphasis", ["calf", "joint", "control", "balanced"])
def test_whatever_limits_stretching_has_a_place(emphasis: Emphasis) -> None:
    phase = load_knowledge().phases["foundation"]
    roles = {
        role
        for recipe in phase.recipes
        if recipe.emphasis == emphasis
        for role in (*recipe.core, *recipe.more)
    }
    assert roles & {"gastrocnemius", "soleus"}


@pytest.mark.requirement("A-23")
def test_band_doses_stay_at_two_rounds_and_no_one_is_sent_beyond_a_good_range() -> None:
    knowledge = load_knowledge()
    rungs = [
        rung
        for name in ("band_glide_front", "band_glide_behind")
        for dose in knowledge.exercises[name].doses
        for rung in dose.rungs
    ]
    assert max(rung.sets for rung in rungs) <= 2
    assert max(rung.reps or 0 for rung in rungs) <= 15
    assert "band" in knowledge.safety["hypermobile"].forbids or (
        "end_range" in knowledge.safety["hypermobile"].forbids
    )


@pytest.mark.requirement("B-28")
def test_band_work_belongs_before_training_and_its_effect_is_not_given_days() -> None:
    knowledge = load_knowledge()
    for name in ("band_glide_front", "band_distraction_hold"):
        assert "before_training" in knowledge.exercises[name].blocks
        assert not any(
            "24" in text or "48" in text for text in knowledge.exercises[name].why.values()
        )
    assert knowledge.claims["band_effect_lasts_two_days"].stance == "weakened"
