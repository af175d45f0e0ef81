"""What a sport adds to a programme, from which week on and in which place."""

import pytest
from tests.people import KNOWLEDGE, LIFTER, RUNNER
from tests.train.composing import WEEKS, block, drills, item, need

from dorsi.domain.journal import StoredItem
from dorsi.train.phases import KEEP


@pytest.mark.requirement("B-48")
def test_a_runner_lunges_before_every_run_however_short_the_day() -> None:
    for week in WEEKS:
        run, off = (
            getattr(block(need(RUNNER, "joint", minutes_per_day=3), week), day)
            for day in ("training_day", "rest_day")
        )
        assert item(run, "walking_lunge_knee_drive").block == "before_training"
        assert "walking_lunge_knee_drive" not in drills(off)


def test_what_a_sport_adds_says_so_and_comes_in_with_its_week() -> None:
    def run(week: int) -> tuple[StoredItem, ...]:
        given = need(RUNNER, "control", minutes_per_day=30, equipment=("balance_pad",))
        return block(given, week).training_day

    (alphabet,) = (a for a in KNOWLEDGE.sports["running"].adds if a.role == "balance")
    assert alphabet.from_week == 9
    # From week 6 the alphabet is the best one-leg drill there is for control, run or no run.
    assert item(run(8), "alphabet_balance").why != alphabet.why
    assert item(run(9), "alphabet_balance").why == alphabet.why
    # From week 9 the pad outranks it, but on run days the sport's own drill comes first.
    assert "unstable_balance" not in drills(run(11))
    off = block(need(RUNNER, "control", minutes_per_day=30, equipment=("balance_pad",)), 11)
    assert "unstable_balance" in drills(off.rest_day)


def test_a_sports_drill_that_is_ruled_out_leaves_the_role_to_the_best_that_fits() -> None:
    given = need(RUNNER, "control", minutes_per_day=30, forbidden=("unsupported",))
    run = drills(block(given, 11).training_day)
    assert "single_leg_balance" in run
    assert not {"alphabet_balance", "walking_lunge_knee_drive"} & set(run)


def test_a_lifters_deep_squat_joins_on_training_days_from_week_nine() -> None:
    given = need(LIFTER, "front", minutes_per_day=40)  # nothing else brings a deep squat
    squat = next(a for a in KNOWLEDGE.sports["weightlifting"].adds)
    for week in WEEKS:
        found = block(given, week)
        assert ("deep_squat_rock" in drills(found.training_day)) is (week >= 9), week
        assert "deep_squat_rock" not in drills(found.rest_day)
    assert item(block(given, 9).training_day, "deep_squat_rock").why == squat.why


def test_upkeep_keeps_of_a_sport_only_what_comes_first() -> None:
    keep = block(need(RUNNER, "joint", minutes_per_day=30), 13)
    assert keep.phase == KEEP
    assert "walking_lunge_knee_drive" in drills(keep.training_day)
    assert "alphabet_balance" not in drills(keep.training_day)


def test_every_runner_practises_steadiness_before_runs_in_the_last_phase() -> None:
    for minutes in (5, 10):
        given = need(RUNNER, "joint", affected="left", minutes_per_day=minutes)
        assert "alphabet_balance" in drills(block(given, 9).training_day)
