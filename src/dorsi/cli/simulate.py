"""`dorsi simulate`: experiments with virtual people, which show how far the rest can be trusted."""

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, Final

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from dorsi.cli.output import show
from dorsi.errors import InvalidInput, NotSaved, UnknownId
from dorsi.knowledge.records import nearest
from dorsi.report.plot.picture import picture
from dorsi.report.terminal.figure import render_figure
from dorsi.simulate.experiments import EXPERIMENTS
from dorsi.simulate.figures import figure
from dorsi.simulate.results import Result
from dorsi.simulate.running import Told, simulate
from dorsi.version import __version__

FORMAT: Final = "dorsi-simulation/2"
FEWEST: Final = 100  # of fewer nothing could be said by habit or measurer
SUFFIX: Final = ".svg"


def command(
    experiments: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[EXPERIMENT]...",
            help=f"Any of {', '.join(EXPERIMENTS)}; all by default.",
            show_default=False,
        ),
    ] = None,
    *,
    people: Annotated[
        int | None,
        typer.Option(metavar="N", min=FEWEST, help="How many people; set for each by default."),
    ] = None,
    seed: Annotated[
        int, typer.Option(metavar="N", min=0, help="The same seed gives the same numbers.")
    ] = 1,
    jobs: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="Processes; one a core by default.")
    ] = None,
    json_file: Annotated[
        Path | None, typer.Option("--json", metavar="FILE", help="Write the numbers as JSON.")
    ] = None,
    svg_file: Annotated[
        Path | None, typer.Option("--svg", metavar="FILE", help="Write the figures as FILE.svg.")
    ] = None,
) -> None:
    """Try measuring, forecasts and decisions on virtual people."""
    names = _known(experiments or tuple(EXPERIMENTS))
    if svg_file is not None and svg_file.suffix.lower() != SUFFIX:
        raise InvalidInput(f"--svg: {str(svg_file)!r} does not end in {SUFFIX}; add it to the name")
    with _progress(names) as told:
        found = list(simulate(names, seed, people, jobs or cores(), told))
    show(*(render_figure(figure(result)) for result in found))
    if json_file is not None:
        _save(json_file, f"{json.dumps(_plain(found), ensure_ascii=False, indent=1)}\n")
    if svg_file is not None:
        _save(svg_file, picture([figure(result) for result in found]))


def _known(names: Sequence[str]) -> tuple[str, ...]:
    """The experiments asked for, each once."""
    for name in names:
        if name not in EXPERIMENTS:
            raise UnknownId("experiment", name, nearest(name, EXPERIMENTS))
    return tuple(dict.fromkeys(names))


def cores() -> int:
    """The cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def _progress(names: Sequence[str]) -> Iterator[Told]:
    """A bar for every experiment, beside what is written and only where somebody looks."""
    seen = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(
        *columns, TimeRemainingColumn(), console=seen, transient=True, disable=not seen.is_terminal
    ) as progress:
        bars = {name: progress.add_task(name.replace("_", " "), total=None) for name in names}

        def told(name: str, done: int, total: int) -> None:
            progress.update(bars[name], completed=done, total=total)

        yield told


def _plain(found: Sequence[Result]) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "version": __version__,
        "results": [result.to_dict() for result in found],
    }


def _save(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise NotSaved(f"{path} could not be written: {error.strerror or error}") from error
