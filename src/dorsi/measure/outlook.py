"""Change and forecast of many people at once: the entry for whoever has a cohort.

What `review` tells of one person's change and forecast, as arrays over people and sides, by the
same model and with the same answers. People may have measured on different days and unequally
often; wall touches are left out, as no number comes from them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dorsi.domain.models import GrowthModel, Models
from dorsi.measure.batch import alike, believed
from dorsi.measure.frame import Expect
from dorsi.measure.latent import Latent, unexpected
from dorsi.measure.readings import Array, Readings

# People who are fitted together, and those of them whose weeks are told together: few enough for
# their numbers to stay near the processor.
LOT, FEW = 400, 50


@dataclass(frozen=True, slots=True)
class Outlook:
    """Change since the start and reach by week, lengths in cm, chances 0-1.

    Sides are left and right, a gain is positive. Bounds hold the share of cases that the range
    model names. A side that was never measured is told from the other one, widely.

    Attributes:
        own_error: The scale of the person's error against the published one, (people,).
        gain_cm: The change of the reach since the start, (people, sides), training prior.
        gain_low_cm: Its lower bound.
        gain_high_cm: Its upper bound.
        p_gain: The chance that the change is a gain, (people, sides), neutral prior.
        weeks: The weeks of the programme that are told of, (times,).
        reach_cm: The reach in these weeks, (people, sides, times), training prior.
        low_cm: Its lower bound.
        high_cm: Its upper bound.
        p_above: The chance to stand at the target or beyond in these weeks, (people, sides, times).
    """

    own_error: Array
    gain_cm: Array
    gain_low_cm: Array
    gain_high_cm: Array
    p_gain: Array
    weeks: Array
    reach_cm: Array
    low_cm: Array
    high_cm: Array
    p_above: Array


def outlook(
    readings: Readings,
    models: Models,
    *,
    weeks: Array | None = None,
    target_cm: Array | None = None,
    expect: Expect = "training",
) -> Outlook:
    """Tell how far everybody has changed since the start and where they are heading.

    Args:
        readings: Days of reach in cm with their published error, and practice done and assumed;
            of journals from `observe.readings_of` by way of `batch.together`. At least one person.
        models: Growth, change and range models.
        weeks: The weeks from the start to tell of, (times,); every whole one from the earliest
            today to the horizon where not given.
        target_cm: The reach aimed at, (people, sides); a step of the ladder above today's where not
            given.
        expect: Of practice: "training" in a programme, "training_ahead" before one.

    Returns:
        One `Outlook` of all people, in their order.

    References:
        warneke_2023, ingram_2025, konrad_2025, powden_2015, expert

    Requirements: B-12, B-29, B-43
    """
    horizon = models.growth.horizon_weeks
    if weeks is None:
        first = np.min(readings.now_weeks, initial=horizon)
        weeks = np.arange(np.floor(first), horizon + 1.0)
    told, places = [], []
    for who, model in alike(readings, models.growth, models.change):
        for lot in np.split(who, range(LOT, len(who), LOT)):
            aim_cm = None if target_cm is None else target_cm[lot]
            told.append(_lot(readings.of(lot), model, models, weeks, aim_cm, expect))
            places.append(lot)
    order = np.argsort(np.concatenate(places))
    each = {name: array[order] for name, array in _joined(told).items()}
    return Outlook(weeks=weeks, **each)


def _lot(
    readings: Readings,
    model: GrowthModel,
    models: Models,
    weeks: Array,
    target_cm: Array | None,
    expect: Expect,
) -> dict[str, Array]:
    """The outlook of people who are fitted alike, by the names of its arrays."""
    confidence, now = models.range.confidence, readings.now_weeks[:, None]
    counted, trained = believed(readings, model, models.change, expect)
    gain, change = trained.changes(now), unexpected(counted, trained).changes(now)
    low, high = gain.bounds(confidence)
    if target_cm is None:
        target_cm = trained.reaches(now).mean()[:, :, 0] + models.growth.ladder_step_cm
    some = np.split(np.arange(len(now)), range(FEW, len(now), FEW))
    ahead = [_ahead(trained.of(few), weeks, target_cm[few], confidence) for few in some]
    return {
        "own_error": trained.scale(),
        "gain_cm": gain.mean()[:, :, 0],
        "gain_low_cm": low[:, :, 0],
        "gain_high_cm": high[:, :, 0],
        "p_gain": change.share_above(0.0)[:, :, 0],
        **_joined(ahead),
    }


def _ahead(known: Latent, weeks: Array, target_cm: Array, confidence: float) -> dict[str, Array]:
    """The reach of some people by week."""
    reach = known.reaches(weeks)
    low, high = reach.bounds(confidence)
    above = reach.share_above(target_cm[:, :, None])
    return {"reach_cm": reach.mean(), "low_cm": low, "high_cm": high, "p_above": above}


def _joined(parts: Sequence[dict[str, Array]]) -> dict[str, Array]:
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
