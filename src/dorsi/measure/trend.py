"""Has the reach really changed: recent days against the baseline, with the error of both.

Plain on purpose: two windows of days, each a weighted mean, every set-up with a level of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import sqrt

from dorsi.domain.models import ChangeModel
from dorsi.domain.verdicts import SideChange, Sides
from dorsi.domain.words import SIDES, Side, Verdict
from dorsi.measure.days import ReachDay, Stream
from dorsi.measure.repeatability import Repeatability, repeatability
from dorsi.numeric.belief import Observed, Prior, believe
from dorsi.numeric.normal import quantile, share_below

UNKNOWN = SideChange(None, None, None, None, None, "too_early", None, None)


@dataclass(frozen=True, slots=True)
class Windows:
    """The days a change is computed from, one side."""

    baseline: tuple[ReachDay, ...]
    recent: tuple[ReachDay, ...]


@dataclass(frozen=True, slots=True)
class Shift:
    """Recent minus baseline, cm, with its SD."""

    cm: float
    sd_cm: float


@dataclass(frozen=True, slots=True)
class Trend:
    """Both sides' changes and the windows behind them."""

    changes: Sides[SideChange]
    windows: Sides[Windows]


def learn_repeatability(
    days: Sequence[ReachDay], starts: date | None, model: ChangeModel
) -> Repeatability:
    """The person's own repeatability, from the baseline and from the recent days of both sides."""
    windows = [windows_of(days, side, starts, model) for side in SIDES]
    return repeatability([part for w in windows for part in (w.baseline, w.recent)], model)


def trend(
    days: Sequence[ReachDay],
    starts: date | None,
    own: Repeatability,
    confidence: float,
    model: ChangeModel,
) -> Trend:
    """The change of each side since the baseline.

    Args:
        days: Days of reach, both sides, sorted by day, with the person's own error.
        starts: First day of the programme; `None` = the first days of all are the baseline.
        own: The person's repeatability, for their own MDC.
        confidence: Share the bounds hold, e.g. .9.
        model: Windows and thresholds.

    Requirements: B-29, B-43
    """
    windows = Sides(*(windows_of(days, side, starts, model) for side in SIDES))

    def changed(side: Side) -> SideChange:
        found = _change(windows.of(side), own, confidence, model)
        return replace(found, since=_since(_tellable(days, side), starts, found.verdict, model))

    return Trend(Sides(*map(changed, SIDES)), windows)


def shift(windows: Windows) -> Shift | None:
    """Recent minus baseline; set-ups share their level in both windows, so it cancels."""
    if not windows.baseline or not windows.recent:
        return None
    days = (*windows.baseline, *windows.recent)
    levels = _levels(days)
    size = 2 + len(levels)
    observations = []
    for place, day in [(0, d) for d in windows.baseline] + [(1, d) for d in windows.recent]:
        weights = [0.0] * size
        weights[place] = 1.0
        if day.stream in levels:
            weights[2 + levels.index(day.stream)] = 1.0
        observations.append(Observed(tuple(weights), day.cm, day.noise_sd_cm**2))
    sds = {day.stream: day.level_sd_cm for day in days}
    priors = [Prior(0.0, 0.0), Prior(0.0, 0.0)]
    priors += [Prior(0.0, 1.0 / sds[stream] ** 2) for stream in levels]
    belief = believe(priors, observations)
    difference = (-1.0, 1.0, *(0.0 for _ in levels))
    return Shift(belief.value(difference), sqrt(belief.variance(difference)))


def _levels(days: Sequence[ReachDay]) -> list[Stream]:
    """Set-ups whose level is uncertain against the reference."""
    found = {day.stream for day in days if day.level_sd_cm > 0.0}
    return sorted(found, key=lambda stream: stream.order)


def windows_of(
    days: Sequence[ReachDay], side: Side, starts: date | None, model: ChangeModel
) -> Windows:
    """The baseline and the recent days of one side."""
    return _split(_tellable(days, side), starts, model)


def _tellable(days: Sequence[ReachDay], side: Side) -> list[ReachDay]:
    """The days of a side that say how far; a wall touch only says "at least"."""
    return [day for day in days if day.side == side and not day.censored]


def _split(own: Sequence[ReachDay], starts: date | None, model: ChangeModel) -> Windows:
    if not own:
        return Windows((), ())
    baseline = _baseline(own, starts, model)
    last = baseline[-1].day
    newest = own[-1].day
    oldest = max(last, newest - timedelta(days=model.recent_days))
    recent = tuple(day for day in own if day.day > oldest) if newest > last else ()
    return Windows(tuple(baseline), recent)


def _baseline(own: Sequence[ReachDay], starts: date | None, model: ChangeModel) -> list[ReachDay]:
    """The days before the start, or the first few when nothing was measured before."""
    window = timedelta(days=model.baseline_window_days)
    before = [day for day in own if starts is not None and day.day <= starts]
    if before:
        return [day for day in before if day.day >= before[-1].day - window]
    first = own[0].day
    early = [day for day in own if day.day <= first + window]
    kept = sorted({day.day for day in early})[: model.baseline_days]
    return [day for day in early if day.day in kept]


def _change(
    windows: Windows, own: Repeatability, confidence: float, model: ChangeModel
) -> SideChange:
    moved = shift(windows)
    if moved is None:
        return UNKNOWN
    z = quantile(0.5 + confidence / 2.0)
    verdict = _verdict(windows, moved, model)
    return SideChange(
        cm=moved.cm,
        low=moved.cm - z * moved.sd_cm,
        high=moved.cm + z * moved.sd_cm,
        p_real=share_below(abs(moved.cm) / moved.sd_cm),
        exceeds_mdc=_exceeds_mdc(moved, own),
        verdict=verdict,
        since=None,
        readings_needed=_needed(moved, windows, model) if verdict == "within_noise" else None,
    )


def _verdict(windows: Windows, moved: Shift, model: ChangeModel) -> Verdict:
    elapsed = windows.recent[-1].day - windows.baseline[-1].day
    if elapsed.days < model.earliest_verdict_days:
        return "too_early"
    sure = share_below(abs(moved.cm) / moved.sd_cm)
    if moved.cm > 0.0 and sure >= model.gain_probability:
        return "gain"
    if moved.cm < 0.0 and sure >= model.loss_probability:
        return "loss"
    return "within_noise"


def _exceeds_mdc(moved: Shift, own: Repeatability) -> float:
    """How likely the true change, in the direction shown, is beyond the person's own MDC95."""
    mdc_cm = quantile(0.975) * sqrt(2.0) * own.sd_cm
    return share_below((abs(moved.cm) - mdc_cm) / moved.sd_cm)


def _since(
    own_days: Sequence[ReachDay], starts: date | None, verdict: Verdict, model: ChangeModel
) -> date | None:
    """The day on which the same verdict was first declared, had one looked after every reading."""
    if verdict not in ("gain", "loss"):
        return None
    for count, day in enumerate(own_days, start=1):
        seen = _split(own_days[:count], starts, model)
        moved = shift(seen)
        if moved is not None and _verdict(seen, moved, model) == verdict:
            return day.day
    return None


def _needed(moved: Shift, windows: Windows, model: ChangeModel) -> int | None:
    """How many more readings like these would settle it; `None` if more than one would ask for."""
    sure = model.gain_probability if moved.cm > 0.0 else model.loss_probability
    wanted_sd_cm = abs(moved.cm) / quantile(sure)
    one_cm2 = sum(day.noise_sd_cm**2 for day in windows.recent) / len(windows.recent)
    settled_cm2 = moved.sd_cm**2 - one_cm2 / len(windows.recent)
    for more in range(1, model.readings_asked_at_most + 1):
        if settled_cm2 + one_cm2 / (len(windows.recent) + more) <= wanted_sd_cm**2:
            return more
    return None
