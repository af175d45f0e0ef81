"""`dorsi video`: what a clip of squats or of the knee-to-wall lunge shows, and two side by side."""

import shlex
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Final, Literal

import typer

from dorsi.cli.entering import Desk, desk
from dorsi.cli.film_file import is_result, read_result
from dorsi.cli.filming import (
    Looking,
    Wanted,
    as_json,
    check_wanted,
    drawn,
    frames_at,
    look,
    make,
    write_all,
)
from dorsi.cli.output import show, write_json
from dorsi.cli.typed import number
from dorsi.domain.effective import effective
from dorsi.domain.filmed import FilmComparison, FilmKind, FilmResult
from dorsi.domain.words import Side
from dorsi.errors import DorsiError, InvalidInput
from dorsi.interop.journal_file import append
from dorsi.knowledge.load import load_knowledge
from dorsi.report.quantities import angle, count
from dorsi.report.terminal.film import render_comparison, render_film
from dorsi.video.analysis import Analysis
from dorsi.video.compare import compare as compared
from dorsi.video.depths import passes_s
from dorsi.video.drawing.png import png
from dorsi.video.entries import readings, video_entry
from dorsi.video.keyframes import side_by_side
from dorsi.video.writing import save

CHECK_FAILED: Final = 1
PAIR: Final = "side-by-side.png"
Model = Literal["lite", "full", "heavy"]

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True)

Clip = Annotated[
    Path,
    typer.Argument(metavar="CLIP", help="MP4, MOV or WebM, as the phone made it.", readable=False),
]
Height = Annotated[
    str | None,
    typer.Option("--height-cm", metavar="N", help="How tall the person is; for millimetres."),
]
JournalOption = Annotated[
    Path | None,
    typer.Option(
        "--journal", metavar="FILE", help="Keep the result in a journal; height from there."
    ),
]
Log = Annotated[
    bool, typer.Option("--log", help="With --journal: also note the shins as readings.")
]
JsonFile = Annotated[
    Path | None, typer.Option("--json", metavar="FILE", help="Write the result; - prints it.")
]
Frames = Annotated[
    Path | None, typer.Option("--frames", metavar="FILE", help="Write every frame as FILE.csv.")
]
Overlay = Annotated[
    Path | None,
    typer.Option("--overlay", metavar="FILE", help="Write the clip, drawn on, as FILE.mp4."),
]
Plot = Annotated[
    Path | None,
    typer.Option("--plot", metavar="FILE", help="Draw the angles over time as FILE.svg."),
]
Pictures = Annotated[
    Path | None,
    typer.Option("--pictures", metavar="FOLDER", help="Write a picture of every repetition."),
]
Who = Annotated[
    int | None,
    typer.Option("--person", metavar="N", min=1, help="Whom to look at, counted from the left."),
]
Size = Annotated[Model, typer.Option("--model", help="How large a pose model; full is best.")]
Strict = Annotated[
    bool, typer.Option("--strict", help="End with 1 when the clip cannot be relied on.")
]


@app.callback()
def video() -> None:
    """Say what a clip of squats or lunges shows."""


@app.command("squat")
def squat(  # noqa: PLR0913 (each is an option of the command)
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
    """Say what heels, shins, knees and trunk do in a clip of squats.

    dorsi video squat CLIP.mp4 --overlay drawn.mp4
    """
    wanted = Wanted(json_file, frames, overlay, plot, pictures)
    _run("squat", clip, wanted, _looking(height, person, model), _shelf(journal, log=log), strict)


@app.command("lunge")
def lunge(  # noqa: PLR0913 (each is an option of the command)
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
    """Say how far the shin leans in a clip of the knee-to-wall lunge.

    dorsi video lunge CLIP.mp4 --journal ME.json --log
    """
    wanted = Wanted(json_file, frames, overlay, plot, pictures)
    _run("lunge", clip, wanted, _looking(height, person, model), _shelf(journal, log=log), strict)


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
        said.append(_side_by_side(both, (first, second), told, pictures, looking))
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


def _side_by_side(
    both: list[Analysis | FilmResult],
    paths: tuple[Path, Path],
    told: FilmComparison,
    folder: Path,
    looking: Looking,
) -> str:
    clips = [found for found in both if isinstance(found, Analysis)]
    pictures = [
        frames_at(found, path, looking.knowledge, _matched_s(found, told))
        for found, path in zip(clips, paths, strict=True)
    ]
    nears = clips[0].result.near, clips[1].result.near
    captions = [_caption(told, nears, second=place == 1) for place in range(2)]
    make(folder)
    pair = side_by_side(pictures, [drawn(found, looking.knowledge) for found in clips], captions)
    save(folder / PAIR, png(pair))
    return f"Both clips side by side are in {folder / PAIR}."


def _matched_s(found: Analysis, told: FilmComparison) -> float:
    """When a clip is at the depth compared: the first time on the way down."""
    if told.depth_deg is not None and found.motion is not None:
        times = passes_s(found.motion, found.repetitions, told.depth_deg)
        if times:
            return times[0]
    reps, near = found.result.reps, found.result.near
    if not reps:
        raise InvalidInput("there is no repetition to show")
    if near is None or found.result.kind == "squat":
        return reps[0].bottom_s
    return max(reps, key=lambda rep: rep.sides.of(near).shank_deg or 0.0).bottom_s


def _caption(
    told: FilmComparison, nears: tuple[Side | None, Side | None], *, second: bool
) -> list[str]:
    """What stands below one of two pictures, in small letters: of the same leg in both.

    That is the leg nearer to the camera in the first clip, and the captions say where it is the
    far one in the second.
    """
    heads = ("flat", "heels raised") if told.heels_raised else ("first", "second")
    at = "" if told.depth_deg is None else f", knees bent {angle(told.depth_deg)}"
    lines = [f"{heads[second]}{at}"]
    near = nears[0]
    change = None if near is None else told.sides.of(near)
    if near is None or change is None:
        if nears[0] != nears[1]:
            lines.append(f"{nears[second]} leg nearer: not compared")
        return lines
    deg = change.second_deg if second else change.first_deg
    far = " (far leg here)" if nears[second] != near else ""
    lines.append(f"{near} shin {angle(deg)} on average{far}")
    if second and change.verdict == "cannot_tell":
        lines.append("not compared: the heel came up")
    elif second:
        low, high = round(change.low), round(change.high)
        less = "" if change.verdict != "within_error" else ": cannot be told"
        lines.append(f"change {low:+d} to {high:+d}°{less}".replace("-", "−"))
    return lines


def _commands(result: FilmResult, clip: Path, wanted: Wanted) -> list[tuple[str, str]]:
    kind, name = result.kind, shlex.quote(str(clip))
    known = [
        (wanted.overlay, f"dorsi video {kind} {name} --overlay drawn.mp4", "see what was measured"),
        (wanted.plot, f"dorsi video {kind} {name} --plot angles.svg", "the angles over time"),
    ]
    here = known if result.quality.usable else known[:1]
    return [(command, use) for asked, command, use in here if asked is None]
