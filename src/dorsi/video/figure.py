"""Drawing a moment onto its frame: the body in lines, the shin over its foot, the numbers.

The leg nearer to the camera is strong and the far one pale. The lean of the near shin is drawn as
it is measured: from the upright, with a soft band as wide as its error.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from dorsi.domain.words import SIDES
from dorsi.video.drawing.canvas import INK, WHITE, Canvas, Red_Green_Blue
from dorsi.video.drawing.lettering import width, write
from dorsi.video.drawing.strokes import Point, arc_points, dot, line, plate, wedge
from dorsi.video.landmarks import FloatArray
from dorsi.video.moments import LEGS, SHOULDERS, Bounded, Moment, Moments

LEFT: Final = (92, 200, 200)
RIGHT: Final = (237, 168, 92)
WATCH: Final = (255, 207, 77)
SIDE_COLOURS: Final = (LEFT, RIGHT)
FAR: Final = 0.5  # as strong as the near leg
SMALLEST_TEXT_PX: Final = 11.0
Line_of_text = tuple[str, Red_Green_Blue, bool]


@dataclass(frozen=True, slots=True)
class Pen:
    """How large things are drawn on one canvas.

    Attributes:
        canvas: Where to.
        scale: Pixels of the canvas for one of the video.
        unit_px: A hundredth of the shorter side, by which lines are wide and letters high.
    """

    canvas: Canvas
    scale: float
    unit_px: float

    @property
    def text_px(self) -> float:
        """Height of a digit."""
        return max(SMALLEST_TEXT_PX, 2.7 * self.unit_px)


def draw(canvas: Canvas, clip: Moments, moment: Moment) -> None:
    """Draw everything that is known of a moment."""
    pen = Pen(
        canvas,
        canvas.width_px / clip.landmarks.width_px,
        min(canvas.width_px, canvas.height_px) / 100.0,
    )
    if moment.points_px is not None:
        _body(pen, clip, moment, moment.points_px * pen.scale)
    _plate(pen, clip, list(_told(clip, moment)))


def _body(pen: Pen, clip: Moments, moment: Moment, points: FloatArray) -> None:
    near = 0 if clip.motion is None else clip.motion.near
    alike = clip.result.view is not None and clip.result.view.kind == "front"
    unit = pen.unit_px
    hips = _middle(points, [leg[0] for leg in LEGS])
    shoulders = _middle(points, SHOULDERS)
    line(pen.canvas, [hips, shoulders], 0.7 * unit, WHITE, 0.75)
    dot(pen.canvas, shoulders, 0.6 * unit, WHITE, 0.75)
    for side in (1 - near, near):
        strong = side == near or alike
        if side == near and not alike:
            # While somebody steps into place the foot is elsewhere, and nothing is measured.
            if clip.sole_px is not None and moment.shanks[near] is not None:
                _heel_line(pen, clip.sole_px * pen.scale, moment)
            _lean(pen, clip, moment, points)
        _leg(pen, points, side, strong=strong)


def _leg(pen: Pen, points: FloatArray, side: int, *, strong: bool) -> None:
    hip, knee, ankle, heel, toe = (_at(points, place) for place in LEGS[side])
    opacity, wide = (1.0, pen.unit_px) if strong else (FAR, 0.7 * pen.unit_px)
    colour = SIDE_COLOURS[side]
    line(pen.canvas, [hip, knee, ankle], wide + 0.5 * pen.unit_px, INK, 0.45 * opacity)
    line(pen.canvas, [ankle, heel, toe, ankle], 0.6 * wide, colour, 0.9 * opacity)
    line(pen.canvas, [hip, knee, ankle], wide, colour, opacity)
    for joint in (hip, knee, ankle):
        dot(pen.canvas, joint, 0.85 * wide, INK, opacity)
        dot(pen.canvas, joint, 0.6 * wide, WHITE, opacity)


def _lean(pen: Pen, clip: Moments, moment: Moment, points: FloatArray) -> None:
    """The shin against the upright: a line, a thin arc, a band as wide as the error, a number."""
    motion = clip.motion
    if motion is None or (shank := moment.shanks[motion.near]) is None:
        return
    _, knee, ankle, _, toe = (_at(points, place) for place in LEGS[motion.near])
    long = math.hypot(knee[0] - ankle[0], knee[1] - ankle[1])
    upright = motion.view.roll_deg
    drawn = math.degrees(math.atan2(knee[0] - ankle[0], ankle[1] - knee[1]))
    forward = 1.0 if drawn >= upright else -1.0
    colour = SIDE_COLOURS[motion.near]
    low, high = (drawn + forward * (edge - shank.deg) for edge in (shank.low, shank.high))
    wedge(pen.canvas, ankle, 1.12 * long, (low, high), WHITE, 0.4)
    top = arc_points(ankle, 1.25 * long, (upright, upright))[0]
    line(pen.canvas, [ankle, top], 0.35 * pen.unit_px, WHITE, 0.9, dash_px=1.4 * pen.unit_px)
    arc = arc_points(ankle, 0.8 * long, (upright, drawn))
    line(pen.canvas, arc, 0.45 * pen.unit_px, WHITE, 0.95)
    text, size = f"{shank.deg:.0f}°", 1.35 * pen.text_px
    # In front of the shin, where neither the thigh nor the hands get to.
    front = max(forward * knee[0], forward * toe[0]) + 2.0 * pen.unit_px
    x = front if forward > 0.0 else -front - width(text, size)
    write(pen.canvas, text, (x, ankle[1] - 0.4 * long), size, colour, bold=True, halo=0.6)


def _heel_line(pen: Pen, sole: FloatArray, moment: Moment) -> None:
    """Where heel and toe stand: the line that a heel leaves when it rises."""
    heel, toe = sole
    beyond = 0.35 * (toe - heel)
    ends: list[Point] = [_point(heel - beyond), _point(toe + beyond)]
    up = moment.heel in {"possible", "seen"}
    colour = WATCH if up else WHITE
    line(pen.canvas, ends, 0.9 * pen.unit_px, INK, 0.4)
    line(pen.canvas, ends, 0.4 * pen.unit_px, colour, 0.95)


def _told(clip: Moments, moment: Moment) -> Iterator[Line_of_text]:
    """What stands on the plate, line by line."""
    total = len(clip.result.reps)
    if not clip.result.quality.usable:
        yield "not measured", WATCH, True
        yield "see why in the result", WHITE, False
        return
    if moment.rep is not None:
        yield f"rep {moment.rep} of {total}", WHITE, True
    else:
        yield f"{moment.done} of {total} reps", WHITE, True
    near = 0 if clip.motion is None else clip.motion.near
    sides = (near, 1 - near) if clip.result.kind == "squat" else (near,)
    for side in sides:
        if (shank := moment.shanks[side]) is not None:
            yield f"{SIDES[side]} shin {_degrees(shank)}", SIDE_COLOURS[side], False
    knees = [knee.deg for side in sides if (knee := moment.knees[side]) is not None]
    if knees:
        yield f"knee{'s' * (len(knees) > 1)} {sum(knees) / len(knees):.0f}°", WHITE, False
    if moment.trunk is not None:
        yield f"trunk {max(moment.trunk.deg, 0.0):.0f}°", WHITE, False
    for side in sides:
        if (inside := moment.inside[side]) is not None:
            yield f"{SIDES[side]} knee {_beside(inside)}", SIDE_COLOURS[side], False
    said = {"no": "heel down", "possible": "heel up?", "seen": "heel up"}
    if moment.heel in said:
        yield said[moment.heel], WHITE if moment.heel == "no" else WATCH, False


def _plate(pen: Pen, clip: Moments, lines: list[Line_of_text]) -> None:
    """Write on a dark plate in the upper corner that is further from the body.

    Between repetitions it is as large as within them, so that it does not jump.
    """
    size, pad = pen.text_px, 0.9 * pen.text_px
    wide = max(width("right shin 00° (00–00)", size), *(width(text, size) for text, *_ in lines))
    step = 1.75 * size
    high = step * max(len(lines), _most_lines(clip)) + 0.9 * pad
    margin = 2.0 * pen.unit_px
    left = margin
    if _on_the_left(clip):
        left = pen.canvas.width_px - margin - wide - 2.0 * pad
    plate(pen.canvas, ((left, margin), (left + wide + 2.0 * pad, margin + high)), pad, INK, 0.62)
    for place, (text, colour, bold) in enumerate(lines):
        base = margin + pad + size + step * place
        write(pen.canvas, text, (left + pad, base - 0.25 * size), size, colour, bold=bold)


def _most_lines(clip: Moments) -> int:
    """How many lines the plate has at the bottom of a repetition."""
    bottoms = (clip.at(rep.bottom_s) for rep in clip.result.reps)
    return max((len(list(_told(clip, moment))) for moment in bottoms), default=0)


def _on_the_left(clip: Moments) -> bool:
    places = clip.points_px[:, LEGS[0][0], 0]
    if not np.isfinite(places).any():
        return False
    return bool(np.nanmedian(places) < clip.landmarks.width_px / 2.0)


def _degrees(angle: Bounded) -> str:
    return f"{angle.deg:.0f}° ({max(angle.low, 0.0):.0f}–{angle.high:.0f})"


def _beside(angle: Bounded) -> str:
    """A knee beside the line of the toes."""
    if round(angle.deg) == 0:
        return "over the toes"
    return f"{abs(angle.deg):.0f}° {'in' if angle.deg > 0.0 else 'out'}"


def _middle(points: FloatArray, places: tuple[int, ...] | list[int]) -> Point:
    return _point(points[list(places)].mean(axis=0))


def _at(points: FloatArray, place: int) -> Point:
    return _point(points[place])


def _point(values: FloatArray) -> Point:
    return float(values[0]), float(values[1])
