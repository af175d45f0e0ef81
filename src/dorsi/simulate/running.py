"""Runs experiments on all cores: people in lots of a fixed size, each with luck of its own.

What comes out hangs on the seed and the number of people alone, whatever the number of jobs.
"""

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from threading import current_thread, main_thread
from zlib import crc32

from dorsi.knowledge.load import load_knowledge
from dorsi.simulate.experiments import EXPERIMENTS
from dorsi.simulate.luck import Luck
from dorsi.simulate.results import Outcomes, Result, joined

LOT = 250
ONE_THREAD = "OPENBLAS_NUM_THREADS"
ENDED_BY = 128  # and the number of the signal, as shells say it
Told = Callable[[str, int, int], None]
Lot = tuple[str, int, int, int]
Run = Callable[[list[Lot]], Iterator[Outcomes]]


def simulate(
    names: Sequence[str],
    seed: int,
    people: int | None = None,
    jobs: int = 1,
    told: Told = lambda *_: None,
) -> Iterator[Result]:
    """Run experiments one after the other.

    Args:
        names: Of `EXPERIMENTS`.
        seed: Any number from 0 on.
        people: How many; as many as the knowledge names for each by default.
        jobs: Processes to spread the lots over.
        told: Is told the experiment, how many lots are done, and of how many.
    """
    knowledge = load_knowledge()
    with _runner(jobs) as run:
        for name in names:
            experiment = EXPERIMENTS[name]
            count = people or knowledge.models.simulation.people[name]
            lots = [(name, seed, number, size) for number, size in enumerate(_sizes(count))]
            parts = []
            for part in run(lots):
                parts.append(part)
                told(name, len(parts), len(lots))
            yield Result(
                experiment=name,
                title=experiment.title,
                says=experiment.says,
                knowledge=knowledge.digest,
                seed=seed,
                people=count,
                rows=experiment.read(joined(parts), knowledge),
            )


def _sizes(people: int) -> list[int]:
    whole, rest = divmod(people, LOT)
    return [LOT] * whole + [rest] * bool(rest)


def _run(lot: Lot) -> Outcomes:
    """One lot of people, the same wherever it runs."""
    name, seed, number, size = lot
    luck = Luck((seed, crc32(name.encode()), number))
    return EXPERIMENTS[name].run(size, load_knowledge(), luck)


@contextmanager
def _runner(jobs: int) -> Iterator[Run]:
    """Runs lots in this process or in several, and gives them back in order either way."""
    if jobs == 1:
        yield lambda lots: map(_run, lots)
        return
    # Each process has a core to itself; threads of the linear algebra would only get in the way.
    os.environ.setdefault(ONE_THREAD, "1")
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _leave_stopping_to_us)
    with _ending_together(), pool:
        yield lambda lots: pool.map(_run, lots)


@contextmanager
def _ending_together() -> Iterator[None]:
    """Whoever ends this process ends the others with it; left alone they would wait for ever."""
    if current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, _end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _end(number: int, _: object) -> None:
    raise SystemExit(ENDED_BY + number)


def _leave_stopping_to_us() -> None:
    """Ctrl-C reaches every process; one of them ends them all."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
