"""How soon a session opens on a slow phone without a network: four times less processor, Chromium.

What drives the browser is in the developers' environment: `script/test` sets it up, and
`PYTHONPATH=. .venv/bin/python benchmarks site_reopen` runs this there.
"""

from collections.abc import Iterator

from figures import Figure
from site_speed import Rate

BAR_S, MOST_KB = 1.0, 90


def site_reopen() -> Iterator[Figure | Rate]:
    from phone import measured  # noqa: PLC0415  (only where what drives a browser is there)

    reopened_s, packed_kb = measured()
    yield Figure("reopened without a network", reopened_s, BAR_S)
    yield Rate("first load of the player, gzip", packed_kb, "KB", f"bar {MOST_KB} KB")
