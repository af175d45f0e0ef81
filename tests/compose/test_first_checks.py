"""What is asked before a first programme."""

import pytest
from tests.people import KNOWLEDGE, MONDAY, journal, said, trained

from dorsi.compose import assess, review
from dorsi.compose.assessment import Assessment
from dorsi.compose.first_checks import (
    CARD,
    card_answered,
    card_comes_first,
    lines_of_card,
    questions_before_measuring,
)


def assessed(*given: tuple[str, str]) -> Assessment:
    who = journal(left=None, right=None, answers=said(given))
    return assess(who, KNOWLEDGE, MONDAY)


@pytest.mark.requirement("A-27")
def test_injuries_and_operations_are_asked_about_before_anything_is_measured() -> None:
    asked = [finding.id for finding in questions_before_measuring(assessed(), KNOWLEDGE)]
    assert asked == ["injury_days_ago", "surgery_or_cast_weeks_ago"]
    after = assessed(("injury_days_ago", "no"))
    assert [f.id for f in questions_before_measuring(after, KNOWLEDGE)] == asked


@pytest.mark.parametrize(
    ("given", "answered"),
    [((), False), (((CARD, "no"),), True), ((("calf_swollen", "yes"),), True)],
)
def test_the_card_counts_as_answered_with_any_line_of_it(
    given: tuple[tuple[str, str], ...], answered: bool
) -> None:
    assert card_answered(assessed(*given), KNOWLEDGE) is answered


@pytest.mark.requirement("A-27")
@pytest.mark.parametrize(
    ("given", "hurt", "first"),
    [
        ((), 0, True),
        (((CARD, "no"),), 0, False),
        (((CARD, "no"),), 4, False),
        (((CARD, "no"),), 5, True),
    ],
)
def test_the_card_comes_first_until_it_is_answered_and_again_after_much_pain(
    given: tuple[tuple[str, str], ...], hurt: int, first: bool
) -> None:
    sore = trained(MONDAY, pain_after=hurt)
    found = review(journal(answers=said(given), sessions=(sore,)), KNOWLEDGE, MONDAY)
    assert card_comes_first(found) is first


def test_the_card_begins_with_what_cannot_wait() -> None:
    first = lines_of_card(KNOWLEDGE)[0]
    rules = [r for r in KNOWLEDGE.safety.values() if first.id in r.when.questions()]
    assert "emergency" in {rule.urgency for rule in rules}
