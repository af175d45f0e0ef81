"""One fit asked again and again: what all its answers share is worked out once.

A review asks one person's reach at a dozen times in a dozen ways. Each answer is a weighted sum of
the same few terms, so all that is known of the terms is gathered first, and a question costs no
more than its weights.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

import numpy as np

from dorsi.measure.frame import BOTH
from dorsi.measure.latent import Latent, mixture_of
from dorsi.measure.readings import Array
from dorsi.numeric.mixture import Mixture
from dorsi.numeric.regression import Told

# Left, right, and left minus right.
KINDS: Final = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, -1.0]])
# From reach at the start and at a time to the reach, the change, and both added up.
BESIDE: Final = np.array([[0.0, 1.0], [-1.0, 1.0], [-1.0, 2.0]])


@dataclass(frozen=True)
class Inquiry:
    """What is believed of somebody's reach, ready to be asked."""

    latent: Latent

    def reaches(self, weeks: Sequence[float]) -> Mixture:
        """The reach of both sides at some times, cm, (people, sides, times, parts)."""
        at = np.array([weeks])
        return self._centred(self._asked(at, self.latent.frame.weighed(at), BOTH))

    def so_far(self, weeks: Sequence[float]) -> Mixture:
        """All that is told up to today.

        Args:
            weeks: Times from the start, the first and the last of them the start and today.

        Returns:
            A mixture of shape (people, 3, times + 1, parts): of left, right, and left minus right
            the reach at each time, and last the change from the first time to the last.
        """
        shared, shaped = self.latent.frame.weighed(np.array([weeks]))
        at, weighed = np.array([[*weeks, weeks[-1]]]), (_with_change(shared), _with_change(shaped))
        told = self._asked(at, weighed, len(KINDS))
        return self._centred(told, slice(None, -1))

    def beside_change(self, weeks: Array) -> tuple[Mixture, Mixture, Array]:
        """Reach and change since the start of each side, and how they hang together.

        Args:
            weeks: Of each person the time asked about, not after today, (people,).

        Returns:
            Two mixtures of shape (people, sides, parts) and the covariance of each of their parts.
        """
        at = np.stack([np.zeros_like(weeks), weeks], axis=1)
        shared, shaped = self.latent.frame.weighed(at)
        three = self._asked(weeks[:, None], (BESIDE @ shared, BESIDE @ shaped), BOTH)
        reach, change, both = (three.of(slice(None), slice(None), n) for n in range(len(BESIDE)))
        covariance = (both.sds**2 - reach.sds**2 - change.sds**2) / 2.0
        centre_cm = self.latent.frame.centre_cm[:, None, None]
        return replace(reach, means=reach.means + centre_cm), change, covariance

    @cached_property
    def _told(self) -> Told:
        """All about every term of a side, of each of the kinds."""
        frame, people = self.latent.frame, len(self.latent.weights)
        terms = np.eye(frame.plain_terms + frame.knots)
        kinds = frame.kinds(KINDS, np.broadcast_to(terms, (people, *terms.shape)))
        return self.latent.posterior.told(kinds)

    def _asked(self, at: Array, weighed: tuple[Array, Array], kinds: int) -> Mixture:
        told, latent = self._told, self.latent
        of_kinds = Told(told.ways[:, :kinds], told.turned[:, :kinds], told.left)
        return mixture_of(latent, of_kinds.sums(*weighed), latent.frame.later(KINDS[:kinds], at))

    def _centred(self, told: Mixture, times: slice = slice(None)) -> Mixture:
        """The same counted from 0 instead of the centre; a difference has none."""
        told.means[:, :BOTH, times] += self.latent.frame.centre_cm[:, None, None, None]
        return told


def _with_change(weighed: Array) -> Array:
    """Weights at some times, (people, times, ...), and the last less the first."""
    return np.concatenate([weighed, weighed[:, -1:] - weighed[:, :1]], axis=1)
