"""Clips that the tests film themselves: four plain quarters, brighter from frame to frame."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

SHARED = Path(__file__).parents[2].parent / "shared" / "data" / "video"

# Red, green, blue of the quarters: top left, top right, bottom left, bottom right.
QUARTERS = ((200, 40, 40), (40, 200, 40), (40, 40, 200), (210, 210, 210))
# What keeps encoders quick; their names are those of FFmpeg.
QUICK: dict[str, dict[str, str]] = {
    "libx264": {"preset": "ultrafast"},
    "libx265": {"preset": "ultrafast", "x265-params": "log-level=none"},
    "libvpx": {"deadline": "realtime", "cpu-used": "8"},
    "libvpx-vp9": {"deadline": "realtime", "cpu-used": "8"},
    "libsvtav1": {"preset": "12"},
}


def real_clip(name: str) -> Path:
    """A clip of real people; where it is absent the test is skipped and says so."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"the real clip {name} is not here (it is looked for in ../shared/data/video)")
    return path


def quarters(width: int, height: int) -> Any:
    picture = np.empty((height, width, 3), np.uint8)
    for place, colour in enumerate(QUARTERS):
        rows = slice(height // 2) if place < 2 else slice(height // 2, None)
        columns = slice(width // 2) if place % 2 == 0 else slice(width // 2, None)
        picture[rows, columns] = colour
    return picture


def film(  # noqa: PLR0913 (a camera has that many knobs)
    path: Path,
    *,
    codec: str = "libx264",
    size: tuple[int, int] = (160, 96),
    times_s: Sequence[float] | None = None,
    turned_deg: int = 0,
    pixel_format: str = "yuv420p",
    ticks: int = 30_000,
    options: dict[str, str] | None = None,
    packets: Callable[[list[Any]], list[Any]] = lambda packets: packets,
) -> Path:
    """Write a clip of one second, or with a frame at each of `times_s`.

    Time is told in `ticks` a second. `packets` may change what is written, for clips that no
    camera would make.
    """
    width, height = size
    shown_s = [n / 30 for n in range(30)] if times_s is None else times_s
    with av.open(str(path), "w", options=options or {}) as container:
        stream: Any = container.add_stream(codec, rate=30, options=QUICK.get(codec, {}))
        stream.width, stream.height, stream.pix_fmt = width, height, pixel_format
        stream.time_base = stream.codec_context.time_base = Fraction(1, ticks)
        if turned_deg:
            stream.set_display_rotation(turned_deg)
        coded = []
        picture = av.VideoFrame.from_ndarray(quarters(width, height), format="rgb24")
        for time_s in shown_s:
            frame = picture.reformat(format=pixel_format)
            frame.pts, frame.time_base = round(time_s * ticks), stream.time_base
            coded += stream.encode(frame)
        coded += stream.encode(None)
        for packet in packets(coded):
            packet.stream = stream
            container.mux(packet)
    return path


def record_sound(path: Path) -> Path:
    with av.open(str(path), "w") as container:
        stream: Any = container.add_stream("aac", rate=44_100)
        for _ in range(20):
            frame = av.AudioFrame.from_ndarray(np.zeros((1, 1024), np.float32), "fltp", "mono")
            frame.sample_rate = 44_100
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path
