"""`dorsi trend`: how far each ankle bent, bends now and is likely to bend, drawn."""

from pathlib import Path
from typing import Annotated

import typer

from dorsi.cli.opening import opened
from dorsi.cli.options import AsJson, JournalFile, Today
from dorsi.cli.output import show, write_json
from dorsi.compose.assessment import assess
from dorsi.compose.progress import progress_of
from dorsi.compose.reviewing import review_of
from dorsi.errors import InvalidInput, NotSaved
from dorsi.report.chart.gather import chart_of
from dorsi.report.chart.picture import picture
from dorsi.report.terminal.trend import render_trend

SUFFIX = ".svg"


def command(
    journal: JournalFile,
    *,
    today: Today = None,
    as_json: AsJson = False,
    svg: Annotated[
        Path | None,
        typer.Option(
            "--svg", metavar="FILE", help="Write the chart as a picture; FILE ends in .svg."
        ),
    ] = None,
) -> None:
    """Draw how far each ankle bent, bends now and is likely to bend."""
    if svg is not None and svg.suffix.lower() != SUFFIX:
        raise InvalidInput(f"--svg: {str(svg)!r} does not end in {SUFFIX}; add it to the name")
    at = opened(journal, today)
    assessment = assess(at.journal, at.knowledge, at.today)
    progress = progress_of(assessment, at.journal, at.knowledge)
    found = review_of(assessment, progress, at.knowledge)
    chart = chart_of(assessment, progress, found, at.knowledge)
    if svg is not None:
        _save(svg, picture(chart))
    if as_json:
        write_json(chart.to_dict())
    elif svg is not None:
        typer.echo(f"The chart is in {svg}.")
    else:
        show(render_trend(chart, found, at.knowledge, at.file))


def _save(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise NotSaved(f"{path} could not be written: {error.strerror or error}") from error
