"""What each requirement of the two texts wants said stands where a person reads it.

One line is one place: the file, the field, and the words without which the content would be gone.
Who rewrites a sentence rewrites its line here, after seeing that it still says what was asked for.
"""

from typing import Final

import pytest
from tests.knowledge.said import KNOWLEDGE, Places, lines, missing

LIMITS: Final[Places] = {
    "A-1": {
        "accommodations/overdose why": ("ordinary, full range", "not as much as possible"),
        "decisions/no_range_goal text": ("before range", "no reach is aimed at"),
        "decisions/over_the_norm text": ("plenty of bend", "nothing to win by pushing further"),
        "safety/hypermobile_giving_way text": ("control rather than range",),
    },
    "A-4": {
        "structures/gastrocnemius what": ("muscle",),
        "structures/soleus what": ("muscle",),
        "structures/joint what": ("hinge", "glide"),
        "structures/anterior what": ("Bone or soft tissue",),
        "structures/joint basis": ("the same as for the calf muscles", "disagree"),
    },
    "A-5": {
        "structures/anterior what": ("Only an image",),
        "structures/anterior responds_to": ("exercise does not move that limit", "a doctor"),
    },
    "A-7": {
        "structures/joint responds_to": ("Gliding exercises", "a band", "a foot on a stair"),
        "exercises/band_glide_front why": ("help the joint slide",),
        "exercises/band_glide_behind purpose": ("slide",),
        "exercises/step_lunge_glide purpose": ("joint",),
    },
    "A-8": {
        "findings/habitual_heels means": ("heel up", "shorter length"),
        "findings/immobilised means": ("Weeks without bending", "muscle and joint"),
        "findings/old_fracture means": ("fracture", "stiffer"),
        "findings/sits_most_of_the_day means": ("never bent", "range"),
        "findings/sprain_history means": ("After a sprain", "shorter glide"),
        "accommodations/elevated_heels_daily why": ("heel that is up", "shorter length"),
    },
    "A-9": {
        "decisions/measure_first text": ("Measure both sides first",),
        "decisions/measure_first basis": ("confirmed before anything is trained",),
        "decisions/measure_again text": ("weeks old", "before you build on it"),
    },
    "A-11": {
        "decisions/measure_distance text": ("only says at least so far", "from the big toe"),
        "measures/wall_touch norms_note": (
            "one inch short",
            "two inches short",
            "without a source",
        ),
    },
    "A-12": {
        "findings/calf_injury_history basis": (
            "one-sided shortness more often after calf injuries",
        ),
        "findings/knee_injury_history basis": (
            "one-sided shortness more often after knee injuries",
        ),
        "accommodations/old_calf_injury text": ("difference between your sides",),
        "accommodations/old_knee_injury text": ("difference between your ankles",),
    },
    "A-14": {
        "findings/calf_stretch_felt_knee_straight means": ("speaks for the muscle",),
        "findings/low_calf_stretch_felt_knee_bent means": (
            "lower calf muscle",
            "against the joint",
        ),
    },
    "A-15": {
        "findings/front_pinch means": ("clear of the pinch", "no stretch"),
        "decisions/pinch_ask text": ("pinches the front of the ankle",),
        "decisions/pinch_stop_exercise text": ("Do not push into it",),
    },
    "A-16": {
        "exercises/calf_release why": ("looser for a while", "does not last"),
        "exercises/gastrocnemius_stretch why": ("calf",),
    },
    "A-17": {
        "decisions/no_response_mobilised text": ("steady work has not moved it", "physiotherapist")
    },
    "A-30": {
        "structures/joint what": (
            "hinge between the shin bones and the ankle bone",
            "dorsiflexion brings the foot and the shin together",
            "plantarflexion points the toes",
            "joints below it tip the foot in and out",
        )
    },
}

FOUND: Final[Places] = {
    "B-2": {
        "accommodations/barefoot_time why": ("whole bend",),
        "accommodations/movement_breaks why": ("not bent all day",),
    },
    "B-3": {
        "findings/bent_minus_straight means": (
            "bending the knee slackens it",
            "whatever limits in both",
        ),
        "findings/straight_knee_angle means": ("knee straight", "full length"),
        "structures/joint what": ("a calf stretch does not reach it",),
    },
    "B-4": {
        "sports/weightlifting demands": ("deadlift", "towards the toes", "narrows the stance"),
        "sports/general demands": ("front heel lifts", "smaller base"),
        "sports/basketball demands": ("landing", "knee and hip take more"),
        "sports/power demands": ("landing", "knee and hip take more"),
    },
    "B-5": {
        "findings/back_pain_in_squat means": ("trunk leans", "ankle is the next place"),
        "findings/knee_pain_in_squat means": ("ankle stops early", "nothing to do with the ankle"),
        "findings/heel_complaint basis": ("may start at the ankle",),
        "findings/hip_complaint basis": ("may start at the ankle",),
        "findings/shin_complaint means": ("share the load",),
    },
    "B-10": {
        "findings/heel_lift_helps_squat means": ("may play a part", "most people a little"),
        "exercises/heel_elevated_squat purpose": ("heels",),
    },
    "B-15": {
        "findings/calf_stretch_felt_knee_straight means": (
            "clear pull",
            "for the muscle and against the joint",
        )
    },
    "B-16": {
        "findings/little_calf_sensation means": ("hardly pulling", "other than muscle"),
        "findings/sprain_history means": ("shorter glide",),
    },
    "B-18": {
        "findings/gain_right_after_band means": ("at once", "joint"),
        "findings/no_gain_after_stretching means": ("not moved the ankle", "muscle is less likely"),
        "exercises/band_distraction_hold why": ("extra bend in the minutes after it",),
    },
    "B-21": {
        "findings/calf_stretch_felt_knee_straight question": ("back knee straight",),
        "findings/low_calf_stretch_felt_knee_bent question": ("knee bent",),
        "findings/deep_squat_poor_only question": ("knee straight and knee bent", "deep squat"),
        "findings/all_positions_equally_short question": (
            "straight knee",
            "bent knee",
            "deep squat",
        ),
    },
    "B-24": {
        "structures/control what": ("Both calf stretches", "deep squat still fall apart"),
        "structures/control responds_to": ("Loaded work", "deep squat"),
        "findings/heel_raise_deficit means": ("speaks for strength",),
        "findings/unsteady_on_one_leg means": ("range it cannot use",),
    },
    "B-26": {
        "findings/back_pain_in_squat means": (
            "hips and technique are fine",
            "next place to measure",
        ),
        "findings/hips_move_well means": ("Free hips", "ankle as the more likely"),
        "accommodations/ankle_before_back text": (
            "although your hips bend freely",
            "ankle is the next place",
        ),
    },
    "B-34": {
        "findings/knee_pain_in_squat means": ("heel lift is a quick way to find out",),
        "findings/knee_pain_less_with_heel_lift question": ("lifted by 2 to 3 cm",),
    },
    "B-62": {
        "decisions/look_elsewhere text": (
            "limited elsewhere",
            "hips that bend and turn in",
            "upper back that straightens",
        ),
        "findings/deep_squat_poor_only means": ("hips", "upper back"),
        "findings/hips_move_well means": ("Stiff hips or a stiff upper", "good ankle"),
    },
    "B-72": {"measures/single_heel_raise steps": ("as high as you can", "reach the mark")},
    "B-77": {
        "structures/gastrocnemius responds_to": ("before the joint does",),
        "structures/soleus responds_to": ("before the joint does",),
        "structures/joint responds_to": ("more slowly than a muscle",),
        "structures/anterior responds_to": ("does not move",),
    },
}

REFUSED: Final[Places] = {
    "A-2": {"claims/promised_gains claim": ("stronger and faster", "less often hurt")},
    "A-33": {"claims/adjustments_and_strength claim": ("adjustments", "stronger")},
    "B-25": {
        "claims/straighter_back claim": ("lower back",),
        "claims/straighter_back reason": ("not found",),
    },
    "B-45": {
        "claims/running_threshold claim": ("35 to 36°", "two to three times"),
        "claims/running_threshold reason": ("30 prospective studies",),
    },
    "B-47": {
        "claims/economy_gain claim": ("3 to 5 %",),
        "claims/economy_gain reason": ("both ways",),
    },
    "B-75": {
        "claims/two_to_four_cm claim": ("Two to four centimetres", "four to six weeks"),
        "claims/two_to_four_cm reason": ("9.9 to 14.5 %", "about 1 to 1.6 cm"),
    },
    "B-78": {
        "claims/daily_two_to_three_times_faster reason": (
            "189 studies",
            "no difference",
            "three days a week",
        )
    },
    "B-85": {
        "claims/knee_ligaments claim": ("knee ligaments",),
        "claims/sprinters_ankles claim": ("sprinters",),
        "claims/longer_strides claim": ("stride",),
    },
    "B-90": {
        "claims/moving_beats_held reason": ("Held stretches have the most studies", "Both are used")
    },
    "B-95": {"claims/warm_up_as_good_as_a_session reason": ("not found", "first in the warm-up")},
}


@pytest.mark.requirement(
    "A-1", "A-4", "A-5", "A-7", "A-8", "A-9", "A-11", "A-12", "A-14", "A-15", "A-16", "A-17", "A-30"
)
@pytest.mark.parametrize(("place", "words"), lines(LIMITS))
def test_what_may_limit_an_ankle_is_said(place: str, words: tuple[str, ...]) -> None:
    assert missing(place, words) == []


@pytest.mark.requirement(
    "B-2",
    "B-3",
    "B-4",
    "B-5",
    "B-10",
    "B-15",
    "B-16",
    "B-18",
    "B-21",
    "B-24",
    "B-26",
    "B-34",
    "B-62",
    "B-72",
    "B-77",
)
@pytest.mark.parametrize(("place", "words"), lines(FOUND))
def test_what_the_signs_mean_is_said(place: str, words: tuple[str, ...]) -> None:
    assert missing(place, words) == []


@pytest.mark.requirement(
    "A-2", "A-33", "B-25", "B-45", "B-47", "B-75", "B-78", "B-85", "B-90", "B-95"
)
@pytest.mark.parametrize(("place", "words"), lines(REFUSED))
def test_what_is_not_taken_over_is_named_with_its_reason(
    place: str, words: tuple[str, ...]
) -> None:
    assert missing(place, words) == []
    claim = place.partition("/")[2].partition(" ")[0]
    assert KNOWLEDGE.claims[claim].stance in ("refused", "weakened")
