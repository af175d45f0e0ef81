"""`dorsi measures`: every way to measure an ankle, or one in full."""

from typing import Annotated

import typer

from dorsi.cli.catalogue import Unit, length_unit, one_of
from dorsi.cli.options import AsJson
from dorsi.cli.output import show, write_json
from dorsi.domain.plain import plain
from dorsi.knowledge.load import load_knowledge
from dorsi.report.terminal.catalogue import render_measure, render_measures


def command(
    measure: Annotated[
        str | None, typer.Argument(metavar="ID", help="One measure.", show_default=False)
    ] = None,
    *,
    unit: Unit = "cm",
    as_json: AsJson = False,
) -> None:
    """List the ways to measure an ankle, or show one in full."""
    knowledge, said_in = load_knowledge(), length_unit(unit)
    if measure is None:
        if as_json:
            return write_json([plain(known) for known in knowledge.measures.values()])
        return show(render_measures(knowledge))
    found = one_of(knowledge.measures, measure, "measure")
    return write_json(plain(found)) if as_json else show(render_measure(found, knowledge, said_in))
