"""The numbers behind the formulas, one frozen record per model, read from knowledge.

Every key carries its unit; every record names its source and how sure we are of it.
"""

from dataclasses import dataclass

from dorsi.domain.exercises import Role
from dorsi.domain.figure import FigureModel
from dorsi.domain.film_quality import FilmQualityModel
from dorsi.domain.motion import MotionModel
from dorsi.domain.movement import MovementModel
from dorsi.domain.pattern import PatternModel
from dorsi.domain.simulation import SimulationModel
from dorsi.domain.words import BandName, Trait, Weekday


@dataclass(frozen=True, slots=True, kw_only=True)
class GeometryModel:
    """The lunge as a triangle: sin(angle) = (reach + ankle offset) / shank length.

    Fractions are of body height; SDs in cm say how far a person strays from them. `shank_sd_cm` for
    a shank estimated from height, `measured_shank_sd_cm` for one measured, `unknown_*` when neither
    is known and the reference body is used. Beyond `deepest_angle_deg` the triangle describes no
    lunge any more and the angle is held there.
    """

    shank_per_height: float
    ankle_offset_per_height: float
    reference_shank_cm: float
    reference_ankle_offset_cm: float
    shank_sd_cm: float
    measured_shank_sd_cm: float
    unknown_shank_sd_cm: float
    ankle_offset_sd_cm: float
    deepest_angle_deg: float
    basis: str
    source: tuple[str, ...]
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeModel:
    """How readings become one estimate per side.

    `recent_days`: how old a day may be and still be shown, and compared side with side, beside the
    newest one. The most measured set-up of `reference_measure` is what every other set-up is
    compared with; `reference_footwear` lists the notes that mean no shoe, and `footwear_sd_cm` is
    how far a shoe may shift the level. `band_effect_hours`: a reading sooner after banding counts
    as warm. `slip_from_trial_sds`: trials of one day that lie further apart than so many of their
    published SDs hold a slip; the day then carries their own spread. `confidence` is the share the
    bounds hold.
    """

    reference_measure: str
    reference_footwear: tuple[str, ...]
    footwear_sd_cm: float
    recent_days: int
    band_effect_hours: float
    slip_from_trial_sds: float
    confidence: float
    basis: str
    source: tuple[str, ...]
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BandCut:
    """One functional band: from `from_cm` up to the next band's; the lowest holds all below too.

    `beyond`: the band begins just above `from_cm`, which itself still belongs to the band below.
    """

    name: BandName
    from_cm: float
    beyond: bool = False
    plain: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BandModel:
    """The functional bands in cm, lowest first; turned into degrees where height is known."""

    bands: tuple[BandCut, ...]
    functional_from_cm: float
    good_ankle_from_cm: float
    basis: str
    source: tuple[str, ...]
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SymmetryModel:
    """When a side difference is usual, worth watching, or flagged."""

    watch_from_cm: float
    flag_from_cm: float
    flag_days: int
    basis: str
    source: tuple[str, ...]
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeModel:
    """When a change is called real, and how readings are weighed.

    `prior_sd_cm` is the published between-day SD; a person's own is learnt from the day on which a
    side has `own_days`. Readings on neighbouring days share part of their error (`day_correlation`
    from one day to the next); one further than `outlier_sds` from what is expected counts less.
    Days are heard for `years_heard` before the newest. `worthwhile_gain_cm` is the least gain worth
    the work.
    """

    gain_probability: float
    loss_probability: float
    earliest_verdict_days: int
    prior_sd_cm: float
    day_correlation: float
    outlier_sds: float
    own_days: int
    years_heard: float
    weeks_per_knot: float
    knots_at_most: int
    readings_asked_at_most: int
    worthwhile_gain_cm: float
    basis: str
    source: tuple[str, ...]
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GrowthModel:
    """The growth model: what training is expected to bring, how fast, and how reach wanders.

    `gain_cm` comes with the first `first_weeks` of full practice; each pair of `halving_weeks` and
    `delay_weeks` is one shape of growth, all equally likely beforehand; the neutral prior is
    content with `neutral_halving_weeks`. `trend_sd_cm` is what time brings beside a programme,
    `neutral_sd_cm` the same without one or where nothing is expected of practice. The start is
    looked for around the first readings; `population_*` is what is assumed of someone of whom only
    wall touches are known. Practice below `keeping_sessions_per_week` loses range, half of it in
    `loss_halving_weeks` without any. `noise_scales` multiply the published error; `noise_df` says
    how many days of one's own that is worth.
    """

    gain_cm: float
    gain_sd_cm: float
    trend_sd_cm: float
    neutral_sd_cm: float
    gain_correlation: float
    first_weeks: float
    matched_bonus_cm: float
    halving_weeks: tuple[float, ...]
    neutral_halving_weeks: tuple[float, ...]
    delay_weeks: tuple[float, ...]
    full_sessions_per_week: float
    keeping_sessions_per_week: float
    loss_halving_weeks: float
    start_sd_cm: float
    start_correlation: float
    population_mean_cm: float
    population_sd_cm: float
    drift_cm_per_week: float
    drift_knots: int
    noise_scales: tuple[float, ...]
    noise_df: float
    horizon_weeks: int
    early_probability: float
    likely_probability: float
    late_probability: float
    on_path_probability: float
    ladder_step_cm: float
    basis: str
    source: tuple[str, ...]
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeModel:
    """How a programme is laid into a person's weeks and minutes.

    A week counts as done from `sessions_per_week_done` sessions; `repeat_after_missed_weeks`
    repeats the last week, `step_back_after_missed_weeks` goes one phase back after a retest. Static
    stretches of `long_stretch_s` or more never come before training. Where no training days are
    known, maintenance falls on `usual_training_days`; upkeep without a programme before it starts
    with the exercises of the programme week `upkeep_from_week`. A day that can hold `least_roles`
    roles holds them before any of them grows; `day_order` is its order; the roles of stretching and
    of mobilising say what kind of work had its turn. A retest takes `retest_measures`, one with a
    squat `film_measures`. A session made short takes up to `short_minutes`.
    """

    weeks: int
    default_minutes: float
    short_minutes: float
    usual_training_days: tuple[Weekday, ...]
    sessions_per_week_done: int
    repeat_after_missed_weeks: int
    step_back_after_missed_weeks: int
    strength_days_per_week: int
    long_stretch_s: float
    affected_side_ratio: float
    retest_weeks: tuple[int, ...]
    retest_measures: tuple[str, ...]
    film_measures: tuple[str, ...]
    video_every_weeks: int
    adherent_from: float
    maintenance_stretch_days: int
    maintenance_strength_days: int
    maintenance_weeks_shown: int
    upkeep_from_week: int
    least_roles: int
    day_order: tuple[Role, ...]
    stretching_roles: tuple[Role, ...]
    mobilising_roles: tuple[Role, ...]
    basis: str
    source: tuple[str, ...]
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PainModel:
    """The pain rule, 0-10: pain, not stretch.

    `demanding_traits`: what asks most of a sore ankle; the rest of a painful session may stay. The
    morning after is asked about from `ask_next_morning_from` on.
    """

    go_up_to: float
    hold_up_to: float
    stop_from: float
    worse_next_morning: float
    ask_next_morning_from: float
    pinch_above: float
    flares_to_refer: int
    exercise_out_days: int
    demanding_traits: tuple[Trait, ...]
    basis: str
    source: tuple[str, ...]
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Models:
    """All models, one knowledge file each."""

    geometry: GeometryModel
    range: RangeModel
    bands: BandModel
    symmetry: SymmetryModel
    pattern: PatternModel
    change: ChangeModel
    growth: GrowthModel
    programme: ProgrammeModel
    pain: PainModel
    simulation: SimulationModel
    motion: MotionModel
    movement: MovementModel
    film_quality: FilmQualityModel
    figure: FigureModel
