"""The closed vocabularies: every word a journal or a knowledge file may choose from."""

from typing import Literal

Side = Literal["left", "right"]
SideOrBoth = Literal["left", "right", "both"]
SIDES: tuple[Side, Side] = ("left", "right")

StructureId = Literal["gastrocnemius", "soleus", "joint", "anterior", "control"]
STRUCTURES: tuple[StructureId, ...] = ("gastrocnemius", "soleus", "joint", "anterior", "control")
GroupName = Literal["calf", "joint", "front", "control"]
Emphasis = Literal["calf", "joint", "front", "control", "balanced"]

EmphasisOrDefault = Literal["calf", "joint", "front", "control", "balanced", "default"]

Sex = Literal["female", "male", "other", "unsaid"]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LengthUnit = Literal["cm", "in"]  # what results are shown in; readings come in mm too
ReadingUnit = Literal["cm", "mm", "in", "deg", "reps", "s"]
Knee = Literal["bent", "straight"]
Protocol = Literal["standing", "tandem", "half_kneeling"]
Placement = Literal["tuberosity", "15_cm_below", "mid_shin"]
SportId = Literal[
    "running", "weightlifting", "basketball", "soccer", "swimming", "power", "general"
]
Equipment = Literal[
    "loop_band", "mini_band", "anchor", "squat_rack", "support", "step",
    "plates", "weight", "box", "foam_roller", "balance_pad",
]  # fmt: skip

Status = Literal["go", "caution", "refer", "stop"]
Urgency = Literal["emergency", "today", "days", "routine"]
Effect = Literal["withhold", "restrict", "advise"]
BandName = Literal["marked", "restricted", "functional", "adequate", "good", "excellent"]
Flag = Literal["usual", "watch", "flag"]
ToldBy = Literal["length", "angle", "touch"]
Verdict = Literal["too_early", "within_noise", "gain", "loss", "plateau"]
ProgrammeState = Literal["none", "building", "maintaining", "paused"]
Action = Literal["continue", "progress", "switch", "retest", "maintain", "restart", "refer", "stop"]
Block = Literal["before_training", "after", "anytime"]
BLOCKS: tuple[Block, ...] = ("before_training", "after", "anytime")  # in the order of a day
DayKind = Literal["training", "rest"]
Trait = Literal[
    "band",  # an elastic band pulls on the leg or ankle
    "end_range",  # the ankle is pushed to its deepest bend
    "bent_knee_end_range",  # the same with the knee bent, which presses the heel insertion
    "straight_knee_end_range",  # the same with the knee straight, which pulls on the heel insertion
    "front_pressure",  # closes the front of the ankle
    "heel_drop",  # the heel sinks below the level of the toes
    "single_leg_load",  # body weight on one leg
    "unstable",  # on a surface that gives
    "unsupported",  # nothing to hold on to
    "roller",  # presses a tool into the calf
    "squat",  # a deep squat position
    "static_stretch",  # held still at length
    "raise",  # a loaded heel raise
    "balance",  # staying upright is the task
]
