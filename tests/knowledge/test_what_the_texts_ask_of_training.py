"""What each requirement of the two texts wants said of training stands where a person reads it.

One line is one place, as in `test_what_the_texts_ask_for.py`.
"""

from typing import Final

import pytest
from tests.knowledge.said import Places, lines, missing

TRAINED: Final[Places] = {
    "A-20": {"accommodations/overdose why": ("one or two rounds of ten to fifteen",)},
    "A-23": {
        "accommodations/overdose text": ("One or two rounds", "more does not bring more"),
        "decisions/over_the_norm basis": ("Full range is the aim, not the most range",),
    },
    "A-26": {
        "sports/weightlifting range_advice": ("Keep squatting: goblet or box squats",),
        "accommodations/goblet_or_box_squat why": ("no need to stop squatting",),
    },
    "A-29": {
        "accommodations/transfer text": ("squats, pulls from the floor, pistols, lunges, jumps",),
        "sports/weightlifting range_advice": (
            "squats, pulls from the floor, the Olympic lifts and pistols",
        ),
        "sports/power range_advice": ("landings, starts and the last step before a jump",),
        "sports/general range_advice": ("squat to pick things up",),
    },
    "B-27": {
        "exercises/band_distraction_hold steps": (
            "until 30 seconds",
            "deepest bend that is still comfortable",
        )
    },
    "B-28": {
        "accommodations/transfer text": ("in the same session",),
        "accommodations/transfer why": ("fade within the hour",),
        "exercises/band_glide_front why": ("fade within the hour", "right away"),
        "exercises/band_distraction_hold steps": ("squat or lunge soon after",),
    },
    "B-29": {"decisions/no_response_switch text": ("less than hoped", "shift the emphasis")},
    "B-30": {
        "exercises/knee_to_wall_circles setup": ("5 cm from the wall",),
        "exercises/knee_to_wall_circles steps": ("half of the circles one way", "further back"),
        "exercises/knee_to_wall_circles stop_signs": ("pinch",),
    },
    "B-38": {
        "phases/keep aim": ("few minutes a week",),
        "decisions/target_reached text": ("Keep it with a few minutes a week",),
        "decisions/twelve_weeks_done text": ("Keep the range with the short plan",),
    },
    "B-41": {
        "sports/weightlifting range_advice": (
            "back and front squat, once flat and once on a lift of 2 cm",
        )
    },
    "B-42": {
        "findings/uses_heel_lift_cm question": ("How high do your heels stand",),
        "accommodations/heel_lift why": ("meanwhile", "goes down as your reach goes up"),
        "sports/weightlifting range_advice": ("with the heels raised, while the range is built",),
    },
    "B-43": {
        "decisions/retest_due text": ("Measure both sides cold", "next step is decided"),
        "decisions/retest_due basis": ("weeks 3, 6, 9 and 12",),
        "decisions/rung_reached text": ("the next step is",),
        "decisions/target_far text": ("is the next step on the way",),
    },
    "B-44": {"accommodations/heel_lift text": ("Coming down to flat",)},
    "B-52": {"measures/video_squat steps": ("every four weeks",)},
    "B-57": {
        "measures/video_squat steps": (
            "Heel, ankle and knee must stay in view",
            "same place and to the same depth",
            "a shin that leans further forward means more bend",
        ),
        "measures/video_lunge position": ("Side on to the camera",),
        "decisions/film_again text": ("film it from the side again",),
    },
    "B-58": {
        "decisions/look_elsewhere basis": (
            "good ankle with a poor squat",
            "hips or the upper back",
        ),
        "decisions/film_again text": ("reach has grown", "anything else limits it"),
    },
    "B-59": {
        "accommodations/old_sprain text": (
            "matter as much as the stretches",
            "{least_weeks} to {most_weeks} weeks",
        )
    },
    "B-60": {
        "decisions/adherence_low text": ("Three short ones a week already count",),
        "sports/general advice": ("few minutes on most days are worth more than one long session",),
    },
    "B-64": {"measures/single_leg_stance steps": ("Draw the alphabet in the air",)},
    "B-67": {
        "accommodations/elevated_heels_daily why": (
            "heel that is up for most of the day",
            "shorter length",
        )
    },
    "B-69": {
        "findings/lower_drop_shoes_wanted means": ("spread over weeks", "single-leg raises begin")
    },
    "B-70": {
        "phases/keep why": ("not used fades within weeks",),
        "decisions/after_a_long_gap basis": ("may have cost range",),
        "decisions/loss_confirmed text": ("has lost about",),
        "decisions/twelve_weeks_done basis": ("range that is not used fades",),
    },
    "B-80": {
        "safety/sprain_before_day_42 instead": ("physiotherapist", "heel raises are free of pain"),
        "findings/walking_and_heel_raises_painless question": ("walk briskly", "rise on the toes"),
        "accommodations/old_sprain text": ("physiotherapist who works with sprained ankles",),
        "decisions/no_response_refer text": ("physiotherapist",),
    },
    "B-84": {
        "accommodations/any_age text": ("the same at your age",),
        "accommodations/any_age why": ("keep the range for life",),
        "sports/general advice": ("any age is a good age to begin",),
    },
    "B-95": {
        "sports/running range_advice": ("Ankle first: circles and the joint exercise",),
        "sports/power range_advice": ("first, then your usual warm-up",),
        "accommodations/habit_anchor why": ("evening in front of the television",),
    },
}

SPORTS: Final[Places] = {
    "B-53": {
        "sports/basketball demands": (
            "low defensive stance",
            "landings",
            "side steps",
            "stays steady",
            "sprained",
        ),
        "sports/basketball advice": ("after every sprain",),
        "groups/youth_basketball who": ("basketball players",),
        "findings/impact_sport help": ("Basketball",),
    },
    "B-54": {
        "sports/soccer demands": (
            "Starting, stopping",
            "header",
            "striking the ball",
            "standing leg",
        ),
        "findings/impact_sport question": ("kicking",),
    },
    "B-55": {
        "sports/weightlifting demands": ("40 to 45 degrees", "measured standing", "about 35 to 45")
    },
    "B-56": {"sports/swimming demands": ("point far and bend little",)},
    "B-66": {
        "exercises/band_lateral_walk steps": ("to the side",),
        "exercises/unstable_balance steps": ("wobble",),
    },
}


@pytest.mark.requirement(
    "A-20",
    "A-23",
    "A-26",
    "A-29",
    "B-27",
    "B-28",
    "B-29",
    "B-30",
    "B-38",
    "B-41",
    "B-42",
    "B-43",
    "B-44",
    "B-52",
    "B-57",
    "B-58",
    "B-59",
    "B-60",
    "B-64",
    "B-67",
    "B-69",
    "B-70",
    "B-80",
    "B-84",
    "B-95",
)
@pytest.mark.parametrize(("place", "words"), lines(TRAINED))
def test_how_training_goes_is_said(place: str, words: tuple[str, ...]) -> None:
    assert missing(place, words) == []


@pytest.mark.requirement("B-53", "B-54", "B-55", "B-56", "B-66")
@pytest.mark.parametrize(("place", "words"), lines(SPORTS))
def test_what_a_sport_asks_of_the_ankle_is_said(place: str, words: tuple[str, ...]) -> None:
    assert missing(place, words) == []
