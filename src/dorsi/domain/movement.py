"""The numbers by which repetitions are told apart and compensations are named."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RepetitionRule:
    """What counts as a repetition: down by enough and up again, neither a twitch nor a rest.

    The hips go down by at least `depth_m` from the top before and come up again by as much, within
    `shortest_s` to `longest_s`. A repetition begins and ends where the way down from its top is
    `edge_share` of the whole; near the bottom is the last `bottom_share`. A gap in the measured
    frames of more than `gap_s` parts repetitions.
    """

    depth_m: float
    shortest_s: float
    longest_s: float
    edge_share: float
    bottom_share: float
    gap_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CompensationRule:
    """From where on a compensation is named, and over how long a peak is taken.

    Heels: possible from `heel_possible_m`, seen from `heel_seen_m`; two measures must agree, and
    only the near foot is told. The knees fall in from `knee_inside_deg` beyond the line of the
    toes, the trunk falls forward from `trunk_deg`, a squat is cut short above `shallow_knee_deg`,
    and toes turn out from `toe_out_deg`. A peak is the mean of `peak_s` around its highest frame.
    """

    heel_possible_m: float
    heel_seen_m: float
    knee_inside_deg: float
    trunk_deg: float
    shallow_knee_deg: float
    toe_out_deg: float
    peak_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class MovementModel:
    """How a motion becomes repetitions with their compensations."""

    repetition: RepetitionRule
    compensation: CompensationRule
    confidence: float
    basis: str
    source: tuple[str, ...]
    requirements: tuple[str, ...] = ()
