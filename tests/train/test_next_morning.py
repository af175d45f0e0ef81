"""Whether the morning after a session is asked about."""

from datetime import date, timedelta
from typing import Any

import pytest
from tests.people import KNOWLEDGE, MONDAY, moment, trained

from dorsi.domain.journal import Session
from dorsi.train.next_morning import to_ask_about

TODAY = MONDAY + timedelta(days=7)
YESTERDAY = TODAY - timedelta(days=1)
KNOWN = trained(MONDAY, "soleus_stretch", "goblet_squat")


def done(*drills: str, day: date = YESTERDAY, **felt: Any) -> Session:
    return trained(day, *(drills or ("soleus_stretch",)), **felt)


def asked(*sessions: Session) -> bool | None:
    """Whether the morning is asked about, and then whether because it hurt."""
    found = to_ask_about((KNOWN, *sessions), TODAY, KNOWLEDGE.models.pain)
    return None if found is None else found.hurt


@pytest.mark.parametrize(
    ("pain", "expected"), [(None, None), (0, None), (2, None), (2.5, None), (3, True), (8, True)]
)
def test_it_is_asked_after_three_of_ten_or_more(pain: float | None, expected: bool | None) -> None:
    assert asked(done(pain_after=pain)) is expected


def test_a_pinch_at_the_front_counts_as_pain() -> None:
    assert asked(done(pinch=3, pain_after=0)) is True
    assert asked(done(pinch=2, pain_after=0)) is None


def test_it_is_asked_after_something_never_done_before() -> None:
    assert asked(done("soleus_stretch", "ankle_circles", pain_after=0)) is False
    assert asked(done("ankle_circles", day=MONDAY), done("ankle_circles")) is None
    assert asked(done("ankle_circles"), done("ankle_circles")) is False  # both of yesterday


def test_it_is_asked_once_and_of_yesterday_alone() -> None:
    assert asked(done(pain_after=4, pain_next_morning=1)) is None
    assert asked(done(pain_after=4, pain_next_morning=0), done(pain_after=0)) is None
    assert asked(done(pain_after=4, day=YESTERDAY - timedelta(days=1))) is None
    assert asked(done(pain_after=4, day=TODAY)) is None
    assert asked() is None


def test_of_several_sessions_the_last_is_asked_about_whichever_hurt() -> None:
    evening = Session(at=moment(YESTERDAY, 20), items=(), pain_after=0, id="evening")
    found = to_ask_about(
        (KNOWN, done(pain_after=4), evening), TODAY, KNOWLEDGE.models.pain
    )  # fmt: skip
    assert found is not None
    assert (found.session.id, found.hurt) == ("evening", True)
