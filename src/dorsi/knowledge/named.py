"""What code asks of knowledge by name: the ids, the thresholds and the words it fills in.

Everything else is found by going through what there is, so adding a file is enough. What stands
here must be in the files, and what the files offer for it must be read. A test holds this list to
the code.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Named:
    """One thing code names: the thresholds it reads, and the `{words}` it fills the text with.

    `exercises`: code goes by those the file names.
    A threshold that no code reads may still be shown: its own text then names it in braces.
    """

    thresholds: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    exercises: bool = False


def _named(thresholds: str = "", words: str = "", *, exercises: bool = False) -> Named:
    return Named(frozenset(thresholds.split()), frozenset(words.split()), exercises)


# Whatever a decision is about, its side may be filled in.
EVERY_DECISION: Final = frozenset({"side", "Side"})

DECISIONS: Final[Mapping[str, Named]] = {
    "adherence_low": _named("share_below"),
    "after_a_long_gap": _named(words="missed"),
    "begin": _named(),
    "cannot_tell": _named(
        "own_sd_from_cm probability_below more_days within_days", words="other sd"
    ),
    "card_first": _named(),
    "film_again": _named(),
    "look_elsewhere": _named(),
    "loss_confirmed": _named(words="cm since"),
    "measure_again": _named("from_days", words="weeks"),
    "measure_distance": _named(words="who"),
    "measure_first": _named(),
    "next_phase": _named(words="phase"),
    "no_range_goal": _named(),
    "no_response_mobilised": _named(words="other sd"),
    "no_response_refer": _named("from_week reach_below_cm", words="other sd"),
    "no_response_switch": _named(
        "from_week gain_cm probability_below stretching_weeks mobilising_weeks more_days "
        "within_days",
        words="other sd",
    ),
    "not_begun": _named(words="starts"),
    "over_the_norm": _named(),
    "pain_at_rest": _named(words="pain"),
    "pain_hold": _named(words="pain"),
    "pain_step_back": _named(),
    "pain_stop_exercise": _named(words="exercises pain"),
    "measure_other_side": _named(),
    "phase_again": _named(words="missed"),
    "pinch_ask": _named(),
    "pinch_stop_exercise": _named(words="exercises limit"),
    "plateau": _named(words="other sd"),
    "refer_before_programme": _named(words="reason"),
    "retest_due": _named(words="week"),
    "rung_reached": _named(words="next target"),
    "runner_outcomes": _named(words="question"),
    "short_reach": _named("probability_from"),
    "steady": _named(),
    "stop_for_safety": _named(words="reason"),
    "target_behind": _named(words="target"),
    "target_far": _named(words="rung target"),
    "target_reached": _named("probability_from", words="target"),
    "twelve_weeks_done": _named(),
    "two_flares": _named(),
    "week_again": _named(words="missed"),
    "week_goes_on": _named(words="enough week"),
    "week_missed": _named(),
    "week_waits": _named(),
}

# Those with a condition or words of their own; any other needs no code.
ACCOMMODATIONS: Final[Mapping[str, Named]] = {
    "any_age": _named("from_age"),
    "band_buying": _named(words="width_cm pull_kg", exercises=True),
    "barefoot_time": _named("apart_weeks"),
    "coach_session": _named(words="reach_cm"),
    "elevated_heels_daily": _named("apart_weeks"),
    "footwear_transition": _named("most_weeks apart_weeks", words="start"),
    "goblet_or_box_squat": _named(words="squats", exercises=True),
    "habit_anchor": _named(words="habit"),
    "heel_lift": _named(
        "start_cm middle_cm end_cm middle_from_gain_cm end_from_gain_cm", words="lift_cm"
    ),
    "heel_lift_stays": _named(),
    "look_elsewhere": _named(words="reach_cm"),
    "old_sprain": _named(words="side"),
    "orthotics": _named(),
    "overdose": _named(),
    "transfer": _named(exercises=True),
}

# Findings worked out by code, with the thresholds that stand in their files, and questions that
# code looks at itself.
FINDINGS: Final[Mapping[str, Named]] = {
    "bent_minus_straight": _named("pair_apart_at_most_days stands_days"),
    "can_do_now": _named(),
    "front_pinch": _named(),
    "heel_raise_deficit": _named(
        "share_of_other_side share_of_age_mean younger_years older_years men_younger_reps "
        "men_older_reps women_younger_reps women_older_reps apart_at_most_days stands_days"
    ),
    "impact_sport": _named(),
    "lower_drop_shoes_wanted": _named(),
    "no_gain_after_mobilising": _named(),
    "no_gain_after_stretching": _named(),
    "nwb_normal_wb_poor": _named("normal_from_deg apart_at_most_days"),
    "pain_this_week": _named(),
    "red_flag_card": _named(),
    "single_leg_stance_short": _named("short_below_s stands_days"),
    "stop_felt": _named(),
    "straight_knee_angle": _named(),
    "uses_heel_lift_cm": _named(),
    "week_was": _named("early_days"),
}

MEASURES: Final = frozenset(
    {
        "goniometer_nwb",
        "knee_to_wall",
        "single_heel_raise",
        "single_leg_stance",
        "video_squat",
        "wall_touch",
    }
)
EXERCISES: Final[frozenset[str]] = frozenset()  # the code names none; knowledge chooses
PHASES: Final = frozenset({"keep"})
SAFETY: Final = frozenset({"front_pinch", "red_flag_card"})
