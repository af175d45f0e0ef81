"""How much of each exercise, how long it takes, and from which week: the doses of the knowledge."""

from itertools import pairwise

import pytest
from tests.test_knowledge import BAND_GLIDES, EXERCISES, rungs_of

from dorsi.domain.exercises import Dose, Exercise, PhaseId, Rung
from dorsi.domain.knowledge import Knowledge
from dorsi.knowledge.load import load_knowledge

RAISES = [
    "two_leg_calf_raise",
    "single_leg_calf_raise",
    "eccentric_heel_drop",
    "heel_lifts_standing",
]


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


def minutes(exercise: Exercise, dose: Dose, rung: Rung, *, one_side: bool = False) -> float:
    """Both sides of a rung in minutes: work, rest between sets, one changeover a side."""
    work_s = rung.seconds if rung.seconds is not None else (rung.reps or 0) * (dose.rep_s or 0)
    side_s = rung.sets * work_s + (rung.sets - 1) * rung.rest_s + exercise.changeover_s
    return side_s * (1 if one_side or exercise.sides == "together" else 2) / 60


def find(exercise: Exercise, phase: PhaseId, sets: int, amount: int) -> tuple[Dose, Rung]:
    """The rung of a phase with this many sets of this many repetitions or seconds."""
    found = [
        (dose, rung)
        for dose, rung in rungs_of(exercise, phase)
        if (rung.sets, rung.reps or rung.seconds) == (sets, amount)
    ]
    assert found, f"{exercise.id} has no {sets} x {amount} in {phase}"
    return found[0]


@pytest.mark.requirement("A-25")
def test_every_raise_goes_down_for_three_seconds_and_never_two_days_running(
    knowledge: Knowledge,
) -> None:
    raises = {name: e for name, e in knowledge.exercises.items() if e.role == "raise"}
    assert set(RAISES) <= set(raises)
    for exercise in raises.values():
        assert exercise.every_other_day
        assert {(dose.tempo or "")[0] for dose in exercise.doses} == {"3"}


def test_a_tempo_adds_up_to_the_time_of_a_repetition(knowledge: Knowledge) -> None:
    doses = [dose for e in knowledge.exercises.values() for dose in e.doses if dose.tempo]
    assert len(doses) > 20
    assert all(sum(map(int, (d.tempo or "").split("-"))) == d.rep_s for d in doses)


def test_the_sizes_of_a_dose_grow(knowledge: Knowledge) -> None:
    for exercise in knowledge.exercises.values():
        for dose in exercise.doses:
            spans = [minutes(exercise, dose, rung) for rung in dose.rungs]
            assert all(less < more for less, more in pairwise(spans)), exercise.id


# Minutes for both sides, from what a good physiotherapist would prescribe.
@pytest.mark.parametrize(
    ("name", "phase", "sets", "amount", "about"),
    [
        ("knee_to_wall_circles", "foundation", 1, 20, 1.5),
        ("gastrocnemius_stretch", "foundation", 2, 60, 4.0),
        ("soleus_stretch", "foundation", 2, 60, 4.0),
        ("soleus_stretch", "mobilise", 1, 60, 2.0),
        ("band_glide_front", "mobilise", 1, 12, 2.5),
        ("two_leg_calf_raise", "mobilise", 2, 12, 2.5),
        ("band_distraction_hold", "load", 1, 90, 3.5),
        ("deep_squat_rock", "load", 1, 25, 1.5),
        ("single_leg_calf_raise", "load", 2, 10, 3.5),
        ("single_leg_calf_raise", "load", 3, 15, 7.5),
        ("walking_lunge_knee_drive", "foundation", 2, 8, 1.5),
    ],
)
def test_an_exercise_takes_the_minutes_a_physiotherapist_would_allow(
    knowledge: Knowledge, name: str, phase: PhaseId, sets: int, amount: int, about: float
) -> None:
    exercise = knowledge.exercises[name]
    assert minutes(exercise, *find(exercise, phase, sets, amount)) == pytest.approx(about, abs=0.25)


def test_the_stair_drill_takes_two_and_a_half_minutes_when_one_side_gets_twice_as_much(
    knowledge: Knowledge,
) -> None:
    stair = knowledge.exercises["step_lunge_glide"]
    twice = minutes(stair, *find(stair, "foundation", 2, 12), one_side=True)
    once = minutes(stair, *find(stair, "foundation", 1, 12), one_side=True)
    assert twice + once == pytest.approx(2.5, abs=0.1)


def test_the_days_of_the_worked_example_fit_ten_minutes(knowledge: Knowledge) -> None:
    days: list[list[tuple[str, PhaseId, int, int]]] = [
        [
            ("knee_to_wall_circles", "foundation", 1, 20),
            ("gastrocnemius_stretch", "foundation", 2, 60),
            ("soleus_stretch", "foundation", 2, 60),
        ],
        [
            ("knee_to_wall_circles", "load", 1, 20),
            ("band_distraction_hold", "load", 1, 90),
            ("deep_squat_rock", "load", 1, 25),
            ("single_leg_calf_raise", "load", 2, 10),
        ],
    ]
    for day in days:
        exercises = [(knowledge.exercises[name], phase, s, a) for name, phase, s, a in day]
        assert sum(minutes(e, *find(e, phase, s, a)) for e, phase, s, a in exercises) <= 10


@pytest.mark.requirement("A-20", "B-36")
def test_banding_starts_at_ten_to_fifteen_once_or_twice_and_grows_to_two_minutes_a_side(
    knowledge: Knowledge,
) -> None:
    for name in ("band_glide_front", "band_glide_behind"):
        first, later, _ = knowledge.exercises[name].doses
        assert first.weeks == (1, 2)
        assert {rung.sets for rung in first.rungs} == {1, 2}
        assert all(10 <= (rung.reps or 0) <= 15 for rung in first.rungs)
        most = later.rungs[-1]
        assert most.sets * (most.reps or 0) * (later.rep_s or 0) == 120
        assert knowledge.exercises[name].sides == "each"
    order = [knowledge.exercises[name].from_week["joint"] for name in BAND_GLIDES]
    assert order == [1, 1, 3]


@pytest.mark.requirement("B-27", "B-89")
def test_the_longest_band_drill_is_two_minutes_and_a_comfortable_hold_of_half_a_minute(
    knowledge: Knowledge,
) -> None:
    drill = knowledge.exercises["band_distraction_hold"]
    assert max(rung.seconds or 0 for _, rung in rungs_of(drill)) == 2 * 60 + 30
    assert any("30 seconds" in step for step in drill.steps)
    assert any("deepest bend that is still comfortable" in step for step in drill.steps)
    squat = knowledge.exercises["deep_squat_rock"]
    assert any("deepest squat that is still comfortable" in step for step in squat.steps)


@pytest.mark.requirement("B-35")
@pytest.mark.parametrize(
    "name", ["gastrocnemius_stretch", "soleus_stretch", "knee_to_wall_circles"]
)
def test_the_full_dose_of_the_first_weeks_is_two_minutes_a_side(
    knowledge: Knowledge, name: str
) -> None:
    exercise = knowledge.exercises[name]
    assert exercise.from_week["default"] == 1
    dose, most = list(rungs_of(exercise, "foundation"))[-1]
    work_s = most.seconds if most.seconds is not None else (most.reps or 0) * (dose.rep_s or 0)
    assert most.sets * work_s == 120


@pytest.mark.requirement("B-30", "B-32", "B-33")
def test_circles_rocks_and_raises_reach_the_repetitions_of_the_guide(knowledge: Knowledge) -> None:
    circles = knowledge.exercises["knee_to_wall_circles"]
    assert find(circles, "foundation", 1, 20)
    assert any("5 cm from the wall" in line for line in circles.setup)
    rocks = [rung.reps for _, rung in rungs_of(knowledge.exercises["deep_squat_rock"], "load")]
    assert (min(map(int, filter(None, rocks))), max(map(int, filter(None, rocks)))) == (20, 30)
    assert find(knowledge.exercises["single_leg_calf_raise"], "load", 3, 15)


@pytest.mark.requirement("B-37", "B-74")
def test_loaded_work_joins_step_by_step_and_sooner_where_control_limits(
    knowledge: Knowledge,
) -> None:
    weeks = {
        name: (week["default"], week.get("control", week["default"]))
        for name in EXERCISES
        for week in [knowledge.exercises[name].from_week]
    }
    assert weeks["two_leg_calf_raise"] == (4, 1)
    assert weeks["single_leg_calf_raise"] == (9, 6)
    assert weeks["deep_squat_rock"] == (9, 3)
    assert weeks["band_glide_front"] == (5, 5)


@pytest.mark.parametrize("name", EXERCISES)
def test_an_exercise_has_a_dose_from_the_first_week_it_may_appear(
    knowledge: Knowledge, name: str
) -> None:
    exercise = knowledge.exercises[name]
    for week in range(min(exercise.from_week.values()), knowledge.models.programme.weeks + 1):
        phase = next(p for p in knowledge.phases.values() if p.weeks[0] <= week <= p.weeks[1])
        assert list(rungs_of(exercise, phase.id)), f"nothing in week {week}"


@pytest.mark.requirement("B-71")
def test_keeping_is_five_minutes_before_leg_days_and_a_short_stretch_elsewhere(
    knowledge: Knowledge,
) -> None:
    def fullest(name: str) -> float:
        exercise = knowledge.exercises[name]
        return max(minutes(exercise, *pair) for pair in rungs_of(exercise, "keep"))

    assert fullest("knee_to_wall_circles") + fullest("band_glide_front") <= 5
    assert fullest("gastrocnemius_stretch") + fullest("soleus_stretch") <= 5
    # The one banded set a side is the glide; the long drill has done its work by then.
    assert not list(rungs_of(knowledge.exercises["band_distraction_hold"], "keep"))
    assert {r.sets for _, r in rungs_of(knowledge.exercises["band_glide_front"], "keep")} == {1}
