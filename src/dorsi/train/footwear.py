"""Lower and flat shoes: from when on, and how far from every new load."""

from datetime import date, timedelta

from dorsi.train.circumstances import Asked, Filling


def transition(asked: Asked) -> Filling | None:
    """Lower shoes, weeks apart from every new kind of heel raise.

    Requirements: B-69
    """
    start = _shoes_from(asked)
    most = timedelta(weeks=asked.thing.thresholds["most_weeks"])
    said = "today" if start <= asked.now.today else f"{start.day} {start:%B}"
    return Filling({"start": said}, start + most)


def _shoes_from(asked: Asked) -> date:
    """The first day on which shoes may change for good: once the new loads have settled."""
    apart = timedelta(weeks=asked.thing.thresholds["apart_weeks"])
    settled = (load + apart for load in asked.now.new_loads)
    return max((asked.now.today, *settled))


def flat_hours(asked: Asked) -> Filling | None:
    """Hours without shoes or in flat ones, not beside a new load nor before lower shoes begin."""
    apart = timedelta(weeks=asked.thing.thresholds["apart_weeks"])
    today = asked.now.today
    beside = any(load - apart <= today < load + apart for load in asked.now.new_loads)
    waits = "lower_drop_shoes_wanted" in asked.now.yes and _shoes_from(asked) > today
    return None if beside or waits else Filling({})
