"""The numbers behind the virtual people on whom measuring, forecasts and decisions are tried.

Most of them are expert judgement: they say what kind of people and faults the rest has to bear,
not what people are known to be like.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from dorsi.domain.words import Equipment


@dataclass(frozen=True, slots=True, kw_only=True)
class GrowthLaw:
    """How the true reach follows practice: none before `delay_weeks`, then towards a ceiling.

    Half of what is missing comes with every `halving_weeks` of full practice; without them the
    reach grows straight.
    """

    id: str
    delay_weeks: float = 0.0
    halving_weeks: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurer:
    """Someone who measures: the SD of a day's result around the true reach."""

    id: str
    sd_cm: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Misfit:
    """Something about the readings that the growth model does not know of.

    `sd_factor` multiplies the error of a day, `day_correlation` ties it to that of the day before;
    every reading is `offset_cm` too long;
    practice in measuring adds up to `practice_cm`, half of it in `practice_halving_readings`; a
    `warm_share` of the readings is taken warm without saying so, which adds `warm_cm`, SD
    `warm_sd_cm`; the true reach wanders by `wander_cm_per_week`.
    """

    id: str
    plain: str
    sd_factor: float = 1.0
    day_correlation: float = 0.0
    offset_cm: float = 0.0
    practice_cm: float = 0.0
    practice_halving_readings: float = 1.0
    warm_share: float = 0.0
    warm_cm: float = 0.0
    warm_sd_cm: float = 0.0
    wander_cm_per_week: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """How somebody trains: the chance of a session on a weekday and on a weekend day.

    `weekly_factor` multiplies both every week; `on_weeks` of work alternate with `off_weeks`
    without; from a week between `quits_weeks` on there is nothing more.
    """

    id: str
    share: float
    weekday_chance: float
    weekend_chance: float
    weekly_factor: float = 1.0
    on_weeks: int = 1
    off_weeks: int = 0
    quits_weeks: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Minutes a day and equipment, and the share of people who have them."""

    share: float
    minutes_per_day: float
    equipment: tuple[Equipment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """What is asked of a result: at least, at most, or both."""

    least: float | None = None
    most: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulationModel:
    """Virtual people, their faults, and what is asked of the results.

    Starts, gains and growth are those of the people, apart from what the growth model assumes of
    them; `gain_cm` comes with the first `first_weeks` of full practice, `twelve_week_share` of it
    with twelve, and never more than `most_share`. A `non_responder_share` gains nothing; of sides
    with the front of the ankle involved a `bony_share` gains `bony_gain_cm` at most. `sides_alike`
    is how often both sides share a structure's involvement. Work has half its effect at
    `half_effect_minutes_per_week`; `stretching` are the exercises of who does nothing else. Tried
    are `response_deltas_cm` as the extra gain of matched work, and `validities` as how far answers
    follow the truth.
    """

    start_cm: float
    start_sd_cm: float
    side_sd_cm: float
    gain_cm: float
    gain_sd_cm: float
    gain_correlation: float
    first_weeks: float
    twelve_week_share: float
    most_share: float
    full_sessions_per_week: float
    keeping_sessions_per_week: float
    loss_halving_weeks: float
    loss_spread: float
    non_responder_share: float
    bony_share: float
    bony_gain_cm: float
    sides_alike: float
    half_effect_minutes_per_week: float
    stretching: tuple[str, ...]
    baseline_days: tuple[int, ...]
    flare_chance_per_week: float
    flare_days_off: int
    answer_correlation: float
    unsure_share: float
    response_deltas_cm: tuple[float, ...]
    validities: tuple[float, ...]
    true_changes_cm: tuple[float, ...]
    goal_cm: float
    policy_weeks: int
    training_days_per_week: int
    laws: tuple[GrowthLaw, ...]
    measurers: tuple[Measurer, ...]
    misfits: tuple[Misfit, ...]
    habits: tuple[Habit, ...]
    settings: tuple[Setting, ...]
    people: Mapping[str, int]
    asked: Mapping[str, Demand]
    basis: str
    source: tuple[str, ...]
    requirements: tuple[str, ...] = ()
