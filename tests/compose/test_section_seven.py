"""The programme a careful physiotherapist would write for two people, week by week."""

from datetime import timedelta

import pytest
from tests.people import (
    CALF,
    JOINT,
    KNOWLEDGE,
    LIFTER,
    RUNNER,
    STARTS,
    accepted,
    journal,
    said,
    trained,
)

from dorsi.compose import plan
from dorsi.domain.journal import Journal
from dorsi.domain.schedule import PlannedDay

TODAY = STARTS


def lifter() -> Journal:
    """Both calves short, a rack and a band, ten minutes."""
    return journal(LIFTER, left=8.0, right=8.2, answers=said(CALF), decisions=(accepted(STARTS),))


def runner() -> Journal:
    """An old sprain on the left, no band, five minutes."""
    answers = (*said(JOINT, "left"), *said([("front_pinch", "no")], "left"))
    return journal(RUNNER, left=6.6, right=10.8, answers=answers, decisions=(accepted(STARTS),))


def day(who: Journal, week: int, weekday: int) -> PlannedDay:
    """One day of a programme week; the weeks start on Mondays."""
    weeks = {w.week: w for w in plan(who, KNOWLEDGE, TODAY).weeks}
    return weeks[week].days[weekday]


def work(planned: PlannedDay) -> list[tuple[str, str, int, float]]:
    """Exercise, side, sets and amount in the order of the day."""
    return [(i.exercise, i.side, i.sets, i.reps or i.seconds or 0) for i in planned.items]


MON, TUE, WED = 0, 1, 2


@pytest.mark.requirement("B-35")
def test_the_lifter_starts_with_circles_and_both_calf_stretches_every_day() -> None:
    for weekday in (MON, TUE):
        planned = day(lifter(), 1, weekday)
        assert work(planned) == [
            ("knee_to_wall_circles", "both", 1, 20),
            ("soleus_stretch", "both", 2, 60),
            ("gastrocnemius_stretch", "both", 2, 60),
        ]
        assert planned.minutes == pytest.approx(10, abs=0.5)


def test_on_training_days_circles_come_before_and_stretches_after() -> None:
    blocks = {item.exercise: item.block for item in day(lifter(), 1, MON).items}
    assert blocks["knee_to_wall_circles"] == "before_training"
    assert blocks["gastrocnemius_stretch"] == blocks["soleus_stretch"] == "after"
    assert {item.block for item in day(lifter(), 1, TUE).items} == {"anytime"}


@pytest.mark.requirement("B-36", "B-74")
def test_the_lifter_gets_the_band_before_squats_and_two_leg_raises_from_week_five() -> None:
    gym = [item.exercise for item in day(lifter(), 5, MON).items]
    assert gym[:2] == ["knee_to_wall_circles", "band_glide_front"]
    assert {"two_leg_calf_raise", "soleus_stretch"} <= set(gym)
    assert "single_leg_calf_raise" not in gym
    rest = [item.exercise for item in day(lifter(), 5, TUE).items]
    assert set(rest) == {"knee_to_wall_circles", "soleus_stretch", "gastrocnemius_stretch"}


@pytest.mark.requirement("B-37")
def test_the_lifter_loads_the_range_from_week_nine() -> None:
    gym = {item.exercise for item in day(lifter(), 9, MON).items}
    assert gym == {
        "knee_to_wall_circles",
        "band_distraction_hold",
        "deep_squat_rock",
        "single_leg_calf_raise",
    }
    rest = {item.exercise for item in day(lifter(), 9, TUE).items}
    assert {"gastrocnemius_stretch", "soleus_stretch", "deep_squat_rock"} <= rest


@pytest.mark.requirement("B-80")
def test_the_runner_with_an_old_sprain_gets_joint_work_from_the_first_day_two_to_one() -> None:
    assert work(day(runner(), 1, MON)) == [
        ("knee_to_wall_circles", "left", 2, 20),
        ("knee_to_wall_circles", "right", 1, 20),
        ("step_lunge_glide", "left", 2, 12),
        ("step_lunge_glide", "right", 1, 12),
    ]


@pytest.mark.requirement("B-48")
def test_the_runner_lunges_before_runs_and_raises_on_other_days() -> None:
    run, off = day(runner(), 5, TUE), day(runner(), 5, WED)
    assert ("walking_lunge_knee_drive", "both", 2, 8) in work(run)
    assert all(item.block == "before_training" for item in run.items)
    assert ("two_leg_calf_raise", "both", 2, 12) in work(off)
    assert not any("raise" in KNOWLEDGE.exercises[i.exercise].traits for i in run.items)


def test_the_runner_never_gets_a_band_item_or_calf_first() -> None:
    weeks = plan(runner(), KNOWLEDGE, TODAY).weeks
    assert len(weeks) == 12
    for planned in (day for week in weeks for day in week.days):
        assert planned.items
        assert not any("band" in KNOWLEDGE.exercises[i.exercise].traits for i in planned.items)
        assert planned.minutes <= 5.5


def test_a_substitute_says_what_it_stands_in_for() -> None:
    glide = next(i for i in day(runner(), 1, MON).items if i.exercise == "step_lunge_glide")
    assert "stands in for" in glide.why


@pytest.mark.requirement("B-71", "B-38", "B-83")
def test_after_twelve_weeks_a_few_minutes_before_leg_days_and_two_short_stretch_days_keep_it() -> (
    None
):
    sessions = tuple(trained(STARTS + timedelta(days=n)) for n in range(84))
    who = journal(LIFTER, answers=said(CALF), decisions=(accepted(STARTS),), sessions=sessions)
    weeks = plan(who, KNOWLEDGE, STARTS + timedelta(weeks=12)).weeks
    keep = next(week for week in weeks if week.week == 13)
    assert keep.phase == "keep"
    busy = [planned for planned in keep.days if planned.items]
    assert len(busy) == 5
    gym = keep.days[MON]
    assert {item.exercise for item in gym.items} == {"knee_to_wall_circles", "band_glide_front"}
    assert gym.minutes <= 5.5
    stretching = [p for p in busy if any(i.exercise == "gastrocnemius_stretch" for i in p.items)]
    assert len(stretching) == 2
    assert all("soleus_stretch" in {i.exercise for i in p.items} for p in stretching)
