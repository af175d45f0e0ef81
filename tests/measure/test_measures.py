"""What the knowledge of measures must say, whoever edits it."""

import re

import pytest
from tests.measure.lunges import KNOWLEDGE

from dorsi.domain.measures import Measure, MeasureError, Offset

MEASURES = KNOWLEDGE.measures
IDS = {
    "goniometer_nwb",
    "inclinometer",
    "knee_to_wall",
    "photo",
    "single_heel_raise",
    "single_leg_stance",
    "video_lunge",
    "video_squat",
    "wall_touch",
}
AVOIDED = re.compile(
    r"diagnos|\btreat|\bcure|prevent|rehabilit|\bsafe|injury risk|surgery|capsule|!", re.IGNORECASE
)


def words(measure: Measure) -> str:
    variants = [
        text
        for variant in measure.variants
        for text in (variant.name, *variant.steps, variant.tells)
    ]
    lists = (*measure.steps, *measure.needs, *measure.spoils, *variants)
    return " ".join((measure.name, measure.summary, measure.position, measure.norms_note, *lists))


def test_all_measures_are_there() -> None:
    assert set(MEASURES) == IDS


@pytest.mark.parametrize("name", sorted(IDS))
def test_the_error_of_a_day_is_no_smaller_than_what_its_trials_leave(name: str) -> None:
    error, trials = MEASURES[name].error, MEASURES[name].trials
    assert error.sem**2 >= error.trial_sd**2 / trials


@pytest.mark.parametrize("name", sorted(IDS))
def test_the_words_keep_to_the_wording_rules(name: str) -> None:
    assert AVOIDED.findall(words(MEASURES[name])) == []


@pytest.mark.parametrize("name", sorted(IDS))
def test_a_figure_of_our_own_is_called_a_judgement(name: str) -> None:
    measure = MEASURES[name]
    parts: list[Offset | MeasureError] = [
        measure.error,
        *measure.protocols.values(),
        *measure.placements.values(),
        *filter(None, [measure.warm]),
    ]
    for part in parts:
        assert ("judgement" in part.note) == ("expert" in part.source), part


def test_the_published_mdc_is_that_of_the_error_used() -> None:
    for name in ("knee_to_wall", "inclinometer", "photo"):
        error = MEASURES[name].error
        assert error.mdc95 == pytest.approx(1.96 * 2**0.5 * error.sem, rel=0.02)


@pytest.mark.requirement("B-6")
def test_the_knee_to_wall_steps_settle_foot_line_heel_and_trials() -> None:
    steps = " ".join(MEASURES["knee_to_wall"].steps)
    for told in (
        "toes pointing straight at the wall",
        "second toe, the middle of the heel and the knee",
        "heel",
        "wall to the tip of the big toe",
        "three that count",
        "10.5 cm",
    ):
        assert told in steps
    assert (MEASURES["knee_to_wall"].trials, MEASURES["knee_to_wall"].practice_trials) == (3, 1)


@pytest.mark.requirement("A-12", "B-8")
@pytest.mark.parametrize("name", sorted(IDS - {"video_squat", "single_leg_stance"}))
def test_both_sides_are_asked_for(name: str) -> None:
    assert re.search(r"other (foot|side|leg)", " ".join(MEASURES[name].steps))


@pytest.mark.requirement("A-10")
def test_the_wall_touch_is_half_kneeling_at_four_inches_with_the_heel_down() -> None:
    touch = MEASURES["wall_touch"]
    assert touch.wall_cm == 10.2
    assert touch.default_protocol == "half_kneeling"
    assert "4 in" in touch.summary
    assert "right angle" in touch.position
    assert "Keep the heel on the floor" in " ".join(touch.steps)


@pytest.mark.requirement("B-9", "B-87", "A-13")
def test_the_overhead_squat_looks_at_heels_trunk_and_depth() -> None:
    squat = MEASURES["video_squat"]
    steps = " ".join(squat.steps)
    assert "overhead" in steps
    assert "heels first" in steps
    assert "only suggests" in steps
    assert "trunk" in steps
    assert "how deep" in steps


@pytest.mark.requirement("B-10", "B-41")
def test_the_squat_on_plates_shows_a_part_played_and_no_more() -> None:
    (plates,) = (v for v in MEASURES["video_squat"].variants if v.name == "With the heels raised")
    assert "2.5 cm" in plates.steps[0]
    assert "back squat and a front squat" in " ".join(plates.steps)
    assert "Only a part" in plates.tells
    assert "hips and upper back" in plates.tells


@pytest.mark.requirement("B-21", "B-88")
def test_three_positions_are_compared() -> None:
    (three,) = (v for v in MEASURES["video_squat"].variants if v.name == "Three positions compared")
    assert "knee straight" in three.steps[0]
    assert "knee bent" in three.steps[1]
    assert "comfortably" in three.steps[2]


@pytest.mark.requirement("B-57", "B-52")
def test_video_is_monthly_from_the_same_place_and_a_leaning_shin_is_more_bend() -> None:
    steps = " ".join(MEASURES["video_squat"].steps)
    assert "every four weeks" in steps
    assert "same place" in steps
    assert "Heel, ankle and knee" in steps
    assert "leans further forward means more bend" in steps


@pytest.mark.requirement("B-50", "B-51")
def test_the_bend_without_weight_is_kept_apart_from_the_lunge() -> None:
    lying = MEASURES["goniometer_nwb"]
    assert lying.informs == "non_weight_bearing"
    assert "half of it" in " ".join(lying.spoils)


@pytest.mark.parametrize(("name", "number"), [("knee_to_wall", 45.0), ("wall_touch", 25.4)])
def test_a_slip_of_the_tape_is_no_plausible_reach(name: str, number: float) -> None:
    low, high = MEASURES[name].plausible
    assert low == 0.0
    assert number > high


def test_the_reference_measure_exists_and_is_in_cm() -> None:
    model = KNOWLEDGE.models.range
    assert MEASURES[model.reference_measure].unit == "cm"
    assert MEASURES[model.reference_measure].informs == "reach"
