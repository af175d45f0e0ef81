from dataclasses import replace

import pytest
from tests.report.film.filmed import LUNGES, REFUSED, SQUATS, leg, rep

from dorsi.domain.filmed import FilmedFrom
from dorsi.domain.verdicts import Sides
from dorsi.report.film.one_clip import (
    describe_difference,
    describe_heels,
    describe_knees,
    describe_set,
    describe_view,
    rows,
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
