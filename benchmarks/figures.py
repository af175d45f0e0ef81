"""A measured time beside its bar."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Figure:
    """Median of some runs in seconds, the bar if there is one, and a note."""

    name: str
    median_s: float
    bar_s: float | None = None
    note: str = ""

    def __str__(self) -> str:
        bar = ""
        if self.bar_s is not None:
            share = self.median_s / self.bar_s
            bar = f"bar {_time(self.bar_s)}, {share:.0%} of it"
        return f"{self.name:<34}{_time(self.median_s):>10}   {bar}{self.note}"


def timed(run: Callable[[], object], runs: int) -> float:
    """The median time of several runs, after one that warms up."""
    run()
    times = []
    for _ in range(runs):
        start = perf_counter()
        run()
        times.append(perf_counter() - start)
    return median(times)


def _time(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 0.1 else f"{seconds * 1000:.1f} ms"  # noqa: PLR2004
