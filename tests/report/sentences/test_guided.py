"""What a guided session says."""

from datetime import timedelta
from typing import Any

import pytest
from tests.people import KNOWLEDGE, MONDAY, trained

from dorsi.compose.card import once_it_fits
from dorsi.domain.guided import Beat, GuidedDay, GuidedItem
from dorsi.domain.schedule import PlannedItem
from dorsi.report.sentences.guided import (
    COUNTS_TOGETHER,
    PLACES,
    describe_at_once,
    describe_guided,
    describe_morning,
)
from dorsi.train.next_morning import Morning


def day(state: Any, minutes: float = 0.0, **more: Any) -> str:
    item = PlannedItem(exercise="ankle_circles", side="both", block="anytime", sets=1, why="")
    held = Beat(kind="work", seconds=minutes * 60.0, side=None, set=1, of=1)
    items = (GuidedItem(key="one", item=item, beats=(held,), new=False),) if minutes else ()
    return describe_guided(GuidedDay(date=MONDAY, state=state, items=items, **more))


def test_a_day_says_what_there_is_to_do() -> None:
    assert day("work", 9.5) == "About 9.5 min."
    assert day("work", 4.0, begun=True) == "Still to do, about 4 min."
    assert day("work", 3.0, begun=True, shortened=True).endswith("Shorter today, because it hurt.")
    assert day("done", begun=True) == "Done for today."
    assert day("done", begun=True, shortened=True).startswith("That is enough for today")
    assert day("rest") == "Nothing is planned."
    assert day("stopped") == "Training waits."


@pytest.mark.requirement("A-27")
def test_a_line_of_the_card_says_at_once_how_soon_and_what_to_do() -> None:
    said = describe_at_once(once_it_fits("chest_pain_or_breathless", "yes", KNOWLEDGE))
    rule = KNOWLEDGE.safety["chest_pain_or_breathless"]
    assert said == f"Call an ambulance now. Training waits. {rule.text} {rule.instead}"


def test_a_caution_says_what_it_means_and_not_that_training_waits() -> None:
    said = describe_at_once(once_it_fits("varicose_veins", "yes", KNOWLEDGE))
    assert "nothing is pressed into the calf" in said
    assert "waits" not in said


def test_a_line_that_counts_with_others_says_so() -> None:
    assert describe_at_once(once_it_fits("feels_unwell", "yes", KNOWLEDGE)) == COUNTS_TOGETHER


def test_every_place_an_exercise_is_done_at_has_its_words() -> None:
    assert {exercise.place for exercise in KNOWLEDGE.exercises.values()} <= PLACES.keys()


def test_the_morning_after_says_why_it_is_asked() -> None:
    session = trained(MONDAY - timedelta(days=1))
    assert describe_morning(Morning(session, hurt=True)).startswith("It hurt yesterday.")
    assert describe_morning(Morning(session, hurt=False)).startswith("Something yesterday was new.")
