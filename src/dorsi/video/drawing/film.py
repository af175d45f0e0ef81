"""A film written frame by frame: H.264, pictures alone, nothing about who took it or where."""

from fractions import Fraction
from typing import Any, BinaryIO, Final

from dorsi.errors import NotSetUp
from dorsi.video.drawing.canvas import Canvas
from dorsi.video.source import GET_VIDEO

_TICKS: Final = 90_000
# The second is for builds without the first, which is the one that every phone plays.
_CODERS: Final = (("libx264", {"preset": "veryfast", "crf": "21"}), ("mpeg4", {"qscale": "3"}))
_MATRICES: Final = {"bt709": 1, "bt601": 6, "bt2020": 9}
_LIMITED_RANGE, _FULL_RANGE = 1, 2


class Film:
    """A film that is being written into a file; `end` it, or it has no end."""

    def __init__(self, file: BinaryIO, first: Canvas, rate_hz: int) -> None:
        """Begin a film of the size and the colours of its first picture.

        Args:
            file: Where to, empty; may be gone back in.
            first: A picture of it, in brightness and colour planes.
            rate_hz: About how many pictures a second there will be.

        Raises:
            NotSetUp: this build can write no film that is widely played.
        """
        self._av = av = _pyav()
        av.logging.set_level(av.logging.PANIC)
        self._container = av.open(file, "w", format="mp4")
        name, options = _coder(av)
        stream: Any = self._container.add_stream(name, rate=rate_hz, options=options)
        stream.width, stream.height = first.width_px, first.height_px
        stream.pix_fmt = "yuv420p"
        stream.codec_context.time_base = Fraction(1, _TICKS)
        if first.colour is not None:
            stream.codec_context.colorspace = _MATRICES[first.colour.matrix]
            range_ = _FULL_RANGE if first.colour.full_range else _LIMITED_RANGE
            stream.codec_context.color_range = range_
        self._stream = stream

    def add(self, picture: Canvas, time_s: float) -> None:
        """Add a picture, shown from this time on."""
        av = self._av
        frame = av.VideoFrame(picture.width_px, picture.height_px, "yuv420p")
        for plane, drawn in zip(frame.planes, picture.planes, strict=True):
            _fill(plane, drawn)
        frame.pts, frame.time_base = round(time_s * _TICKS), Fraction(1, _TICKS)
        frame.colorspace = self._stream.codec_context.colorspace
        frame.color_range = self._stream.codec_context.color_range
        self._write(frame)

    def end(self) -> None:
        """Write what is still held back, and the index."""
        self._write(None)
        self._container.close()

    def _write(self, frame: Any) -> None:
        try:
            for packet in self._stream.encode(frame):
                self._container.mux(packet)
        except (self._av.FFmpegError, OSError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise OSError(reason) from error  # whoever opened the file can say which one it is


def _pyav() -> Any:
    try:
        import av.logging  # noqa: PLC0415 (only who wants a film needs it here)
    except ImportError as error:
        raise NotSetUp(GET_VIDEO) from error
    return av


def _coder(av: Any) -> tuple[str, dict[str, str]]:
    for name, options in _CODERS:
        if name in av.codecs_available:
            return name, dict(options)
    raise NotSetUp("this build of PyAV writes neither H.264 nor MPEG-4: run script/start --video")


def _fill(plane: Any, drawn: Any) -> None:
    """Copy rows into a plane whose rows have a margin."""
    margin = plane.line_size - drawn.shape[1]
    if margin == 0:
        plane.update(drawn)
        return
    padded = bytearray(plane.line_size * plane.height)
    for row in range(plane.height):
        start = row * plane.line_size
        padded[start : start + drawn.shape[1]] = drawn[row].tobytes()
    plane.update(padded)
