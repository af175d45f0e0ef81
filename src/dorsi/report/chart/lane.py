"""Labels hung under an axis: side by side where there is room, in rows where there is not."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tag:
    """A label at a place on the axis: how wide it is and how much it matters (more is more)."""

    at: float
    width: float
    weight: int


@dataclass(frozen=True, slots=True)
class Hung:
    """Where a tag's label hangs: its row from the top, and both ends."""

    row: int
    left: float
    right: float


def hang(tags: Sequence[Tag], end: float, rows: int, gap: float) -> tuple[Hung | None, ...]:
    """Give tags a row each, so that no label covers another or is crossed by another's line.

    Args:
        tags: In order of their place.
        end: Where the axis, which begins at 0, ends; no label goes beyond either.
        rows: How many rows there may be.
        gap: Room to leave between a place and its label, and between labels.

    Returns:
        One for each tag; `None` where there is no room, which meets those that matter least and
        the older of equals.
    """
    kept: dict[int, Hung] = {}
    by_weight = sorted(range(len(tags)), key=lambda number: (-tags[number].weight, -number))
    for number in by_weight:
        wanted = {place: tags[place] for place in (*kept, number)}
        kept = _all_hung(wanted, end, rows, gap) or kept
    return tuple(kept.get(number) for number in range(len(tags)))


def _all_hung(tags: Mapping[int, Tag], end: float, rows: int, gap: float) -> dict[int, Hung] | None:
    """A place for each, or `None` if one finds none.

    From the last to the first: the line of a label that reads rightwards meets nothing on its way.
    """
    hung: dict[int, Hung] = {}
    for number, tag in sorted(tags.items(), reverse=True):
        free = (
            place
            for place in _places(tag, end, rows, gap)
            if all(_apart(tag, place, tags[other], taken, gap) for other, taken in hung.items())
        )
        place = next(free, None)
        if place is None:
            return None
        hung[number] = place
    return hung


def _places(tag: Tag, end: float, rows: int, gap: float) -> Iterator[Hung]:
    """Behind its line row by row, then before it."""
    for left in (tag.at + gap, tag.at - gap - tag.width):
        if left >= 0.0 and left + tag.width <= end:
            yield from (Hung(row, left, left + tag.width) for row in range(rows))


def _apart(one: Tag, its: Hung, other: Tag, others: Hung, gap: float) -> bool:
    """Whether neither label touches the other or the line that the other hangs from."""
    if its.row == others.row and its.left < others.right + gap and others.left < its.right + gap:
        return False
    return not (_crossed(its, other, others) or _crossed(others, one, its))


def _crossed(label: Hung, by: Tag, hung: Hung) -> bool:
    return hung.row >= label.row and label.left <= by.at <= label.right
