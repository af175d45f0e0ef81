from datetime import date, timedelta
from typing import Any

import pytest
from tests.interop.journal_trees import (
    ANSWER,
    AT,
    READING,
    SESSION,
    TARGET,
    TODAY,
    fault_of,
    faults_of,
    read,
    tree,
    written,
)

from dorsi.errors import JournalInvalid


def reading(**changed: Any) -> dict[str, Any]:
    """A journal with one reading, some of it changed; `...` takes a key away."""
    return tree(readings=[without({**READING, **changed})])


def answer(**changed: Any) -> dict[str, Any]:
    return tree(answers=[without({**ANSWER, **changed})])


def session(**changed: Any) -> dict[str, Any]:
    return tree(sessions=[without({**SESSION, **changed})])


def decision(**changed: Any) -> dict[str, Any]:
    return tree(decisions=[without({"at": AT, **changed})])


def person(**changed: Any) -> dict[str, Any]:
    return tree(person={"name": "Ada", **changed})


def without(entry: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if value is not ...}


def test_a_sound_journal_has_no_faults() -> None:
    sound = tree(readings=[READING], answers=[ANSWER], sessions=[SESSION], decisions=[TARGET])
    assert faults_of(sound) == []


@pytest.mark.parametrize(
    ("journal", "path", "says"),
    [
        (reading(trials=[45, 9.0, 9.1]), "readings[0].trials[0]", "45 cm is not plausible"),
        (reading(trials=..., value=-1), "readings[0].value", "-1 cm is not plausible"),
        (reading(trials=[12], unit="in"), "readings[0].trials[0]", "12 in is not plausible"),
        (reading(trials=[260], unit="mm"), "readings[0].trials[0]", "260 mm is not plausible"),
        (reading(unit=...), "readings[0].unit", "missing"),
        (reading(unit="deg"), "readings[0].unit", "'deg' is no unit of knee_to_wall"),
        (reading(unit="furlong"), "readings[0].unit", "'furlong' is no unit of knee_to_wall"),
        (reading(value=8.0), "readings[0]", "trials and a value are both given"),
        (reading(trials=...), "readings[0]", "no number is given"),
        (reading(trials=[]), "readings[0].trials", "no trial is given"),
        (reading(trials=["8.1"]), "readings[0].trials[0]", "is no number"),
        (reading(side="middle"), "readings[0].side", "not one of the known words"),
        (reading(side=...), "readings[0].side", "missing"),
        (reading(cold="yes"), "readings[0].cold", "neither true nor false"),
        (reading(hours_since_band=-1), "readings[0].hours_since_band", "-1 is not plausible"),
        (answer(answer="perhaps"), "answers[0].answer", "'perhaps' does not answer front_pinch"),
        (answer(answer=3), "answers[0].answer", "3 does not answer front_pinch"),
        (answer(answer=...), "answers[0].answer", "missing"),
        (answer(question="stop_felt", answer="yes"), "answers[0].answer", "does not answer"),
        (
            answer(question="injury_days_ago", answer=-2),
            "answers[0].answer",
            "-2 is not plausible",
        ),
        (answer(question="injury_days_ago", answer="yes"), "answers[0].answer", "does not answer"),
        (answer(question="bent_minus_straight", answer=5), "answers[0].question", "never answered"),
        (session(minutes=2000), "sessions[0].minutes", "2000 is not plausible"),
        (session(pain_after=11), "sessions[0].pain_after", "11 is not plausible"),
        (session(items=...), "sessions[0].items", "missing"),
        (
            session(items=[{"exercise": "soleus_stretch", "pinch": 12}]),
            "sessions[0].items[0].pinch",
            "12 is not plausible",
        ),
        (
            session(items=[{"exercise": "soleus_stretch", "sets": 2.5}]),
            "sessions[0].items[0].sets",
            "no whole number",
        ),
        (decision(kind="won_the_lottery"), "decisions[0].kind", "no kind of decision"),
        (decision(), "decisions[0].kind", "missing"),
        (
            decision(kind="target_set", side="left", reach_cm=120),
            "decisions[0].reach_cm",
            "120 cm is not plausible",
        ),
        (
            decision(kind="programme_accepted", starts="2029-03-02"),
            "decisions[0].starts",
            "more than a year",
        ),
        (
            decision(kind="programme_accepted", starts="2026-02-30"),
            "decisions[0].starts",
            "is no date",
        ),
        (
            decision(kind="paused", until="2026-03-01"),
            "decisions[0].until",
            "before the pause begins",
        ),
        (person(birth_year=1850), "person.birth_year", "1850 is not plausible"),
        (person(birth_year=2027), "person.birth_year", "2027 is not plausible"),
        (person(height_cm=1.75), "person.height_cm", "1.75 is not plausible"),
        (person(shank_cm=400), "person.shank_cm", "400 is not plausible"),
        (person(minutes_per_day=0), "person.minutes_per_day", "0 is not plausible"),
        (person(habit_time="7.30"), "person.habit_time", "no time of day"),
        (person(habit_time="24:00"), "person.habit_time", "no time of day"),
        (person(name=7), "person.name", "no text"),
        (person(length_unit="mm"), "person.length_unit", "not one of the known words"),
        (
            tree(changes=[{"at": AT, "person": {"length_unit": "mm"}}]),
            "changes[0].person.length_unit",
            "not one of the known words",
        ),
        (
            tree(changes=[{"at": AT, "person": {"height_cm": 17}}]),
            "changes[0].person.height_cm",
            "17 is not plausible",
        ),
    ],
)
def test_a_fault_is_named_where_it_stands(journal: Any, path: str, says: str) -> None:
    fault = fault_of(journal)
    assert fault.path == path
    assert says in fault.problem
    assert fault.line is not None


@pytest.mark.parametrize(
    ("journal", "path", "nearest"),
    [
        (reading(measure="knee_to_wal"), "readings[0].measure", "knee_to_wall"),
        (reading(unit="centimetres"), "readings[0].unit", None),
        (reading(devise="tape"), "readings[0].devise", "device"),
        (answer(question="front_pinche"), "answers[0].question", "front_pinch"),
        (answer(answer="Yes"), "answers[0].answer", "yes"),
        (
            answer(question="stop_felt", answer="frontpinch"),
            "answers[0].answer",
            "front_pinch",
        ),
        (
            session(items=[{"exercise": "soleus_strech"}]),
            "sessions[0].items[0].exercise",
            "soleus_stretch",
        ),
        (decision(kind="target_sett"), "decisions[0].kind", "target_set"),
        (
            decision(kind="cleared", rule="achiles_rupture", by="my doctor"),
            "decisions[0].rule",
            "achilles_rupture",
        ),
        (person(sports=["runing"]), "person.sports[0]", "running"),
        (person(equipment=["loopband"]), "person.equipment[0]", "loop_band"),
        (person(training_days=["monday"]), "person.training_days[0]", "mon"),
        (person(timezone="Europe/Berlyn"), "person.timezone", "Europe/Berlin"),
        (person(heigth_cm=180), "person.heigth_cm", "height_cm"),
        (tree(reading=[]), "reading", "readings"),
    ],
)
def test_an_unknown_word_comes_with_the_nearest_known_one(
    journal: Any, path: str, nearest: str | None
) -> None:
    fault = fault_of(journal)
    assert (fault.path, fault.nearest) == (path, nearest)


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


@pytest.mark.parametrize(
    "at",
    [
        "2026-03-02T07:15:00",
        "2026-03-02",
        "2026-02-30T07:15:00+01:00",
        "2026-03-02T25:15:00+01:00",
        "yesterday",
        "",
        20260302,
        None,
    ],
)
def test_a_moment_needs_a_real_day_a_time_and_an_offset(at: Any) -> None:
    fault = fault_of(reading(at=at))
    assert fault.path == "readings[0].at"
    assert fault.expected == "a time with its offset, like 2026-01-05T07:15:00+01:00"


def test_an_entry_may_be_a_day_ahead_but_not_two() -> None:
    ahead = {days: TODAY + timedelta(days=days) for days in (1, 2)}
    assert faults_of(reading(at=f"{ahead[1]}T23:59:00+13:00")) == []
    fault = fault_of(reading(at=f"{ahead[2]}T00:01:00+13:00"))
    assert fault.path == "readings[0].at"
    assert "lies in the future" in fault.problem


def test_today_can_be_any_day_a_calendar_has() -> None:
    ageless = {**reading(), "person": {"name": "Ada"}}
    assert faults_of(ageless, today=date.max) == []
    assert [fault.path for fault in faults_of(ageless, today=date.min)] == ["readings[0].at"]


def test_an_entry_from_before_anyone_could_have_made_it_is_a_fault() -> None:
    assert "too long ago" in fault_of(reading(at="0001-01-01T00:00:00+14:00")).problem


@pytest.mark.parametrize("answered", ["unsure", "no", 0, 3.5])
def test_a_number_question_takes_a_number_none_or_unsure(answered: Any) -> None:
    assert faults_of(answer(question="injury_days_ago", answer=answered)) == []


@pytest.mark.parametrize("answered", ["unsure", "front_pinch", "nothing"])
def test_a_choice_takes_one_of_its_words_or_unsure(answered: str) -> None:
    assert faults_of(answer(question="stop_felt", answer=answered)) == []


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


def test_a_stored_prescription_is_checked_to_its_last_exercise() -> None:
    item = {"exercise": "soleus_strech", "side": "left", "block": "after", "sets": 0}
    block = {"weeks": [1, 2], "phase": "foundations", "training_day": [], "rest_day": [item]}
    found = faults_of(decision(kind="programme_accepted", starts="2026-03-03", blocks=[block]))
    assert [fault.path for fault in found] == [
        "decisions[0].blocks[0].phase",
        "decisions[0].blocks[0].rest_day[0]",
        "decisions[0].blocks[0].rest_day[0].exercise",
        "decisions[0].blocks[0].rest_day[0].sets",
    ]


@pytest.mark.parametrize(
    ("journal", "path"),
    [
        (tree(format="dorsi-journal/2"), "format"),
        (without(tree(format=...)), "format"),
        (without(tree(person=...)), "person"),
        (tree(person=[]), "person"),
        (tree(readings={}), "readings"),
        (tree(readings=None), "readings"),
        (tree(readings=[None]), "readings[0]"),
        (tree(decisions=["paused"]), "decisions[0]"),
        (tree(decisions=[{"at": AT, "kind": ["paused"]}]), "decisions[0].kind"),
        (tree(videos=[{"at": AT, "kind": "squat", "result": 3}]), "videos[0].result"),
        ([], "file"),
        ("[]", "file"),
        ("null", "file"),
        ("3", "file"),
    ],
)
def test_what_is_no_journal_is_told_apart(journal: Any, path: str) -> None:
    assert fault_of(journal).path == path


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "9" * 5000])
def test_a_number_that_is_none_is_told_as_such(number: str) -> None:
    text = written(reading(trials=..., value=8.25)).replace(b"8.25", number.encode())
    fault = fault_of(text)
    assert (fault.path, fault.expected) == ("readings[0].value", "a finite number")


def test_every_fault_is_reported_in_one_go_in_the_order_of_the_file() -> None:
    broken = tree(
        person={"name": "Ada", "sports": ["runing"], "timezone": "Mars"},
        readings=[{**READING, "measure": "knee", "unit": "furlong", "side": "up"}],
        answers=[{**ANSWER, "answer": "maybe", "at": "2026-03-02T07:15:00"}],
    )
    found = faults_of(broken)
    assert [fault.path for fault in found] == [
        "person.sports[0]",
        "person.timezone",
        "readings[0].measure",
        "readings[0].side",
        "readings[0].unit",
        "answers[0].at",
        "answers[0].answer",
    ]
    lines = [fault.line or 0 for fault in found]
    assert lines == sorted(lines)


def test_the_message_names_the_file_and_every_place() -> None:
    with pytest.raises(JournalInvalid) as refused:
        read(reading(unit="furlong", side="up"))
    title, side, unit = str(refused.value).splitlines()
    assert title == "ada.json: 2 faults"
    assert side.startswith("  line 13, readings[0].side: 'up' is not one of the known words; ")
    assert side.endswith("expected left or right or both")
    assert unit.startswith("  line 19, readings[0].unit: 'furlong' is no unit of knee_to_wall; ")
    assert unit.endswith("expected cm or mm or in")


def test_one_fault_does_not_hide_another_in_the_same_entry() -> None:
    found = faults_of(reading(measure="knee_to_wal", at="2026-03-02", unit=...))
    assert {fault.path for fault in found} == {
        "readings[0].measure",
        "readings[0].at",
        "readings[0].unit",
    }


def test_a_truncated_journal_is_told_to_be_one() -> None:
    whole = written(tree(readings=[READING]))
    for length in range(2, len(whole) - 1, 7):
        assert "file ends in the middle" in fault_of(whole[:length]).problem, whole[:length]
