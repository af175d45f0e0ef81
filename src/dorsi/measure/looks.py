"""Other looks at a course: when a verdict was first due, what more readings would tell."""

from datetime import date

import numpy as np
from numpy.typing import NDArray

from dorsi.domain.models import ChangeModel
from dorsi.domain.words import SIDES, Side, Verdict
from dorsi.measure.course import Course
from dorsi.measure.latent import Array, Readings, believe
from dorsi.numeric.regression import Products, products


def long_enough(first: date, last: date, model: ChangeModel) -> bool:
    """Whether a verdict may be given: the last reading is late enough after the first.

    Exactly that many days later is late enough.
    """
    return (last - first).days >= model.earliest_verdict_days


def first_declared(course: Course, side: Side, verdict: Verdict, model: ChangeModel) -> date | None:
    """The day on which a verdict was first due, had one looked at the last reading of every week.

    The last look is that at the newest reading. What is known today of the day's errors is used in
    every look; `None` where no look would have said so.
    """
    if verdict not in ("gain", "loss"):
        return None
    looks = _looks(course, side, model)
    if not looks:
        return None
    weeks = np.array([course.calendar.weeks(day) for day in looks])
    rising = _rising(course, side, _as_known(course, weeks), np.maximum(weeks, 0.0)[:, None])
    sure = _sure(rising, up=verdict == "gain", model=model)
    return looks[int(np.argmax(sure))] if sure.any() else None


def readings_needed(course: Course, side: Side, *, up: bool, model: ChangeModel) -> int | None:
    """How many more readings like what is expected now would settle it; `None` if too many."""
    most = model.readings_asked_at_most
    now = course.calendar.now_weeks
    base, usual_sd = course.readings, float(np.median(course.readings.sd_cm))
    one = Readings(
        weeks=np.array([[now]]),
        sides=np.array([[SIDES.index(side)]]),
        cm=course.reach_now(side).mean()[None],
        sd_cm=np.array([[usual_sd]]),
        level=np.zeros((1, 1, base.level.shape[2])),
        doses=base.doses,
        now_weeks=base.now_weeks,
    )
    frame, counts = course.neutral.frame, np.arange(1.0, most + 1.0)
    more = products(frame.columns(one), one.precisions)
    known = products(frame.columns(base), base.precisions)
    seen = Products(known.gram + counts[:, None, None] * more.gram, known.counts + counts)
    rising = _rising(course, side, seen, np.full((most, 1), now))
    enough = _sure(rising, up=up, model=model)
    return int(counts[np.argmax(enough)]) if enough.any() else None


def _looks(course: Course, side: Side, model: ChangeModel) -> list[date]:
    """The last reading of every week since the start that comes late enough for a verdict."""
    own = [day.day for day in course.days if day.side == side and not day.censored]
    starts = course.calendar.starts
    last = {
        (day - starts).days // 7: day
        for day in sorted(own)
        if day > starts and long_enough(min(own), day, model)
    }
    return list(last.values())


def _as_known(course: Course, weeks: Array) -> Products:
    """What the readings up to each of some times say, one pass over all of them."""
    readings, frame = course.readings, course.neutral.frame
    order = np.argsort(readings.weeks[0], kind="stable")
    columns = frame.columns(readings)[0, order]
    weighed = columns * readings.precisions[0, order, None]
    until = np.searchsorted(readings.weeks[0, order], weeks, side="right")
    grams, total, done = [], np.zeros((columns.shape[1],) * 2), 0
    for end in until:
        total = total + weighed[done:end].T @ columns[done:end]
        grams.append(total)
        done = end
    return Products(np.stack(grams), until.astype(float))


def _rising(course: Course, side: Side, seen: Products, weeks: Array) -> Array:
    """The chance of a rise since the start under the neutral prior, for every look."""
    latent = believe(seen, course.neutral.frame.repeated(len(seen.gram)))
    return latent.change(SIDES.index(side), weeks).share_above(0.0)[:, 0]


def _sure(rising: Array, *, up: bool, model: ChangeModel) -> NDArray[np.bool_]:
    """Where a change in one direction is declared."""
    if up:
        return np.asarray(rising >= model.gain_probability)
    return np.asarray(1.0 - rising >= model.loss_probability)
