"""The published figures stand in the files as they were read, each with its unit and its source."""

from typing import Any

import pytest

from dorsi.knowledge.load import load_knowledge

KNOWLEDGE = load_knowledge()

# measure, knee, unit, n, mean, sd, source
GROUPS = {
    "hoch_mckeon_adults": ("knee_to_wall", "bent", "cm", 35, 12.0, 2.8, "hoch_mckeon"),
    "youth_basketball": ("knee_to_wall", "bent", "cm", 693, 10.68, 2.44, "youth_basketball_693"),
    "male_students": ("knee_to_wall", "bent", "cm", 26, 11.6, 4.0, "male_students_26"),
    "male_students_goniometer": ("inclinometer", "bent", "deg", 26, 40.6, 5.2, "male_students_26"),
    "hall_docherty_reach": ("knee_to_wall", "bent", "cm", 50, 10.3, 3.0, "hall_docherty_2017"),
    "hall_docherty_tuberosity": (
        "inclinometer", "bent", "deg", 50, 39.0, 4.6, "hall_docherty_2017",
    ),
    "hall_docherty_15_cm_below": (
        "inclinometer", "bent", "deg", 50, 44.9, 5.5, "hall_docherty_2017",
    ),
    "baumbach_standing_straight": (
        "inclinometer", "straight", "deg", 64, 33.5, 5.6, "baumbach_2016",
    ),
    "baumbach_lying_straight": (
        "goniometer_nwb", "straight", "deg", 64, 23.0, 6.0, "baumbach_2016",
    ),
}  # fmt: skip


@pytest.mark.requirement("B-49", "B-50", "B-53")
@pytest.mark.parametrize(("name", "figures"), GROUPS.items())
def test_a_group_has_the_figures_that_were_read(name: str, figures: tuple[Any, ...]) -> None:
    group = KNOWLEDGE.groups[name]
    found = (group.measure, group.knee, group.unit, group.n, group.mean, group.sd)
    assert found == figures[:-1]
    assert figures[-1] in group.source
    assert group.who
    assert group.caveat


@pytest.mark.requirement("B-6")
@pytest.mark.parametrize(
    ("name", "unit", "sem", "mdc95"),
    [
        ("knee_to_wall", "cm", 0.69, 1.9),
        ("inclinometer", "deg", 1.7, 4.7),
        ("photo", "deg", 1.7, 4.7),
    ],
)
def test_the_error_of_a_day_is_that_of_the_review_of_twelve_studies(
    name: str, unit: str, sem: float, mdc95: float
) -> None:
    measure = KNOWLEDGE.measures[name]
    assert (measure.unit, measure.error.sem, measure.error.mdc95) == (unit, sem, mdc95)
    assert "powden_2015" in measure.error.source
    # Ninety-five per cent of repeats on an unchanged person lie within 1.96 * sqrt(2) * SEM.
    assert measure.error.sem * 1.96 * 2**0.5 == pytest.approx(mdc95, abs=0.05)


@pytest.mark.requirement("B-6", "A-12")
def test_three_trials_are_taken_and_a_warm_ankle_is_taken_off() -> None:
    measure = KNOWLEDGE.measures["knee_to_wall"]
    assert (measure.trials, measure.cold_only) == (3, True)
    assert measure.warm is not None
    assert (measure.warm.shift, measure.warm.sd) == (0.51, 0.76)
    assert measure.warm.source == ("five_minute_mobilisation_2024",)
    assert KNOWLEDGE.models.range.band_effect_hours == 12.0


@pytest.mark.requirement("A-10", "A-11")
def test_the_wall_touch_stands_at_four_inches() -> None:
    measure = KNOWLEDGE.measures["wall_touch"]
    assert measure.wall_cm == pytest.approx(4 * 2.54, abs=0.05)
    assert measure.default_protocol == "half_kneeling"
    assert measure.error.sem > KNOWLEDGE.measures["knee_to_wall"].error.sem


@pytest.mark.requirement("B-7", "B-11", "B-12", "B-13", "B-14", "B-49", "B-62")
def test_the_bands_of_reach_begin_where_the_preset_says() -> None:
    model = KNOWLEDGE.models.bands
    assert [(band.name, band.from_cm, band.beyond) for band in model.bands] == [
        ("marked", 0.0, False),
        ("restricted", 9.0, False),
        ("functional", 10.0, False),
        ("adequate", 12.0, False),
        ("good", 13.0, False),
        ("excellent", 15.0, True),
    ]
    assert (model.functional_from_cm, model.good_ankle_from_cm) == (10.0, 12.0)


@pytest.mark.requirement("B-8", "A-12")
def test_a_side_difference_is_watched_from_one_and_a_half_and_flagged_from_two() -> None:
    model = KNOWLEDGE.models.symmetry
    assert (model.watch_from_cm, model.flag_from_cm, model.flag_days) == (1.5, 2.0, 2)
    assert "hoch_mckeon" in model.source


@pytest.mark.requirement("B-43", "B-52", "B-57", "B-19", "B-36")
def test_decisions_fall_every_third_week_and_clips_every_fourth() -> None:
    model = KNOWLEDGE.models.programme
    assert model.retest_weeks == (3, 6, 9, 12)
    assert model.video_every_weeks == 4
    assert (model.weeks, model.default_minutes) == (12, 10.0)
    assert (model.strength_days_per_week, model.long_stretch_s) == (3, 60.0)
    assert model.adherent_from == 0.7
    assert (model.repeat_after_missed_weeks, model.step_back_after_missed_weeks) == (2, 4)


@pytest.mark.requirement("A-17", "B-29", "B-81", "B-11")
def test_lack_of_response_is_judged_at_six_weeks_and_referred_from_eight() -> None:
    switch = KNOWLEDGE.decisions["no_response_switch"].thresholds
    assert (switch["from_week"], switch["gain_cm"], switch["probability_below"]) == (6, 0.6, 0.5)
    assert (switch["stretching_weeks"], switch["mobilising_weeks"]) == (6, 4)
    refer = KNOWLEDGE.decisions["no_response_refer"].thresholds
    assert (refer["from_week"], refer["reach_below_cm"]) == (8, 9.0)


def test_the_pain_rule_has_its_steps() -> None:
    pain = KNOWLEDGE.models.pain
    assert (pain.go_up_to, pain.hold_up_to, pain.stop_from) == (2.0, 4.0, 5.0)
    assert (pain.worse_next_morning, pain.pinch_above, pain.flares_to_refer) == (2.0, 2.0, 2)


@pytest.mark.requirement("B-72")
def test_heel_raises_are_held_against_the_means_by_age() -> None:
    at = KNOWLEDGE.findings["heel_raise_deficit"].thresholds
    assert (at["men_younger_reps"], at["women_younger_reps"]) == (37, 30)
    assert (at["men_older_reps"], at["women_older_reps"]) == (19, 19)
    assert at["share_of_other_side"] == 0.75


def test_the_triangle_of_the_lunge_has_its_proportions() -> None:
    model = KNOWLEDGE.models.geometry
    assert (model.shank_per_height, model.ankle_offset_per_height) == (0.235, 0.088)
    assert (model.reference_shank_cm, model.reference_ankle_offset_cm) == (40.0, 15.0)


@pytest.mark.requirement("B-80", "A-27")
def test_the_waits_after_injury_and_operation_are_those_of_the_list() -> None:
    rules = KNOWLEDGE.safety
    assert rules["sprain_until_day_42"].when.at_most == 42
    assert rules["sprain_before_day_42"].when.all[0].at_most == 42
    assert rules["surgery_or_cast_under_12_weeks"].when.below == 12
    assert rules["recent_injury_with_pain"].when.any[0].all[0].at_most == 10
    assert rules["under_16"].when.age_below == 16
    assert rules["guardian_agreement_missing"].when.all[0].age_below == 18
    assert rules["over_65_with_falls"].when.all[1].any[0].age_above == 65
