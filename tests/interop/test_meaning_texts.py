"""What a text may hold: names, notes, zones, and answers in words."""

import pytest
from tests.interop.changed import answer, decision, person, reading, session
from tests.interop.journal_trees import AT, fault_of, faults_of, read, tree


@pytest.mark.parametrize(
    "sign", ["\n", "\t", "\x00", "\x1b", "\x85", "\u2028", "\u202e", "\u2066", "\u200f", "\ufeff"]
)
def test_no_text_holds_a_sign_that_does_not_show_or_moves_others(sign: str) -> None:
    text = f"Ada{sign}x"
    journals = {
        "person.name": person(name=text),
        "person.habit": person(habit=text),
        "changes[0].person.name": tree(changes=[{"at": AT, "person": {"name": text}}]),
        "readings[0].note": reading(note=text),
        "readings[0].device": reading(device=text),
        "sessions[0].pain_site": session(pain_site=text),
        "decisions[0].by": decision(kind="cleared", rule="pregnant", by=text),
        "videos[0].result.seen": tree(
            videos=[{"at": AT, "kind": "squat", "result": {"seen": text}}]
        ),
    }
    if sign == "\n":  # which a note may hold
        del journals["readings[0].note"]
    for path, journal in journals.items():
        fault = fault_of(journal)
        assert (fault.path, "control character" in fault.problem) == (path, True)


@pytest.mark.parametrize(
    "name", ["Zoë", "José 🦵🏽", "محمد", "李 雷", "שרה", "क्षमा", "O’Neill", "👩\u200d⚕️"]
)
def test_a_name_may_be_of_any_script(name: str) -> None:
    assert read(person(name=name)).person.name == name


@pytest.mark.parametrize("zone", ["Europe", "../etc/passwd", "", "/", "Mars/Olympus"])
def test_no_text_passes_for_a_time_zone(zone: str) -> None:
    assert fault_of(person(timezone=zone)).path == "person.timezone"


@pytest.mark.parametrize("words", ["the stairs down", "no", "unsure", "=1+1", "x" * 200])
def test_a_question_for_words_takes_a_line_of_them_nothing_or_unsure(words: str) -> None:
    assert faults_of(answer(question="can_do_now", answer=words)) == []


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("x" * 201, "201 characters are too many"),
        (" ", "is empty"),
        (3, "3 does not answer can_do_now"),
        ("two\nlines", "control character"),
    ],
)
def test_words_are_one_line_of_a_bounded_length(words: object, says: str) -> None:
    found = fault_of(answer(question="can_do_now", answer=words))
    assert found.path == "answers[0].answer"
    assert says in found.problem
