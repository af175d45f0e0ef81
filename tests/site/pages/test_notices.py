"""Of all that could be said today, what stands there."""

from datetime import timedelta

import pytest
from tests.people import CALF, KNOWLEDGE, MONDAY, accepted, journal, said, trained

from dorsi.domain.journal import Session
from dorsi.site.pages.notices import Notice, notice_of
from dorsi.site.pages.thinking import Thought

TODAY = MONDAY + timedelta(days=15)
YESTERDAY = TODAY - timedelta(days=1)


def notice(*sessions: Session) -> Notice | None:
    told = (*said(CALF), *said([("red_flag_card", "no")]))
    steady = [trained(MONDAY + timedelta(days=day)) for day in (7, 9, 11)]
    found = journal(answers=told, decisions=(accepted(MONDAY),), sessions=(*steady, *sessions))
    return notice_of(Thought(found, KNOWLEDGE, TODAY))


@pytest.mark.parametrize(("pain", "asked"), [(0, False), (2, False), (3, True), (4, True)])
def test_the_morning_is_asked_about_from_three_on(pain: float, asked: bool) -> None:
    found = notice(trained(YESTERDAY, pain_after=pain))
    assert (found is not None and found.kind == "morning") is asked
    if asked:
        assert found is not None
        assert found.said.startswith("It hurt yesterday.")


def test_the_morning_after_something_new_says_so() -> None:
    found = notice(trained(YESTERDAY, "ankle_circles", pain_after=0))
    assert found is not None
    assert (found.kind, found.said.split(".")[0]) == ("morning", "Something yesterday was new")


def test_a_morning_that_was_told_of_gives_way_to_what_follows_from_the_pain() -> None:
    asked = notice(trained(YESTERDAY, pain_after=6))
    told = notice(trained(YESTERDAY, pain_after=6, pain_next_morning=1))
    assert asked is not None
    assert asked.kind == "morning"
    assert told is not None
    assert told.kind == "watch"
