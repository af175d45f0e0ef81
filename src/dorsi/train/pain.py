"""The pain rule: what the last days' pain means for the next ones.

It is about pain from 0 to 10, not about the pull of a stretch.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from dorsi.domain.exercises import Exercise
from dorsi.domain.journal import Session
from dorsi.domain.models import PainModel


@dataclass(frozen=True, slots=True)
class PainState:
    """What to leave out and until when, whether to hold or ease the dose, and whether to refer.

    `worst` is the last session's pain after, 0-10, and `last` its day if it told of pain.
    `painful` are the demanding exercises of sessions with too much pain, `pinching` those that
    pinched at the front. `gentle_only`: too much pain came with nothing demanding, or with nobody
    knows what, so everything demanding rests. `flare` is the highest pain of all sessions with too
    much, `None` without any. `out` maps every exercise left out, the harder forms of the sore ones
    too, to the last day it stays out.
    """

    painful: tuple[str, ...]
    pinching: tuple[str, ...]
    hold: bool
    step_back: bool
    refer: bool
    worst: float
    last: date | None = None
    flare: float | None = None
    gentle_only: bool = False
    out: Mapping[str, date] = field(default_factory=dict)

    @property
    def dropped(self) -> frozenset[str]:
        """All exercises left out for now."""
        return frozenset(self.out)


@dataclass(frozen=True, slots=True)
class Told:
    """Pain, 0-10, told of some days as a whole: more than their sessions told of.

    Nobody knows what it came from. `again` says that one of those sessions was too much already, so
    that this is the same flare told once more and no second one.
    """

    at: datetime
    pain: float
    again: bool

    @property
    def day(self) -> date:
        """The day it was told on."""
        return self.at.date()


CALM = PainState((), (), hold=False, step_back=False, refer=False, worst=0.0)


def demanding(exercise: Exercise, model: PainModel) -> bool:
    """Whether an exercise asks much of a sore ankle."""
    return any(trait in model.demanding_traits for trait in exercise.traits)


def pain_state(
    sessions: Sequence[Session],
    today: date,
    exercises: Mapping[str, Exercise],
    model: PainModel,
    told: Sequence[Told] = (),
) -> PainState:
    """Read the pain of recent sessions, and what was told of days as a whole.

    Args:
        sessions: In time order, up to today.
        today: The day asked about.
        exercises: To tell demanding exercises from gentle ones, and the harder form of each.
        model: The limits of the pain rule.
        told: In time order, up to today.
    """
    found = replace(
        _after_sessions(sessions, today, exercises, model),
        refer=_flares_in_a_row(sessions, told, model),
    )
    for each in told:
        if (today - each.day).days < model.exercise_out_days:
            found = _told_too(found, each, exercises, model)
    return found


def _after_sessions(
    sessions: Sequence[Session], today: date, exercises: Mapping[str, Exercise], model: PainModel
) -> PainState:
    recent = [s for s in sessions if (today - s.day).days < model.exercise_out_days]
    if not recent:
        return CALM
    sore = [session for session in recent if _too_much(session, model)]
    last = recent[-1]
    after = last.pain_after or 0.0
    return PainState(
        painful=_unique(
            name for session in sore for name in _demanding_of(session, exercises, model)
        ),
        pinching=tuple(_pinching(recent, model)),
        hold=model.go_up_to < after < model.stop_from,
        step_back=_worse_next_morning(last, model),
        refer=False,
        worst=after,
        last=last.day if _told(last) else None,
        flare=max((session.pain_after or 0.0 for session in sore), default=None),
        gentle_only=any(not _demanding_of(session, exercises, model) for session in sore),
        out=_out(recent, sore, exercises, model),
    )


def _told_too(
    found: PainState, told: Told, exercises: Mapping[str, Exercise], model: PainModel
) -> PainState:
    """Add pain of nobody knows what: from too much of it on everything demanding rests.

    A session later than it says how the ankle is now, so that it no longer holds the dose.
    """
    if told.pain >= model.stop_from:
        until = told.day + timedelta(days=model.exercise_out_days - 1)
        names = [each.id for each in exercises.values() if demanding(each, model)]
        return replace(
            found,
            gentle_only=True,
            flare=max(told.pain, found.flare or 0.0),
            out={**found.out, **{n: max(until, found.out.get(n, until)) for n in names}},
        )
    later = found.last is None or told.day >= found.last
    if told.pain <= model.go_up_to or not later:
        return found
    return replace(found, hold=True, worst=max(told.pain, found.worst), last=told.day)


def _out(
    recent: Sequence[Session],
    sore: Sequence[Session],
    exercises: Mapping[str, Exercise],
    model: PainModel,
) -> Mapping[str, date]:
    """Every exercise left out, and its last day out.

    A sore exercise takes its harder forms with it. Pain from gentle work, or from work nobody wrote
    down, is the worse sign: then everything demanding rests.
    """
    out: dict[str, date] = {}
    for day, names in (
        *((session.day, _hurt(session, exercises, model)) for session in sore),
        *((day, (name,)) for name, day in _pinching(recent, model).items()),
    ):
        until = day + timedelta(days=model.exercise_out_days - 1)
        for name in with_harder(names, exercises):
            out[name] = max(until, out.get(name, until))
    return out


def _hurt(session: Session, exercises: Mapping[str, Exercise], model: PainModel) -> Iterable[str]:
    if found := _demanding_of(session, exercises, model):
        return found
    return (
        *(item.exercise for item in session.items),
        *(exercise.id for exercise in exercises.values() if demanding(exercise, model)),
    )


def with_harder(names: Iterable[str], exercises: Mapping[str, Exercise]) -> Iterator[str]:
    """These exercises and, step by step, the harder form of each."""
    for name in names:
        step: str | None = name
        while step is not None:
            yield step
            step = exercises[step].harder if step in exercises else None


def _demanding_of(
    session: Session, exercises: Mapping[str, Exercise], model: PainModel
) -> tuple[str, ...]:
    known = (exercises[item.exercise] for item in session.items if item.exercise in exercises)
    return tuple(exercise.id for exercise in known if demanding(exercise, model))


def _pinching(sessions: Iterable[Session], model: PainModel) -> Mapping[str, date]:
    """Exercises whose latest doing pinched, and its day."""
    latest = {
        item.exercise: (item.pinch or 0.0, session.day)
        for session in sessions
        for item in session.items
    }
    return {name: day for name, (pinch, day) in latest.items() if pinch > model.pinch_above}


def _told(session: Session) -> bool:
    return session.pain_after is not None or session.pain_next_morning is not None


def flared(session: Session, model: PainModel) -> bool:
    """Whether a session was too much: at once, or by how it felt the next morning."""
    return _too_much(session, model) or _worse_next_morning(session, model)


def _flares_in_a_row(sessions: Iterable[Session], told: Iterable[Told], model: PainModel) -> bool:
    """Whether the latest sessions that were told of all flared; no passage of time undoes it.

    What was told of days as a whole is one more flare where no session of theirs was, and never a
    sign of calm.
    """
    beside = (t for t in told if t.pain >= model.stop_from and not t.again)
    dated = [
        *((s.at, flared(s, model)) for s in sessions if _told(s)),
        *((each.at, True) for each in beside),
    ]
    flares = [flare for _, flare in sorted(dated)]
    return len(flares) >= model.flares_to_refer and all(flares[-model.flares_to_refer :])


def _too_much(session: Session, model: PainModel) -> bool:
    return (session.pain_after or 0.0) >= model.stop_from


def _worse_next_morning(session: Session, model: PainModel) -> bool:
    if session.pain_next_morning is None:
        return False
    return session.pain_next_morning - (session.pain_before or 0.0) >= model.worse_next_morning


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
