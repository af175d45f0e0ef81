"""Letters made of a few strokes each, so that no typeface has to be installed to write on a frame.

Small letters, digits and some signs: all that is ever written on a picture.
"""

import math
from functools import lru_cache
from types import MappingProxyType
from typing import Final

import numpy as np

from dorsi.video.drawing.canvas import INK, Canvas, Mask, Red_Green_Blue
from dorsi.video.drawing.strokes import Point, distances

# Strokes are parted by semicolons. A stroke is points x,y upward from the line of writing, and
# arcs @x,y,width,height,from,to: middle, half axes, degrees anticlockwise from the right.
BOWL = "@2.5,3.5,2.5,3.5,0,360"
GLYPHS: Final = MappingProxyType(
    {
        "a": f"{BOWL};5,7 5,0",
        "b": f"0,10 0,0;{BOWL}",
        "c": "@2.6,3.5,2.6,3.5,48,312",
        "d": f"{BOWL};5,10 5,0",
        "e": "0.1,3.8 5,3.8 @2.5,3.5,2.5,3.5,5,318",
        "f": "1.4,0 @3.4,8,2,2,180,80;0,6.8 3.3,6.8",
        "g": f"{BOWL};5,7 @2.6,-0.7,2.4,2.3,0,-145",
        "h": "0,10 0,0;0,4.4 @2.35,4.6,2.35,2.4,180,0 4.7,0",
        "i": "0,7 0,0;0,9.6",
        "j": "1.4,7 @-0.4,-1.2,1.8,1.8,0,-80;1.4,9.6",
        "k": "0,10 0,0;4.4,7 0,2.7;1.7,4.3 4.7,0",
        "l": "0,10 @1.4,1.4,1.4,1.4,180,275",
        "m": "0,7 0,0;0,4.8 @1.9,5.1,1.9,1.9,180,0 3.8,0;3.8,4.8 @5.7,5.1,1.9,1.9,180,0 7.6,0",
        "n": "0,7 0,0;0,4.4 @2.35,4.6,2.35,2.4,180,0 4.7,0",
        "o": BOWL,
        "p": f"0,7 0,-3;{BOWL}",
        "q": f"{BOWL};5,7 5,-3",
        "r": "0,7 0,0;0,4 @2.5,4.4,2.5,2.6,180,65",
        "s": "@2.2,5.3,1.9,1.7,35,270 @2.2,1.8,2.1,1.8,90,-150",
        "t": "1.3,9.4 @3,1.8,1.7,1.8,180,285;0,7 3.4,7",
        "u": "0,7 @2.35,2.4,2.35,2.4,180,360;4.7,7 4.7,0",
        "v": "0,7 2.5,0 5,7",
        "w": "0,7 1.8,0 3.6,6.2 5.4,0 7.2,7",
        "x": "0,7 4.6,0;4.6,7 0,0",
        "y": "0,7 2.5,0.3;5,7 1.5,-3",
        "z": "0,7 4.4,7 0,0 4.5,0",
        "0": "@3,5,2.8,5,0,360",
        "1": "1,7.9 3.3,10 3.3,0",
        "2": "@3,7.1,2.8,2.9,165,-38 0.2,0 5.8,0",
        "3": "@2.9,7.5,2.4,2.5,150,-90 @2.9,2.5,2.8,2.5,90,-152",
        "4": "4.4,0 4.4,10 0,2.9 6,2.9",
        "5": "5.2,10 1.1,10 0.7,5.5 @2.9,3.25,2.8,3.25,130,-152",
        "6": "@3,3.15,2.8,3.15,0,360;0.2,3.2 @5.3,3.2,5.1,6.8,180,98",
        "7": "0.1,10 5.9,10 2.1,0",
        "8": "@3,7.5,2.35,2.5,0,360;@3,2.5,2.8,2.5,0,360",
        "9": "@3,6.85,2.8,3.15,0,360;5.8,6.8 @0.7,6.8,5.1,6.8,0,-82",
        "°": "@1.5,8.5,1.5,1.5,0,360",
        "±": "3,8.4 3,3.2;0.4,5.8 5.6,5.8;0.4,0.9 5.6,0.9",
        "+": "2.8,6.9 2.8,1.5;0.1,4.2 5.5,4.2",
        "−": "0.1,4.2 5.5,4.2",  # a minus
        "-": "0.3,3.8 3.1,3.8",
        "–": "0.1,3.8 5,3.8",  # a dash
        ".": "0,0.1",
        ",": "0.5,0.2 0,-1.7",
        ":": "0,0.3;0,6",
        "/": "0,-1 3.8,10.6",
        "?": "@2.3,7.6,2.2,2.4,160,-50 2.4,4.4 2.4,2.9;2.4,0.1",
        "(": "@4.5,4.4,4.4,7,130,230",
        ")": "@-2.8,4.4,4.4,7,50,-50",
        "·": "0,4",
    }
)
DIGITS: Final = frozenset("0123456789")
CAP = 10.0
LOW = 3.4  # how far letters reach below the line
APART = 2.5
SPACE = 3.2
DIGIT = 6.0  # all digits are equally wide, so that numbers do not dance
WEIGHT = 1.25
BOLD = 1.75
HALO = 2.2


def write(  # noqa: PLR0913 (what every text has)
    canvas: Canvas,
    text: str,
    at: Point,
    size_px: float,
    colour: Red_Green_Blue,
    *,
    bold: bool = False,
    halo: float = 0.0,
) -> None:
    """Write a text on one line.

    Args:
        canvas: Where to.
        text: What; signs without a shape are left out.
        at: Where its line of writing begins.
        size_px: Height of a digit.
        colour: Red, green, blue.
        bold: Whether heavier.
        halo: How strong the dark edge is that sets it off from a picture, 0 to 1.
    """
    weight = BOLD if bold else WEIGHT
    begin = round(at[0]), round(at[1])
    for heavier, tone, opacity in ((HALO, INK, halo), (0.0, colour, 1.0)):
        if opacity:
            mask, (left, top) = _text(text, round(size_px, 1), weight + heavier)
            place = begin[0] + left, begin[1] + top
            canvas.blend(mask * np.float32(opacity), place, tone)


def width(text: str, size_px: float) -> float:
    """How wide a text comes out."""
    return (sum(advance(sign) for sign in text) - APART) * size_px / CAP if text else 0.0


def advance(sign: str) -> float:
    """How far one sign moves the next, in tenths of the height of a digit."""
    if sign in DIGITS:
        return DIGIT + APART
    if sign not in GLYPHS:
        return SPACE
    return max(x for stroke in _strokes(sign) for x, _ in stroke) + APART


@lru_cache(maxsize=64)
def _text(text: str, size_px: float, weight: float) -> tuple[Mask, tuple[int, int]]:
    """A text as a mask, and where that lies from the beginning of its line."""
    x, placed = 0.0, []
    for sign in text:
        if sign in GLYPHS:
            mask, (left, top) = _shape(sign, size_px, weight)
            placed.append((mask, round(x) + left, top))
        x += advance(sign) * size_px / CAP
    if not placed:
        return np.zeros((1, 1), np.float32), (0, 0)
    first = min(left for _, left, _ in placed)
    top, high = placed[0][2], placed[0][0].shape[0]
    last = max(left + mask.shape[1] for mask, left, _ in placed)
    line = np.zeros((high, last - first), np.float32)
    for mask, left, _ in placed:
        part = line[:, left - first : left - first + mask.shape[1]]
        np.maximum(part, mask, out=part)
    return line, (first, top)


@lru_cache(maxsize=512)
def _shape(sign: str, size_px: float, weight: float) -> tuple[Mask, tuple[int, int]]:
    """A sign as a mask, and where that lies from the beginning of its line."""
    scale = size_px / CAP
    edge = math.ceil(weight * scale / 2.0) + 1
    right = math.ceil(max(x for stroke in _strokes(sign) for x, _ in stroke) * scale) + edge
    left = math.floor(min(x for stroke in _strokes(sign) for x, _ in stroke) * scale) - edge
    top, low = -math.ceil((CAP + 1.0) * scale) - edge, math.ceil(LOW * scale) + edge
    nearest = np.full((low - top, right - left), np.inf, np.float32)
    for stroke in _strokes(sign):
        drawn = [(x * scale, -y * scale) for x, y in stroke]
        away = distances(drawn, (left, top), (right - left, low - top))
        np.minimum(nearest, away, out=nearest)
    return np.clip(0.5 - (nearest - weight * scale / 2.0), 0.0, 1.0), (left, top)


@lru_cache(maxsize=128)
def _strokes(sign: str) -> tuple[tuple[Point, ...], ...]:
    return tuple(_points(stroke) for stroke in GLYPHS[sign].split(";"))


def _points(stroke: str) -> tuple[Point, ...]:
    points: list[Point] = []
    for step in stroke.split():
        numbers = [float(number) for number in step.removeprefix("@").split(",")]
        if not step.startswith("@"):
            points.append((numbers[0], numbers[1]))
            continue
        x, y, half_width, half_height, first, last = numbers
        count = max(3, math.ceil(abs(last - first) / 12.0))
        turns = [math.radians(first + (last - first) * n / count) for n in range(count + 1)]
        points += [(x + half_width * math.cos(t), y + half_height * math.sin(t)) for t in turns]
    return tuple(points)
