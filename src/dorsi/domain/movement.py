"""The numbers by which repetitions are told apart and compensations are named."""

from dataclasses import dataclass
from typing import Literal

CompensationId = Literal[
    "heels_rise_in_squat",
    "knees_fall_in",
    "trunk_falls_forward",
    "depth_cut_short",
    "toes_turn_out",
]
"""The findings that a clip of a squat can show, by the names they have as findings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RepetitionRule:
    """What counts as a repetition: down by enough and up again, neither a twitch nor a rest.

    The hips go down by at least `depth_m`, and by `return_share` of what is deepest in the clip,
    and come up again by as much, within `shortest_s` to `longest_s`. Both knees bend by `knee_deg`;
    a trunk that hangs beyond `trunk_at_most_deg` belongs to picking something up. The top is left
    and reached at `edge_share` of the way; a stand there shorter than `pause_s` is shared by two
    repetitions. Near the bottom is the last `bottom_share`. A gap in the measured frames of more
    than `gap_s` parts repetitions. In a lunge the shin goes forward by `lunge_deg` and back.
    """

    depth_m: float
    return_share: float
    shortest_s: float
    longest_s: float
    knee_deg: float
    trunk_at_most_deg: float
    edge_share: float
    pause_s: float
    bottom_share: float
    gap_s: float
    lunge_deg: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CompensationRule:
    """From where on a compensation is named, and over how long a peak is taken.

    Heels: possible from `heel_possible_m`, seen from `heel_seen_m`; two measures must agree, and
    only the near foot is told. The knees fall in from `knee_inside_deg` beyond the line of the
    toes, the trunk falls forward from `trunk_deg`, a squat is cut short above `shallow_knee_deg`,
    and toes turn out from `toe_out_deg`; each beyond its standard error and for `lasting_s`. A peak
    is the mean of `peak_s` around its highest frame.
    """

    heel_possible_m: float
    heel_seen_m: float
    knee_inside_deg: float
    trunk_deg: float
    shallow_knee_deg: float
    toe_out_deg: float
    lasting_s: float
    peak_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CompensationText:
    """The sentence that says what was seen; `{side}` stands for left or right."""

    heels_rise_in_squat: str
    knees_fall_in: str
    trunk_falls_forward: str
    depth_cut_short: str
    toes_turn_out: str

    def of(self, name: CompensationId) -> str:
        """The sentence of one compensation."""
        text: str = getattr(self, name)
        return text


@dataclass(frozen=True, slots=True, kw_only=True)
class MovementModel:
    """How a motion becomes repetitions with their compensations.

    A difference between the shins of less than `side_difference_deg` is not reported: a squat is
    read with the expectation that both legs move alike, which shrinks what is there.
    """

    repetition: RepetitionRule
    compensation: CompensationRule
    text: CompensationText
    side_difference_deg: float
    confidence: float
    basis: str
    source: tuple[str, ...]
    requirements: tuple[str, ...] = ()
