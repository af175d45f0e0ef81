"""Runs every benchmark, or those named: `script/bench`, `script/bench review cold`.

Each prints what it measured beside its bar. Nothing fails: a busy machine is not a fault of the
code, so the figures are for people to compare.
"""

import sys
from collections.abc import Callable, Iterable, Sequence

from cold import cold
from review import review
from video_accuracy import video_accuracy
from video_speed import video_speed

BENCHMARKS: dict[str, Callable[[], Iterable[object]]] = {
    "cold": cold,
    "review": review,
    "video_accuracy": video_accuracy,
    "video_speed": video_speed,
}


def main(names: Sequence[str]) -> int:
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        print(f"no benchmark is called {unknown[0]!r}; there are {', '.join(BENCHMARKS)}")
        return 2
    for name in names or BENCHMARKS:
        for figure in BENCHMARKS[name]():
            print(figure)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
