import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from tests.cli.command_line import TODAY, Run, kept, runner
from tests.interop.journal_trees import ANSWER, READING, tree, written

from dorsi.domain.journal import (
    Answer,
    Cleared,
    Paused,
    ProgrammeAccepted,
    Reading,
    Resumed,
    Session,
    SessionItem,
    TargetSet,
)
from dorsi.knowledge.load import load_knowledge


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    return runner(capsys, monkeypatch)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "ada.json"
    person = {"name": "Ada", "birth_year": 1982, "timezone": "America/New_York"}
    card = {**ANSWER, "question": "red_flag_card", "side": None}
    sides = [{**READING, "side": side} for side in ("left", "right")]
    path.write_bytes(written(tree(person=person, answers=[card], readings=sides)))
    return path


def test_a_reading_is_kept_as_typed(run: Run, file: Path) -> None:
    said = run(
        *("log", file, "reading", "knee_to_wall", "left", "8,1", "7.9", "8 cm", "--cold"),
        *("--protocol", "tandem", "--device", "tape", "--note", "first try", "--today", TODAY),
    )
    assert said.code == 0
    assert "Left, knee to wall: 8.1, 7.9, 8 cm." in said.words
    reading = kept(file).readings[-1]
    assert reading == Reading(
        at=reading.at,
        id=reading.id,
        measure="knee_to_wall",
        side="left",
        trials=(8.1, 7.9, 8),
        unit="cm",
        cold=True,
        protocol="tandem",
        device="tape",
        note="first try",
    )
    assert reading.day == date(2026, 3, 10)
    assert str(reading.at.utcoffset()) == "-1 day, 20:00:00"  # New York in summer time


def test_a_note_is_said_in_the_lines_it_was_written_in(run: Run, file: Path) -> None:
    note = ("--note", "stiff today\n\nslept badly")
    said = run("log", file, "reading", "knee_to_wall", "left", "8 cm", *note, "--today", TODAY)
    assert kept(file).readings[-1].note == "stiff today\n\nslept badly"
    lines = [line.rstrip() for line in said.out.splitlines()]
    at = lines.index("stiff today")
    assert lines[at + 1 : at + 3] == ["", "slept badly"]
    quiet = run("log", file, "reading", "knee_to_wall", "left", "8 cm", "--today", TODAY)
    assert "" not in [line.strip() for line in quiet.out.splitlines()]


def test_one_number_is_a_value_and_keeps_its_unit(run: Run, file: Path) -> None:
    run("log", file, "reading", "wall_touch", "r", "1", "1/2", "in", "--warm", "--today", TODAY)
    reading = kept(file).readings[-1]
    assert (reading.side, reading.value, reading.unit) == ("right", 1.5, "in")
    assert (reading.trials, reading.cold) == (None, False)


def test_an_angle_may_be_below_zero(run: Run, file: Path) -> None:
    run("log", file, "reading", "goniometer_nwb", "left", "-5", "-4°", "--today", TODAY)
    assert kept(file).readings[-1].trials == (-5, -4)


def test_repetitions_and_seconds_are_readings_too(run: Run, file: Path) -> None:
    run("log", file, "reading", "single_heel_raise", "left", "23 reps", "--today", TODAY)
    run("log", file, "reading", "single_leg_stance", "left", "31.5 s", "--today", TODAY)
    assert [(r.value, r.unit) for r in kept(file).readings[-2:]] == [(23, "reps"), (31.5, "s")]


@pytest.mark.parametrize(
    ("at", "written_at"),
    [
        ("07:30", "2026-03-10T07:30:00-04:00"),
        ("2026-03-02", "2026-03-02T12:00:00-05:00"),
        ("2026-03-02T07:30", "2026-03-02T07:30:00-05:00"),
        ("2026-03-02 07:30+01:00", "2026-03-02T07:30:00+01:00"),
    ],
)
def test_when_it_was_can_be_said(run: Run, file: Path, at: str, written_at: str) -> None:
    arguments = ("log", file, "reading", "knee_to_wall", "left", "8 cm", "--at", at)
    assert run(*arguments, "--today", TODAY, "--json").json["at"] == written_at


def test_json_prints_the_entry_as_written(run: Run, file: Path) -> None:
    said = run(
        "log", file, "answer", "front_pinch", "no", "--side", "left", "--today", TODAY, "--json"
    )
    (_, answer) = json.loads(file.read_text())["answers"]
    assert said.json == answer
    assert list(answer) == ["at", "question", "side", "answer", "id"]


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


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["reading", "knee_to_wal", "left", "8 cm"], "did you mean 'knee_to_wall'?"),
        (["reading", "knee_to_wall", "lefd", "8 cm"], "did you mean 'left'?"),
        (["reading", "knee_to_wall", "left", "8"], "has no unit"),
        (["reading", "knee_to_wall", "left", "38°"], "is in degrees"),
        (["reading", "knee_to_wall", "left", "45 cm"], "45 cm is not plausible"),
        (["reading", "knee_to_wall", "left", "--colt", "8 cm"], "cannot be read"),
        (["reading", "knee_to_wall", "left"], "Missing argument"),
        (["reading", "knee_to_wall", "left", "8 cm", "--protocol", "tandm"], "'tandem'?"),
        (["reading", "knee_to_wall", "left", "8 cm", "--at", "soon"], "'soon' is no moment"),
        (["reading", "knee_to_wall", "left", "8 cm", "--at", "2026-03-12"], "in the future"),
        (["reading", "knee_to_wall", "left", "8 cm", "--hours-since-band", "x"], "is no number"),
        (["answer", "front_pinche", "no", "--side", "left"], "did you mean 'front_pinch'?"),
        (["answer", "front_pinch", "no"], "add --side left, right or both"),
        (["answer", "front_pinch", "perhaps", "--side", "left"], "yes or no or unsure"),
        (["answer", "past_clot", "no", "--side", "left"], "leave --side out"),
        (["answer", "injury_days_ago", "3 weeks", "--side", "left"], "is no number"),
        (["answer", "injury_days_ago", "99999", "--side", "left"], "is not plausible"),
        (["answer", "stop_felt", "yes", "--side", "left"], "front_pinch or upper_calf"),
        (["session"], "say what you did"),
        (["session", "soleus_strech:left:2x60s"], "did you mean 'soleus_stretch'?"),
        (["session", "soleus_stretch:up:2x60s"], "'up' in 'soleus_stretch:up:2x60s'"),
        (["session", "soleus_stretch:left:2x60s", "--pain-after", "11"], "11 is not plausible"),
        (["target", "left", "120 cm"], "120 cm is not plausible"),
        (["target", "left", "12"], "has no unit"),
        (["accept", "--starts", "2029-01-01"], "more than a year"),
        (["accept", "--starts", "soon"], "--starts: 'soon' is no date"),
        (["pause", "--until", "2026-03-01"], "before the pause begins"),
        (["pause", "--until", "9999-12-31"], "more than a year from where the pause begins"),
        (["cleared", "tingling", "--by", ""], "nobody is named"),
        (["cleared", "tingling", "--by", "  "], "nobody is named"),
        (["cleared", "tingling", "--by", "my\nmidwife"], "holds a control character"),
        (["person", "name=Ada\u202efdp"], "holds a control character"),
        (["person", "unit=mm"], "length_unit: 'mm' is not one of the known words"),
        (["reading", "knee_to_wall", "left", "8 cm", "--note", "\udcff"], "control character"),
        (["reading", "inclinometer", "left", "0°"], "0 deg is not plausible"),
        (["cleared", "pregnan", "--by", "my midwife"], "did you mean 'pregnant'?"),
        (["cleared", "under_16", "--by", "my mother"], "not lifted by a clearance"),
        (["person", "minutes"], "is no key=value"),
        (["person", "heigth=180cm"], "did you mean 'height'?"),
        (["person", "height=180"], "has no unit"),
        (["person", "height=17cm"], "17 is not plausible"),
        (["person", "equipment=step,plate"], "did you mean 'plates'?"),
        (["person", "zone=Mars"], "no time zone is called 'Mars'"),
        (["person", "days=mon,someday"], "'someday' names no day"),
        (["person", "habit_time=25:00"], "is no time of day"),
        (["person", "minutes=0"], "0 is not plausible"),
    ],
)
def test_what_cannot_be_used_is_told_and_nothing_is_written(
    run: Run, file: Path, arguments: list[str], says: str
) -> None:
    before = file.read_bytes()
    said = run("log", file, *arguments, "--today", TODAY)
    assert (said.code, said.out) == (2, "")
    assert says in said.words
    assert file.read_bytes() == before


def test_what_was_done_is_kept_exercise_by_exercise(run: Run, file: Path) -> None:
    run(
        *("log", file, "session", "soleus_stretch:left:2x60s", "two_leg_calf_raise:both:3x12"),
        *("knee_to_wall_circles:right:20:pinch=1", "gastrocnemius_stretch:2x2min", "calf_release"),
        *("--minutes", "9,5", "--pain-before", "0", "--pain-after", "1", "--pain-site", "heel"),
        *("--pain-next-morning", "2", "--today", TODAY),
    )
    (session,) = kept(file).sessions
    assert session == Session(
        at=session.at,
        id=session.id,
        items=(
            SessionItem(exercise="soleus_stretch", side="left", sets=2, seconds=60),
            SessionItem(exercise="two_leg_calf_raise", side="both", sets=3, reps=12),
            SessionItem(exercise="knee_to_wall_circles", side="right", reps=20, pinch=1),
            SessionItem(exercise="gastrocnemius_stretch", sets=2, seconds=120),
            SessionItem(exercise="calf_release"),
        ),
        minutes=9.5,
        pain_before=0,
        pain_after=1,
        pain_next_morning=2,
        pain_site="heel",
    )


def test_a_session_as_planned_holds_what_the_plan_has_for_the_day(run: Run, file: Path) -> None:
    planned = run("plan", file, "--today", TODAY, "--json").json["weeks"][0]["days"][0]
    run("log", file, "session", "--as-planned", "--pain-after", "0", "--today", TODAY)
    (session,) = kept(file).sessions
    assert planned["date"] == TODAY
    assert session.minutes == planned["minutes"]
    assert [(i.exercise, i.side, i.sets, i.reps, i.seconds) for i in session.items] == [
        (i["exercise"], i["side"], i["sets"], i.get("reps"), i.get("seconds"))
        for i in planned["items"]
    ]


def test_a_planned_exercise_can_be_left_out_and_others_added(run: Run, file: Path) -> None:
    arguments = ("log", file, "session", "--as-planned", "--today", TODAY, "--json")
    day = run("today", file, "--today", TODAY, "--json").json
    everything = [item["exercise"] for item in day["items"]]
    left_out = run(*arguments, "--without", everything[0], "ankle_circles:both:10").json["items"]
    assert [item["exercise"] for item in left_out] == [
        *(name for name in everything if name != everything[0]),
        "ankle_circles",
    ]
    assert "no planned exercise" in run(*arguments, "--without", "box_squat").err


def test_as_planned_means_what_is_left_of_today(run: Run, file: Path) -> None:
    arguments = ("log", file, "session", "--as-planned", "--today", TODAY, "--json")
    day = run("today", file, "--today", TODAY, "--json").json
    first, *others = [item["exercise"] for item in day["items"]]
    run(*arguments, *(part for name in others for part in ("--without", name)))
    assert [item["exercise"] for item in run(*arguments).json["items"]] == others
    again = run(*arguments)
    assert (again.code, len(kept(file).sessions)) == (2, 2)
    assert f"nothing is left of {TODAY}" in again.err
    assert first not in others


def test_a_day_with_nothing_planned_is_told(run: Run, file: Path) -> None:
    said = run("log", file, "session", "--as-planned", "--at", "2026-03-01", "--today", TODAY)
    assert (said.code, kept(file).sessions) == (2, ())
    assert "nothing is planned for 2026-03-01" in said.err


def test_accepting_keeps_the_programme_and_the_knowledge_it_came_from(run: Run, file: Path) -> None:
    run("log", file, "accept", "--starts", "2026-03-11", "--today", TODAY)
    (decision,) = kept(file).decisions
    assert isinstance(decision, ProgrammeAccepted)
    assert decision.starts == date(2026, 3, 11)
    assert decision.knowledge == load_knowledge().digest
    assert decision.blocks
    weeks = [week for block in decision.blocks for week in block.weeks]
    assert weeks == list(range(1, 13))
    assert run("review", file, "--today", "2026-03-11", "--json").json["programme"]["week"] == 1


def test_a_withheld_programme_cannot_be_accepted_nor_done(run: Run, file: Path) -> None:
    run("log", file, "answer", "deformity", "yes", "--side", "left", "--today", TODAY)
    for arguments in (["accept"], ["session", "--as-planned"]):
        said = run("log", file, *arguments, "--today", TODAY)
        assert said.code == 2
        assert "seen" in said.err or "looked at" in said.err
    assert (kept(file).decisions, kept(file).sessions) == ((), ())


def test_before_the_card_is_answered_no_programme_is_taken_on(run: Run, file: Path) -> None:
    journal = json.loads(file.read_text())
    file.write_bytes(written({**journal, "answers": []}))
    said = run("log", file, "accept", "--today", TODAY)
    assert (said.code, kept(file).decisions) == (2, ())
    assert f"`dorsi next {file}`" in said.err
    assert "the short check before any exercise comes first" in said.err
    run("log", file, "answer", "red_flag_card", "no", "--today", TODAY)
    assert run("log", file, "accept", "--today", TODAY).code == 0


def test_a_card_that_was_withdrawn_counts_as_not_answered(run: Run, file: Path) -> None:
    (card,) = kept(file).answers
    assert run("fix", file, "withdraw", card.id, "--today", TODAY).code == 0
    assert "comes first" in run("log", file, "accept", "--today", TODAY).err


def test_where_nothing_is_measured_there_is_nothing_to_accept(run: Run, file: Path) -> None:
    file.write_bytes(written(tree(answers=[{**ANSWER, "question": "red_flag_card"}])))
    said = run("log", file, "accept", "--today", TODAY)
    assert (said.code, kept(file).decisions) == (2, ())
    assert "no programme to accept now; see dorsi review" in said.words


def test_decisions_are_kept_with_what_they_say(run: Run, file: Path) -> None:
    run("log", file, "target", "left", "4 3/4 in", "--today", TODAY)
    run("log", file, "pause", "--until", "2026-03-20", "--today", TODAY)
    run("log", file, "resume", "--today", TODAY)
    run("log", file, "cleared", "tingling", "--by", "my doctor", "--today", TODAY)
    target, paused, resumed, cleared = kept(file).decisions
    assert isinstance(target, TargetSet)
    assert target.side == "left"
    assert target.reach_cm == pytest.approx(12.065)
    assert isinstance(paused, Paused)
    assert paused.until == date(2026, 3, 20)
    assert isinstance(resumed, Resumed)
    assert isinstance(cleared, Cleared)
    assert (cleared.rule, cleared.by) == ("tingling", "my doctor")


def test_a_change_of_the_person_is_an_entry_and_the_person_stays(run: Run, file: Path) -> None:
    run(
        *("log", file, "person", "height=5'11", "minutes=8", "days=Monday, thu", "unit=in"),
        *("sports=running", "equipment=step,box", "habit=morning coffee", "habit_time=7"),
        *("--today", TODAY),
    )
    journal = kept(file)
    assert (journal.person.height_cm, journal.person.minutes_per_day) == (None, None)
    changed = journal.changes[0].person
    assert changed.height_cm == 180.3
    assert (changed.minutes_per_day, changed.training_days) == (8, ("mon", "thu"))
    assert (changed.sports, changed.equipment) == (("running",), ("step", "box"))
    assert (changed.habit, changed.habit_time, changed.length_unit) == (
        "morning coffee",
        "07:00",
        "in",
    )


def test_equipment_can_be_none(run: Run, file: Path) -> None:
    run("log", file, "person", "equipment=none", "--today", TODAY)
    assert kept(file).changes[0].person.equipment == ()


def test_a_journal_with_faults_is_not_written_to(run: Run, file: Path) -> None:
    file.write_bytes(written(tree(readings=[{**READING, "unit": "furlong"}])))
    said = run("log", file, "resume", "--today", TODAY)
    assert said.code == 2
    assert "line 19, readings[0].unit" in said.err


def test_a_disk_that_is_full_is_exit_3(
    run: Run, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = file.read_bytes()
    monkeypatch.setattr(os, "fsync", full)
    said = run("log", file, "resume", "--today", TODAY)
    assert said.code == 3
    assert "No space left on device. What was there before is unchanged." in said.words
    assert file.read_bytes() == before


def test_it_runs_as_a_command_of_its_own(file: Path) -> None:
    done = subprocess.run(  # noqa: S603 (our own interpreter)
        [
            *(sys.executable, "-m", "dorsi.cli.main", "log", str(file)),
            *("reading", "knee_to_wall", "left", "8.1", "cm", "--json", "--today", TODAY),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["value"] == 8.1
