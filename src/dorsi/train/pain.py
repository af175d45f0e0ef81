"""The pain rule: what the last days' pain means for the next ones.

It is about pain from 0 to 10, not about the pull of a stretch.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dorsi.domain.exercises import Exercise
from dorsi.domain.journal import Session
from dorsi.domain.models import PainModel

# What asks most of a sore ankle; the rest of a painful session may stay.
DEMANDING = frozenset(
    {"end_range", "static_stretch", "band", "raise", "single_leg_load", "heel_drop", "squat"}
)


@dataclass(frozen=True, slots=True)
class PainState:
    """What to leave out, whether to hold or ease the dose, and whether to have it looked at.

    `worst` is the last session's pain after, 0-10; `painful` the drills left out for pain,
    `pinching` those left out for a pinch at the front.
    """

    painful: tuple[str, ...]
    pinching: tuple[str, ...]
    hold: bool
    step_back: bool
    refer: bool
    worst: float

    @property
    def dropped(self) -> frozenset[str]:
        """All drills left out for now."""
        return frozenset((*self.painful, *self.pinching))


CALM = PainState((), (), hold=False, step_back=False, refer=False, worst=0.0)


def pain_state(
    sessions: Sequence[Session], today: date, exercises: Mapping[str, Exercise], model: PainModel
) -> PainState:
    """Read the pain of recent sessions.

    Args:
        sessions: In time order, up to today.
        today: The day asked about.
        exercises: To tell demanding drills from gentle ones.
        model: The limits of the pain rule.
    """
    recent = [s for s in sessions if (today - s.day).days < model.drill_out_days]
    if not recent:
        return CALM
    flares = [_flared(session, model) for session in recent if _told(session)]
    last = recent[-1]
    after = last.pain_after or 0.0
    return PainState(
        painful=_unique(_painful(recent, exercises, model)),
        pinching=_unique(_pinching(recent, model)),
        hold=model.go_up_to < after <= model.hold_up_to,
        step_back=_worse_next_morning(last, model),
        refer=len(flares) >= model.flares_to_refer and all(flares[-model.flares_to_refer :]),
        worst=after,
    )


def _painful(
    sessions: Iterable[Session], exercises: Mapping[str, Exercise], model: PainModel
) -> Iterable[str]:
    for session in sessions:
        if (session.pain_after or 0.0) >= model.stop_from:
            for item in session.items:
                exercise = exercises.get(item.exercise)
                if exercise is not None and not DEMANDING.isdisjoint(exercise.traits):
                    yield exercise.id


def _pinching(sessions: Iterable[Session], model: PainModel) -> Iterable[str]:
    """Drills whose latest doing pinched."""
    latest = {item.exercise: item.pinch or 0.0 for session in sessions for item in session.items}
    return (drill for drill, pinch in latest.items() if pinch > model.pinch_above)


def _told(session: Session) -> bool:
    return session.pain_after is not None or session.pain_next_morning is not None


def _flared(session: Session, model: PainModel) -> bool:
    too_much = (session.pain_after or 0.0) >= model.stop_from
    return too_much or _worse_next_morning(session, model)


def _worse_next_morning(session: Session, model: PainModel) -> bool:
    if session.pain_next_morning is None:
        return False
    return session.pain_next_morning - (session.pain_before or 0.0) >= model.worse_next_morning


def _unique(drills: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(drills))
