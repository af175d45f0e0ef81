"""The morning after: whether to ask how it feels, and of which session."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dorsi.domain.journal import Session
from dorsi.domain.models import PainModel

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Morning:
    """The session to ask about; `hurt` says that it hurt, else something in it was new."""

    session: Session
    hurt: bool


def worst_of(session: Session) -> float:
    """The most pain that a session told of at once, 0-10: after it, or as a pinch at the front."""
    pinches = [item.pinch for item in session.items if item.pinch]
    return max([session.pain_after or 0.0, *pinches])


def to_ask_about(sessions: Sequence[Session], today: date, model: PainModel) -> Morning | None:
    """The session of yesterday that this morning tells more of; usually none.

    It is asked after notable pain and after anything never done before, once, and of the day's last
    session, which is the one the pain rule reads.

    Args:
        sessions: In time order, up to today.
        today: The morning.
        model: From which pain on it is asked.
    """
    yesterday = [session for session in sessions if session.day == today - DAY]
    if not yesterday or any(each.pain_next_morning is not None for each in yesterday):
        return None
    hurt = any(worst_of(each) >= model.ask_next_morning_from for each in yesterday)
    return Morning(yesterday[-1], hurt) if hurt or _anything_new(sessions, yesterday) else None


def _anything_new(sessions: Sequence[Session], yesterday: Sequence[Session]) -> bool:
    first = yesterday[0].day
    known = {item.exercise for each in sessions if each.day < first for item in each.items}
    return any(item.exercise not in known for each in yesterday for item in each.items)
