"""The same said of both sides once, and different things side by side."""

from collections.abc import Callable, Iterator

from dorsi.domain.words import SIDES, Side


def by_side(describe: Callable[[Side], str | None]) -> Iterator[tuple[str, str]]:
    """Say the same of both sides once, and different things side by side."""
    said = {side: describe(side) for side in SIDES}
    if said["left"] == said["right"]:
        if said["left"] is not None:
            yield "both", said["left"]
        return
    yield from ((side, text) for side, text in said.items() if text is not None)
