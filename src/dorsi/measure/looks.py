"""Other looks at a course: when a verdict was first due, what more readings would tell."""

from collections.abc import Sequence
from datetime import date
from statistics import median

import numpy as np
from numpy.typing import NDArray

from dorsi.domain.models import ChangeModel
from dorsi.domain.words import SIDES, Side, Verdict
from dorsi.measure.course import Course
from dorsi.measure.latent import TINY_CM2
from dorsi.measure.readings import Array
from dorsi.numeric.mixture import Mixture

TINY = 1e-300


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
    rising = _risen(course, looks)[:, SIDES.index(side)]
    sure = _sure(rising, up=verdict == "gain", model=model)
    return looks[int(np.argmax(sure))] if sure.any() else None


def look_back(course: Course, side: Side, model: ChangeModel) -> None:
    """Look at all weeks now if a verdict is near, as then the first day of it will be asked for.

    The looks of the past and that of today are little more work together than either alone. What
    the training prior expects tells well enough whether there will be a verdict.
    """
    rising = course.gain(side).share_above(0.0)
    near = _sure(rising, up=True, model=model) or _sure(rising, up=False, model=model)
    if near and (looks := _looks(course, side, model)):
        _risen(course, looks)


def readings_needed(course: Course, side: Side, *, up: bool, model: ChangeModel) -> int | None:
    """How many more readings like what is expected now would settle it; `None` if too many."""
    counts = np.arange(1.0, model.readings_asked_at_most + 1.0)
    rising = _with_more(course, side, counts).share_above(0.0)
    enough = _sure(rising, up=up, model=model)
    return int(counts[np.argmax(enough)]) if enough.any() else None


def _with_more(course: Course, side: Side, counts: Array) -> Mixture:
    """The change after some more readings today like what is expected, (counts, parts).

    Given shape and scale all is Gaussian, so that readings of one number move what is believed of
    the change by how it hangs together with the reach; each shape and scale counts more the better
    it foretold them.
    """
    more, (reach, change, covariance) = counts[:, None], course.beside_change
    own = SIDES.index(side)
    scales = np.array(course.trained.frame.model.noise_scales)
    usual_sd_cm = median(course.readings.sd_cm[0].tolist())
    noise_sd_cm = usual_sd_cm * np.tile(scales, reach.weights.shape[-1] // len(scales))
    total = reach.sds[0, own] ** 2 + noise_sd_cm**2 / more
    off = float(course.reach_now(side).mean()[0]) - reach.means[0, own]
    pull = covariance[0, own] / total
    weighed = np.log(np.maximum(reach.weights[0, own], TINY))
    weighed = weighed - (more - 1.0) * np.log(noise_sd_cm)
    weighed = weighed - 0.5 * (np.log(total) + off**2 / total)
    weights = np.exp(weighed - weighed.max(axis=1, keepdims=True))
    variance = change.sds[0, own] ** 2 - pull * covariance[0, own]
    return Mixture(
        weights / weights.sum(axis=1, keepdims=True),
        change.means[0, own] + pull * off,
        np.sqrt(np.maximum(variance, TINY_CM2)),
    )


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


def _risen(course: Course, looks: Sequence[date]) -> Array:
    """The chance of a rise since the start under the neutral prior, (looks, sides)."""
    return course.risen_by(tuple(course.calendar.weeks(day) for day in looks))


def _sure(rising: Array, *, up: bool, model: ChangeModel) -> NDArray[np.bool_]:
    """Where a change in one direction is declared."""
    if up:
        return np.asarray(rising >= model.gain_probability)
    return np.asarray(1.0 - rising >= model.loss_probability)
