"""Days of reach and of practice as the arrays that `nuts_model.py` samples from.

Written from the formulas of docs/method.md without a line of Dorsi, so that a slip in one is not
repeated in the other. Times are days from the start of the calendar.
"""

from math import ceil
from typing import Any

import numpy as np
from numpy.typing import NDArray

WEEK, SIDES, AHEAD_WEEKS = 7, 2, 12

Numbers = dict[str, Any]
Array = NDArray[np.float64]


def prepared(person: Numbers, numbers: Numbers, room: Numbers) -> Numbers:
    """One person's arrays, with empty places at the end so that everybody is of one size.

    Args:
        person: `days` of reach, `sessions`, `now`, whether there is a `programme`, and how much
            `less` each day counts.
        numbers: `growth` and `change`, as in the knowledge.
        room: How many `days`, `steps` of the drift and `levels` there are at most.

    Returns:
        `alone` (days, terms) is what start, trend, drift and levels add to a reading, `own`
        (shapes, days) the share of the gain that is there, `of` (days, 2) whose side it is.
    """
    growth, days = numbers["growth"], person["days"]
    trend_sd = growth["trend_sd_cm" if person["programme"] else "neutral_sd_cm"]
    weeks = np.array([day["day"] for day in days]) / WEEK
    cm = np.array([day["cm"] for day in days])
    one = np.eye(SIDES)[[day["side"] for day in days]]
    practice, usual = ramps(person, growth)
    stops = walked(person)
    steps_sd = growth["drift_cm_per_week"] * np.sqrt(np.diff(stops))
    passed = filled((stops[1:] <= weeks[:, None]) * steps_sd, room["steps"])
    alone = [one, trend_sd * one * at(usual, weeks)[:, None]]
    alone += [one[:, side, None] * passed for side in range(SIDES)]
    alone += [levels(days, room["levels"])]
    each_side = one.sum(axis=0)
    return {
        "cm": filled(cm, room["days"]),
        "there": filled(np.ones(len(days)), room["days"]),
        "noise_sd": filled(noise_sd(person, numbers["change"]), room["days"], empty=1.0),
        "of": lengthened(one, room["days"]),
        "alone": lengthened(np.concatenate(alone, axis=1), room["days"]),
        "own": filled(at(practice, weeks), room["days"]),
        "centre": np.array(cm[weeks == weeks.min()].mean()),
        "learns": np.array(each_side.max() >= numbers["change"]["own_days"]),
        "wandered": filled(steps_sd, room["steps"]),
        **asked(person, growth, practice, usual, trend_sd),
    }


def asked(
    person: Numbers, growth: Numbers, practice: Array, usual: Array, trend_sd: float
) -> Numbers:
    """The reach today and `AHEAD_WEEKS` into the programme, which may begin today."""
    now = person["now"] / WEEK
    then = AHEAD_WEEKS + (0.0 if person["programme"] else now)
    drift_sd = growth["drift_cm_per_week"] * np.sqrt(then - now)
    # What time brought so far says nothing of what it will bring beside a programme.
    fresh_sd = growth["trend_sd_cm"] * float(at(usual, np.array([then - now]))[0])
    return {
        "asked_own": at(practice, np.array([now, then])),
        "asked_trend": trend_sd * at(usual, np.array([now, then if person["programme"] else now])),
        "later_sd": np.hypot(drift_sd, 0.0 if person["programme"] else fresh_sd),
    }


def ramps(person: Numbers, growth: Numbers) -> tuple[Array, Array]:
    """The ramp of practice in every shape (shapes, weeks), and that of time in none (weeks,)."""
    weeks = ceil(person["now"] / WEEK) + AHEAD_WEEKS + 1
    own = doses(person, weeks, growth)
    pairs = shapes(growth)
    usual = np.mean([climbed([1.0] * weeks, *shape, growth) for shape in pairs], axis=0)
    return np.array([climbed(own, *shape, growth) for shape in pairs]), usual


def shapes(growth: Numbers) -> list[tuple[float, float]]:
    """Halving time and delay, every pair of them."""
    return [(half, late) for half in growth["halving_weeks"] for late in growth["delay_weeks"]]


def climbed(weekly: list[float], half: float, late: float, growth: Numbers) -> list[float]:
    """One shape's way towards its ceiling, week by week, and back where too little is done."""
    keeps = growth["keeping_sessions_per_week"] / growth["full_sessions_per_week"]
    top, level, way = ceiling(half, growth), 0.0, [0.0]
    for week in range(len(weekly)):
        dose = weekly[week - int(late)] if week >= late else 0.0
        level += (top - level) * brings(dose, half)
        level *= 2.0 ** (-max(0.0, 1.0 - dose / keeps) / growth["loss_halving_weeks"])
        way.append(level)
    return way


def ceiling(half: float, growth: Numbers) -> float:
    """Where a shape ends: without a delay all are as far after the first weeks, on average at 1."""
    first = growth["first_weeks"]
    there = [brings(max(0.0, first - late), h) / brings(first, h) for h, late in shapes(growth)]
    return float(1.0 / brings(first, half) / np.mean(there))


def brings(weeks: float, half: float) -> float:
    """The share of what is missing that so many weeks of full practice bring."""
    return 1.0 - float(2.0 ** (-weeks / half))


def doses(person: Numbers, weeks: int, growth: Numbers) -> list[float]:
    """Practice of every week: what was done, and from today on as much as so far."""
    now = person["now"]
    if not person["programme"]:
        return [float(week * WEEK >= now) for week in range(weeks)]

    def done(opening: int, days: int) -> float:
        held: int = sum(opening <= day < opening + days for day in set(person["sessions"]))
        due = float(growth["full_sessions_per_week"]) * days / WEEK
        return min(1.0, held / due) * days / WEEK

    lived = now + 1  # days, today among them
    spans = [(opening, min(WEEK, lived - opening)) for opening in range(0, lived, WEEK)]
    so_far = [done(*span) for span in spans]
    rate = min(1.0, sum(so_far) * WEEK / lived) if now >= WEEK else 1.0
    known = [
        min(1.0, share + rate * (1.0 - days / WEEK))
        for share, (_, days) in zip(so_far, spans, strict=True)
    ]
    return known + [rate] * (weeks - len(known))


def walked(person: Numbers) -> Array:
    """The weeks between which the drift walks: the first reading or the start, readings, today."""
    days = [day["day"] for day in person["days"]]
    return np.unique([min(0, *days), *days, person["now"]]) / WEEK


def noise_sd(person: Numbers, change: Numbers) -> Array:
    """The published error of each day, larger for what it shares with its neighbours."""
    days = person["days"]
    on = np.array([day["day"] for day in days])
    alike = [[(a["side"], a["set_up"]) == (b["side"], b["set_up"]) for b in days] for a in days]
    shared = alike * change["day_correlation"] ** np.abs(on[:, None] - on)
    own = np.array([day["noise_sd"] for day in days]) * person["less"]
    return np.asarray(own * np.sqrt(shared.sum(axis=1)))


def levels(days: list[Numbers], count: int) -> Array:
    """What days have in common: first the person's proportions, then each set-up."""
    found = np.zeros((len(days), count))
    for row, day in enumerate(days):
        found[row, 0] = day["geometry_sd"]
        found[row, 1 + day["set_up"]] = day["set_up_sd"]
    return found


def at(way: Array, weeks: Array) -> Array:
    """A ramp at some times, straight between weeks, level outside; weeks lie on its last axis."""
    borders = np.arange(way.shape[-1])
    return np.apply_along_axis(lambda each: np.interp(weeks, borders, each), -1, way)


def filled(values: Array, size: int, empty: float = 0.0) -> Array:
    """The last axis brought to a size."""
    rest = [(0, 0)] * (values.ndim - 1)
    return np.pad(values, [*rest, (0, size - values.shape[-1])], constant_values=empty)


def lengthened(values: Array, size: int) -> Array:
    """The first axis brought to a size."""
    return np.pad(values, [(0, size - len(values)), (0, 0)])
