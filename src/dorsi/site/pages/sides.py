"""The same said of both sides once, and different things side by side."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dorsi.domain.verdicts import Review
from dorsi.domain.words import SIDES, Side
from dorsi.report.listener import Listener
from dorsi.report.quantities import bare_length, length_span


@dataclass(frozen=True, slots=True)
class Number:
    """A side's reach as a number with its error; `value` is empty where there is none."""

    side: Side
    value: str
    unit: str
    likely: str


def numbers_of(review: Review, to: Listener) -> tuple[Number, ...]:
    """The number of each side, without words; none where only touches are known."""
    found = ((side, review.sides.of(side)) for side in SIDES)
    return tuple(
        Number(side, bare_length(reach.value, to.unit), unit, length_span(reach, to.unit))
        if (reach := each.reach_cm) is not None and each.told_by != "touch"
        else Number(side, "", unit, "")
        for side, each in found
        for unit in (to.unit or "cm",)
    )


def by_side(describe: Callable[[Side], str | None]) -> Iterator[tuple[str, str]]:
    """Say the same of both sides once, and different things side by side."""
    said = {side: describe(side) for side in SIDES}
    if said["left"] == said["right"]:
        if said["left"] is not None:
            yield "both", said["left"]
        return
    yield from ((side, text) for side, text in said.items() if text is not None)
