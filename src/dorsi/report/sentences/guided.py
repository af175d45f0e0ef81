"""What a guided session says: the day, when to stop at once, and the morning after."""

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from dorsi.domain.guided import GuidedDay
from dorsi.domain.verdicts import Safety
from dorsi.report.quantities import minutes
from dorsi.report.sentences.advice import describe_reason, describe_stop
from dorsi.train.next_morning import Morning

PLACES: Final = MappingProxyType(
    {"rack": "At the rack", "wall": "At the wall", "step": "At a step", "anywhere": "Anywhere"}
)
SHORTER: Final = "Shorter today, because it hurt."
ENOUGH: Final = "That is enough for today: what is left would ask too much of it."
DONE: Final = "Done for today."
NOTHING: Final = "Nothing is planned."
WAITS: Final = "Training waits."
COUNTS_TOGETHER: Final = "It counts together with the other lines: tick every one that fits."


def describe_guided(day: GuidedDay) -> str:
    """Say in a sentence what there is to do on a day, or why there is nothing."""
    if day.state == "stopped":
        return WAITS
    if day.state == "work":
        return " ".join(_work(day))
    if day.state == "done":
        return ENOUGH if day.shortened else DONE
    return NOTHING


def _work(day: GuidedDay) -> Iterator[str]:
    about = minutes(sum(item.seconds for item in day.items) / 60.0)
    yield f"Still to do, about {about}." if day.begun else f"About {about}."
    if day.shortened:
        yield SHORTER


def describe_at_once(safety: Safety) -> str:
    """Say what to do now that a line of the red-flag card fits: how soon, and the rules' own text.

    Args:
        safety: What would hold of somebody for whom it fits.
    """
    stop = (describe_stop(safety),) if safety.withheld else ()
    return " ".join((*stop, *map(describe_reason, safety.reasons))) or COUNTS_TOGETHER


def describe_morning(asked: Morning) -> str:
    """Ask how yesterday's session feels this morning, and say why it is asked."""
    if asked.hurt:
        return "It hurt yesterday. How much this morning, from 0 to 10?"
    return "Something yesterday was new. Does it hurt this morning, from 0 (nothing) to 10?"
