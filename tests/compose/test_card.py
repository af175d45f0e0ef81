"""What follows from a line of the card the moment it fits."""

from dataclasses import replace

import pytest
from tests.people import KNOWLEDGE, LIFTER, MONDAY, journal, said

from dorsi.compose import review
from dorsi.compose.card import once_it_fits
from dorsi.compose.first_checks import CARD, lines_of_card

LINES = lines_of_card(KNOWLEDGE)


@pytest.mark.requirement("A-27")
@pytest.mark.parametrize("line", [line.id for line in LINES])
def test_it_says_what_the_review_says_of_somebody_for_whom_it_fits(line: str) -> None:
    found = once_it_fits(line, "yes", KNOWLEDGE)
    told = (*said([(CARD, "no")]), *said([(line, "yes")]))
    who = replace(journal(LIFTER, days=1), answers=told)
    safety = review(who, KNOWLEDGE, MONDAY).safety
    assert found.withheld is safety.withheld
    assert [reason.text for reason in found.reasons] == [reason.text for reason in safety.reasons]


def test_a_card_nobody_is_sure_of_stops() -> None:
    found = once_it_fits(CARD, "unsure", KNOWLEDGE)
    assert found.withheld
    assert [reason.rule for reason in found.reasons] == ["red_flag_card"]


def test_what_counts_only_with_others_says_nothing_alone() -> None:
    assert once_it_fits("feels_unwell", "yes", KNOWLEDGE).reasons == ()
