import resource
from dataclasses import replace
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from tests.video.clips import film as make_film
from tests.video.filming import clip_of, squatted

from dorsi.errors import NotSaved, VideoRefused
from dorsi.video.drawing.canvas import WHITE, Canvas, blank, in_colours
from dorsi.video.figure import LEFT, RIGHT, WATCH, draw
from dorsi.video.moments import LEGS, Moments
from dorsi.video.motion import Trace
from dorsi.video.overlay import film, show_again
from dorsi.video.source import open_clip


def drawn(clip: Moments, time_s: float) -> Canvas:
    landmarks = clip.landmarks
    canvas = blank(landmarks.width_px * 2, landmarks.height_px * 2, (90, 90, 90))
    draw(canvas, clip, clip.at(time_s))
    return canvas


def colours_near(canvas: Canvas, x: float, y: float, reach: int = 3) -> np.ndarray:
    rows = slice(max(0, round(y) - reach), round(y) + reach + 1)
    columns = slice(max(0, round(x) - reach), round(x) + reach + 1)
    return np.stack([plane[rows, columns].ravel() for plane in in_colours(canvas).planes], axis=-1)


def shows(pixels: np.ndarray, colour: tuple[int, int, int], within: int = 40) -> bool:
    return bool((np.abs(pixels.astype(int) - colour).max(axis=1) <= within).any())


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def no_progress(_done_s: float, _whole_s: float | None) -> None:
    pass


def test_the_near_shin_is_drawn_in_its_colour_where_it_is() -> None:
    clip = squatted().moments
    time_s = squatted().result.reps[0].bottom_s
    near = squatted().motion.near
    points = clip.at(time_s).points_px
    assert points is not None
    _, knee, ankle, *_ = LEGS[near]
    middle = points[[knee, ankle]].mean(axis=0) * 2
    assert shows(colours_near(drawn(clip, time_s), *middle), (LEFT, RIGHT)[near])


def test_a_heel_that_is_up_is_marked_on_the_heel_line() -> None:
    found = squatted()
    time_s = found.result.reps[0].bottom_s
    near = found.result.near
    assert near is not None
    first = found.result.reps[0]
    sides = replace(first.sides, **{near: replace(first.sides.of(near), heel_rise="seen")})
    up = replace(found.result, reps=(replace(first, sides=sides), *found.result.reps[1:]))
    clip = found.moments_of(up)
    assert clip.sole_px is not None
    beyond = clip.sole_px[1] + 0.3 * (clip.sole_px[1] - clip.sole_px[0])
    for heel_up_m, marked in ((-1.0, True), (1.0, False)):
        canvas = drawn(replace(clip, heel_up_m=heel_up_m), time_s)
        assert shows(colours_near(canvas, *(beyond * 2)), WATCH) == marked


def test_the_heel_line_is_drawn_only_while_the_foot_stands_there() -> None:
    found = squatted()
    clip, time_s = found.moments, found.result.reps[0].bottom_s
    assert clip.motion is not None
    assert clip.sole_px is not None
    beyond = (clip.sole_px[1] + 0.3 * (clip.sole_px[1] - clip.sole_px[0])) * 2
    nothing = Trace(np.full_like(clip.motion.shank_deg.value, np.nan), clip.motion.shank_deg.se)
    elsewhere = replace(clip, motion=replace(clip.motion, shank_deg=nothing))
    there, away = (colours_near(drawn(which, time_s), *beyond) for which in (clip, elsewhere))
    assert shows(there, WHITE)
    assert not shows(away, WHITE)


def test_of_a_clip_that_may_not_be_used_no_number_is_drawn() -> None:
    found = squatted()
    time_s = found.result.reps[0].bottom_s
    one, other = (drawn(found.moments_of(found.refused), t) for t in (time_s, 0.3))
    # What stands on the plate does not change from moment to moment: it holds no measure.
    for columns in (slice(0, 180), slice(180, 360)):
        above, again = (canvas.planes[0][:90, columns] for canvas in (one, other))
        assert np.array_equal(above, again)
    plate = np.stack([plane[:90].ravel() for plane in one.planes], axis=-1)
    assert shows(plate, WATCH)  # it says that nothing was measured


def test_the_plate_does_not_jump_between_repetitions() -> None:
    found = squatted()
    rep = found.result.reps[0]
    heights = []
    for time_s in (0.3, rep.bottom_s):
        canvas = drawn(found.moments, time_s)
        dark = np.flatnonzero((canvas.planes[0][:, :360] < 60).sum(axis=1) > 60)
        heights.append((dark.min(), dark.max()))
    assert heights[0] == heights[1]


@pytest.fixture
def written_film(tmp_path: Path) -> Path:
    clip = clip_of(tmp_path / "clip.mp4", squatted())
    path = tmp_path / "drawn.mp4"
    with film(path) as take:
        show_again(clip, squatted().moments, [take], no_progress)
    return path


def test_the_film_has_every_frame_in_h264_and_no_sound_or_place(written_film: Path) -> None:
    with av.open(str(written_film)) as container:
        kinds = [stream.type for stream in container.streams]
        stream: Any = container.streams.video[0]
        frames = [frame.time for frame in container.decode(stream)]
        assert kinds == ["video"]
        assert stream.codec_context.codec.canonical_name == "h264"
        assert (stream.width, stream.height) == (180, 320)
        assert {
            "location",
            "creation_time",
            "title",
            "com.apple.quicktime.location.ISO6709",
        }.isdisjoint(container.metadata)
    with open_clip(written_film.with_name("clip.mp4"), rate_hz=30.0) as clip:
        times = [frame.time_s for frame in clip]
    assert frames == pytest.approx(times, abs=1e-3)


def test_a_clip_with_a_rotation_tag_is_shown_upright(tmp_path: Path) -> None:
    lying = make_film(tmp_path / "lying.mp4", size=(320, 180), turned_deg=90)
    path = tmp_path / "drawn.mp4"
    with film(path) as take:
        show_again(lying, squatted().moments, [take], no_progress)
    with av.open(str(path)) as container:
        frame: Any = next(container.decode(video=0))
        assert (frame.width, frame.height) == (180, 320)
        assert "DISPLAYMATRIX" not in frame.side_data


def test_dorsi_can_read_its_own_film(written_film: Path) -> None:
    with open_clip(written_film) as clip:
        first = next(iter(clip))
    assert (first.width_px, first.height_px) == (180, 320)


def test_location_and_sound_of_the_clip_stay_behind(tmp_path: Path) -> None:
    source = tmp_path / "clip.mp4"
    plain = clip_of(tmp_path / "plain.mp4", squatted())
    with av.open(str(plain)) as old, av.open(str(source), "w") as new:
        new.metadata["location"] = "+52.5200+013.4050/"
        new.metadata["title"] = "at home"
        picture: Any = new.add_stream_from_template(old.streams.video[0])
        sound: Any = new.add_stream("aac", rate=44_100)
        for packet in old.demux(video=0):
            if packet.dts is not None:
                packet.stream = picture
                new.mux(packet)
        frame = av.AudioFrame.from_ndarray(np.zeros((1, 1024), np.float32), "fltp", "mono")
        frame.sample_rate = 44_100
        new.mux(sound.encode(frame))
        new.mux(sound.encode(None))
    assert b"loci" in source.read_bytes()
    path = tmp_path / "drawn.mp4"
    with film(path) as take:
        show_again(source, squatted().moments, [take], no_progress)
    content = path.read_bytes()
    assert b"loci" not in content
    assert b"at home" not in content
    with av.open(str(path)) as container:
        assert not container.streams.audio


def test_a_clip_that_breaks_off_leaves_no_film(tmp_path: Path) -> None:
    whole = clip_of(tmp_path / "whole.mp4", squatted()).read_bytes()
    broken = tmp_path / "clip.mp4"
    broken.write_bytes(whole[: len(whole) // 2])
    folder = tmp_path / "out"
    folder.mkdir()
    with pytest.raises(VideoRefused), film(folder / "drawn.mp4") as take:
        show_again(broken, squatted().moments, [take], no_progress)
    assert names(folder) == []


def test_ctrl_c_leaves_no_film(tmp_path: Path) -> None:
    clip = clip_of(tmp_path / "clip.mp4", squatted())
    folder = tmp_path / "out"
    folder.mkdir()

    def interrupt(done_s: float, _: float | None) -> None:
        if done_s > 1.0:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), film(folder / "drawn.mp4") as take:
        show_again(clip, squatted().moments, [take], interrupt)
    assert names(folder) == []


def test_a_disk_that_is_full_is_told_and_leaves_no_film(tmp_path: Path) -> None:
    clip = clip_of(tmp_path / "clip.mp4", squatted())
    folder = tmp_path / "out"
    folder.mkdir()
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, usual[1]))
    try:
        with (
            pytest.raises(NotSaved, match=r"drawn\.mp4 could not be written: File too large"),
            film(folder / "drawn.mp4") as take,
        ):
            show_again(clip, squatted().moments, [take], no_progress)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)
    assert names(folder) == []
