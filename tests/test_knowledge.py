"""What the bundled knowledge promises: its exercises, and what may be read in it."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from dorsi.domain.exercises import Dose, Exercise, PhaseId, Role, Rung
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.words import STRUCTURES
from dorsi.knowledge.load import load_knowledge

EXERCISES = [
    "gastrocnemius_stretch",
    "soleus_stretch",
    "wall_lean_stretch",
    "knee_to_wall_circles",
    "band_glide_front",
    "band_glide_behind",
    "band_distraction_hold",
    "step_lunge_glide",
    "deep_squat_rock",
    "two_leg_calf_raise",
    "single_leg_calf_raise",
    "eccentric_heel_drop",
    "heel_lifts_standing",
    "ankle_circles",
    "banded_plantarflexion",
    "banded_dorsiflexion",
    "calf_release",
    "walking_lunge_knee_drive",
    "single_leg_balance",
    "alphabet_balance",
    "unstable_balance",
    "band_lateral_walk",
    "goblet_squat",
    "box_squat",
    "heel_elevated_squat",
]
BAND_GLIDES = ["band_glide_front", "band_glide_behind", "band_distraction_hold"]

# Words a general-wellness voice does without; `safety` names a part of the program and stays.
BANNED = re.compile(
    r"\b(diagnos\w*|treat(s|ed|ing|ment\w*)?|cur(e|es|ed|ing)|prevent\w*|rehab\w*|(un)?safe(ly|r)?|"
    r"injury risk|capsul\w*|need surgery)\b|!",
    re.IGNORECASE,
)
# Not for people: ids and codes; and what the claims page quotes in order to refuse it.
NOT_PROSE = {"id", "source", "requirements", "claims", "sources", "version", "digest"}


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


def prose(thing: Any, place: str) -> Iterator[tuple[str, str]]:
    """Every text a person may read, with where it stands."""
    if isinstance(thing, str):
        yield place, thing
    elif is_dataclass(thing) and not isinstance(thing, type):
        for field in fields(thing):
            if field.name not in NOT_PROSE:
                yield from prose(getattr(thing, field.name), f"{place}.{field.name}")
    elif isinstance(thing, tuple | list):
        for inner in thing:
            yield from prose(inner, place)
    elif hasattr(thing, "items"):
        for key, inner in thing.items():
            yield from prose(inner, f"{place}.{key}")


def rungs_of(exercise: Exercise, *phases: PhaseId) -> Iterator[tuple[Dose, Rung]]:
    """Every size of the doses of some phases, all phases when none is named."""
    for dose in exercise.doses:
        if not phases or set(phases) & set(dose.phases):
            yield from ((dose, rung) for rung in dose.rungs)


def test_every_exercise_of_both_texts_is_there(knowledge: Knowledge) -> None:
    assert set(EXERCISES) <= set(knowledge.exercises)


@pytest.mark.parametrize("name", load_knowledge().exercises)
def test_a_stranger_could_do_an_exercise_from_its_text(knowledge: Knowledge, name: str) -> None:
    exercise = knowledge.exercises[name]
    assert len(exercise.steps) >= 2
    assert exercise.setup
    assert exercise.cues
    assert exercise.faults
    assert exercise.stop_signs
    assert exercise.not_for
    texts = [text for _, text in prose(exercise, name)]
    assert all(text.strip() == text and text for text in texts)
    sentences = (*exercise.setup, *exercise.steps, *exercise.cues, *exercise.stop_signs)
    assert all(text[0].isupper() and text[-1] == "." for text in sentences)


def test_nothing_people_read_uses_a_word_we_do_without(knowledge: Knowledge) -> None:
    found = [
        f"{place}: {match[0]}"
        for place, text in prose(knowledge, "knowledge")
        if (match := BANNED.search(text))
    ]
    assert found == []


@pytest.mark.parametrize(
    "text", ["This treats the calf.", "It prevents sprains.", "Perfectly safe.", "Well done!"]
)
def test_a_word_we_do_without_is_seen(text: str) -> None:
    assert BANNED.search(text)


@pytest.mark.parametrize("text", ["A safety question.", "A retreat.", "A secure anchor."])
def test_a_word_that_only_looks_like_one_is_not(text: str) -> None:
    assert BANNED.search(text) is None


@pytest.mark.requirement("A-18", "A-19", "A-21", "B-27", "B-31")
def test_a_band_pulls_back_only_below_the_ankle_bones(knowledge: Knowledge) -> None:
    anchors = {"talus": "behind", "lower_leg_behind": "front"}
    for exercise in (knowledge.exercises[name] for name in BAND_GLIDES):
        assert exercise.band is not None
        assert exercise.band.anchor == anchors[exercise.band.placement]
        assert exercise.band.anchor_height_cm is not None
        assert max(exercise.band.anchor_height_cm) <= 10
        assert set(exercise.needs) == {("loop_band", "squat_rack"), ("loop_band", "anchor")}
        stops = " ".join(exercise.stop_signs)
        assert "take the band off" in stops
        assert "Numbness" in stops
        assert "pale, blue" in stops
        assert "front of the ankle" in stops
    low = [knowledge.exercises[name] for name in ("band_glide_front", "band_distraction_hold")]
    assert all("below the two ankle bones" in " ".join(exercise.setup) for exercise in low)
    assert all("never sits up on the shin" in " ".join(exercise.setup) for exercise in low)
    assert all("slide" in knowledge.exercises[name].purpose for name in BAND_GLIDES[:2])
    front = " ".join(knowledge.exercises["band_glide_front"].steps)
    assert all(words in front for words in ("two seconds", "further forward", "circles", "squat"))
    behind = " ".join(knowledge.exercises["band_glide_behind"].steps)
    assert all(words in behind for words in ("two seconds", "past the middle"))
    high = " ".join(knowledge.exercises["band_glide_behind"].setup)
    assert "towel" in high
    assert "2 to 3 cm above the ankle bones" in high


@pytest.mark.requirement("A-28")
def test_a_band_is_named_by_width_and_pull_and_its_colour_is_only_an_example(
    knowledge: Knowledge,
) -> None:
    bands = [e.band for e in knowledge.exercises.values() if e.band]
    assert len(bands) >= 6
    for band in bands:
        assert 0 < band.width_cm[0] < band.width_cm[1] < 10
        assert 0 < band.pull_kg[0] < band.pull_kg[1] < 40
        assert "colours differ" in band.example


def test_who_wears_a_band_has_the_trait_that_a_caution_forbids(knowledge: Knowledge) -> None:
    for exercise in knowledge.exercises.values():
        needs_band = any({"loop_band", "mini_band"} & set(kit) for kit in exercise.needs)
        assert needs_band == (exercise.band is not None) == ("band" in exercise.traits)
        assert ("roller" in exercise.traits) == (exercise.needs == (("foam_roller",),))
        assert ("unstable" in exercise.traits) == (exercise.needs == (("balance_pad",),))
        assert ("raise" in exercise.traits) == (exercise.role == "raise")
        if "bent_knee_end_range" in exercise.traits:
            assert {"end_range", "front_pressure"} <= set(exercise.traits)


@pytest.mark.requirement("B-82")
def test_no_stretch_of_a_minute_stands_before_training_and_the_circles_do(
    knowledge: Knowledge,
) -> None:
    long_s = knowledge.models.programme.long_stretch_s
    stretches = {
        exercise.id: exercise.blocks
        for exercise in knowledge.exercises.values()
        if "static_stretch" in exercise.traits
        and any((rung.seconds or 0) >= long_s for _, rung in rungs_of(exercise))
    }
    assert {"gastrocnemius_stretch", "soleus_stretch"} <= set(stretches)
    assert not any("before_training" in blocks for blocks in stretches.values())
    assert knowledge.exercises["knee_to_wall_circles"].blocks[0] == "before_training"


@pytest.mark.requirement("A-22")
def test_band_glides_may_come_before_after_or_any_time(knowledge: Knowledge) -> None:
    blocks = [knowledge.exercises[name].blocks for name in BAND_GLIDES]
    assert blocks == [("before_training", "after", "anytime")] * 3


@pytest.mark.parametrize("name", load_knowledge().exercises)
def test_a_substitute_asks_for_other_equipment_or_less_of_the_ankle(
    knowledge: Knowledge, name: str
) -> None:
    exercise = knowledge.exercises[name]
    for other in (knowledge.exercises[substitute] for substitute in exercise.substitutes):
        assert other.id != name
        if exercise.needs and other.needs:
            assert not any(set(kit) <= set(more) for kit in exercise.needs for more in other.needs)
        if not exercise.needs:
            assert not other.needs or not set(exercise.traits) <= set(other.traits)
    if exercise.needs:
        assert any(not knowledge.exercises[other].needs for other in exercise.substitutes)


@pytest.mark.parametrize(
    ("role", "week"),
    [
        ("circles", 1),
        ("gastrocnemius", 1),
        ("soleus", 1),
        ("balance", 1),
        ("stride", 1),
        ("raise", 4),
        ("deep_squat", 9),
    ],
)
def test_a_floor_and_a_wall_are_enough_for_a_programme(
    knowledge: Knowledge, role: Role, week: int
) -> None:
    bare = [e for e in knowledge.exercises.values() if e.role == role and not e.needs]
    assert any(e.from_week["default"] <= week and e.rank >= 0 for e in bare)
    phases = {p for e in bare for dose in e.doses for p in dose.phases}
    assert {"load", "keep"} <= phases


def test_every_caution_leaves_something_to_do_for_strength_movement_and_balance(
    knowledge: Knowledge,
) -> None:
    cautions = [rule for rule in knowledge.safety.values() if rule.status == "caution"]
    assert any(rule.forbids for rule in cautions)
    for rule in cautions:
        left = {
            e.role
            for e in knowledge.exercises.values()
            if not e.needs and not set(rule.forbids) & set(e.traits)
        }
        assert {"circles", "raise", "balance"} <= left, rule.id


def test_loads_and_reasons_are_complete(knowledge: Knowledge) -> None:
    inside = {
        "calf": {"gastrocnemius", "soleus"},
        "joint": {"joint"},
        "front": {"anterior"},
        "control": {"control"},
    }
    for exercise in knowledge.exercises.values():
        assert set(exercise.loads) == set(STRUCTURES)
        assert all(0 <= load <= 1 for load in exercise.loads.values())
        for group in exercise.covers:
            assert any(exercise.loads[s] >= 0.2 for s in STRUCTURES if s in inside[group])
        assert all(reason.endswith(".") for reason in exercise.why.values())


@pytest.mark.requirement("A-24", "B-64", "B-65", "B-66", "B-72", "B-73")
def test_the_further_drills_of_both_texts_are_described(knowledge: Knowledge) -> None:
    says = {
        "wall_lean_stretch": "lean towards the wall",
        "gastrocnemius_stretch": "Press the back heel into the floor",
        "ankle_circles": "round circle in the air",
        "heel_lifts_standing": "Lift both heels",
        "banded_plantarflexion": "Point the foot away",
        "banded_dorsiflexion": "pull the toes and the forefoot towards the shin",
        "alphabet_balance": "letters of the alphabet",
        "eccentric_heel_drop": "sinks below the step",
        "band_lateral_walk": "Step to the side",
        "unstable_balance": "Let the ankle wobble",
        "single_leg_calf_raise": "as high as you can",
    }
    for name, words in says.items():
        assert words in " ".join(knowledge.exercises[name].steps), name
    drop = knowledge.exercises["eccentric_heel_drop"]
    assert "Rise on both feet to tiptoe." in drop.steps
    assert "Lift one foot off." in drop.steps


@pytest.mark.requirement("A-26", "A-34")
def test_the_goblet_squat_works_the_ankle_and_the_box_squat_only_keeps_training_going(
    knowledge: Knowledge,
) -> None:
    goblet, box = knowledge.exercises["goblet_squat"], knowledge.exercises["box_squat"]
    assert goblet.loads["joint"] > box.loads["joint"]
    assert "joint" in goblet.covers
    assert "joint" not in box.covers
    assert "stop squatting" in knowledge.accommodations["goblet_or_box_squat"].why


@pytest.mark.requirement("A-6")
def test_rolling_the_calf_is_optional_and_promises_nothing_lasting(knowledge: Knowledge) -> None:
    release = knowledge.exercises["calf_release"]
    assert release.why["default"].startswith("Optional")
    assert "konrad_2022" in release.source


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("single_leg_calf_raise", ("step", "edge")),
        ("two_leg_calf_raise", ("step", "edge")),
        ("single_leg_balance", ("let go", "hands off")),
    ],
)
def test_what_is_not_for_everyone_stands_only_behind_its_condition(
    knowledge: Knowledge, name: str, options: tuple[str, ...]
) -> None:
    """Someone who must stay on the floor, or hold on, reads nothing else as the thing to do."""
    exercise = knowledge.exercises[name]
    for line in (*exercise.setup, *exercise.steps):
        if any(option in line.lower() for option in options):
            assert line.startswith("Only if "), line
    assert any(line.startswith("Only if ") for line in exercise.steps)


def test_a_sore_heel_insertion_gets_the_mild_calf_stretch_with_both_knees_straight(
    knowledge: Knowledge,
) -> None:
    forbids = set(knowledge.safety["insertional_achilles_pain"].forbids)
    kept = {name for name, e in knowledge.exercises.items() if not forbids & set(e.traits)}
    assert "wall_lean_stretch" in kept
    assert not {"gastrocnemius_stretch", "soleus_stretch", "eccentric_heel_drop"} & kept
