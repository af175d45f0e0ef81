"""What a page is about: the journal, and what `review` and `plan` say of it today.

Remembered by (person, revision, knowledge, day): the same four give the same answer.
"""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, lru_cache
from typing import Any, Final
from uuid import UUID

from dorsi.compose import Assessment, assess, plan
from dorsi.compose.planning import emptied_by_pain
from dorsi.compose.progress import Progress, progress_of
from dorsi.compose.reviewing import review_of
from dorsi.compose.today import card_again
from dorsi.domain.effective import effective
from dorsi.domain.journal import Journal, Person
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.schedule import Plan
from dorsi.domain.verdicts import Review
from dorsi.report.listener import Listener, listener_for
from dorsi.site import clock
from dorsi.site.records.journals import read_journal
from dorsi.site.records.known import knowledge, zone_of
from dorsi.site.records.models import KeptPerson

REMEMBERED: Final = 128


class Thought:
    """A journal as kept, and everything worked out from it for one day, each when first asked for.

    Writing an entry asks for little, so that it need not wait for a review nobody reads.
    """

    def __init__(self, kept: Journal, known: Knowledge, today: date) -> None:
        """Keep what all of it follows from."""
        self.kept, self.knowledge, self.today = kept, known, today
        self.pages: dict[tuple[object, ...], tuple[str, ...]] = {}  # as shown, for `as_shown`
        self.pack: dict[str, Any] | None = None  # of the guided session, for `pack_of`

    @cached_property
    def journal(self) -> Journal:
        """The journal as it counts today."""
        return effective(self.kept, self.today)

    @property
    def person(self) -> Person:
        """The person as of today."""
        return self.journal.person

    @cached_property
    def to(self) -> Listener:
        """How to speak to the person."""
        return listener_for(self.person, self.knowledge, self.today)

    @cached_property
    def assessment(self) -> Assessment:
        """What is known of both sides."""
        return assess(self.kept, self.knowledge, self.today)

    @cached_property
    def progress(self) -> Progress:
        """Where the programme stands."""
        return progress_of(self.assessment, self.kept, self.knowledge)

    @cached_property
    def review(self) -> Review:
        """What `review` says."""
        return review_of(self.assessment, self.progress, self.knowledge)

    @cached_property
    def held_up(self) -> bool:
        """Whether nothing may lead to exercise: training waits, or pain has reopened the card."""
        return self.review.safety.withheld or card_again(self.assessment, self.knowledge)

    @property
    def card_first(self) -> bool:
        """Whether nothing but the reopened card comes before exercise."""
        return self.held_up and not self.review.safety.withheld

    @cached_property
    def plan(self) -> Plan:
        """What `plan` says."""
        return plan(self.kept, self.knowledge, self.today)

    def emptied_on(self, day: date) -> bool:
        """Whether something is due on a day, of which pain of the days before leaves nothing."""
        return emptied_by_pain(self.plan, day, self.assessment, self.progress, self.knowledge)

    @property
    def at(self) -> datetime:
        """The moment to put on a new entry: now, where the person is, to the second."""
        return clock.now().astimezone(zone_of(self.kept)).replace(microsecond=0)


def thought_of(person: KeptPerson) -> Thought:
    """Work out, or remember, what there is to say of a person today."""
    kept = read_journal(person)
    today = clock.now().astimezone(zone_of(kept)).date()
    key = (person.pk, person.revision, knowledge().digest, today)
    return _thought(key, _Kept(kept))


def name_of(person: KeptPerson) -> str:
    """What a person is called now."""
    kept = read_journal(person)
    today = clock.now().astimezone(zone_of(kept)).date()
    return effective(kept, today).person.name


@dataclass(frozen=True, slots=True)
class _Kept:
    """A journal beside its key: every one compares alike, so that only the key counts."""

    journal: Journal

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Kept)

    def __hash__(self) -> int:
        return 0


@lru_cache(maxsize=REMEMBERED)
def _thought(key: tuple[UUID, int, str, date], kept: _Kept) -> Thought:
    return Thought(kept.journal, knowledge(), key[3])
