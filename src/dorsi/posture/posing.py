"""Everybody in one loop."""

from collections.abc import Iterator

from dorsi.domain.figure import Figure
from dorsi.posture.body import Body, Lengths, body
from dorsi.posture.front import front
from dorsi.posture.timing import moments


def bodies(figure: Figure, size: Lengths) -> Iterator[Body]:
    """The body at every moment that is drawn."""
    for moment in moments(figure):
        yield front(moment, size) if figure.view == "front" else body(figure, moment, size)
