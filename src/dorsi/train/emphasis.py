"""What a programme leans on: the groups that were named, and the side that needs more."""

from collections.abc import Mapping
from dataclasses import dataclass

from dorsi.domain.exercises import Exercise
from dorsi.domain.verdicts import Asymmetry, Sides
from dorsi.domain.words import SIDES, Emphasis, GroupName, Side
from dorsi.train.choose import Allowance


@dataclass(frozen=True, slots=True)
class Emphases:
    """What to lean on, strongest first, and the side that gets more range work (or neither)."""

    order: tuple[Emphasis, ...]
    affected: Side | None

    @property
    def main(self) -> Emphasis:
        """The one the days are built around."""
        return self.order[0]


def emphases(
    named: Sides[tuple[GroupName, ...]],
    strength: Sides[Mapping[GroupName, float]],
    reach_cm: Sides[float | None],
    asymmetry: Asymmetry,
    functional_from_cm: float,
    *,
    range_goal: bool = True,
) -> Emphases:
    """Order the named groups by how far the answers raised them; nothing named is `balanced`.

    Args:
        named: Groups named on each side.
        strength: Posterior odds over prior odds of each group, per side.
        reach_cm: Estimated reach of each side, cm, `None` = not measured.
        asymmetry: Left minus right.
        functional_from_cm: Where functional begins on this person's leg.
        range_goal: Whether more range may be aimed at; where it may not, strength and balance lead.

    Requirements: A-1, B-17, B-91
    """
    if not range_goal:
        return Emphases(order=("control",), affected=None)
    affected = _affected(reach_cm, asymmetry, functional_from_cm)
    heard = (affected,) if affected else SIDES
    strongest: dict[Emphasis, float] = {}
    for side in heard:
        for group in named.of(side):
            raised = strength.of(side).get(group, 1.0)
            strongest[group] = max(raised, strongest.get(group, 0.0))
    order = sorted(strongest, key=lambda group: (-strongest[group], group))
    return Emphases(order=tuple(order) or ("balanced",), affected=affected)


def _affected(
    reach_cm: Sides[float | None], asymmetry: Asymmetry, functional_from_cm: float
) -> Side | None:
    """The shorter side, when the difference is flagged or only that side is short of functional.

    Requirements: B-8
    """
    shorter = asymmetry.shorter
    if shorter is None or reach_cm.left is None or reach_cm.right is None:
        return None
    short = [side for side in SIDES if (reach_cm.of(side) or 0.0) < functional_from_cm]
    only_one_short = short == [shorter] and asymmetry.flag in ("watch", "flag")
    return shorter if asymmetry.flag == "flag" or only_one_short else None


def workable(allowance: Allowance, exercises: Mapping[str, Exercise]) -> frozenset[GroupName]:
    """The groups for which this person has, and may do, work that builds range."""
    return frozenset(
        group
        for exercise in exercises.values()
        if exercise.range_work and allowance.permits(exercise)
        for group in exercise.covers
    )


def feasible(leaning: Emphases, workable: frozenset[GroupName], *, front_pinches: bool) -> Emphases:
    """The same without groups whose range work is ruled out; nothing left is `balanced`.

    A joint that cannot be worked because its front pinches is not pushed into: what is left for the
    front leads in its place.

    Args:
        leaning: What answers and readings point to.
        workable: The groups whose range work this person has and may do.
        front_pinches: Whether bending forward pinches the front of the ankle.

    Requirements: A-15
    """
    order: list[Emphasis] = []
    for group in leaning.order:
        if group not in ("calf", "joint") or group in workable:
            order.append(group)
        elif group == "joint" and front_pinches:
            order.append("front")
    return Emphases(tuple(dict.fromkeys(order)) or ("balanced",), leaning.affected)


def switched(leaning: Emphases, to: GroupName | None) -> Emphases:
    """The same with another group in front; `None` changes nothing.

    Requirements: B-29, B-81
    """
    if to is None:
        return leaning
    rest = (group for group in leaning.order if group not in (to, "balanced"))
    return Emphases((to, *rest), leaning.affected)
