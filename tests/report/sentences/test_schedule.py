from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from tests.report.results import CIRCLES, RAISES, TODAY, item, knowledge, plan

from dorsi.domain.schedule import Plan, PlannedDay, PlannedWeek
from dorsi.report.sentences.schedule import (
    band_words,
    day_planned,
    dose,
    exercise_name,
    in_blocks,
    in_short,
    phase_spans,
    reasons,
    tempo_words,
    week_lines,
    week_of,
    work_of,
)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "2 × 1 min each side"),
        ({"sets": 1}, "1 min each side"),
        ({"exercise": "two_leg_calf_raise", "reps": 12, "seconds": None}, "2 × 12"),
        ({"sets": 1, "reps": 20, "seconds": None}, "20 times each side"),
        ({"side": "left"}, "2 × 1 min left"),
    ],
)
def test_a_dose_says_sets_size_and_side(changes: dict[str, Any], said: str) -> None:
    (work,) = work_of([item(**changes)])
    assert dose(work, knowledge()) == said


def test_a_dose_that_differs_by_side_is_one_work_with_both_named() -> None:
    works = work_of([item(side="left", sets=2), item(side="right", sets=1), CIRCLES])
    assert [work.exercise for work in works] == ["soleus_stretch", "knee_to_wall_circles"]
    assert dose(works[0], knowledge()) == "left 2 × 1 min, right 1 min"


@pytest.mark.parametrize(
    ("exercise", "tempo", "said"),
    [
        ("two_leg_calf_raise", "3-0-1", "3 s down, 1 s up"),
        ("banded_dorsiflexion", "1-1-1", "1 s against the band, 1 s hold, 1 s back"),
        ("band_glide_front", "2-2-1", "2 s forward, 2 s hold, 1 s back"),
        ("two_leg_calf_raise", None, ""),
    ],
)
def test_a_tempo_is_said_as_one_counts_it(exercise: str, tempo: str | None, said: str) -> None:
    (work,) = work_of([item(exercise, tempo=tempo)])
    assert tempo_words(work, knowledge()) == said


def test_a_day_is_done_before_training_then_after_then_at_any_time() -> None:
    blocks = in_blocks([item(), RAISES, CIRCLES])
    assert [block for block, _ in blocks] == ["before_training", "after", "anytime"]


def test_a_week_has_one_line_per_exercise_and_dose_with_its_days() -> None:
    circles, stretch = week_lines(plan().weeks[0])
    assert circles.days == {TODAY + timedelta(days=n) for n in (0, 2, 4, 6)}
    assert len(stretch.days) == 7


def test_the_lines_of_a_week_follow_the_order_of_a_day() -> None:
    mixed = PlannedWeek(1, "foundation", (PlannedDay(TODAY, 9.0, (item(), RAISES, CIRCLES)),))
    blocks = [line.work.block for line in week_lines(mixed)]
    assert blocks == ["before_training", "after", "anytime"]


def test_what_only_some_days_hold_stands_where_those_days_do_it() -> None:
    stretch = item("soleus_stretch", block="after")
    days = (
        PlannedDay(TODAY, 5.0, (CIRCLES, stretch)),
        PlannedDay(TODAY + timedelta(days=1), 9.0, (CIRCLES, RAISES, stretch)),
    )
    lines = week_lines(PlannedWeek(6, "mobilise", days))
    named = [line.work.exercise for line in lines if line.work.block == "after"]
    assert named == ["two_leg_calf_raise", "soleus_stretch"]


def test_an_exercise_with_two_reasons_is_named_once_with_both() -> None:
    days = (
        PlannedDay(TODAY, 5.0, (replace(CIRCLES, why="It loosens."),)),
        PlannedDay(TODAY + timedelta(days=1), 5.0, (replace(CIRCLES, why="It lengthens."), item())),
    )
    whys = dict(reasons(PlannedWeek(6, "mobilise", days), knowledge()))
    assert whys["Knee-to-wall circles"] == "It loosens. It lengthens."
    assert len(whys) == 2


def test_the_phases_say_what_comes_in_and_what_goes() -> None:
    first, second = phase_spans(plan())
    assert (first.phase, first.weeks) == ("mobilise", (8, 8))
    assert first.adds == ("knee_to_wall_circles", "soleus_stretch")
    assert (second.adds, second.drops) == (("two_leg_calf_raise",), ())
    again = phase_spans(plan(weeks=(*plan().weeks, PlannedWeek(10, "keep", ()))))[2]
    assert set(again.drops) == {"knee_to_wall_circles", "soleus_stretch", "two_leg_calf_raise"}


def test_the_week_of_a_day_is_the_one_it_lies_in_or_the_next_to_come() -> None:
    made = plan()
    assert week_of(made, TODAY) == made.weeks[0]
    assert week_of(made, TODAY + timedelta(days=7)) == made.weeks[1]
    assert week_of(made, TODAY - timedelta(days=30)) == made.weeks[0]
    assert week_of(made, TODAY + timedelta(days=99)) is None


def test_a_day_is_found_in_its_week_or_not_at_all() -> None:
    made = plan()
    assert day_planned(made, TODAY) == (made.weeks[0], made.weeks[0].days[0])
    assert day_planned(made, date(2025, 1, 1)) is None
    assert day_planned(Plan((), (), (), None), TODAY) is None


def test_an_exercise_in_short_says_where_the_band_goes() -> None:
    glide = knowledge().exercises["band_glide_front"]
    gist = " ".join(in_short(glide))
    assert "below the two ankle bones, anchored behind you" in gist
    assert len(gist) < 600


@pytest.mark.requirement("A-21")
def test_a_band_on_the_foot_bone_is_anchored_behind_and_one_on_the_leg_in_front() -> None:
    front, behind = (
        knowledge().exercises[name].band for name in ("band_glide_front", "band_glide_behind")
    )
    assert front is not None
    assert behind is not None
    assert "anchored behind you" in band_words(front)
    assert "behind the lower leg" in band_words(behind)
    assert "anchored in front of you" in band_words(behind)


def test_an_exercise_no_longer_known_is_called_by_its_id() -> None:
    (work,) = work_of([item("old_drill")])
    assert exercise_name(work, knowledge()) == "old_drill"
    assert dose(work, knowledge()).endswith("each side")


def test_a_day_without_items_has_no_lines() -> None:
    assert week_lines(PlannedWeek(1, "foundation", (PlannedDay(TODAY, 0.0, ()),))) == ()
