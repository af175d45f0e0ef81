from dataclasses import replace

import pytest
from tests.report.film.filmed import LUNGES, REFUSED, SQUATS, leg, rep

from dorsi.domain.filmed import (
    FilmComparison,
    FilmedChange,
    FilmedFrom,
    FilmedHeels,
    FilmHeel,
    FilmVerdict,
)
from dorsi.domain.verdicts import Sides
from dorsi.report.film.sentences import (
    conclude,
    describe_depth,
    describe_difference,
    describe_heels,
    describe_knees,
    describe_set,
    describe_shin,
    describe_trunk,
    describe_two_heels,
    describe_view,
    rows,
)


def change(verdict: FilmVerdict, second: float = 38.0) -> FilmedChange:
    return FilmedChange(32.0, second, second - 32.0, second - 36.0, second - 28.0, verdict)


def compared(
    shin: FilmVerdict, *, heels_raised: bool = False, **more: FilmVerdict
) -> FilmComparison:
    return FilmComparison(
        kind="squat",
        heels_raised=heels_raised,
        depth_deg=95.0,
        sides=Sides(change(shin), None),
        trunk=change(more.get("trunk", "within_error"), 30.0),
        deepest=change(more.get("deepest", "within_error"), 36.0),
        notes=(),
    )


def test_the_shins_come_with_their_bounds_and_the_number_of_squats() -> None:
    assert describe_set(SQUATS) == (
        "Left shin leans 31° (26° to 35°) and right 33° (28° to 37°) at most, over two squats."
    )


def test_a_lunge_says_its_best_with_the_heel_down() -> None:
    assert describe_set(LUNGES) == (
        "Left shin leans 38° (34° to 43°) in the best of two lunges with the heel down."
    )


def test_a_view_that_shows_no_shins_says_so() -> None:
    front = replace(SQUATS, summary=Sides(None, None))
    assert describe_set(front).startswith("Two squats; from here the camera does not show")
    assert describe_difference(front) is None


def test_a_clip_that_may_not_be_used_gives_no_number() -> None:
    assert not any(sign.isdigit() for sign in describe_set(REFUSED))
    assert describe_view(REFUSED) is describe_heels(REFUSED) is None


def test_sides_differ_only_where_it_can_be_told() -> None:
    assert describe_difference(SQUATS) == "The right shin leans further, by 5° (1° to 9°)."
    alike = describe_difference(replace(SQUATS, side_difference=None))
    assert alike is not None
    assert "too small to be told" in alike


@pytest.mark.parametrize(
    ("heels", "said"),
    [
        (("no", "no"), "The right heel stays down."),
        (
            ("no", "cannot_tell"),
            "The right heel stays down in 1 of 2; of the rest it cannot be told.",
        ),
        (("seen", "no"), "The right heel comes up in 1 of 2."),
        (("possible", "no"), "The right heel may come up a little in 1 of 2"),
        (("cannot_tell", "cannot_tell"), "cannot be told from this clip"),
    ],
)
def test_heels_are_told_as_surely_as_they_are_known(heels: tuple, said: str) -> None:  # type: ignore[type-arg]
    reps = tuple(rep(n, leg(30.0, "cannot_tell"), leg(30.0, heel)) for n, heel in enumerate(heels))
    assert said in (describe_heels(replace(SQUATS, reps=reps)) or "")


def test_knees_are_told_against_the_toes_where_a_view_from_the_front_shows_them() -> None:
    assert describe_knees(SQUATS) is None
    inside = [replace(leg(None, "cannot_tell"), valgus_deg=deg) for deg in (4.2, 9.6, -3.0, 0.2)]
    front = replace(
        SQUATS,
        view=FilmedFrom("front", 85.0, 0.0, 0.0),
        reps=(rep(1.0, inside[0], inside[2]), rep(5.0, inside[1], inside[3])),
    )
    assert describe_knees(front) == (
        "Knees against the line of the toes, at their furthest in: left 10° inside and "
        "right over the toes."
    )
    assert (
        describe_heels(front) == "Heels are not seen from the front; film from the side for them."
    )
    out = replace(front, reps=(rep(1.0, inside[0], inside[2]),))
    assert (describe_knees(out) or "").endswith("right 3° outside.")


def test_rows_hold_what_was_measured_and_a_dash_for_the_rest() -> None:
    head, first, _ = rows(SQUATS)
    assert dict(zip(head, first, strict=True)) == {
        "squat": "1",
        "deepest at": "2.5 s",
        "knees": "102°",
        "left shin": "31°",
        "right shin": "33°",
        "right heel": "down",
        "trunk": "38°",
    }
    head, *_ = rows(LUNGES)
    assert head == ("lunge", "deepest at", "knee", "left shin", "left heel")
    unseen = replace(SQUATS.reps[0], depth_deg=None)
    _, only = rows(replace(SQUATS, reps=(unseen,)))
    assert only[2] == "–"


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
