from dataclasses import replace

import pytest
from tests.report.film.filmed import change, compared

from dorsi.domain.filmed import FilmedHeels, FilmHeel, FilmVerdict
from dorsi.domain.verdicts import Sides
from dorsi.report.film.two_clips import (
    conclude,
    describe_depth,
    describe_shin,
    describe_trunk,
    describe_two_heels,
)


@pytest.mark.requirement("B-57")
def test_more_lean_at_the_same_depth_is_called_more_bend_and_never_less() -> None:
    more = describe_shin("left", change("more"), compared("more"))
    assert "further forward" in more
    assert "more bend in the ankle" in more
    less = describe_shin("left", change("less", 26.0), compared("less"))
    assert "less bend in the ankle" in less
    assert "upright" not in more + less
    assert "32° and 38°, a change of +2 to +10°" in more


def test_within_error_claims_nothing() -> None:
    for raised in (False, True):
        told = compared("within_error", heels_raised=raised)
        said = describe_shin("right", change("within_error", 33.0), told)
        assert "cannot be told to differ, the change is within the error of measuring" in said
        assert "−3 to +5°" in said


def test_a_heel_that_came_up_gives_no_numbers() -> None:
    said = describe_shin("left", change("cannot_tell"), compared("cannot_tell"))
    assert said == "Left shin: cannot be compared, because the heel came up."


@pytest.mark.requirement("B-10", "B-41", "B-57")
def test_raised_heels_that_let_the_shin_travel_point_at_the_ankle_only_in_part() -> None:
    helps = conclude(compared("more", heels_raised=True, deepest="more"))
    assert helps.startswith(
        "With the heels raised the left shin leans further forward at the same depth and you get "
        "deeper, so the ankles may play a part. Only a part"
    )
    assert "more bend" not in describe_shin(
        "left", change("more"), compared("more", heels_raised=True)
    )


@pytest.mark.requirement("B-10", "B-57")
def test_a_heel_that_stays_down_only_on_plates_points_at_the_ankle() -> None:
    heels = Sides(None, FilmedHeels("seen", "no"))
    told = replace(compared("cannot_tell", heels_raised=True), heels=heels)
    assert "the right heel stays down that came up when flat" in conclude(told)
    assert "may play a part. Only a part" in conclude(told)
    for first, second in (("possible", "no"), ("seen", "possible"), ("no", "seen")):
        unsure = FilmedHeels(first, second)  # type: ignore[arg-type]
        assert "heel stays down" not in conclude(replace(told, heels=Sides(None, unsure)))


@pytest.mark.requirement("B-10", "B-41")
def test_depth_alone_says_less_of_the_ankle_than_the_shin_does() -> None:
    deeper = conclude(compared("within_error", heels_raised=True, deepest="more", trunk="less"))
    assert "you get deeper and the trunk is more upright, while the shins lean no further" in deeper
    assert "and so may hips and upper back" in deeper
    unseen = conclude(compared("cannot_tell", heels_raised=True, deepest="more"))
    assert "while the shins cannot be told" in unseen


def test_raised_heels_with_a_shin_that_leans_less_far_do_not_point_at_the_ankle() -> None:
    said = conclude(compared("less", heels_raised=True))
    assert said.startswith("With the heels raised the left shin leans less far forward")
    assert "does not point at the ankles" in said


def test_sides_that_go_different_ways_are_told_one_by_one() -> None:
    told = replace(compared("more"), sides=Sides(change("more"), change("less", 20.0)))
    assert conclude(told) == (
        "At the same depth the left shin leans further over the foot than before and the right "
        "shin leans less far over the foot than before."
    )
    lunge = replace(compared("more"), kind="lunge", depth_deg=None)
    assert conclude(lunge).startswith("At the best with the heel down the left shin leans further")
    both = replace(told, sides=Sides(change("more"), change("more")))
    assert "the left and right shins lean further" in conclude(both)


def test_raised_heels_that_change_nothing_that_can_be_told_look_elsewhere() -> None:
    assert "cannot be told here" in conclude(compared("within_error", heels_raised=True))
    assert "hips, upper back" in conclude(compared("within_error", heels_raised=True))
    nothing = replace(compared("within_error", heels_raised=True), sides=Sides(None, None))
    assert conclude(nothing) == "What raised heels change cannot be told from these two clips."


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("no", "no", "The left heel stays down in both clips."),
        (
            "seen",
            "no",
            "The left heel comes up in the first clip, and stays down in the second.",
        ),
        (
            "possible",
            "seen",
            "The left heel may come up a little in the first clip, and comes up in the second.",
        ),
        (
            "cannot_tell",
            "seen",
            "The left heel comes up in the second clip, and cannot be told in the first.",
        ),
    ],
)
def test_a_heel_is_told_in_both_clips(first: FilmHeel, second: FilmHeel, said: str) -> None:
    assert describe_two_heels("left", FilmedHeels(first, second)) == said


def test_depth_and_trunk_say_which_way() -> None:
    told = compared("more", heels_raised=True, deepest="more", trunk="less")
    assert told.deepest is not None
    assert told.trunk is not None
    assert describe_depth(told.deepest, told).startswith("You get deeper with the heels raised")
    assert describe_trunk(told.trunk, told).startswith("The trunk is more upright with")
    plain = compared("more")
    assert plain.trunk is not None
    assert describe_trunk(plain.trunk, plain).startswith("That the trunk leans differently cannot")


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        ("more", "leans further over the foot"),
        ("less", "leans less far"),
        ("within_error", "film again in about four weeks"),
        ("cannot_tell", "do not settle it"),
    ],
)
def test_two_clips_are_summed_up(verdict: FilmVerdict, said: str) -> None:
    assert said in conclude(compared(verdict))
