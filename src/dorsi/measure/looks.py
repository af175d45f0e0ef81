"""Other looks at a course: when a verdict was first due, what more readings would tell."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from dorsi.domain.models import ChangeModel
from dorsi.domain.words import SIDES, Side, Verdict
from dorsi.measure.course import Course
from dorsi.measure.latent import Array, Readings, fit
from dorsi.measure.observe import DAYS_PER_WEEK


def first_declared(course: Course, side: Side, verdict: Verdict, model: ChangeModel) -> date | None:
    """The day on which a verdict was first due, had one looked at the end of every week."""
    if verdict not in ("gain", "loss"):
        return None
    looks = _looks(course, side, model)
    if len(looks) == 0:
        return None
    seen = _as_known(course.readings, looks)
    rising = _rising(course, side, seen, looks[:, None])
    sure = rising >= model.gain_probability if verdict == "gain" else 1.0 - rising
    first = int(np.argmax(sure if verdict == "gain" else sure >= model.loss_probability))
    return course.calendar.starts + timedelta(days=round(looks[first] * DAYS_PER_WEEK))


def readings_needed(course: Course, side: Side, *, up: bool, model: ChangeModel) -> int | None:
    """How many more readings like what is expected now would settle it; `None` if too many."""
    most = model.readings_asked_at_most
    now = course.calendar.now_weeks
    expected_cm = float(course.reach(side, [now]).mean()[0])
    usual_sd = float(np.median(course.readings.sd_cm))
    counts = np.arange(1, most + 1)
    filled = np.arange(most)[None, :] < counts[:, None]
    base = course.readings
    seen = replace(
        _repeated(base, most),
        weeks=_beside(base.weeks, np.full((most, most), now)),
        sides=_beside(base.sides, np.full((most, most), SIDES.index(side))).astype(int),
        cm=_beside(base.cm, np.full((most, most), expected_cm)),
        sd_cm=_beside(base.sd_cm, np.where(filled, usual_sd, np.nan)),
        level=np.concatenate(
            [np.repeat(base.level, most, axis=0), np.zeros((most, most, base.level.shape[2]))],
            axis=1,
        ),
    )
    rising = _rising(course, side, seen, np.full((most, 1), now))
    enough = rising >= model.gain_probability if up else 1.0 - rising >= model.loss_probability
    return int(counts[np.argmax(enough)]) if enough.any() else None


def _looks(course: Course, side: Side, model: ChangeModel) -> Array:
    """The last reading of every week on which a verdict could be given, in weeks from the start."""
    own = course.readings.weeks[0, course.readings.sides[0] == SIDES.index(side)]
    earliest = own[0] + model.earliest_verdict_days / DAYS_PER_WEEK
    due = own[(own >= earliest) & (own > 0.0)]
    _, last = np.unique(np.floor(due)[::-1], return_index=True)
    return np.sort(due[::-1][last])


def _as_known(readings: Readings, looks: Array) -> Readings:
    """The same readings once for every look, what came later left empty."""
    known = _repeated(readings, len(looks))
    late = known.weeks > looks[:, None]
    return replace(known, sd_cm=np.where(late, np.nan, known.sd_cm), now_weeks=looks)


def _repeated(readings: Readings, times: int) -> Readings:
    return Readings(
        **{
            name: np.repeat(getattr(readings, name), times, axis=0)
            for name in readings.__dataclass_fields__
        }
    )


def _beside(base: Array | NDArray[np.int_], more: Array | NDArray[np.int_]) -> Array:
    return np.concatenate([np.repeat(base, len(more), axis=0), more], axis=1).astype(float)


def _rising(course: Course, side: Side, readings: Readings, weeks: Array) -> Array:
    """The chance of a rise since the start under the neutral prior, for every look."""
    ramp = course.neutral.ramp.repeated(len(readings.cm))
    neutral = fit(readings, course.neutral.model, "nothing", ramp)
    return neutral.change(SIDES.index(side), weeks).share_above(0.0)[:, 0]
