"""What a picture of a clip shows, before anyone draws it."""

from dataclasses import dataclass
from typing import Literal

Role = Literal["left", "right", "accent"]


@dataclass(frozen=True, slots=True)
class Angle:
    """An angle at one moment with its 90 % bounds, in degrees."""

    time_s: float
    deg: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Track:
    """One angle over the clip, in the pieces in which it was measured."""

    name: str
    role: Role
    pieces: tuple[tuple[Angle, ...], ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """Angles on one scale."""

    heading: str
    tracks: tuple[Track, ...]


@dataclass(frozen=True, slots=True)
class Shade:
    """A repetition: when it began, was deepest, and ended."""

    start_s: float
    bottom_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class FilmChart:
    """A clip as angles over time.

    Attributes:
        title: Its heading.
        says: The verdict in a sentence.
        foot: What the bands mean, and what else to know.
        until_s: How long the clip is.
        shades: Its repetitions.
        panels: At least one.
        table: A row for each repetition, the head first.
    """

    title: str
    says: str
    foot: str
    until_s: float
    shades: tuple[Shade, ...]
    panels: tuple[Panel, ...]
    table: tuple[tuple[str, ...], ...]
