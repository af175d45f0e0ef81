"""Two clips in one picture, each at the same depth, with what was found written below."""

from pathlib import Path
from typing import Final

from dorsi.cli.filming import Looking, drawn, frames_at, make
from dorsi.domain.filmed import FilmComparison, FilmResult
from dorsi.domain.words import Side
from dorsi.errors import InvalidInput
from dorsi.report.quantities import angle
from dorsi.video.analysis import Analysis
from dorsi.video.depths import passes_s
from dorsi.video.drawing.png import png
from dorsi.video.keyframes import side_by_side
from dorsi.video.writing import save

PAIR: Final = "side-by-side.png"


def pair_up(
    both: list[Analysis | FilmResult],
    paths: tuple[Path, Path],
    told: FilmComparison,
    folder: Path,
    looking: Looking,
) -> str:
    """Put two clips side by side into a folder; the sentence that says where.

    Raises:
        InvalidInput: one of them shows no repetition.
        NotSaved: there is no room for the picture.
    """
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
