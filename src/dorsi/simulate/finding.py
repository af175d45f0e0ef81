"""Virtual people as the product meets them: their journals, and what it makes of these."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import numpy as np

from dorsi.compose.assessment import Assessment, assess
from dorsi.compose.prescription import need_of
from dorsi.domain.journal import Answer, Journal, Person, ProgrammeAccepted, Reading, Session
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.words import SIDES, STRUCTURES
from dorsi.find.pattern import SidePattern, pattern
from dorsi.simulate.answers import Replies
from dorsi.simulate.measuring import Log
from dorsi.simulate.people import Array, People
from dorsi.simulate.work import person_in
from dorsi.train.need import Need

MONDAY = date(2026, 1, 5)  # the first day of every programme
WEEK = timedelta(weeks=1)
ANSWERED, EVENING, MORNING = -3, time(20), time(7)
TRIALS = 3


@dataclass(frozen=True, slots=True)
class Client:
    """One person as the product meets them; `place` is theirs among the people."""

    place: int
    person: Person
    answers: tuple[Answer, ...]
    knowledge: Knowledge

    def at_first(self, log: Log) -> Assessment:
        """What the product makes of them before their programme; `log` has the same people."""
        return assess(self._journal(log, 0), self.knowledge, MONDAY)

    def after(self, week: int, log: Log, sessions: Sequence[Session]) -> Assessment:
        """What it makes of them after some weeks of the programme they were given at first."""
        begun = ProgrammeAccepted(at=moment(-1, EVENING), starts=MONDAY)
        journal = self._journal(log, week, tuple(sessions), (begun,))
        return assess(journal, self.knowledge, MONDAY + week * WEEK)

    def need(self, found: Assessment) -> Need:
        """What a programme that begins now has to answer to."""
        return need_of(found, self.knowledge)

    def _journal(
        self,
        log: Log,
        week: int,
        sessions: tuple[Session, ...] = (),
        decisions: tuple[ProgrammeAccepted, ...] = (),
    ) -> Journal:
        known = np.flatnonzero(log.days <= week * WEEK.days)
        readings = tuple(
            Reading(
                at=moment(int(log.days[number])),
                measure=self.knowledge.models.range.reference_measure,
                side=side,
                trials=(float(log.cm[self.place, column, number]),) * TRIALS,
                unit="cm",
                cold=True,
            )
            for number in known
            for column, side in enumerate(SIDES)
        )
        return Journal(
            person=self.person,
            readings=readings,
            answers=self.answers,
            sessions=sessions,
            decisions=decisions,
        )


def clients_of(people: People, replies: Replies, knowledge: Knowledge) -> tuple[Client, ...]:
    """Everybody as the product meets them."""
    settings = knowledge.models.simulation.settings
    persons = [person_in(setting, knowledge) for setting in settings]
    return tuple(
        Client(place, persons[number], answers_of(place, replies, knowledge), knowledge)
        for place, number in enumerate(people.setting)
    )


def answers_of(place: int, replies: Replies, knowledge: Knowledge) -> tuple[Answer, ...]:
    """What somebody answered, as a journal holds it; nothing where they are not sure."""
    given = []
    for number, question in enumerate(replies.questions):
        sides = SIDES if knowledge.findings[question].per_side else (None,)
        for column, side in enumerate(sides):
            if replies.sure[place, column, number]:
                answer = "yes" if replies.yes[place, column, number] else "no"
                at = moment(ANSWERED)
                given.append(Answer(at=at, question=question, side=side, answer=answer))
    return tuple(given)


def moment(day: int, clock: time = MORNING) -> datetime:
    """A time on a day, counted from the first of the programme."""
    return datetime.combine(MONDAY + timedelta(days=day), clock, UTC)


def chances(place: int, replies: Replies, knowledge: Knowledge) -> Array:
    """The probability of every structure on both sides by the answers, (sides, structures)."""
    answers = replies.of(place)
    both = [pattern(answers, side, {}, knowledge, range_limited=True) for side in SIDES]
    return np.array([[_by_structure(side)[name] for name in STRUCTURES] for side in both])


def _by_structure(found: SidePattern) -> dict[str, float]:
    return {str(chance.structure): chance.probability for chance in found.chances}
