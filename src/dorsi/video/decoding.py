"""What runs in the decoding process: a video in, upright frames out.

Decoders are large, old and written in C, and now and then a crafted file takes one over. So
this runs on its own with nothing to gain: no environment, no file but the video, no way to
open another, little memory, a limited time (see `sandbox`). What it says is not trusted.
"""

import math
import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, BinaryIO, Final

import av
import av.logging
import av.sidedata.encparams
import av.sidedata.motionvectors
import av.subtitles.stream  # as the two before: av would read them later, when no file opens
import numpy as np
from av.stream import Disposition
from av.video.reformatter import Interpolation, VideoReformatter

from dorsi.errors import VideoRefused
from dorsi.video.frames import ClipFacts, Colour, Level, Plane, level_sizes
from dorsi.video.limits import Limits, check_decoded, check_facts

_CONTAINERS: Final = ("mov", "mp4", "m4a", "3gp", "3g2", "mj2", "matroska", "webm")
_CODECS: Final = ("h264", "hevc", "vp8", "vp9", "av1")
_DECODERS: Final = (*_CODECS, "libdav1d", "libvpx", "libvpx-vp9")
_MOST_THREADS: Final = 4
_SLACK_S: Final = 1e-3  # time stamps of a steady clip are rounded
_FLATTEST: Final = 0.25
_MAY_MISS: Final = 0.05  # share of frames that may be broken, and of the end that may be missing
_MAY_MISS_S: Final = 1.0
_MATRICES: Final = {1: "bt709", 5: "bt601", 6: "bt601", 9: "bt2020", 10: "bt2020"}
_HD_LINES: Final = 720  # a picture that does not say is taken as HD from here on
_FULL_RANGE: Final = 2

Picture = tuple[float, tuple[Level, ...]]


class Decoder:
    """One video, opened and checked; only `pictures` decodes it."""

    def __init__(self, file: BinaryIO, limits: Limits, rate_hz: float) -> None:
        """Open a video.

        Raises:
            VideoRefused: it is no video, of a kind that is not taken, or beyond the limits.
        """
        av.logging.set_level(av.logging.PANIC)
        self._limits, self._rate_hz = limits, rate_hz
        self._container = _open(file, limits)
        self._stream = _stream_of(self._container)
        self._lying = _facts(self._container, self._stream)
        check_facts(self._lying, limits)
        codec = self._stream.codec_context
        codec.thread_type, codec.thread_count = "AUTO", _threads()
        # Also holds for a size that the stream only comes out with while it is decoded.
        codec.options = {"max_pixels": str(limits.frame_px)}
        self._size = (codec.width, codec.height)

    def pictures(self) -> Iterator[ClipFacts | Picture]:
        """Decode the clip: its facts, then about `rate_hz` upright pictures a second.

        Raises:
            VideoRefused: it breaks off, changes size, runs backwards, or goes beyond the limits.
        """
        shrinker, due_s = None, 0.0
        for time_s, frame in self._displayed():
            if shrinker is None:
                orientation = _orientation(frame)
                facts = _upright_facts(self._lying, orientation)
                shrinker = _Shrinker(facts, orientation)
                yield facts
            if time_s >= due_s - _SLACK_S:
                due_s = (math.floor((time_s + _SLACK_S) * self._rate_hz) + 1) / self._rate_hz
                yield time_s, shrinker(frame)

    def _displayed(self) -> Iterator[tuple[float, Any]]:
        """Every whole frame with its time from the first one; checks what only decoding shows."""
        first_s, last_s, seen, broken = None, -math.inf, 0, 0
        for frame in self._decoded():
            seen += 1
            check_decoded(seen, self._lying, self._limits)
            if (frame.width, frame.height) != self._size:
                raise VideoRefused("its picture changes size on the way; record it in one go")
            time_s = None if frame.time is None else float(frame.time)
            if first_s is None:
                first_s = time_s
            if frame.is_corrupt or time_s is None or first_s is None or time_s - first_s <= last_s:
                broken += 1
                continue
            last_s = time_s - first_s
            self._check_pace(seen, last_s)
            yield last_s, frame
        if broken > _MAY_MISS * seen:
            raise VideoRefused(f"{broken} of its {seen} frames are broken or out of order")
        self._check_end(last_s)

    def _decoded(self) -> Iterator[Any]:
        try:
            yield from self._container.decode(self._stream)
        except (av.FFmpegError, MemoryError, ValueError, OverflowError) as error:
            raise VideoRefused(
                "its picture cannot be decoded, the file is damaged; send the phone's own file"
            ) from error

    def _check_pace(self, seen: int, time_s: float) -> None:
        if time_s > self._limits.duration_s:
            raise VideoRefused(f"it is longer than {self._limits.duration_s / 60:.0f} minutes")
        if seen > self._limits.frame_rate_hz * (time_s + 1):
            most = self._limits.frame_rate_hz
            raise VideoRefused(f"it has more than {most:.0f} frames a second, as no phone films")

    def _check_end(self, last_s: float) -> None:
        if last_s < 0:
            raise VideoRefused("it has no frame that can be shown")
        promised_s = self._lying.duration_s
        if promised_s is not None and last_s < promised_s * (1 - _MAY_MISS) - _MAY_MISS_S:
            raise VideoRefused(
                f"it breaks off after {last_s:.1f} of {promised_s:.1f} s; "
                "copy it anew from the phone"
            )


@dataclass(frozen=True, slots=True)
class _Orientation:
    """How a stored picture is made upright: rows for columns first, then mirrored."""

    transposed: bool = False
    across: bool = False
    down: bool = False

    def __call__(self, plane: Plane) -> Plane:
        upright = plane.T if self.transposed else plane
        if self.across:
            upright = upright[:, ::-1]
        return np.ascontiguousarray(upright[::-1] if self.down else upright)


class _Shrinker:
    """Turns decoded frames upright and into the sizes that are looked at."""

    def __init__(self, facts: ClipFacts, orientation: _Orientation) -> None:
        sizes = level_sizes(facts.width_px, facts.height_px)
        self._sizes = [size[::-1] if orientation.transposed else size for size in sizes]
        self._upright = orientation
        # Kept from frame to frame: making one costs as much as using it.
        self._scalers = [VideoReformatter() for _ in sizes]

    def __call__(self, frame: Any) -> tuple[Level, ...]:
        levels, picture = [], frame
        for scaler, (width, height) in zip(self._scalers, self._sizes, strict=True):
            picture = scaler.reformat(
                picture, width, height, "yuv420p", interpolation=Interpolation.AREA
            )
            levels.append(Level(*(self._upright(_seen(plane)) for plane in picture.planes)))
        return tuple(levels)


def _seen(plane: Any) -> Plane:
    """The part of a plane that is shown; rows are stored with a margin."""
    rows = np.frombuffer(plane, np.uint8).reshape(-1, plane.line_size)
    return rows[: plane.height, : plane.width]


def _open(file: BinaryIO, limits: Limits) -> Any:
    options = {
        "format_whitelist": ",".join(_CONTAINERS),
        # To find out what a stream is FFmpeg decodes its first frames by itself, before its codec
        # can be looked at here. Only that heeds these two.
        "codec_whitelist": ",".join(_DECODERS),
        "max_pixels": str(limits.frame_px),
        "protocol_whitelist": "none",
    }
    try:
        return av.open(file, options=options)
    except (av.FFmpegError, MemoryError, ValueError) as error:
        raise VideoRefused(
            "it is not an MP4, MOV or WebM video, or it is damaged; send the phone's own file"
        ) from error


def _stream_of(container: Any) -> Any:
    moving = [s for s in container.streams.video if not s.disposition & Disposition.attached_pic]
    if not moving:
        raise VideoRefused("it holds no moving picture, only sound or a cover")
    codec = moving[0].codec_context
    name = "unknown" if codec is None else codec.codec.canonical_name
    if name not in _CODECS:
        raise VideoRefused(f"its picture is coded as {name}; H.264, HEVC, VP8, VP9, AV1 are read")
    return moving[0]


def _facts(container: Any, stream: Any) -> ClipFacts:
    """What the file says of itself, before its picture is turned upright."""
    codec = stream.codec_context
    if codec.width <= 0 or codec.height <= 0:
        raise VideoRefused("it does not say how large its picture is, or says what nothing decodes")
    aspect = float(stream.sample_aspect_ratio or 1) or 1.0
    if not _FLATTEST <= aspect <= 1 / _FLATTEST:
        raise VideoRefused("its pixels are stretched as no camera does")
    usual = "bt709" if codec.height >= _HD_LINES else "bt601"
    colour = Colour(_MATRICES.get(codec.colorspace, usual), codec.color_range == _FULL_RANGE)
    return ClipFacts(
        width_px=round(codec.width * aspect),
        height_px=codec.height,
        duration_s=container.duration / av.time_base if container.duration else None,
        frame_rate_hz=float(stream.average_rate) if stream.average_rate else None,
        container=container.format.name,
        codec=codec.codec.canonical_name,
        colour=colour,
    )


def _upright_facts(facts: ClipFacts, orientation: _Orientation) -> ClipFacts:
    if not orientation.transposed:
        return facts
    return replace(facts, width_px=facts.height_px, height_px=facts.width_px)


def _orientation(frame: Any) -> _Orientation:
    """Read the rotation tag: x is shown at a x + c y and y at b x + d y."""
    tag = frame.side_data.get("DISPLAYMATRIX")
    if tag is None:
        return _Orientation()
    a, b, _, c, d, *_ = struct.unpack("<9i", bytes(tag)[:36])
    if abs(b) > abs(a):
        return _Orientation(transposed=True, across=c < 0, down=b < 0)
    return _Orientation(across=a < 0, down=d < 0)


def _threads() -> int:
    return min(_MOST_THREADS, os.cpu_count() or 1)
