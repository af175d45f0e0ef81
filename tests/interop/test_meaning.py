from typing import Any

import pytest
from tests.interop.changed import answer, decision, person, reading, session
from tests.interop.journal_trees import (
    ANSWER,
    AT,
    READING,
    SESSION,
    TARGET,
    fault_of,
    faults_of,
    tree,
    written,
)


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


@pytest.mark.parametrize("answered", ["unsure", "no", 0, 3.5])
def test_a_number_question_takes_a_number_none_or_unsure(answered: Any) -> None:
    assert faults_of(answer(question="injury_days_ago", answer=answered)) == []


@pytest.mark.parametrize("answered", ["unsure", "front_pinch", "nothing"])
def test_a_choice_takes_one_of_its_words_or_unsure(answered: str) -> None:
    assert faults_of(answer(question="stop_felt", answer=answered)) == []


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


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "9" * 5000])
def test_a_number_that_is_none_is_told_as_such(number: str) -> None:
    text = written(reading(trials=..., value=8.25)).replace(b"8.25", number.encode())
    fault = fault_of(text)
    assert (fault.path, fault.expected) == ("readings[0].value", "a finite number")
