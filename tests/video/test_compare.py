from dataclasses import replace

import numpy as np
import pytest
from tests.video.filming import MODELS, squatted
from tests.video.virtual import Phone

from dorsi.domain.filmed import FilmedHeels, FilmedShank, FilmResult
from dorsi.domain.verdicts import Sides
from dorsi.errors import InvalidInput
from dorsi.video.compare import compare
from dorsi.video.depths import at_depths, passes_s


def lunge(shank_deg: float, near: str = "left") -> FilmResult:
    shank = FilmedShank(shank_deg, shank_deg - 3.0, shank_deg + 3.0)
    summary = Sides(shank, None) if near == "left" else Sides(None, shank)
    base = squatted().result
    return replace(base, kind="lunge", near=near, summary=summary, at_depth=())  # type: ignore[arg-type]


def test_at_a_depth_the_shin_is_where_the_squatter_has_it() -> None:
    found = squatted()
    depths = at_depths(found.motion, found.reps)
    assert {60.0, 80.0, 100.0} <= {round(noted.knee_deg) for noted in depths}
    for noted in depths:
        assert noted.shank.left is not None
        # The squatter bends knees and shins in step: from 5 and 3 to 108 and 32 degrees.
        truth = 3.0 + 29.0 * (noted.knee_deg - 5.0) / 103.0
        assert noted.shank.left.deg == pytest.approx(truth, abs=4.0)
        assert noted.shank.left.se_deg > 1.0


def test_a_depth_is_passed_on_the_way_down_and_on_the_way_up_of_each_repetition() -> None:
    found = squatted()
    times = passes_s(found.motion, found.reps, 80.0)
    assert len(times) == 2 * len(found.reps)
    assert times == sorted(times)
    knees = np.interp(times, found.motion.times_s, found.motion.knee_deg.value.mean(axis=1))
    assert knees == pytest.approx(80.0, abs=0.5)


def test_no_depth_beyond_the_deepest_is_noted() -> None:
    found = squatted(knee_deg=90.0)
    depths = [noted.knee_deg for noted in at_depths(found.motion, found.reps)]
    assert 80.0 <= max(depths) <= 95.0


@pytest.mark.requirement("B-57")
def test_a_shin_that_leans_further_at_the_same_depth_is_more_not_less() -> None:
    told = compare(squatted(24.0).result, squatted(40.0).result, MODELS)
    assert told.depth_deg is not None
    for change in (told.sides.left, told.sides.right):
        assert change is not None
        assert change.verdict == "more"
        assert 0.0 < change.low < change.change_deg < change.high
    back = compare(squatted(40.0).result, squatted(24.0).result, MODELS)
    assert back.sides.left is not None
    assert back.sides.left.verdict == "less"


def test_a_deeper_squat_alone_is_no_more_bend() -> None:
    shallow, deep = squatted(26.0, 90.0).result, squatted(31.4, 112.0).result
    told = compare(shallow, deep, MODELS)
    assert told.depth_deg is not None
    assert told.depth_deg <= 95.0
    assert told.sides.right is not None
    assert told.sides.right.verdict == "within_error"
    assert told.deepest is not None
    assert told.deepest.change_deg == pytest.approx(22.0, abs=8.0)


def test_a_clip_against_itself_is_within_error() -> None:
    result = squatted().result
    told = compare(result, result, MODELS)
    changes = (told.sides.left, told.sides.right, told.trunk, told.deepest)
    assert [change.verdict for change in changes if change] == ["within_error"] * 4
    assert told.notes == ()


def test_a_heel_that_came_up_takes_the_verdict_on_its_shin_away() -> None:
    before, after = squatted(24.0).result, squatted(40.0).result
    leg = replace(after.reps[0].sides.left, heel_rise="seen")
    rep = replace(after.reps[0], sides=replace(after.reps[0].sides, left=leg))
    told = compare(before, replace(after, reps=(rep, *after.reps[1:])), MODELS)
    assert told.sides.left is not None
    assert told.sides.left.verdict == "cannot_tell"
    assert told.sides.right is not None
    assert told.sides.right.verdict == "more"
    assert any("left heel came up in the second clip" in note for note in told.notes)


def test_the_most_that_was_seen_of_a_heel_is_told_of_both_clips() -> None:
    def heels(*right: str) -> FilmResult:
        base = squatted().result
        legs = [replace(base.reps[0].sides.right, heel_rise=heel) for heel in right]  # type: ignore[arg-type]
        reps = [replace(base.reps[0], sides=replace(base.reps[0].sides, right=leg)) for leg in legs]
        return replace(base, reps=tuple(reps))

    told = compare(heels("no", "seen", "possible"), heels("no", "no"), MODELS).heels
    assert told.right == FilmedHeels("seen", "no")
    told = compare(heels("no", "possible"), heels("no", "cannot_tell"), MODELS).heels
    assert told.right == FilmedHeels("possible", "cannot_tell")
    assert told.left is None  # the far one is never told


def test_lunges_are_compared_by_their_best() -> None:
    told = compare(lunge(30.0), lunge(38.0), MODELS)
    assert told.sides.left is not None
    assert told.sides.left.change_deg == 8.0
    assert told.sides.left.low == pytest.approx(8.0 - 3.0 * 2**0.5)
    assert told.sides.left.verdict == "more"
    assert told.depth_deg is None
    assert told.sides.right is None


def test_lunges_of_different_legs_are_not_compared() -> None:
    told = compare(lunge(30.0), lunge(38.0, "right"), MODELS)
    assert told.sides.left is told.sides.right is None
    assert any("nearer to the camera" in note for note in told.notes)


def test_another_view_is_said() -> None:
    oblique = squatted(phone=Phone(45.0, width_px=180, height_px=320)).result
    notes = compare(squatted().result, oblique, MODELS).notes
    assert any("different places" in note for note in notes)


def test_what_may_not_be_used_is_not_compared_and_says_why() -> None:
    found = squatted()
    with pytest.raises(InvalidInput, match=r"second clip cannot be compared\. It is too dark\."):
        compare(found.result, found.refused, MODELS)


def test_a_lunge_is_not_compared_with_a_squat() -> None:
    with pytest.raises(InvalidInput, match="one clip is a squat, the other a lunge"):
        compare(squatted().result, lunge(30.0), MODELS)
    with pytest.raises(InvalidInput, match="in a squat only"):
        compare(lunge(30.0), lunge(31.0), MODELS, heels_raised=True)
