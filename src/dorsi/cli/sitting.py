"""One sitting of `dorsi new`: the journal as it grows, saved after every answer."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from dorsi.cli.asking import Voice
from dorsi.cli.typed import moment
from dorsi.domain.effective import effective
from dorsi.domain.findings import Finding
from dorsi.domain.journal import Answer, Entry, Journal, Person
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.verdicts import Safety
from dorsi.domain.words import SideOrBoth
from dorsi.find.answers import Answers, answers_of
from dorsi.find.safety import assess_safety
from dorsi.interop.journal_file import append, begin, complete_person, load_journal
from dorsi.interop.zones import local_zone


@dataclass(slots=True)
class Sitting:
    """What `new` asks into: the file, what is known, the day, and the voice it asks with."""

    path: Path
    knowledge: Knowledge
    today: date
    voice: Voice

    @property
    def journal(self) -> Journal:
        """The journal as it counts today; before the first answer there is none to read."""
        if not self.path.exists():
            return Journal(person=Person(name="", timezone=local_zone()))
        return effective(self.kept, self.today)

    @property
    def kept(self) -> Journal:
        """The journal as it stands in its file."""
        return load_journal(self.path, self.knowledge, self.today)

    @property
    def person(self) -> Person:
        """The person, as far as known."""
        return self.journal.person

    @property
    def answers(self) -> Answers:
        """What has been answered so far."""
        return answers_of(self.journal, self.knowledge)

    @property
    def equipment_said(self) -> bool:
        """Whether the person ever said what there is, even if it is nothing."""
        person = self.person
        if person.equipment or person.minutes_per_day is not None:
            return True  # the minutes are asked for after the equipment
        kept = self.kept.changes if self.path.exists() else ()
        return any(change.person.equipment is not None for change in kept)

    @property
    def safety(self) -> Safety:
        """What the answers so far mean for training."""
        return assess_safety(self.answers, self.journal, self.today, self.knowledge)

    def now(self) -> datetime:
        """The moment to put on an entry."""
        here = ZoneInfo(self.person.timezone)
        return moment(None, self.today, here, datetime.now(UTC).astimezone(here))

    def add(self, *entries: Entry) -> None:
        """Save entries at once; the file is begun with the first."""
        self._begin()
        append(self.path, *entries, knowledge=self.knowledge, today=self.today)

    def answer(self, finding: Finding, value: str | float, side: SideOrBoth | None) -> None:
        """Save the answer to a question; one about the person has no side."""
        side = side if finding.per_side else None
        self.add(Answer(at=self.now(), question=finding.id, side=side, answer=value))

    def fill(self, **said: Any) -> None:
        """Save what was not known of the person before."""
        self._begin()
        person = Person(**{"name": "", **said})
        complete_person(self.path, person, self.knowledge, self.today)

    def _begin(self) -> None:
        if not self.path.exists():
            begin(self.path, Person(name="", timezone=local_zone()))
