"""What is asked of measuring, forecasts and decisions, held against virtual people of two seeds.

One benchmark an experiment: `script/bench coverage`. The figures of docs/how-sure.md come from the
same runs.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from dorsi.cli.simulate import cores
from dorsi.report.plot.content import said, said_asked, said_span
from dorsi.simulate.experiments import EXPERIMENTS
from dorsi.simulate.figures import asked_of, found_of
from dorsi.simulate.results import Result, Row
from dorsi.simulate.running import simulate

SEEDS = (1, 2)


def bars(experiment: str) -> Iterator[str]:
    """Every figure of an experiment of which something is asked, seed by seed."""
    for seed in SEEDS:
        for result in simulate([experiment], seed, jobs=cores()):
            yield from (_line(result, row) for row in result.rows if row.asked)


def _line(result: Result, row: Row) -> str:
    found, asked = found_of(row), asked_of(row)
    where = f", {row.axis} {row.at:g}" if row.at is not None else ""
    told = said_asked(asked, row.unit) if asked else ""
    value, span = said(found.value, row.unit), said_span(found, row.unit)
    return f"seed {result.seed}  {row.group}: {row.label}{where}\n    {value} ({span})   {told}"


BARS: Mapping[str, Callable[[], Iterator[str]]] = {
    name: partial(bars, name) for name in EXPERIMENTS
}


def all_bars() -> Iterator[str]:
    """Every bar of every experiment."""
    for run in BARS.values():
        yield from run()
