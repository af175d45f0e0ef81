"""What can be said after `dorsi video`: each option once, for all its commands."""

from pathlib import Path
from typing import Annotated, Literal

import typer

Model = Literal["lite", "full", "heavy"]

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
