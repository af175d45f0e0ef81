"""What an analysis of a clip says: the shape of its answer, key by key, as written and read back.

Angles are in degrees and times in seconds from the first displayed frame. What the view cannot
show is None; `low` and `high` are 90 % bounds.
"""

from dataclasses import dataclass
from typing import Any, Final, Literal

from dorsi.domain.plain import plain
from dorsi.domain.verdicts import Sides
from dorsi.domain.words import Side

FilmKind = Literal["squat", "lunge"]
FilmView = Literal["side", "oblique", "front"]
FilmHeel = Literal["no", "cannot_tell", "possible", "seen"]
MEASURES: Final = {"squat": "video_squat", "lunge": "video_lunge"}


@dataclass(frozen=True, slots=True)
class FilmProblem:
    """Why a clip, or a part of what it could show, is not to be used, and how to film it better.

    `id` stays the same in every release; `text` and `fix` are sentences for people.
    """

    id: str
    text: str
    fix: str


@dataclass(frozen=True, slots=True)
class FilmQuality:
    """Whether the numbers of a clip may be used, and what was noticed about it."""

    usable: bool
    problems: tuple[FilmProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class FilmedFrom:
    """From where it was filmed: `yaw_deg` off the side view; a camera that looks down tilts up."""

    kind: FilmView
    yaw_deg: float
    tilt_deg: float
    roll_deg: float


@dataclass(frozen=True, slots=True)
class FilmedLeg:
    """One leg in one repetition, each angle at its peak.

    Attributes:
        shank_deg: Inclination of the shin from upright.
        shank_se_deg: Its standard error.
        shank_foot_deg: Bend of the ankle, 0 when the shin is square to the sole.
        knee_deg: Bend of the knee, 0 when straight.
        heel_rise_mm: How far the heel point rose at most; None where the person's size is unknown.
        heel_rise: Whether the heel rose.
        valgus_deg: How far the knee came inside the line of the toes.
    """

    shank_deg: float | None = None
    shank_se_deg: float | None = None
    shank_foot_deg: float | None = None
    knee_deg: float | None = None
    heel_rise_mm: float | None = None
    heel_rise: FilmHeel = "cannot_tell"
    valgus_deg: float | None = None


@dataclass(frozen=True, slots=True)
class FilmedCompensation:
    """Something the body does instead of bending the ankle, and when it is first seen."""

    id: str
    onset_s: float
    text: str


@dataclass(frozen=True, slots=True)
class FilmedRep:
    """One repetition. `depth_deg` is the bend of the knees at the bottom."""

    start_s: float
    bottom_s: float
    end_s: float
    depth_deg: float | None
    trunk_lean_deg: float | None
    sides: Sides[FilmedLeg]
    compensations: tuple[FilmedCompensation, ...] = ()


@dataclass(frozen=True, slots=True)
class FilmedShank:
    """The inclination of one shin over the whole set, with 90 % bounds."""

    shank_deg: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class FilmedDifference:
    """How much further the left shin leans than the right one, with 90 % bounds."""

    deg: float
    low: float
    high: float


NEITHER: Final[Sides[FilmedShank | None]] = Sides(None, None)


@dataclass(frozen=True, slots=True)
class FilmedAngle:
    """An angle with its standard error."""

    deg: float
    se_deg: float


@dataclass(frozen=True, slots=True)
class FilmedDepth:
    """What the body does at one depth, the mean of all ways down and up in the clip.

    Attributes:
        knee_deg: The depth: bend of the knees, both sides together.
        shank: Inclination of each shin there.
        trunk: Lean of the trunk there.
    """

    knee_deg: float
    shank: Sides[FilmedAngle | None]
    trunk: FilmedAngle | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmResult:
    """What was found in a clip.

    Attributes:
        kind: The movement it was read as.
        quality: Whether it may be used.
        view: From where it was filmed; None where no body could be measured.
        near: The side nearer to the camera.
        reps: Every repetition, in order.
        summary: The shins over the set: in a squat the mean of the peaks, in a lunge the best one
            with the heel down, of the measured leg only.
        side_difference: Left minus right; None where it is too small to be told.
        at_depth: The shins at fixed depths, by which clips months apart are compared.
    """

    kind: FilmKind
    quality: FilmQuality
    view: FilmedFrom | None = None
    near: Side | None = None
    reps: tuple[FilmedRep, ...] = ()
    summary: Sides[FilmedShank | None] = NEITHER
    side_difference: FilmedDifference | None = None
    at_depth: tuple[FilmedDepth, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The same as plain data, ready for JSON."""
        told: dict[str, Any] = plain(self)
        return told


FilmVerdict = Literal["more", "less", "within_error", "cannot_tell"]


@dataclass(frozen=True, slots=True)
class FilmedChange:
    """One measure in two clips, at the same depth where it depends on that.

    Attributes:
        first_deg: In the first clip.
        second_deg: In the second.
        change_deg: Second less first.
        low: Its lower 90 % bound.
        high: Its upper one.
        verdict: Whether it is more or less than the error of measuring; `cannot_tell` where the
            two clips do not show the same thing.
    """

    first_deg: float
    second_deg: float
    change_deg: float
    low: float
    high: float
    verdict: FilmVerdict


@dataclass(frozen=True, slots=True)
class FilmedHeels:
    """What one heel did in two clips: the most that was seen of it in each."""

    first: FilmHeel
    second: FilmHeel


UNTOLD: Final[Sides[FilmedHeels | None]] = Sides(None, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmComparison:
    """Two clips of one person, one against the other.

    Attributes:
        kind: The movement.
        heels_raised: The second clip was filmed with the heels on plates, the first flat.
        depth_deg: The deepest bend of the knees that both clips show; None in a lunge, and where
            there is none.
        sides: Lean of each shin, at that depth in a squat.
        trunk: Lean of the trunk, at that depth.
        deepest: The bend of the knees at the bottoms.
        heels: Of each heel that could be told in either clip.
        notes: What makes the two hard to compare, as sentences.
    """

    kind: FilmKind
    heels_raised: bool
    depth_deg: float | None
    sides: Sides[FilmedChange | None]
    trunk: FilmedChange | None
    deepest: FilmedChange | None
    notes: tuple[str, ...]
    heels: Sides[FilmedHeels | None] = UNTOLD

    def to_dict(self) -> dict[str, Any]:
        """The same as plain data, ready for JSON."""
        told: dict[str, Any] = plain(self)
        return told
