"""Real clips, each looked at once in a run of the tests, however many processes run them."""

import fcntl
from functools import cache
from pathlib import Path

import pytest
from tests.video.clips import real_clip

from dorsi.errors import NotSetUp
from dorsi.video.landmarks import Landmarks, load_landmarks, save_landmarks
from dorsi.video.pose.backend import Search, backend

_folder: list[Path] = []


def share(folder: Path) -> None:
    """Keep what is found in a folder that all processes of this run share."""
    folder.mkdir(exist_ok=True)
    _folder[:] = [folder]


@cache
def landmarks_in(name: str) -> Landmarks:
    """The body in a real clip; where clip or models are absent the test is skipped and says so."""
    path = real_clip(name)
    kept = _folder[0] / f"{name}.npz"
    with (_folder[0] / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # whoever comes second waits for the first
        if not kept.exists():
            try:
                found = backend().find_landmarks(Search(path=path))
            except NotSetUp as missing:
                pytest.skip(str(missing))
            save_landmarks(found, kept)
        return load_landmarks(kept)
