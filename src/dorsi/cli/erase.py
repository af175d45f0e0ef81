"""`dorsi erase`: remove a journal and everything kept beside it, for good."""

import shlex
from pathlib import Path
from typing import Annotated, Final

import typer

from dorsi.cli.asking import Ended, Voice
from dorsi.cli.entering import to_type
from dorsi.cli.options import AsJson
from dorsi.cli.output import console, show, write_json
from dorsi.domain.journal import FORMAT
from dorsi.errors import InvalidInput
from dorsi.interop.saving import erase, previous_of

FAMILY: Final = FORMAT.partition("/")[0].encode()


def command(
    file: Annotated[
        Path,
        typer.Argument(metavar="JOURNAL", help="The journal to remove.", show_default=False),
    ],
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    as_json: AsJson = False,
) -> None:
    """Remove a journal and everything kept beside it.

    The file, the version before it and whatever a broken-off save left are gone for good. A copy
    you made yourself stays.
    """
    there = tuple(path for path in (file, previous_of(file)) if path.exists())
    _refuse_other_files(file, there)
    if not yes and not _agreed(there):
        raise InvalidInput("nothing was erased")
    erase(file)
    if as_json:
        write_json({"erased": [str(path) for path in there]})
    else:
        show("Erased:", *(to_type(f"  {shlex.quote(str(path))}") for path in there))


def _refuse_other_files(file: Path, there: tuple[Path, ...]) -> None:
    """Dorsi erases journals, broken ones too, and nothing that a slip of the keyboard names."""
    if not there:
        raise InvalidInput(f"{file} is not there; nothing was erased")
    for path in there:
        if not path.is_file():
            raise InvalidInput(f"{path} is no file; nothing was erased")
        try:
            with path.open("rb") as opened:
                beginning = opened.read(4096)
        except OSError as error:
            raise InvalidInput(f"{path} cannot be read: {error.strerror}") from error
        if FAMILY not in beginning:
            raise InvalidInput(f"{path} is no journal of Dorsi's; nothing was erased")


def _agreed(there: tuple[Path, ...]) -> bool:
    try:
        return bool(Voice(console()).yes(f"Erase {_named(there)} for good?"))
    except (Ended, KeyboardInterrupt):
        return False


def _named(there: tuple[Path, ...]) -> str:
    return " and ".join(shlex.quote(str(path)) for path in there)
