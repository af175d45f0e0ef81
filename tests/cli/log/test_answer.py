from pathlib import Path

import pytest
from tests.cli.command_line import TODAY, Run, kept

from dorsi.domain.journal import Answer


@pytest.mark.parametrize(
    ("typed", "answer"),
    [("y", "yes"), ("No", "no"), ("?", "unsure"), ("not sure", "unsure"), ("unsure", "unsure")],
)
def test_yes_no_and_not_sure_can_be_typed_short(
    run: Run, file: Path, typed: str, answer: str
) -> None:
    run("log", file, "answer", "front_pinch", typed, "--side", "b", "--today", TODAY)
    assert kept(file).answers[-1] == Answer(
        at=kept(file).answers[-1].at,
        id=kept(file).answers[-1].id,
        question="front_pinch",
        side="both",
        answer=answer,
    )


@pytest.mark.parametrize(
    ("question", "typed", "answer"),
    [
        ("injury_days_ago", "12", 12),
        ("injury_days_ago", "12 days", 12),
        ("injury_days_ago", "no", "no"),
        ("surgery_or_cast_weeks_ago", "3 weeks", 3),
        ("stop_felt", "upper_calf", "upper_calf"),
        ("stop_felt", "?", "unsure"),
    ],
)
def test_each_question_takes_its_own_kind_of_answer(
    run: Run, file: Path, question: str, typed: str, answer: object
) -> None:
    run("log", file, "answer", question, typed, "--side", "left", "--today", TODAY)
    assert kept(file).answers[-1].answer == answer


def test_a_height_asked_in_cm_may_be_given_in_inches(run: Run, file: Path) -> None:
    run("log", file, "answer", "uses_heel_lift_cm", "1 in", "--today", TODAY)
    assert kept(file).answers[-1].answer == 2.54
