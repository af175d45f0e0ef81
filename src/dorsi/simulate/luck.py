"""Random numbers that depend on what they are for and on nothing else.

Every purpose has a stream of its own, so the same person meets the same noise, days off and
answers whatever else is drawn or done: what differs between two runs is what was changed.
"""

from dataclasses import dataclass
from zlib import crc32

import numpy as np


@dataclass(frozen=True, slots=True)
class Luck:
    """The chance that one lot of people meets; `entropy` is the seed and the number of the lot."""

    entropy: tuple[int, ...]

    def of(self, purpose: str) -> np.random.Generator:
        """A fresh stream for a purpose, the same every time it is asked for."""
        entropy = (*self.entropy, crc32(purpose.encode()))
        return np.random.default_rng(np.random.SeedSequence(entropy))
