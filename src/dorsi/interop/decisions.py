"""What a decision in a journal says, checked against knowledge and the calendar.

A stored programme is what somebody will do, so it is checked to its last dose.
"""

from collections.abc import Iterator, Sequence

from dorsi.domain.knowledge import Knowledge
from dorsi.errors import Fault
from dorsi.interop.checks import Raw, day_written, items, known, measurable
from dorsi.interop.plausible import PAUSED_FOR, PRESCRIBED, STARTS_WITHIN, is_whole

DAYS = ("training_day", "rest_day", "training_between", "rest_between")


def decision(raw: Raw, knowledge: Knowledge, path: str) -> Iterator[Fault]:
    """Check one decision by its kind."""
    match raw.get("kind"):
        case "target_set":
            measure = knowledge.measures["knee_to_wall"]
            yield from measurable(raw.get("reach_cm"), measure, "cm", f"{path}.reach_cm")
        case "programme_accepted":
            yield from _starts(raw, path)
            if isinstance(blocks := raw.get("blocks"), list):
                yield from _blocks(blocks, knowledge, f"{path}.blocks")
        case "paused":
            yield from _until(raw, path)
        case "cleared":
            yield from known(raw.get("rule"), knowledge.safety, "safety rule", f"{path}.rule")
            by = raw.get("by")
            if isinstance(by, str) and not by.strip():
                yield Fault(f"{path}.by", "nobody is named", "who looked, like my physiotherapist")


def _starts(raw: Raw, path: str) -> Iterator[Fault]:
    starts, at = day_written(raw.get("starts")), day_written(raw.get("at"))
    if starts and at and abs(starts - at) > STARTS_WITHIN:
        problem = f"{starts} lies more than a year from the day this was entered"
        yield Fault(f"{path}.starts", problem, f"a day near {at}")


def _until(raw: Raw, path: str) -> Iterator[Fault]:
    until, at = day_written(raw.get("until")), day_written(raw.get("at"))
    if until and at and until < at:
        yield Fault(f"{path}.until", f"{until} is before the pause begins", f"a day from {at} on")
    elif until and at and until - at > PAUSED_FOR:
        problem = f"{until} lies more than a year from where the pause begins"
        yield Fault(f"{path}.until", problem, f"a day near {at}, or no until: it ends with resumed")


def _blocks(blocks: Sequence[object], knowledge: Knowledge, path: str) -> Iterator[Fault]:
    if not blocks:
        yield Fault(path, "no block is given", "at least one, or no blocks at all")
    for index, block in enumerate(blocks):
        if isinstance(block, dict):
            place = f"{path}[{index}]"
            yield from known(block.get("phase"), knowledge.phases, "phase", f"{place}.phase")
            for day in DAYS:
                if isinstance(prescribed := block.get(day), list):
                    yield from items(prescribed, knowledge, PRESCRIBED, f"{place}.{day}")
                    yield from _doses(prescribed, f"{place}.{day}")
    yield from _weeks(blocks, knowledge.models.programme.weeks, path)


def _doses(prescribed: Sequence[object], path: str) -> Iterator[Fault]:
    """An item is counted or timed: nobody can do what is neither, and both are two doses."""
    for index, item in enumerate(prescribed):
        if isinstance(item, dict):
            counted, timed = (item.get(key) is not None for key in ("reps", "seconds"))
            if counted == timed:
                problem = f"reps and seconds are {'both' if counted else 'both not'} given"
                yield Fault(f"{path}[{index}]", problem, "one of the two")


def _weeks(blocks: Sequence[object], last: int, path: str) -> Iterator[Fault]:
    """Every week up to the last one named stands in one block, and in one only."""
    placed: dict[int, str] = {}
    for index, block in enumerate(blocks):
        weeks = block.get("weeks") if isinstance(block, dict) else None
        if weeks == []:
            yield Fault(f"{path}[{index}].weeks", "no week is named", f"weeks from 1 to {last}")
        for at, week in enumerate(weeks if isinstance(weeks, list) else ()):
            place = f"{path}[{index}].weeks[{at}]"
            if not is_whole(week):
                continue
            if not 1 <= week <= last:
                yield Fault(place, f"{week} is no week of a programme", f"a week from 1 to {last}")
            elif week in placed:
                yield Fault(place, f"week {week} stands in {placed[week]} too", "each week once")
            else:
                placed[week] = place
    if missing := sorted(set(range(1, max(placed, default=0))) - set(placed)):
        named = ", ".join(map(str, missing))
        yield Fault(path, f"no block is for week {named}", "every week up to the last one named")
