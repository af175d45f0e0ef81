"""Three questions a week: when they wait, and what their pain does and does not do."""

from datetime import date, timedelta

import pytest
from tests.people import CALF, KNOWLEDGE, STARTS, accepted, journal, moment, said, trained

from dorsi.compose import plan, review
from dorsi.compose.assessment import assess
from dorsi.compose.check_in import CHECK_IN, CheckIn, check_ins, told_in_check_ins
from dorsi.domain.effective import effective
from dorsi.domain.journal import Answer, Decision, Journal, Paused, Session

SUNDAY = STARTS + timedelta(days=6)
CARD = said([("red_flag_card", "no")])


def under_way(
    *sessions: Session, answers: tuple[Answer, ...] = (), more: tuple[Decision, ...] = ()
) -> Journal:
    return journal(
        answers=(*CARD, *said(CALF), *answers),
        sessions=sessions,
        decisions=(accepted(STARTS), *more),
    )


def asked(day: date, question: str, answer: str | float) -> Answer:
    return Answer(at=moment(day, 20), question=question, answer=answer)


def hurt(day: date, pain: float | str) -> Answer:
    return asked(day, "pain_this_week", pain)


def due(kept: Journal, today: date) -> date | None:
    return review(kept, KNOWLEDGE, today).programme.check_in_due


def test_it_is_due_from_the_last_day_of_a_programme_week_until_it_is_answered() -> None:
    assert due(under_way(), SUNDAY - timedelta(days=1)) is None
    assert due(under_way(), SUNDAY) == SUNDAY
    assert due(under_way(), SUNDAY + timedelta(days=2)) == SUNDAY


@pytest.mark.parametrize("question", CHECK_IN)
def test_one_answer_is_enough_for_the_week_a_not_sure_too(question: str) -> None:
    kept = under_way(answers=(asked(SUNDAY, question, "unsure"),))
    assert due(kept, SUNDAY) is None
    assert due(kept, SUNDAY + timedelta(days=6)) is None
    assert due(kept, SUNDAY + timedelta(days=7)) == SUNDAY + timedelta(days=7)


@pytest.mark.parametrize(("days_early", "counts"), [(3, True), (4, False)])
def test_a_few_days_early_counts_for_the_week(days_early: int, counts: bool) -> None:
    early = asked(SUNDAY - timedelta(days=days_early), "week_was", "well")
    assert (due(under_way(answers=(early,)), SUNDAY) is None) is counts


def test_nothing_is_asked_during_a_pause_a_stop_or_without_a_programme() -> None:
    resting = Paused(at=moment(SUNDAY, 6), until=SUNDAY + timedelta(days=3))
    assert due(under_way(more=(resting,)), SUNDAY) is None
    assert due(journal(answers=CARD), SUNDAY) is None
    swollen = said([("hot_swollen_joint", "yes")], day=SUNDAY)
    assert due(under_way(answers=swollen), SUNDAY) is None


def test_what_was_said_comes_newest_first_and_the_later_answer_of_a_day_counts() -> None:
    kept = under_way(
        answers=(
            asked(SUNDAY, "week_was", "hard"),
            asked(SUNDAY, "week_was", "well"),
            asked(SUNDAY, "can_do_now", "the stairs"),
            hurt(SUNDAY + timedelta(days=7), 2),
        )
    )
    assert check_ins(effective(kept, SUNDAY + timedelta(days=7))) == (
        CheckIn(SUNDAY + timedelta(days=7), None, None, 2),
        CheckIn(SUNDAY, "well", "the stairs", None),
    )


@pytest.mark.parametrize("answer", ["well", "hard", "not_done", "unsure"])
def test_how_a_week_was_and_what_one_can_do_move_nothing(answer: str) -> None:
    after = SUNDAY + timedelta(days=1)
    without = under_way(trained(STARTS), answers=(asked(SUNDAY, "week_was", "mixed"),))
    with_it = under_way(
        trained(STARTS),
        answers=(
            asked(SUNDAY, "week_was", answer),
            asked(SUNDAY, "can_do_now", "squat to the floor"),
            hurt(SUNDAY, 0),
        ),
    )
    assert review(with_it, KNOWLEDGE, after) == review(without, KNOWLEDGE, after)
    assert plan(with_it, KNOWLEDGE, after) == plan(without, KNOWLEDGE, after)


def told(kept: Journal, today: date = SUNDAY) -> list[tuple[float, bool]]:
    return [(t.pain, t.again) for t in told_in_check_ins(effective(kept, today), KNOWLEDGE)]


def test_pain_a_session_of_the_week_told_of_counts_once() -> None:
    sore = trained(STARTS + timedelta(days=1), pain_after=6)
    assert told(under_way(sore, answers=(hurt(SUNDAY, 6),))) == []
    assert told(under_way(sore, answers=(hurt(SUNDAY, 7),))) == [(7, True)]
    assert told(under_way(answers=(hurt(SUNDAY, 6),))) == [(6, False)]
    assert told(under_way(answers=(hurt(SUNDAY, "unsure"), hurt(SUNDAY, "no")))) == []


def test_pain_of_the_week_before_is_not_that_of_this_week() -> None:
    sore = trained(STARTS - timedelta(days=1), pain_after=6)
    assert told(under_way(sore, answers=(hurt(SUNDAY, 6),))) == [(6, False)]


def test_five_or_more_rests_what_is_demanding_and_asks_the_card_again() -> None:
    calm, sore = under_way(answers=(hurt(SUNDAY, 4),)), under_way(answers=(hurt(SUNDAY, 5),))
    assert assess(calm, KNOWLEDGE, SUNDAY).pain.hold
    assert assess(calm, KNOWLEDGE, SUNDAY).pain.out == {}
    found = assess(sore, KNOWLEDGE, SUNDAY).pain
    assert (found.gentle_only, found.flare, found.refer) == (True, 5, False)
    assert "band_glide_front" in found.out
    (said_of_it,) = [
        made.why
        for made in review(sore, KNOWLEDGE, SUNDAY).decisions
        if made.rule == "pain_at_rest"
    ]
    assert said_of_it.startswith("Pain of 5 that no demanding exercise explains")
    question = review(sore, KNOWLEDGE, SUNDAY).next_question
    assert question is not None
    assert question.question == "red_flag_card"
    later = review(calm, KNOWLEDGE, SUNDAY).next_question
    assert later is None or later.question != "red_flag_card"


def test_a_flare_told_twice_is_one_and_two_weeks_of_it_are_two() -> None:
    sore = trained(STARTS + timedelta(days=1), pain_after=5)
    again = under_way(sore, answers=(hurt(SUNDAY, 8),))
    assert not assess(again, KNOWLEDGE, SUNDAY).pain.refer
    week_after = SUNDAY + timedelta(days=7)
    twice = under_way(answers=(hurt(SUNDAY, 5), hurt(week_after, 5)))
    assert assess(twice, KNOWLEDGE, week_after).pain.refer


def test_mild_pain_told_later_hides_no_sore_morning() -> None:
    morning = trained(SUNDAY, pain_after=0, pain_next_morning=2)
    kept = under_way(morning, answers=(hurt(SUNDAY + timedelta(days=1), 3),))
    found = assess(kept, KNOWLEDGE, SUNDAY + timedelta(days=1)).pain
    assert found.step_back
    assert found.hold


def test_pain_told_a_week_ago_no_longer_holds_anything() -> None:
    kept = under_way(answers=(hurt(SUNDAY, 5),))
    assert assess(kept, KNOWLEDGE, SUNDAY + timedelta(days=7)).pain.out == {}
