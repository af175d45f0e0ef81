"""Where the site keeps its data on this machine, and the secret that signs its cookies."""

import os
import secrets
import sys
from pathlib import Path
from typing import Final

from dorsi.errors import NotSaved

FOLDER_SETTING: Final = "DORSI_DATA"
SECRET_FILE: Final = "secret"  # noqa: S105  (its name, not what it holds)
SECRET_BYTES: Final = 48
_OWNER_ONLY: Final = 0o600
_OWNER_FOLDER: Final = 0o700


def data_folder() -> Path:
    """Name the folder: as set in DORSI_DATA, else the one this system keeps for programs' data."""
    chosen = os.environ.get(FOLDER_SETTING)
    if chosen:
        return Path(chosen).expanduser().absolute()
    if sys.platform == "win32":  # pragma: no cover
        return Path(os.environ.get("LOCALAPPDATA", "~/AppData/Local")).expanduser() / "Dorsi"
    if sys.platform == "darwin":  # pragma: no cover
        return Path("~/Library/Application Support/Dorsi").expanduser()
    return Path(os.environ.get("XDG_DATA_HOME") or "~/.local/share").expanduser() / "dorsi"


def prepared(folder: Path) -> Path:
    """Make the folder, readable by its owner alone.

    Raises:
        NotSaved: it cannot be made.
    """
    try:
        folder.mkdir(mode=_OWNER_FOLDER, parents=True, exist_ok=True)
    except OSError as error:
        raise NotSaved(f"{folder} could not be made: {error.strerror or error}") from error
    return folder


def secret_of(folder: Path) -> str:
    """Read the secret that signs cookies and links; it is made on first use.

    Raises:
        NotSaved: it cannot be written.
    """
    path = prepared(folder) / SECRET_FILE
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
    except FileExistsError:
        return path.read_text(encoding="ascii")
    except OSError as error:
        raise NotSaved(f"{path} could not be written: {error.strerror or error}") from error
    made = secrets.token_urlsafe(SECRET_BYTES)
    with open(handle, "w", encoding="ascii") as file:  # noqa: PTH123  (a handle, not a path)
        file.write(made)
    return made
