"""The same said of both sides once, and different things side by side."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dorsi.domain.verdicts import Review, SideReview
from dorsi.domain.words import SIDES, Side
from dorsi.report.listener import Listener
from dorsi.report.quantities import bare_length, length_span
from dorsi.report.sentences.reach import describe_beside, describe_side, long_unread


@dataclass(frozen=True, slots=True)
class Number:
    """A side's reach as a number with its error, and what it means.

    `value` is empty where there is no number, or where it is no plain reading of late: then the
    sentence says it all.
    """

    side: Side
    value: str
    unit: str
    likely: str
    said: str


def numbers_of(review: Review, to: Listener) -> tuple[Number, ...]:
    """The number of each side and what it means."""
    return tuple(_number(side, review.sides.of(side), to) for side in SIDES)


def _number(side: Side, found: SideReview, to: Listener) -> Number:
    reach, unit = found.reach_cm, to.unit or "cm"
    if reach is None or found.told_by != "length" or long_unread(found, to):
        return Number(side, "", unit, "", describe_side(side, found, to))
    value, likely = bare_length(reach.value, to.unit), length_span(reach, to.unit)
    return Number(side, value, unit, likely, describe_beside(side, found, to))


def by_side(describe: Callable[[Side], str | None]) -> Iterator[tuple[str, str]]:
    """Say the same of both sides once, and different things side by side."""
    said = {side: describe(side) for side in SIDES}
    if said["left"] == said["right"]:
        if said["left"] is not None:
            yield "both", said["left"]
        return
    yield from ((side, text) for side, text in said.items() if text is not None)
