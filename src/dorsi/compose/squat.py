"""Signs of a squat that does not come out well, whatever limits it.

Requirements: A-13, A-32, B-1, B-40
"""

from dorsi.domain.words import SIDES
from dorsi.find.answers import Answers

SIGNS = (
    "heels_rise_in_squat",
    "toes_turn_out",
    "knees_fall_in",
    "trunk_falls_forward",
    "depth_cut_short",
    "deep_squat_poor_only",
)


def poor_squat(answers: Answers) -> bool:
    """Whether any sign of a poor squat was seen on either side."""
    return any(answers.value(sign, side) == "yes" for sign in SIGNS for side in SIDES)
