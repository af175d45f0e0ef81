"""Trend and forecast of a lot of people at once, and of one series against statsmodels.

Everybody measures both sides about once a week on days of their own and leaves one day in ten out,
so that no two people can share any of the work.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from multiprocessing import get_context
from time import perf_counter, process_time

import numpy as np

from dorsi.domain.knowledge import Knowledge
from dorsi.knowledge.load import load_knowledge
from dorsi.measure.outlook import LOT, outlook
from dorsi.measure.readings import Array, Readings
from dorsi.simulate.habits import WEEK_DAYS, doses_of, sessions_of
from dorsi.simulate.luck import Luck
from dorsi.simulate.measuring import EXACT, measured
from dorsi.simulate.people import draw_people
from dorsi.simulate.truth import reach_cm, worth

PEOPLE, ENOUGH_S = 100_000, 20.0
CORES = 2
TRIED = 8_000  # as many people as are run; the rest is told by proportion
NOW, SIDES, ALONE = 12, 2, 20
LEFT_OUT = 0.1
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
    times = PEOPLE / (lots * LOT)
    yield (
        f"trend + forecast, {PEOPLE:,} people x {SIDES} sides, from {lots * LOT:,} of them:\n"
        f"    {times * busy_s / CORES:.1f} s of each of {CORES} processors on the answers; "
        f"{times * took_s:.0f} s by the clock with the drawing of people   "
        f"bar {ENOUGH_S:.0f} s"
    )


def against() -> Iterable[str]:
    """Per series against the local-level model of statsmodels, processor time of one thread each.

    In a process of its own, which alone learns in time that it is to use one thread.
    """
    os.environ[ONE_THREAD] = "1"
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        return pool.submit(_against).result()


def _against() -> list[str]:
    return list(_compared())


def _compared() -> Iterator[str]:
    """Ours, then theirs.

    Theirs gets the readings one after the other, as if evenly spaced, and once more where they lie,
    on a grid of days with gaps, which is what its forecast by date needs.
    """
    readings, models = _people(0, LOT), _knowledge().models
    own_s = _least(partial(outlook, readings, models), 5) / (LOT * SIDES)
    ahead = models.growth.horizon_weeks - NOW
    series = [_series(readings, person) for person in range(ALONE // SIDES)]
    rows = [values[np.isfinite(values)] for both in series for values in both]
    days = [values for both in series for values in both]
    yield f"trend + forecast of a series: {own_s * 1e3:.3f} ms"
    for name, each, steps in (
        ("readings in a row", rows, ahead),
        ("days with gaps", days, ahead * WEEK_DAYS),
    ):
        theirs_s = _least(partial(_local_levels, each, steps), 3) / len(each)
        yield (
            f"    statsmodels' local level, {name}: {theirs_s * 1e3:.2f} ms, "
            f"{theirs_s / own_s:.0f} times   bar 50 times"
        )


def _local_levels(series: Iterable[Array], steps: int) -> None:
    from statsmodels.tsa.statespace.structural import UnobservedComponents  # noqa: PLC0415

    for values in series:
        fitted = UnobservedComponents(values, "local level").fit(disp=False)
        fitted.get_forecast(steps).conf_int(alpha=0.1)


def _series(readings: Readings, person: int) -> list[Array]:
    """A person's readings of each side by day, from the first on, `nan` where there is none."""
    on = np.round(readings.weeks[person] * WEEK_DAYS).astype(int)
    found = []
    for side in range(SIDES):
        own = readings.present[person] & (readings.sides[person] == side)
        values = np.full(int(NOW * WEEK_DAYS - on[own].min()) + 1, np.nan)
        values[on[own] - on[own].min()] = readings.cm[person, own]
        found.append(values)
    return found


def _lot(number: int) -> float:
    """The processor's seconds for the answers of one lot of people."""
    readings = _people(number, LOT)
    return _timed(partial(outlook, readings, _knowledge().models))


def _people(number: int, count: int) -> Readings:
    """Logs of virtual people, a baseline and then a day of each week, and their practice."""
    knowledge, luck = _knowledge(), Luck((1, number))
    models = knowledge.models
    people = draw_people(count, knowledge, luck)
    horizon = models.growth.horizon_weeks
    sessions = sessions_of(people, horizon, models.simulation, luck)
    days = np.array([*models.simulation.baseline_days, *range(1, NOW * WEEK_DAYS + 1)])
    worked = worth(people, sessions, days, models.simulation)
    true_cm = reach_cm(people, people.gain_cm[:, :, None], worked)
    cm = measured(people, true_cm, days, EXACT, luck).cm
    chance, baseline = luck.of("days"), len(models.simulation.baseline_days)
    later = chance.integers(WEEK_DAYS, size=(count, NOW)) + np.arange(NOW) * WEEK_DAYS + baseline
    read = np.concatenate([np.tile(np.arange(baseline), (count, 1)), later], axis=1)
    sd_cm = knowledge.measures[models.range.reference_measure].error.sem
    there = chance.random((count, SIDES * read.shape[1])) >= LEFT_OUT
    return Readings(
        weeks=np.tile(days[read] / WEEK_DAYS, (1, SIDES)),
        sides=np.tile(np.repeat(np.arange(SIDES), read.shape[1]), (count, 1)),
        cm=np.concatenate([cm[np.arange(count)[:, None], n, read] for n in range(SIDES)], axis=1),
        sd_cm=np.where(there, sd_cm, np.nan),
        level=np.zeros((*there.shape, 0)),
        doses=doses_of(sessions, models.growth.full_sessions_per_week),
        now_weeks=np.full(count, float(NOW)),
    )


@cache
def _knowledge() -> Knowledge:
    return load_knowledge()


def _least(run: Callable[[], object], times: int) -> float:
    run()
    return min(_timed(run) for _ in range(times))


def _timed(run: Callable[[], object]) -> float:
    start = process_time()
    run()
    return process_time() - start
