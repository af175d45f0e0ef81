"""How far the sides differ, how sure that is, and whether two days agree on it.

Requirements: A-12, B-8
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from dorsi.domain.knowledge import Knowledge
from dorsi.domain.models import SymmetryModel
from dorsi.domain.verdicts import Asymmetry, Sides
from dorsi.domain.words import SIDES, Flag
from dorsi.measure.course import Course
from dorsi.measure.days import ReachDay, SetUp
from dorsi.measure.range import SideRange, recent

_TOLD_TO_CM = 0.05  # what is told to a millimetre is taken by that millimetre


def asymmetry(course: Course | None, ranges: Sides[SideRange], knowledge: Knowledge) -> Asymmetry:
    """Compare left with right in cm of reach; a plus means that the left reaches further.

    Both sides come from one fit, so the level of a set-up used on both cancels in the difference.
    A difference is flagged only when days of measuring both sides alike bear it out.

    Returns:
        Difference, its bounds and how it is to be taken; all `None` while a side is unmeasured or
        while neither has anything but wall touches.

    References:
        hoch_mckeon, chisholm_2012
    """
    both = (ranges.left, ranges.right)
    if course is None or any(side.reach_cm is None for side in both):
        return Asymmetry(None, None, None, None)
    if all(side.only_touched for side in both):
        return Asymmetry(None, None, None, None)
    models = knowledge.models
    cm = float(course.difference_now().mean()[0])
    low, high = course.difference_bounds(models.range.confidence)
    used = Sides(
        *(recent([d for d in course.days if d.side == side], models.range) for side in SIDES)
    )
    agreeing = agreeing_days(used, cm, models.symmetry)
    return Asymmetry(cm, low, high, _flag(cm, agreeing, models.symmetry))


def agreeing_days(used: Sides[tuple[ReachDay, ...]], cm: float, model: SymmetryModel) -> int:
    """Count the days on which one set-up showed a difference of this sign that would be flagged."""
    sign = 1.0 if cm > 0 else -1.0
    return len(
        {
            day
            for day, difference_cm in _same_day_differences((*used.left, *used.right))
            if sign * difference_cm >= model.flag_from_cm - _TOLD_TO_CM
        }
    )


def _same_day_differences(days: Iterable[ReachDay]) -> Iterable[tuple[date, float]]:
    """Left minus right for each day and set-up that has both.

    Where one side touched the wall the difference is at least as large as given, because a touch
    reads as far as that set-up can; where both did it is 0 and agrees with nothing.
    """
    pairs: defaultdict[tuple[date, SetUp], dict[str, ReachDay]] = defaultdict(dict)
    for day in days:
        pairs[day.day, day.set_up][day.side] = day
    for (on, _), sides in pairs.items():
        left, right = sides.get("left"), sides.get("right")
        if left and right:
            yield on, left.cm - right.cm


def _flag(cm: float, agreeing: int, model: SymmetryModel) -> Flag:
    size_cm = abs(cm) + _TOLD_TO_CM
    if size_cm >= model.flag_from_cm and agreeing >= model.flag_days:
        return "flag"
    return "watch" if size_cm >= model.watch_from_cm else "usual"
