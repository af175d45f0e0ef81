"""Runs every benchmark of speed, or those named: `script/bench`, `script/bench review coverage`.

The bars on virtual people take minutes each and run only by name; `bars` are all of them. So do
those on filmed people, which need the real clips, the comparison with NUTS, which needs an
environment of its own, and those on the site, which is started for them: `site` for speed,
`site_kills` for what survives two hundred kills, `site_reopen` for a slow phone without a network.

Each prints what it measured beside its bar. Nothing fails: a busy machine is not a fault of the
code, so the figures are for people to compare.
"""

import sys
from collections.abc import Callable, Iterable, Sequence

from bars import BARS, all_bars
from cold import cold
from journal import journal
from nuts import nuts
from review import review
from site_kills import site_kills
from site_reopen import site_reopen
from site_speed import site
from trend import against, crowd
from video_accuracy import video_accuracy
from video_speed import video_speed

SPEED: dict[str, Callable[[], Iterable[object]]] = {
    "cold": cold,
    "review": review,
    "journal": journal,
    "crowd": crowd,
    "against": against,
}
SITE = {"site": site, "site_kills": site_kills, "site_reopen": site_reopen}
VIDEO = {"video_accuracy": video_accuracy, "video_speed": video_speed}
BENCHMARKS = {**SPEED, **BARS, "bars": all_bars, "nuts": nuts, **SITE, **VIDEO}


def main(names: Sequence[str]) -> int:
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        print(f"no benchmark is called {unknown[0]!r}; there are {', '.join(BENCHMARKS)}")
        return 2
    for name in names or SPEED:
        for figure in BENCHMARKS[name]():
            print(figure, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
