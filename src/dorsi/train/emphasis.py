"""What a programme leans on: the groups that were named, and the side that needs more."""

from collections.abc import Mapping
from dataclasses import dataclass

from dorsi.domain.models import BandModel
from dorsi.domain.verdicts import Asymmetry, Sides
from dorsi.domain.words import SIDES, Emphasis, GroupName, Side


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
    bands: BandModel,
) -> Emphases:
    """Order the named groups by how far the answers raised them; nothing named is `balanced`.

    Args:
        named: Groups named on each side.
        strength: Posterior odds over prior odds of each group, per side.
        reach_cm: Estimated reach of each side, cm, `None` = not measured.
        asymmetry: Left minus right.
        bands: Where functional begins.

    Requirements: B-17, B-91
    """
    affected = _affected(reach_cm, asymmetry, bands)
    heard = (affected,) if affected else SIDES
    strongest: dict[Emphasis, float] = {}
    for side in heard:
        for group in named.of(side):
            raised = strength.of(side).get(group, 1.0)
            strongest[group] = max(raised, strongest.get(group, 0.0))
    order = sorted(strongest, key=lambda group: (-strongest[group], group))
    return Emphases(order=tuple(order) or ("balanced",), affected=affected)


def _affected(reach_cm: Sides[float | None], asymmetry: Asymmetry, bands: BandModel) -> Side | None:
    """The shorter side, when the difference is flagged or only that side is short of functional.

    Requirements: B-8
    """
    if asymmetry.cm is None or reach_cm.left is None or reach_cm.right is None:
        return None
    shorter: Side = "left" if asymmetry.cm < 0 else "right"
    short = [side for side in SIDES if (reach_cm.of(side) or 0.0) < bands.functional_from_cm]
    only_one_short = short == [shorter] and asymmetry.flag in ("watch", "flag")
    return shorter if asymmetry.flag == "flag" or only_one_short else None
