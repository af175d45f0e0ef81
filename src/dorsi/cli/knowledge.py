"""`dorsi knowledge check`: whether what Dorsi knows holds together."""

from collections.abc import Sized
from pathlib import Path
from typing import Annotated, Final

import typer

from dorsi.cli.options import AsJson
from dorsi.cli.output import show, write_json
from dorsi.domain.knowledge import Knowledge
from dorsi.errors import InvalidInput, KnowledgeInvalid
from dorsi.knowledge.load import DATA, load_sound
from dorsi.report.quantities import listed

CHECK_FAILED: Final = 1
app = typer.Typer(rich_markup_mode=None, no_args_is_help=True)


@app.callback()
def knowledge() -> None:
    """Check what Dorsi knows."""


@app.command()
def check(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="FOLDER",
            help="Another folder of knowledge files; without it, those Dorsi comes with.",
            show_default=False,  # it lies elsewhere on every machine
        ),
    ] = DATA,
    *,
    as_json: AsJson = False,
) -> None:
    """Read every knowledge file and report all faults at once."""
    if not folder.is_dir():
        raise InvalidInput(f"{folder} is no folder; give one that holds knowledge files")
    try:
        known = load_sound(folder)
    except KnowledgeInvalid as error:
        if as_json:
            write_json({"sound": False, "faults": [str(fault) for fault in error.faults]})
        else:
            typer.echo(str(error), err=True)
        raise typer.Exit(CHECK_FAILED) from None
    if as_json:
        write_json(
            {
                "sound": True,
                "version": known.version,
                "digest": known.digest,
                "counts": {name: len(things) for name, things in _collections(known).items()},
            }
        )
    else:
        counts = listed(f"{len(things)} {name}" for name, things in _collections(known).items())
        show(f"Knowledge {known.version} ({known.digest[:12]}) is sound: {counts}.")


def _collections(known: Knowledge) -> dict[str, Sized]:
    return {
        "measures": known.measures,
        "groups": known.groups,
        "structures": known.structures,
        "findings": known.findings,
        "exercises": known.exercises,
        "phases": known.phases,
        "sports": known.sports,
        "safety rules": known.safety,
        "decisions": known.decisions,
        "accommodations": known.accommodations,
        "claims": known.claims,
        "sources": known.sources,
        "requirements": known.requirements,
    }
