"""Least squares where a few unknowns are shared by every case and the rest belong to one case.

A camera seen from every frame, a slope common to many people: the matrix of such a problem looks
like an arrow. Eliminating each case's own unknowns first (the Schur complement) makes the cost
grow with the number of cases and not with its cube.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

Residuals = Callable[[Array, Array], tuple[Array, Array]]
"""From shared (s,) and own unknowns (cases, p) to the residuals of what is shared, (k,), and of
every case, (cases, r). A residual is a misfit divided by its standard deviation; a case's residuals
may depend on the shared unknowns and on its own, not on those of another case."""

STEP = 1e-6  # of a difference quotient; unknowns are radians, metres and logarithms
DAMPING_FIRST, DAMPING_LEAST, DAMPING_MOST = 1e-3, 1e-7, 1e8
DAMPING_UP, DAMPING_DOWN = 4.0, 5.0
SETTLED = 1e-2  # damping below which a small gain means the bottom rather than a timid step
TINY = 1e-9  # keeps an own unknown that nothing speaks of invertible


@dataclass(frozen=True, slots=True, eq=False)
class ArrowFit:
    """The unknowns that fit best, and how certain they are.

    Attributes:
        shared: Shape (s,).
        own: Shape (cases, p).
        cost: Half the sum of all squared residuals.
        steps: How many steps were taken.
        shared_residuals: At the fit, shape (k,).
        shared_covariance: Shape (s, s).
        own_covariance: Of each case's own unknowns were the shared ones known, (cases, p, p).
        response: How a case's own unknowns move with the shared ones, (cases, p, s).
    """

    shared: Array
    own: Array
    cost: float
    steps: int
    shared_residuals: Array
    shared_covariance: Array
    own_covariance: Array
    response: Array

    def variance(self, measure: Callable[[Array, Array], Array], own_share: float = 1.0) -> Array:
        """How uncertain something computed from the unknowns is.

        Args:
            measure: From shared (s,) and own unknowns (cases, p) to values (cases, m).
            own_share: What the variance of the own unknowns is multiplied by.

        Returns:
            Variances, shape (cases, m), to first order; infinite where the unknowns cannot be told
            apart.
        """
        by_shared, by_own = _slopes(measure, self.shared, self.own)
        by_shared = by_shared + by_own @ self.response
        common = np.einsum("cmi,ij,cmj->cm", by_shared, self.shared_covariance, by_shared)
        apart = np.einsum("cmi,cij,cmj->cm", by_own, self.own_covariance, by_own)
        total = common + own_share * apart
        return np.where(total >= 0.0, total, np.inf)


@dataclass(frozen=True, slots=True)
class _Normal:
    """The normal equations: blocks of the arrow and the right-hand sides."""

    shared: Array
    across: Array
    own: Array
    shared_pull: Array
    own_pull: Array

    def step(self, damping: float) -> tuple[Array, Array]:
        """Solve for a step of the shared and of the own unknowns."""
        diagonal = np.einsum("cii->ci", self.own)
        eye = np.eye(self.own.shape[1])
        own = self.own + eye * (damping * diagonal + TINY)[:, :, None]
        right = np.concatenate([self.across, self.own_pull[:, :, None]], axis=2)
        solved = np.linalg.solve(own, right)
        towards, alone = solved[:, :, :-1], solved[:, :, -1]
        schur = self.shared + damping * np.diag(np.diag(self.shared))
        schur = schur - np.einsum("cij,cik->jk", self.across, towards)
        pull = self.shared_pull - np.einsum("cij,ci->j", self.across, alone)
        shared = np.linalg.solve(schur, pull)
        return shared, alone - towards @ shared


def fit_arrow(
    residuals: Residuals, shared: Array, own: Array, *, most_steps: int = 40, enough: float = 1e-4
) -> ArrowFit:
    """Find the unknowns with the smallest sum of squared residuals (Levenberg and Marquardt).

    Args:
        residuals: What is to become small.
        shared: Where the shared unknowns start, shape (s,).
        own: Where the own unknowns start, shape (cases, p).
        most_steps: Steps after which the best so far is taken.
        enough: Stop when a step lowers the cost by less than this share.
    """
    cost, damping, steps = _cost(residuals(shared, own)), DAMPING_FIRST, 0
    while steps < most_steps:
        steps += 1
        normal = _normal(residuals, shared, own)
        lower = _lower(residuals, normal, (shared, own), cost, damping)
        if lower is None:
            break
        (shared, own), reached, damping = lower
        settled = cost - reached < enough * cost and damping < SETTLED
        cost, damping = reached, max(damping / DAMPING_DOWN, DAMPING_LEAST)
        if settled:
            break
    return _fitted(residuals, shared, own, cost, steps)


def _lower(
    residuals: Residuals,
    normal: _Normal,
    at: tuple[Array, Array],
    cost: float,
    damping: float,
) -> tuple[tuple[Array, Array], float, float] | None:
    """Step where the cost is lower, more timidly each time; None where nothing helps."""
    while damping < DAMPING_MOST:
        by_shared, by_own = normal.step(damping)
        tried = at[0] + by_shared, at[1] + by_own
        reached = _cost(residuals(*tried))
        if reached < cost:
            return tried, reached, damping
        damping *= DAMPING_UP
    return None


def _fitted(residuals: Residuals, shared: Array, own: Array, cost: float, steps: int) -> ArrowFit:
    normal = _normal(residuals, shared, own)
    eye = np.eye(own.shape[1])
    own_covariance = np.asarray(np.linalg.inv(normal.own + TINY * eye), dtype=np.float64)
    response = -own_covariance @ normal.across
    schur = normal.shared + np.einsum("cij,cik->jk", normal.across, response)
    at_fit, _ = residuals(shared, own)
    return ArrowFit(
        shared=shared,
        own=own,
        cost=cost,
        steps=steps,
        shared_residuals=at_fit,
        shared_covariance=np.linalg.inv(schur),
        own_covariance=own_covariance,
        response=response,
    )


def _cost(both: tuple[Array, Array]) -> float:
    return 0.5 * sum(float(np.vdot(part, part)) for part in both)


def _normal(residuals: Residuals, shared: Array, own: Array) -> _Normal:
    at_shared, at_own = residuals(shared, own)
    prior = np.empty((len(at_shared), len(shared)))
    by_shared = np.empty((*at_own.shape, len(shared)))
    for i in range(len(shared)):
        moved = shared.copy()
        moved[i] += STEP
        to_shared, to_own = residuals(moved, own)
        prior[:, i] = (to_shared - at_shared) / STEP
        by_shared[:, :, i] = (to_own - at_own) / STEP
    by_own = _slope_by_own(lambda moved: residuals(shared, moved)[1], at_own, own)
    across = np.swapaxes(by_own, 1, 2)
    flat = by_shared.reshape(-1, len(shared))
    return _Normal(
        shared=prior.T @ prior + flat.T @ flat,
        across=across @ by_shared,
        own=across @ by_own,
        shared_pull=-(prior.T @ at_shared) - flat.T @ at_own.ravel(),
        own_pull=-(across @ at_own[:, :, None])[:, :, 0],
    )


def _slope_by_own(values: Callable[[Array], Array], at: Array, own: Array) -> Array:
    """Derivatives by the own unknowns: all cases at once, since none touches another."""
    slopes = np.empty((*at.shape, own.shape[1]))
    for i in range(own.shape[1]):
        moved = own.copy()
        moved[:, i] += STEP
        slopes[:, :, i] = (values(moved) - at) / STEP
    return slopes


def _slopes(
    measure: Callable[[Array, Array], Array], shared: Array, own: Array
) -> tuple[Array, Array]:
    at = measure(shared, own)
    by_shared = np.empty((*at.shape, len(shared)))
    for i in range(len(shared)):
        moved = shared.copy()
        moved[i] += STEP
        by_shared[:, :, i] = (measure(moved, own) - at) / STEP
    return by_shared, _slope_by_own(lambda moved: measure(shared, moved), at, own)
