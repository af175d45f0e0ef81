"""Short labels inside a drawing, each beside what it names and clear of all others."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dorsi.report.chart.lettering import width_of
from dorsi.report.chart.svg import Anchor

APART = 1.0  # from one label to the next, at least
ASCENT, DESCENT = 0.8, 0.25  # of the size, above and below the line the letters stand on


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle, in the units of the picture."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether they have any area in common."""
        apart = self.right <= other.left or other.right <= self.left
        return not (apart or self.bottom <= other.top or other.bottom <= self.top)

    def widened(self, by: float) -> "Box":
        """The same with room on all sides."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def inside(self, other: "Box") -> bool:
        """Whether all of it lies in the other."""
        across = other.left <= self.left and self.right <= other.right
        return across and other.top <= self.top and self.bottom <= other.bottom


@dataclass(frozen=True, slots=True)
class Spot:
    """A place a label may stand: the point it is anchored to and how."""

    x: float
    y: float
    anchor: Anchor = "start"


@dataclass(frozen=True, slots=True)
class Wish:
    """A label, and the places it may stand at, best first."""

    text: str
    role: str
    size: float
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A label at the place it got."""

    text: str
    role: str
    size: float
    spot: Spot
    box: Box


def box_of(text: str, spot: Spot, size: float, *, bold: bool = False) -> Box:
    """The room a label takes."""
    width = width_of(text, size, bold=bold)
    left = spot.x - {"start": 0.0, "middle": width / 2.0, "end": width}[spot.anchor]
    return Box(left, spot.y - ASCENT * size, left + width, spot.y + DESCENT * size)


def place(wishes: Iterable[Wish], frame: Box, avoided: Sequence[Box]) -> tuple[Placed, ...]:
    """Give each label the spot where it covers least; no label ever covers another.

    Args:
        wishes: The most important first, each with its best spot first.
        frame: Where labels may stand; one that finds no room there is left out.
        avoided: What a label covers only if it cannot be helped, such as points.
    """
    placed: list[Placed] = []
    for wish in wishes:
        free = list(_free(wish, frame, [other.box.widened(APART) for other in placed]))
        if free:
            placed.append(min(free, key=lambda one: sum(map(one.box.meets, avoided))))
    return tuple(placed)


def _free(wish: Wish, frame: Box, taken: Sequence[Box]) -> Iterator[Placed]:
    for spot in wish.spots:
        box = box_of(wish.text, spot, wish.size)
        if box.inside(frame) and not any(map(box.meets, taken)):
            yield Placed(wish.text, wish.role, wish.size, spot, box)
