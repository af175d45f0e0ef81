"""Looking at a clip and writing what was found: what `dorsi video` does behind its words."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from dorsi.cli.film_chart import film_chart
from dorsi.domain.filmed import FilmKind
from dorsi.domain.journal import Person
from dorsi.domain.knowledge import Knowledge
from dorsi.errors import InvalidInput, NotSaved
from dorsi.report.film.picture import picture
from dorsi.video.analysis import Analysis, analyse, shank_m
from dorsi.video.drawing.canvas import Canvas
from dorsi.video.drawing.png import png
from dorsi.video.frames_table import frames_table
from dorsi.video.keyframes import Album, KeyFrame, key_frames
from dorsi.video.moments import Moments, moments
from dorsi.video.overlay import Take, film, show_again
from dorsi.video.pose.backend import Search, Size, backend
from dorsi.video.writing import save

STDOUT: Final = "-"
SUFFIXES: Final = {"--overlay": ".mp4", "--plot": ".svg", "--frames": ".csv", "--json": ".json"}

Told = Callable[[float, float | None], None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to write besides the words, and where; None: not asked for."""

    json: Path | None = None
    frames: Path | None = None
    overlay: Path | None = None
    plot: Path | None = None
    pictures: Path | None = None

    @property
    def to_stdout(self) -> bool:
        """Whether the answer is JSON alone."""
        return str(self.json) == STDOUT

    def files(self) -> dict[str, Path]:
        """Every single file wanted, by its option."""
        named = {
            "--json": None if self.to_stdout else self.json,
            "--frames": self.frames,
            "--overlay": self.overlay,
            "--plot": self.plot,
        }
        return {option: path for option, path in named.items() if path is not None}


@dataclass(frozen=True, slots=True)
class Looking:
    """How to look at a clip.

    Attributes:
        knowledge: What Dorsi knows.
        height_cm: How tall the person is, if it was said.
        body: The person of a journal, if there is one.
        person: Whom to look at, counted from the left.
        size: How large a pose model.
    """

    knowledge: Knowledge
    height_cm: float | None = None
    body: Person | None = None
    person: int | None = None
    size: Size = "full"


def check_wanted(read: Sequence[Path], wanted: Wanted) -> None:
    """Refuse, before minutes of work, what could not or must not be written afterwards.

    Args:
        read: The files that are read: clips, results, a journal.
        wanted: What to write, and where.

    Raises:
        InvalidInput: a wrong ending, a folder that is not there, or one of the files read.
    """
    files = wanted.files()
    for option, path in files.items():
        ending = SUFFIXES[option]
        if path.suffix.lower() != ending:
            raise InvalidInput(f"{option}: {str(path)!r} does not end in {ending}; add it")
        if not path.parent.is_dir():
            raise InvalidInput(f"{option}: there is no folder {path.parent}; make it first")
        if path.is_dir():
            raise InvalidInput(f"{option}: {path} is a folder; name a file")
        if any(_same(path, source) for source in read):
            raise InvalidInput(
                f"{option}: {path} is a file that is read; name another, it would be lost"
            )
    if wanted.pictures is not None and wanted.pictures.exists() and not wanted.pictures.is_dir():
        raise InvalidInput(f"--pictures: {wanted.pictures} is a file; name a folder")


def _same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)


def look(kind: FilmKind, path: Path, looking: Looking) -> Analysis:
    """Find the body in a clip and say what it does.

    Raises:
        VideoRefused: the clip cannot be used, or nobody is in it.
        NotSetUp: a model or a package is not installed.
    """
    shank = shank_m(looking.knowledge, looking.height_cm, looking.body)
    with progress("Finding the body") as told:
        search = Search(path=path, size=looking.size, person=looking.person, progress=told)
        landmarks = backend().find_landmarks(search)
    return analyse(kind, landmarks, looking.knowledge, shank)


def write_all(found: Analysis, clip: Path, wanted: Wanted, knowledge: Knowledge) -> list[str]:
    """Write everything that was asked for.

    Returns:
        A sentence for each thing written, or why it was not.

    Raises:
        NotSaved: something could not be written.
    """
    said = []
    result, motion = found.result, found.motion
    if wanted.json is not None and not wanted.to_stdout:
        save(wanted.json, as_json(result.to_dict()))
        said.append(f"The result is in {wanted.json}.")
    if wanted.frames is not None:
        if motion is None:
            said.append("No table of frames was written: no frame could be measured.")
        else:
            usable = result.quality.usable
            save(wanted.frames, frames_table(motion, found.repetitions, usable=usable))
            said.append(f"The frames are in {wanted.frames}.")
    if wanted.plot is not None:
        if motion is None or not result.quality.usable:
            said.append("No picture of the angles was drawn: the clip cannot be measured.")
        else:
            save(wanted.plot, picture(film_chart(found, clip.name)))
            said.append(f"The angles are drawn in {wanted.plot}.")
    said += _shown_again(found, clip, wanted, knowledge)
    return said


def drawn(found: Analysis, knowledge: Knowledge) -> Moments:
    """A clip, ready to be drawn on."""
    models = knowledge.models
    return moments(
        found.landmarks,
        found.motion,
        found.result,
        models.motion.landmarks,
        models.movement.compensation.heel_possible_m,
    )


def frames_at(found: Analysis, clip: Path, knowledge: Knowledge, time_s: float) -> Canvas:
    """The frame of a clip at one moment, drawn on.

    Raises:
        InvalidInput: the clip does not reach that far.
    """
    kept: list[Canvas] = []
    album = Album([KeyFrame("", time_s)], lambda _, canvas: kept.append(canvas))
    with progress("Drawing") as told:
        show_again(clip, drawn(found, knowledge), [album.take], told)
    if not kept:
        raise InvalidInput(f"{clip} has no frame at {time_s:.1f} s any more")
    return kept[0]


def _shown_again(found: Analysis, clip: Path, wanted: Wanted, knowledge: Knowledge) -> list[str]:
    """Write the film and the pictures, in one go through the clip."""
    keys = key_frames(found.result) if wanted.pictures is not None else []
    if wanted.overlay is None and not keys:
        return [] if wanted.pictures is None else ["No pictures: there is no repetition."]
    said, takes = [], list[Take]()
    with ExitStack() as open_files:
        if wanted.overlay is not None:
            takes.append(open_files.enter_context(film(wanted.overlay)))
            said.append(f"The film is in {wanted.overlay}, without sound, place and date.")
        if keys and wanted.pictures is not None:
            takes.append(Album(keys, _into(wanted.pictures)).take)
            said.append(f"The pictures are in {wanted.pictures}.")
        with progress("Drawing") as told:
            show_again(clip, drawn(found, knowledge), takes, told)
    return said


def _into(folder: Path) -> Callable[[KeyFrame, Canvas], None]:
    make(folder)
    return lambda key, canvas: save(folder / f"{key.name}.png", png(canvas))


def make(folder: Path) -> None:
    """Make a folder for pictures.

    Raises:
        NotSaved: it could not be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotSaved(f"{folder} could not be made: {error.strerror or error}") from error


def as_json(told: dict[str, Any]) -> str:
    """Plain data as the text of a file."""
    return f"{json.dumps(told, ensure_ascii=False, allow_nan=False, indent=1)}\n"


@contextmanager
def progress(doing: str) -> Iterator[Told]:
    """A bar with the time left, beside what is written and only where somebody looks."""
    seen = Console(stderr=True)
    columns: Sequence[Any] = (TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn())
    with Progress(*columns, console=seen, transient=True, disable=not seen.is_terminal) as bar:
        task = bar.add_task(doing, total=None)

        def told(done_s: float, whole_s: float | None) -> None:
            bar.update(task, completed=done_s, total=whole_s)

        yield told
