"""The wording rules, held against every screen a person may see."""

import re
from pathlib import Path

import pytest
from tests.cli.running import answer, injured_file, journal_file, run

from dorsi.cli.demo import DAY, EXAMPLE
from dorsi.knowledge.load import load_knowledge
from dorsi.report.explain.topics import TOPICS

AVOIDED = re.compile(
    r"\b(diagnos\w*|treat(s|ed|ing|ment)?|cures?|cured|prevent\w*|rehabilitat\w*|safe|safely"
    r"|injury risk|you need surgery|your capsule is)\b|!",
    re.IGNORECASE,
)
# How safety rules are cited, and what a clinician is asked, are others' words.
OTHERS_WORDS = "Rests on"
SCREENS = (
    ("review",),
    ("plan",),
    ("today",),
    ("next",),
    ("trend",),
    *(("explain", topic) for topic in TOPICS),
)


def said(text: str) -> str:
    return text.split(OTHERS_WORDS, maxsplit=1)[0]


@pytest.mark.parametrize("screen", SCREENS, ids=" ".join)
def test_no_screen_promises_or_frightens(
    screen: tuple[str, ...], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    command, *topic = screen
    journals = [
        (EXAMPLE, DAY.isoformat()),
        (injured_file(tmp_path), "2026-04-13"),
        (journal_file(tmp_path), "2026-04-13"),
        (journal_file(tmp_path, readings=[], answers=[]), "2026-04-13"),
        (
            journal_file(
                tmp_path,
                answers=[
                    answer("pregnant", "yes"),
                    answer("front_pinch", "yes", "both"),
                    answer("knee_pain_in_squat", "yes"),
                ],
            ),
            "2026-04-13",
        ),
    ]
    for path, day in journals:
        ran = run(capsys, command, path, *topic, "--today", day)
        assert ran.code == 0
        found = [match.group() for match in AVOIDED.finditer(said(ran.out))]
        assert found == [], f"{command} of {path.name}"


@pytest.mark.parametrize("kind", ["exercises", "measures"])
def test_no_exercise_or_measure_promises_or_frightens(
    kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    known = load_knowledge()
    for id_ in known.exercises if kind == "exercises" else known.measures:
        text = said(run(capsys, kind, id_).out)
        assert [match.group() for match in AVOIDED.finditer(text)] == [], id_


def test_a_word_to_avoid_is_seen() -> None:
    assert AVOIDED.search("This will prevent injuries")
    assert AVOIDED.search("Well done!")
    assert not AVOIDED.search("safety comes first; a retreat")


@pytest.mark.requirement("A-27")
def test_a_stop_shows_no_exercise_on_any_screen(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    known = load_knowledge()
    words = {*known.exercises, *(exercise.name for exercise in known.exercises.values())}
    path = injured_file(tmp_path)
    for command, *topic in SCREENS:
        for option in ((), ("--json",)):
            ran = run(capsys, command, path, *topic, "--today", "2026-04-13", *option)
            assert [word for word in words if word.lower() in ran.out.lower()] == [], command
