"""How much a video may ask of the machine before it is refused."""

from dataclasses import asdict, dataclass

from dorsi.errors import VideoRefused
from dorsi.video.frames import ClipFacts


@dataclass(frozen=True, slots=True)
class Limits:
    """What a clip may be and cost; generous for a phone, small for an attack.

    Attributes:
        file_bytes: Size of the file.
        duration_s: Length of the clip.
        frame_px: Pixels of one frame; 4096 x 2304 holds every phone's 4K.
        frame_rate_hz: Frames a second; slow motion on phones is filmed at up to 240.
        decoded_px: Pixels of all frames together: ten minutes of 1080p at 30 a second.
        cpu_s: Time that the decoding process may compute.
        memory_bytes: Memory that it may hold.
        stall_s: How long it may take over one frame.
        waiting_s: How long it may be waited for altogether.
    """

    file_bytes: int = 2 * 2**30
    duration_s: float = 600.0
    frame_px: int = 4096 * 2304
    frame_rate_hz: float = 250.0
    decoded_px: int = 40 * 10**9
    cpu_s: int = 300
    memory_bytes: int = 3 * 2**29
    stall_s: float = 20.0
    waiting_s: float = 300.0

    def as_arguments(self) -> dict[str, float]:
        """The limits as they are handed to the decoding process."""
        return asdict(self)


LIMITS = Limits()


def check_facts(facts: ClipFacts, limits: Limits) -> None:
    """Refuse a clip that says of itself that it is too much.

    Raises:
        VideoRefused: too large, too long, too fast, or too much of all that together.
    """
    width, height = facts.width_px, facts.height_px
    if width * height > limits.frame_px:
        raise VideoRefused(
            f"its picture is {width} x {height} pixels, more than Dorsi takes; film in 4K or less"
        )
    rate_hz, duration_s = facts.frame_rate_hz, facts.duration_s
    if rate_hz is not None and rate_hz > limits.frame_rate_hz:
        raise VideoRefused(
            f"it claims {rate_hz:,.0f} frames a second; no phone films more than 240"
        )
    if duration_s is not None and duration_s > limits.duration_s:
        raise VideoRefused(
            f"it is {duration_s / 60:,.0f} minutes long, and at most "
            f"{limits.duration_s / 60:.0f} are looked at; cut it to the movement"
        )
    if duration_s is not None and rate_hz is not None:
        check_decoded(round(duration_s * rate_hz), facts, limits)


def check_decoded(frames: int, facts: ClipFacts, limits: Limits) -> None:
    """Refuse a clip of which this many frames are too many pixels.

    Raises:
        VideoRefused: more pixels than are looked at in one clip.
    """
    if frames * facts.width_px * facts.height_px > limits.decoded_px:
        raise VideoRefused(
            f"its {frames:,} frames of {facts.width_px} x {facts.height_px} pixels are more than "
            "Dorsi takes; cut it to the movement or film in 1080p"
        )
