"""Trend and forecast of a lot of people at once, and of one series against statsmodels."""

import os
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from multiprocessing import get_context
from time import perf_counter, process_time
from typing import Any

import numpy as np

from dorsi.domain.knowledge import Knowledge
from dorsi.knowledge.load import load_knowledge
from dorsi.simulate.beliefs import Array, believe
from dorsi.simulate.habits import doses_of, sessions_of
from dorsi.simulate.luck import Luck
from dorsi.simulate.measuring import EXACT, Log, log_days, measured
from dorsi.simulate.people import draw_people
from dorsi.simulate.truth import reach_cm, worth

PEOPLE, ENOUGH_S = 100_000, 20.0
CORES = 2
LOT = 50  # so few that their numbers stay near the processor
TRIED = 4_000  # as many people as are run; the rest is told by proportion
NOW, SIDES, ALONE = 12, 2, 20
ONE_THREAD = "OPENBLAS_NUM_THREADS"


def crowd() -> Iterable[str]:
    """100,000 people x 2 sides on two processes of one thread each."""
    os.environ[ONE_THREAD] = "1"
    lots = TRIED // LOT
    with ProcessPoolExecutor(CORES, get_context("spawn")) as pool:
        list(pool.map(_lot, range(CORES)))
        start = perf_counter()
        busy_s = sum(pool.map(_lot, range(CORES, CORES + lots)))
        took_s = perf_counter() - start
    times = PEOPLE / TRIED
    yield (
        f"trend + forecast, {PEOPLE:,} people x {SIDES} sides, from {TRIED:,} of them:\n"
        f"    {times * took_s:.0f} s by the clock on {CORES} processes, the drawing of people "
        f"included; {times * busy_s / CORES:.0f} s of each processor on the answers   "
        f"bar {ENOUGH_S:.0f} s"
    )


def against() -> Iterable[str]:
    """Per series against the local-level model of statsmodels, processor time of one process."""
    from statsmodels.tsa.statespace.structural import UnobservedComponents  # noqa: PLC0415

    log, doses = _people(0, LOT)
    own_s = min(_timed(partial(answered, log, doses)) for _ in range(3)) / (LOT * SIDES)
    series = log.until(NOW).cm.reshape(LOT * SIDES, -1)[:ALONE]

    def theirs() -> None:
        for values in series:
            fitted = UnobservedComponents(values, "local level").fit(disp=False)
            fitted.get_forecast(_knowledge().models.growth.horizon_weeks - NOW).conf_int(alpha=0.1)

    theirs_s = min(_timed(theirs) for _ in range(2)) / ALONE
    yield (
        f"trend + forecast of a series: {own_s * 1e3:.2f} ms, statsmodels' local level "
        f"{theirs_s * 1e3:.2f} ms\n    {theirs_s / own_s:.0f} times   bar 50 times"
    )


def answered(log: Log, doses: Array) -> list[Any]:
    """What a review says of change and forecast, for everybody and both sides."""
    models = _knowledge().models
    belief = believe(log, NOW, doses, _knowledge(), verdicts=True)
    now, every = np.array([float(NOW)]), np.arange(models.growth.horizon_weeks + 1.0)
    found: list[Any] = [belief.rising()]
    for side in range(SIDES):
        gained = belief.trained.change(side, now)
        found += [gained.mean(), gained.bounds(models.range.confidence)]
        reach = belief.trained.reach(side, every)
        ahead = belief.trained.reach(side, every[NOW:])
        target_cm = reach.mean()[:, NOW, None] + models.growth.ladder_step_cm
        found += [reach.share_above(target_cm), ahead.mean()]
        found.append(ahead.bounds(models.range.confidence))
    return found


def _lot(number: int) -> float:
    """The processor's seconds for the answers of one lot of people."""
    log, doses = _people(number, LOT)
    start = process_time()
    answered(log, doses)
    return process_time() - start


def _people(number: int, count: int) -> tuple[Log, Array]:
    """Logs of virtual people, once a week, and their practice."""
    models, luck = _knowledge().models, Luck((1, number))
    people = draw_people(count, _knowledge(), luck)
    horizon = models.growth.horizon_weeks
    sessions = sessions_of(people, horizon, models.simulation, luck)
    days = log_days(NOW, 1, models.simulation)
    worked = worth(people, sessions, days, models.simulation)
    true_cm = reach_cm(people, people.gain_cm[:, :, None], worked)
    log = measured(people, true_cm, days, EXACT, luck)
    return log, doses_of(sessions, models.growth.full_sessions_per_week)


@cache
def _knowledge() -> Knowledge:
    return load_knowledge()


def _timed(run: Any) -> float:
    start = process_time()
    run()
    return process_time() - start
