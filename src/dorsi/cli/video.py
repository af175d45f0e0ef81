"""`dorsi video`: what a clip of squats or of the knee-to-wall lunge shows, and two side by side."""

import shlex
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Final, Literal

import typer

from dorsi.cli.entering import Desk, desk
from dorsi.cli.film_file import is_result, read_result
from dorsi.cli.film_options import (
    Clip,
    Frames,
    Height,
    JournalOption,
    JsonFile,
    Log,
    Model,
    Overlay,
    Pictures,
    Plot,
    Size,
    Strict,
    Who,
)
from dorsi.cli.film_pair import PAIR, pair_up
from dorsi.cli.filming import (
    Looking,
    Wanted,
    as_json,
    check_wanted,
    look,
    write_all,
)
from dorsi.cli.output import show, write_json
from dorsi.cli.typed import number
from dorsi.domain.effective import effective
from dorsi.domain.filmed import FilmKind, FilmResult
from dorsi.errors import DorsiError, InvalidInput
from dorsi.interop.journal_file import append
from dorsi.knowledge.load import load_knowledge
from dorsi.report.quantities import count
from dorsi.report.terminal.film import render_comparison, render_film
from dorsi.video.analysis import Analysis
from dorsi.video.compare import compare as compared
from dorsi.video.entries import readings, video_entry
from dorsi.video.writing import save

CHECK_FAILED: Final = 1
SAYS: Final[Mapping[FilmKind, str]] = {
    "squat": """Say what heels, shins, knees and trunk do in a clip of squats.

    dorsi video squat CLIP.mp4 --overlay drawn.mp4
    """,
    "lunge": """Say how far the shin leans in a clip of the knee-to-wall lunge.

    dorsi video lunge CLIP.mp4 --journal ME.json --log
    """,
}

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True)


@app.callback()
def video() -> None:
    """Say what a clip of squats or lunges shows."""


def _looks_at(kind: FilmKind) -> Callable[..., None]:
    """The command for clips of one movement; what can be said after it is the same for all."""

    def command(  # noqa: PLR0913 (each is an option of the command)
        clip: Clip,
        *,
        height: Height = None,
        journal: JournalOption = None,
        log: Log = False,
        json_file: JsonFile = None,
        frames: Frames = None,
        overlay: Overlay = None,
        plot: Plot = None,
        pictures: Pictures = None,
        person: Who = None,
        model: Size = "full",
        strict: Strict = False,
    ) -> None:
        wanted = Wanted(json_file, frames, overlay, plot, pictures)
        looking, shelf = _looking(height, person, model), _shelf(journal, log=log)
        _run(kind, clip, wanted, looking, shelf, strict)

    return command


for _kind, _says in SAYS.items():
    app.command(_kind, help=_says)(_looks_at(_kind))


@app.command("compare")
def compare(  # noqa: PLR0913 (each is an option of the command)
    first: Annotated[
        Path,
        typer.Argument(
            metavar="FIRST",
            help="A clip, a result in JSON, or a journal: its latest.",
            readable=False,  # whoever opens it says so in one line
        ),
    ],
    second: Annotated[
        Path, typer.Argument(metavar="SECOND", help="Likewise, the later one.", readable=False)
    ],
    *,
    kind: Annotated[
        Literal["squat", "lunge"], typer.Option("--kind", help="Which movement both show.")
    ] = "squat",
    heels_raised: Annotated[
        bool, typer.Option("--heels-raised", help="In the second clip the heels stand on plates.")
    ] = False,
    height: Height = None,
    json_file: JsonFile = None,
    pictures: Annotated[
        Path | None,
        typer.Option("--pictures", metavar="FOLDER", help=f"Put both clips side by side: {PAIR}."),
    ] = None,
    person: Who = None,
    model: Size = "full",
) -> None:
    """Compare two clips of one person at the same depth.

    dorsi video compare JANUARY.mp4 APRIL.mp4 --pictures pictures
    """
    wanted = Wanted(json=json_file, pictures=pictures)
    check_wanted((first, second), wanted)
    if pictures is not None and (is_result(first) or is_result(second)):
        raise InvalidInput("--pictures: both files must be clips for that")
    looking = _looking(height, person, model)
    both = [_found(kind, path, looking) for path in (first, second)]
    before, after = (found.result if isinstance(found, Analysis) else found for found in both)
    told = compared(before, after, looking.knowledge.models, heels_raised=heels_raised)
    said = []
    if json_file is not None and not wanted.to_stdout:
        save(json_file, as_json(told.to_dict()))
        said.append(f"The comparison is in {json_file}.")
    if pictures is not None:
        said.append(pair_up(both, (first, second), told, pictures, looking))
    if wanted.to_stdout:
        write_json(told.to_dict())
        return
    show(render_comparison(told, (first.name, second.name), said))


def _run(
    kind: FilmKind,
    clip: Path,
    wanted: Wanted,
    looking: Looking,
    shelf: "tuple[Desk, bool] | None",
    strict: bool,
) -> None:
    check_wanted((clip,) if shelf is None else (clip, shelf[0].path), wanted)
    if shelf is not None:
        looking = replace(looking, body=effective(shelf[0].journal, shelf[0].today).person)
    found = look(kind, clip, looking)
    said: list[str] = []
    try:
        if shelf is not None:
            said += _keep(found.result, *shelf)
        said += write_all(found, clip, wanted, looking.knowledge)
    except DorsiError:
        # What was found after minutes of work is not lost with a file that could not be written.
        _tell(found.result, clip, wanted, said)
        raise
    _tell(found.result, clip, wanted, said)
    if strict and not found.result.quality.usable:
        raise typer.Exit(CHECK_FAILED)


def _tell(result: FilmResult, clip: Path, wanted: Wanted, said: list[str]) -> None:
    if wanted.to_stdout:
        write_json(result.to_dict())
    else:
        show(render_film(result, clip.name, said, _commands(result, clip, wanted)))


def _looking(height: str | None, person: int | None, model: Model) -> Looking:
    return Looking(
        knowledge=load_knowledge(),
        height_cm=None if height is None else number(height),
        person=person,
        size=model,
    )


def _shelf(journal: Path | None, *, log: bool) -> "tuple[Desk, bool] | None":
    """The journal to keep a result in, opened before the clip is looked at."""
    if journal is None:
        if log:
            raise InvalidInput("--log: say into which journal, with --journal FILE")
        return None
    return desk(journal, None), log


def _keep(result: FilmResult, here: Desk, log: bool) -> list[str]:
    """Keep the result, and the shins as readings where asked and where they can be relied on."""
    told = result.to_dict()
    if any(entry.result == told for entry in here.now.videos):
        return [f"This very clip is kept in {here.file} already; nothing was added."]
    append(here.path, video_entry(result, here.at), knowledge=here.knowledge, today=here.today)
    said = [f"The result is kept in {here.file}."]
    if not log:
        return said
    noted = readings(result, here.at)
    if not noted:
        return [*said, "No reading was noted: this clip gives none that can be relied on."]
    append(here.path, *noted, knowledge=here.knowledge, today=here.today)
    return [*said, f"{count(len(noted), 'reading').capitalize()} noted with it."]


def _found(kind: FilmKind, path: Path, looking: Looking) -> Analysis | FilmResult:
    if is_result(path):
        return read_result(path, kind, looking.knowledge)
    return look(kind, path, looking)


def _commands(result: FilmResult, clip: Path, wanted: Wanted) -> list[tuple[str, str]]:
    kind, name = result.kind, shlex.quote(str(clip))
    seen = "measured" if result.quality.usable else "made out"
    known = [
        (wanted.overlay, f"dorsi video {kind} {name} --overlay drawn.mp4", f"see what was {seen}"),
        (wanted.plot, f"dorsi video {kind} {name} --plot angles.svg", "the angles over time"),
    ]
    here = known if result.quality.usable else known[:1]
    return [(command, use) for asked, command, use in here if asked is None]
