"""`dorsi exercises`: every exercise, or one in full."""

from typing import Annotated

import typer

from dorsi.cli.catalogue import Unit, length_unit, one_of
from dorsi.cli.options import AsJson
from dorsi.cli.output import show, write_json
from dorsi.domain.plain import plain
from dorsi.knowledge.load import load_knowledge
from dorsi.report.terminal.catalogue import render_exercise, render_exercises


def command(
    exercise: Annotated[
        str | None, typer.Argument(metavar="ID", help="One exercise.", show_default=False)
    ] = None,
    *,
    unit: Unit = "cm",
    as_json: AsJson = False,
) -> None:
    """List the exercises, or show one in full."""
    knowledge, said_in = load_knowledge(), length_unit(unit)
    if exercise is None:
        if as_json:
            return write_json([plain(known) for known in knowledge.exercises.values()])
        return show(render_exercises(knowledge))
    found = one_of(knowledge.exercises, exercise, "exercise")
    return write_json(plain(found)) if as_json else show(render_exercise(found, knowledge, said_in))
