"""From a file to its result, with landmarks that were saved beforehand in place of a model."""

from functools import cache
from pathlib import Path

import numpy as np
import pytest
from tests.video.test_lunge import lunger
from tests.video.virtual import Faults, Phone, changed, filmed, squatter

import dorsi
from dorsi.domain.journal import Person
from dorsi.errors import InvalidInput, UnknownId, VideoRefused
from dorsi.knowledge.load import load_knowledge
from dorsi.video.analysis import Analysis, analyse, shank_m
from dorsi.video.landmarks import Landmarks, save_landmarks
from dorsi.video.pose.backend import Search

KNOWLEDGE = load_knowledge()


def squats() -> Landmarks:
    return filmed(squatter(), Phone(10.0), Faults())


@cache
def of_squats() -> Analysis:
    return analyse("squat", squats(), KNOWLEDGE)


@pytest.mark.requirement("B-57")
def test_squats_are_analysed_from_a_file(tmp_path: Path) -> None:
    save_landmarks(squats(), tmp_path / "squat.npz")
    result = dorsi.analyse_squat(tmp_path / "squat.npz", pose="replay", height_cm=175)
    assert result.quality.usable
    assert result.kind == "squat"
    assert len(result.reps) == 3
    assert result.reps[0].sides.right.heel_rise_mm is not None
    assert result.at_depth


@pytest.mark.requirement("B-57")
def test_lunges_are_analysed_from_a_file(tmp_path: Path) -> None:
    save_landmarks(filmed(lunger(), Phone(5.0), Faults()), tmp_path / "lunge.npz")
    result = dorsi.analyse_lunge(str(tmp_path / "lunge.npz"), pose="replay")
    assert result.kind == "lunge"
    assert result.quality.usable
    assert result.summary.right is not None
    assert result.summary.right.shank_deg == pytest.approx(38.0, abs=4.0)
    assert result.summary.left is None


def test_an_analysis_keeps_what_the_result_was_made_of() -> None:
    found = of_squats()
    assert found.motion is not None
    assert [rep.bottom_s for rep in found.repetitions] == [
        rep.bottom_s for rep in found.result.reps
    ]
    assert len(found.landmarks) == len(found.motion.times_s)


def test_a_clip_with_nobody_says_so_and_gives_no_number() -> None:
    seen = squats()
    nobody = changed(
        seen,
        image_px=np.full_like(seen.image_px, np.nan),
        world_m=np.full_like(seen.world_m, np.nan),
    )
    found = analyse("squat", nobody, KNOWLEDGE)
    assert found.motion is None
    assert not found.result.quality.usable
    assert found.result.quality.problems
    assert found.result.reps == ()


def test_standing_still_gives_no_repetition_and_says_so() -> None:
    seen = squats()
    still = seen.times_s < 1.4
    few = Landmarks(
        **{
            name: getattr(seen, name)[still]
            for name in Landmarks.__dataclass_fields__
            if not name.endswith(("width_px", "height_px"))
        },
        width_px=seen.width_px,
        height_px=seen.height_px,
    )
    found = analyse("squat", few, KNOWLEDGE)
    assert found.result.reps == ()
    assert not found.result.quality.usable
    assert found.result.quality.problems


def test_a_size_comes_from_the_height_or_the_journal() -> None:
    assert shank_m(KNOWLEDGE, None, None) is None
    assert shank_m(KNOWLEDGE, None, Person(name="Kim")) is None
    assert shank_m(KNOWLEDGE, 170.0, None) == pytest.approx(0.3995, abs=0.001)
    assert shank_m(KNOWLEDGE, None, Person(name="Kim", shank_cm=41.0)) == pytest.approx(0.41)
    kim = Person(name="Kim", height_cm=150.0)
    assert shank_m(KNOWLEDGE, 170.0, kim) == shank_m(KNOWLEDGE, 170.0, None)


@pytest.mark.parametrize("height_cm", [1.72, 17.2, 1720.0, float("nan")])
def test_a_height_nobody_has_is_refused_before_the_clip_is_opened(height_cm: float) -> None:
    with pytest.raises(InvalidInput, match="centimetres"):
        dorsi.analyse_squat("no such clip.mp4", height_cm=height_cm)


def test_a_missing_clip_and_an_unknown_backend_are_refused(tmp_path: Path) -> None:
    with pytest.raises(VideoRefused):
        dorsi.analyse_squat(tmp_path / "none.npz", pose="replay")
    with pytest.raises(UnknownId):
        dorsi.analyse_squat(tmp_path / "none.npz", pose="nothing")


def test_who_is_asked_for_and_who_wants_to_be_told_reach_the_backend(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Recording:
        asked: list[Search] = []  # noqa: RUF012 (of this test alone)

        def find_landmarks(self, search: Search) -> Landmarks:
            self.asked.append(search)
            search.progress(1.0, 2.0)
            return squats()

    told: list[tuple[float, float | None]] = []
    monkeypatch.setattr("dorsi.video.analysis.backend", lambda _name: Recording())
    dorsi.analyse_squat(
        "clip.mp4", person=2, progress=lambda done_s, whole_s: told.append((done_s, whole_s))
    )
    (search,) = Recording.asked
    assert search.path == Path("clip.mp4")
    assert search.person == 2
    assert told == [(1.0, 2.0)]
