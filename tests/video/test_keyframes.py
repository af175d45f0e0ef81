from dataclasses import replace

import pytest
from tests.video.filming import squatted

from dorsi.domain.filmed import FilmedLeg
from dorsi.domain.verdicts import Sides
from dorsi.video.drawing.canvas import Canvas, blank
from dorsi.video.keyframes import PANEL_PX, Album, KeyFrame, key_frames, side_by_side
from dorsi.video.observed import BODY


def test_every_bottom_is_a_picture() -> None:
    result = squatted().result
    keys = key_frames(result)
    assert [key.name for key in keys] == ["rep-1", "rep-2"]
    assert [key.time_s for key in keys] == [rep.bottom_s for rep in result.reps]


def test_the_best_lunge_is_named_so() -> None:
    result = squatted().result
    leans = (30.0, 34.0)
    reps = tuple(
        replace(rep, sides=Sides(FilmedLeg(shank_deg=lean), FilmedLeg()))
        for rep, lean in zip(result.reps, leans, strict=True)
    )
    lunge = replace(result, kind="lunge", near="left", reps=reps)
    assert [key.name for key in key_frames(lunge)] == ["rep-1", "rep-2-best"]


def test_the_frame_nearest_to_each_moment_is_taken_in_any_order_asked() -> None:
    taken: list[tuple[str, float]] = []
    now = 0.0

    def give(key: KeyFrame, _: Canvas) -> None:
        taken.append((key.name, now))

    album = Album([KeyFrame("b", 0.5), KeyFrame("a", 0.2)], give)
    canvas = blank(2, 2, (0, 0, 0))
    for frame in range(30):
        now = frame / 30
        album.take(canvas, now)
    assert [name for name, _ in taken] == ["a", "b"]
    assert [time_s for _, time_s in taken] == pytest.approx([0.2, 0.5])


def test_two_bodies_stand_side_by_side_equally_tall_with_their_captions() -> None:
    clip = squatted().moments
    landmarks = clip.landmarks
    body = clip.at(0.3).points_px
    assert body is not None
    pictures = []
    for scale in (1, 3):  # the same body, filmed with more pixels
        canvas = blank(landmarks.width_px * scale, landmarks.height_px * scale, (90, 90, 90))
        top, low = (
            round(edge) for edge in (body[BODY, 1].min() * scale, body[BODY, 1].max() * scale)
        )
        canvas.planes[0][top:low] = 200
        pictures.append(canvas)
    pair = side_by_side(pictures, [clip, clip], [["first"], ["second", "change"]])
    assert pair.height_px > PANEL_PX
    tall = [
        int((pair.planes[0][:PANEL_PX, column] > 150).sum())
        for column in (pair.width_px // 4, 3 * pair.width_px // 4)
    ]
    assert tall[0] > PANEL_PX / 3
    assert tall[0] == pytest.approx(tall[1], rel=0.02)
    assert (pair.planes[0][PANEL_PX + 30 :] > 200).any()
