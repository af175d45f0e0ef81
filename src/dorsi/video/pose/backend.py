"""What a pose backend is, and which ones there are.

A backend is one module with a function `find_landmarks` and one line in `BACKENDS`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Final, Literal, Protocol, cast

from dorsi.errors import UnknownId
from dorsi.video.frames import Frame, Progress
from dorsi.video.landmarks import Landmarks
from dorsi.video.limits import LIMITS, Limits
from dorsi.video.source import RATE_HZ

Size = Literal["lite", "full", "heavy"]
DEFAULT: Final = "blazepose"
BACKENDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "blazepose": "dorsi.video.pose.blazepose",
        "replay": "dorsi.video.pose.replay",
    }
)


def _not_told(_done_s: float, _whole_s: float | None) -> None:
    """Stand in for somebody who wants to be told."""


def _not_shown(_frame: Frame) -> None:
    """Stand in for somebody who wants to see the frames."""


@dataclass(frozen=True, slots=True)
class Search:
    """What to look for, and where.

    Attributes:
        path: The video; for `replay` the file of landmarks.
        size: How large a landmark model; full is the most accurate in depth.
        person: Whom to follow, counted from the left where people are first seen, from 1; None
            for the one who does the movement.
        rate_hz: How many frames a second to look at.
        limits: What the video may cost.
        progress: Is told how far the search is.
        show: Is shown every frame looked at, while it is there.
        models: The folder with the models; None for the usual one.
    """

    path: Path
    size: Size = "full"
    person: int | None = None
    rate_hz: float = RATE_HZ
    limits: Limits = LIMITS
    progress: Progress = _not_told
    show: Callable[[Frame], None] = _not_shown
    models: Path | None = None


class PoseBackend(Protocol):
    """Finds the landmarks of one person in a clip."""

    def find_landmarks(self, search: Search) -> Landmarks:
        """Find them.

        Raises:
            VideoRefused: the video cannot be used, or nobody is in it.
            NotSetUp: a model or a package is not installed.
        """


def backend(name: str = DEFAULT) -> PoseBackend:
    """The pose backend of that name, imported only now.

    Raises:
        UnknownId: there is none of that name.
    """
    if name not in BACKENDS:
        nearest = next((known for known in BACKENDS if known[:1] == name[:1]), None)
        raise UnknownId("pose backend", name, nearest)
    return cast("PoseBackend", import_module(BACKENDS[name]))
