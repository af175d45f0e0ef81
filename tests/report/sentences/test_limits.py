"""What would make a result surer."""

from datetime import date, timedelta

import pytest
from tests.people import KNOWLEDGE, LIFTER, MONDAY, journal, said

from dorsi.compose import review
from dorsi.domain.journal import Journal
from dorsi.report.listener import listener_for
from dorsi.report.sentences.limits import describe_surer


def surer(who: Journal, today: date = MONDAY) -> tuple[str, ...]:
    found = review(who, KNOWLEDGE, today)
    return describe_surer(found, listener_for(who.person, KNOWLEDGE, today))


CARD = said([("red_flag_card", "no")])


def test_both_sides_unmeasured_are_named_first() -> None:
    assert surer(journal(LIFTER, left=None, right=None, answers=CARD))[0] == "Measure both sides."


def test_the_side_nobody_measured_is_named() -> None:
    lines = surer(journal(LIFTER, left=None, right=8.0, answers=CARD))
    assert lines[0] == "Measure the left side."
    assert "More days of measuring narrow it." in lines


def test_the_question_that_tells_most_is_among_it() -> None:
    settled = [("injury_days_ago", "no"), ("surgery_or_cast_weeks_ago", "no")]
    lines = surer(journal(LIFTER, answers=(*CARD, *said(settled))))
    assert lines[0] == "More days of measuring narrow it."
    assert lines[-1].startswith(("One question would tell most:", "Still open:"))


@pytest.mark.parametrize(("weeks", "asked"), [(2, False), (12, True)])
def test_a_reach_nobody_has_read_for_long_asks_for_a_new_reading(weeks: int, asked: bool) -> None:
    lines = surer(journal(LIFTER, answers=CARD), MONDAY + timedelta(weeks=weeks))
    old = "Left and right: a new reading, for the last one is some time ago."
    assert (old in lines) is asked
