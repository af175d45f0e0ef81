"""What each requirement of the two texts wants said stands where a person reads it.

One line is one place: the file, the field, and the words without which the content would be gone.
Who rewrites a sentence rewrites its line here, after seeing that it still says what was asked for.
"""

from collections.abc import Mapping
from typing import Any, Final

import pytest

from dorsi.knowledge.load import load_knowledge

KNOWLEDGE = load_knowledge()

Places = Mapping[str, Mapping[str, tuple[str, ...]]]

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

TRAINED: Final[Places] = {
    "A-20": {"accommodations/overdose why": ("one or two rounds of ten to fifteen",)},
    "A-23": {
        "accommodations/overdose text": ("One or two rounds", "more does not bring more"),
        "decisions/over_the_norm basis": ("Full range is the aim, not the most range",),
    },
    "A-26": {
        "sports/weightlifting advice": ("Keep squatting: goblet or box squats",),
        "accommodations/goblet_or_box_squat why": ("no need to stop squatting",),
    },
    "A-29": {
        "accommodations/transfer text": ("squats, pulls from the floor, pistols, lunges, jumps",),
        "sports/weightlifting advice": (
            "squats, pulls from the floor, the Olympic lifts and pistols",
        ),
        "sports/power advice": ("landings, starts and the last step before a jump",),
        "sports/general advice": ("squat to pick things up",),
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
        "sports/weightlifting advice": (
            "back and front squat, once flat and once on a lift of 2 cm",
        )
    },
    "B-42": {
        "findings/uses_heel_lift_cm question": ("How high do your heels stand",),
        "accommodations/heel_lift why": ("meanwhile", "goes down as your reach goes up"),
        "sports/weightlifting advice": ("with the heels raised, while the range is built",),
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
        "sports/running advice": ("Ankle first: circles and the joint exercise",),
        "sports/power advice": ("first, then your usual warm-up",),
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


def text_of(place: str) -> str:
    """All that stands in one field of one file."""
    path, field = place.split()
    kind, name = path.split("/")
    return " ".join(flat(getattr(getattr(KNOWLEDGE, kind)[name], field)))


def flat(value: Any) -> list[str]:
    if isinstance(value, Mapping):
        return [text for inner in value.values() for text in flat(inner)]
    if isinstance(value, tuple):
        return [text for inner in value for text in flat(inner)]
    return [str(value)]


def lines(table: Places) -> list[Any]:
    return [
        pytest.param(place, words, id=f"{name} {place}")
        for name, places in table.items()
        for place, words in places.items()
    ]


def missing(place: str, words: tuple[str, ...]) -> list[str]:
    text = text_of(place)
    return [word for word in words if word not in text]


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
