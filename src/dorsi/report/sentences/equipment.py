"""What people may have to train with, in plain words."""

from types import MappingProxyType
from typing import Final

from dorsi.domain.words import Equipment

EQUIPMENT: Final = MappingProxyType[Equipment, str](
    {
        "loop_band": "a large loop band",
        "mini_band": "a small loop band (mini band)",
        "anchor": "something fixed and low to tie a band to (a table leg, a door anchor)",
        "squat_rack": "a squat rack",
        "support": "something firm to hold on to (a rail, a heavy table)",
        "step": "a step or a stair",
        "plates": "weight plates or wedges to raise the heels",
        "weight": "a dumbbell, a kettlebell or another weight",
        "box": "a box or a bench to sit back to",
        "foam_roller": "a foam roller or a massage stick",
        "balance_pad": "a balance pad or a cushion",
    }
)
