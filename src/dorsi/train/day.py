"""One kind of day: the roles that matter most, each at the dose that fits the minutes.

Core roles come in at their least dose first, so that nothing essential is crowded out, and others
join where too few of them can; then all grow in turn; what minutes are left go to further roles at
the largest dose that fits.
"""

from collections.abc import Callable, Sequence

from dorsi.domain.exercises import Role
from dorsi.domain.journal import StoredItem
from dorsi.domain.models import ProgrammeModel
from dorsi.domain.words import BLOCKS, Block, DayKind
from dorsi.train.choose import Chosen
from dorsi.train.dose import Step

Ladder = tuple[Step, ...]


def fill(
    core: Sequence[Role],
    more: Sequence[Role],
    ladder_of: Callable[[Role], Ladder],
    budget_s: float,
    model: ProgrammeModel,
) -> tuple[StoredItem, ...]:
    """Fit roles into a budget of seconds.

    Args:
        core: Roles that should be there, most important first.
        more: Roles that may join while there is time.
        ladder_of: The sizes a role comes in, smallest first; empty where nothing suits.
        budget_s: Seconds the day may take.
        model: The order of a day, role by role, and how many roles it should not fall short of.

    Requirements: B-19, B-60
    """
    size: dict[Role, int] = {}
    ladders = {role: ladder_of(role) for role in dict.fromkeys((*core, *more))}
    left_s = budget_s
    for role, ladder in ladders.items():
        wanted = role in core or len(size) < model.least_roles
        if wanted and ladder and ladder[0].seconds <= left_s:
            size[role] = 0
            left_s -= ladder[0].seconds
    left_s = _grow(size, ladders, left_s)
    for role in more:
        fitting = [i for i, step in enumerate(ladders[role]) if step.seconds <= left_s]
        if fitting and role not in size:
            size[role] = fitting[-1]
            left_s -= ladders[role][fitting[-1]].seconds
    items = [item for role in size for item in ladders[role][size[role]].items]
    order = {
        item: model.day_order.index(role)
        for role in size
        for item in ladders[role][size[role]].items
    }
    return tuple(sorted(items, key=lambda item: (BLOCKS.index(item.block), order[item])))


def _grow(size: dict[Role, int], ladders: dict[Role, Ladder], left_s: float) -> float:
    """Give each core role the next size in turn until nothing larger fits."""
    grown = True
    while grown:
        grown = False
        for role, step in size.items():
            if step + 1 >= len(ladders[role]):
                continue
            more_s = ladders[role][step + 1].seconds - ladders[role][step].seconds
            if more_s <= left_s:
                size[role] = step + 1
                left_s -= more_s
                grown = True
    return left_s


def block_of(chosen: Chosen, day: DayKind) -> Block:
    """Where in the day an exercise belongs: before training if it may, long stretches after.

    Requirements: A-22, B-71, B-82, B-95
    """
    if day == "rest":
        return "anytime"
    return min(chosen.exercise.blocks, key=BLOCKS.index)
