"""What is left of today once something was done, or hurt."""

from datetime import timedelta

import pytest
from tests.people import CALF, KNOWLEDGE, LIFTER, STARTS, accepted, journal, moment, said, trained

from dorsi.compose import assess, plan, review
from dorsi.compose.today import DayLeft, left_today
from dorsi.domain.journal import Answer, Journal, Session, SessionItem
from dorsi.domain.schedule import Plan
from dorsi.train.pain import demanding

TODAY = STARTS + timedelta(weeks=4)  # a Monday, on which the legs are trained
EVENING = Answer(at=moment(TODAY, 20), question="red_flag_card", answer="no")


def left(*sessions: Session) -> DayLeft:
    found = left_today(assess(who(*sessions), KNOWLEDGE, TODAY), planned(*sessions), KNOWLEDGE)
    assert found is not None
    return found


def who(*sessions: Session, answers: tuple[Answer, ...] = ()) -> Journal:
    steady = [trained(STARTS + timedelta(weeks=w, days=d)) for w in range(4) for d in (0, 2, 4)]
    return journal(
        LIFTER,
        answers=(*said(CALF), *said([("red_flag_card", "no")]), *answers),
        decisions=(accepted(STARTS),),
        sessions=(*steady, *sessions),
    )


def planned(*sessions: Session) -> Plan:
    return plan(who(*sessions), KNOWLEDGE, TODAY)


def hurt(drill: str, pain: float, side: str = "left") -> Session:
    items = (SessionItem(exercise=drill, side=side),)  # type: ignore[arg-type]
    return Session(at=moment(TODAY, 18), items=items, pain_after=pain, pain_site="calf")


def drills(day: DayLeft) -> list[str]:
    return [item.exercise for item in day.day.items]


WHOLE = left()


def test_before_anything_is_done_the_whole_day_is_left() -> None:
    assert not WHOLE.begun
    assert not WHOLE.shortened
    assert len(WHOLE.day.items) >= 3
    assert {"soleus_stretch", "knee_to_wall_circles"} <= set(drills(WHOLE))


def test_what_is_done_is_not_left_and_the_minutes_shrink_with_it() -> None:
    after = left(trained(TODAY, "soleus_stretch"))
    assert drills(after) == [name for name in drills(WHOLE) if name != "soleus_stretch"]
    assert after.begun
    assert not after.shortened
    assert after.day.minutes < WHOLE.day.minutes


@pytest.mark.parametrize("pain", [1, 2])
def test_up_to_two_takes_out_what_hurt_on_either_side_and_leaves_the_rest(pain: float) -> None:
    after = left(hurt("soleus_stretch", pain))
    assert drills(after) == [name for name in drills(WHOLE) if name != "soleus_stretch"]
    assert after.pain == pain
    assert after.shortened


@pytest.mark.parametrize("pain", [3, 4, 5, 9])
def test_above_two_only_what_asks_little_of_a_sore_ankle_stays(pain: float) -> None:
    after = left(hurt("soleus_stretch", pain))
    model = KNOWLEDGE.models.pain
    assert not any(demanding(KNOWLEDGE.exercises[name], model) for name in drills(after))
    assert after.day.minutes < WHOLE.day.minutes
    assert after.shortened


def test_pain_that_came_with_no_exercise_shortens_the_day_too() -> None:
    unsaid = Session(at=moment(TODAY, 18), items=(), pain_after=4)
    assert set(drills(left(unsaid))) <= {"ankle_circles", "calf_release"}


def test_a_pinch_at_the_front_counts_as_pain() -> None:
    items = (SessionItem(exercise="knee_to_wall_circles", side="left", pinch=3),)
    after = left(Session(at=moment(TODAY, 18), items=items))
    assert after.pain == 3
    assert "knee_to_wall_circles" not in drills(after)


def test_where_nothing_is_planned_nothing_is_left() -> None:
    nobody = journal(LIFTER, left=None, right=None)
    made = plan(nobody, KNOWLEDGE, TODAY)
    assert left_today(assess(nobody, KNOWLEDGE, TODAY), made, KNOWLEDGE) is None


@pytest.mark.parametrize(("pain", "asked"), [(4, False), (5, True), (8, True)])
def test_new_pain_of_five_or_more_reopens_the_card(pain: float, asked: bool) -> None:
    found = review(who(hurt("soleus_stretch", pain)), KNOWLEDGE, TODAY).next_question
    assert (found is not None and found.question == "red_flag_card") is asked
    if asked:
        assert found is not None
        assert found.why.startswith("New pain of 5 or more")


def test_a_card_gone_through_since_is_not_asked_again() -> None:
    sore = hurt("soleus_stretch", 8)
    found = review(who(sore, answers=(EVENING,)), KNOWLEDGE, TODAY).next_question
    assert found is None or found.question != "red_flag_card"


def test_a_bad_morning_after_reopens_the_card_gone_through_in_the_evening() -> None:
    sore = Session(
        at=moment(TODAY, 18), items=hurt("soleus_stretch", 0).items, pain_after=2,
        pain_next_morning=6,
    )  # fmt: skip
    tomorrow = TODAY + timedelta(days=1)
    found = review(who(sore, answers=(EVENING,)), KNOWLEDGE, tomorrow).next_question
    assert found is not None
    assert found.question == "red_flag_card"
    seen = Answer(at=moment(tomorrow, 8), question="red_flag_card", answer="no")
    after = review(who(sore, answers=(EVENING, seen)), KNOWLEDGE, tomorrow).next_question
    assert after is None or after.question != "red_flag_card"
