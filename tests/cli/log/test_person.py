from pathlib import Path

from tests.cli.command_line import TODAY, Run, kept


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
