"""What counts on a day: changes, corrections and withdrawals applied."""

from dataclasses import replace
from datetime import timedelta

from tests.people import LIFTER, MONDAY, moment, reach, trained

from dorsi.domain.effective import as_of, effective, in_force
from dorsi.domain.journal import (
    Answer,
    Change,
    Journal,
    PersonChange,
    Reading,
    Session,
    TargetSet,
    Video,
    Withdrawn,
)

LATER = MONDAY + timedelta(days=10)


def reading(name: str, cm: float, day: int = 0, replaces: str | None = None) -> Reading:
    (taken,) = reach(MONDAY + timedelta(days=day), cm, None)
    return replace(taken, id=name, replaces=replaces)


def standing(*readings: Reading, **more: object) -> list[str]:
    """The ids of the readings that count later."""
    found = effective(Journal(person=LIFTER, readings=readings, **more), LATER)  # type: ignore[arg-type]
    return [entry.id for entry in found.readings]


def withdrawal(name: str, of: str, day: int = 1) -> Withdrawn:
    return Withdrawn(at=moment(MONDAY + timedelta(days=day)), id=name, of=of)


def test_a_corrected_entry_gives_way_to_its_correction() -> None:
    assert standing(reading("a", 8), reading("b", 9, replaces="a")) == ["b"]


def test_a_correction_of_a_correction_stands_alone() -> None:
    chain = (reading("a", 8), reading("b", 9, replaces="a"), reading("c", 10, replaces="b"))
    assert standing(*chain) == ["c"]


def test_a_withdrawn_entry_is_gone() -> None:
    assert standing(reading("a", 8), reading("b", 9), decisions=(withdrawal("w", "a"),)) == ["b"]


def test_withdrawing_a_correction_brings_back_what_it_replaced() -> None:
    pair = (reading("a", 8), reading("b", 9, replaces="a"))
    assert standing(*pair, decisions=(withdrawal("w", "b"),)) == ["a"]


def test_a_withdrawal_can_be_taken_back() -> None:
    twice = (withdrawal("w", "a"), withdrawal("v", "w", day=2))
    assert standing(reading("a", 8), decisions=twice) == ["a"]


def test_the_same_entry_twice_is_one() -> None:
    assert standing(reading("a", 8), reading("a", 8)) == ["a"]


def test_entries_without_an_id_are_all_kept() -> None:
    assert standing(reading("", 8), reading("", 9)) == ["", ""]


def test_what_is_yet_to_come_is_not_counted_nor_does_it_correct() -> None:
    pair = (reading("a", 8), reading("b", 9, day=11, replaces="a"))
    assert standing(*pair) == ["a"]
    late = withdrawal("w", "a", day=11)
    assert standing(reading("a", 8), decisions=(late,)) == ["a"]


def test_lists_are_in_the_order_of_time() -> None:
    assert standing(reading("late", 8, day=3), reading("early", 8)) == ["early", "late"]


def test_changes_are_folded_into_the_person_and_only_what_they_name() -> None:
    changes = (
        Change(at=moment(MONDAY), person=PersonChange(minutes_per_day=5, equipment=())),
        Change(at=moment(MONDAY + timedelta(days=1)), person=PersonChange(minutes_per_day=8)),
    )
    found = effective(Journal(person=LIFTER, changes=changes), LATER)
    assert found.person == replace(LIFTER, minutes_per_day=8, equipment=())
    assert found.changes == ()


def test_as_of_a_moment_holds_that_moments_entries_and_the_person_of_then() -> None:
    change = Change(at=moment(MONDAY + timedelta(days=2)), person=PersonChange(name="Renamed"))
    target = TargetSet(at=moment(MONDAY), side="left", reach_cm=10)
    journal = Journal(
        person=LIFTER,
        changes=(change,),
        readings=(reading("a", 8), reading("b", 9, day=1)),
        decisions=(target,),
    )
    then = as_of(journal, moment(MONDAY))
    assert [entry.id for entry in then.readings] == ["a"]
    assert then.decisions == (target,)
    assert effective(then, LATER).person.name == LIFTER.name


def test_every_list_is_cleared_of_what_was_corrected_withdrawn_or_is_yet_to_come() -> None:
    def answer(name: str, day: int = 0, replaces: str | None = None) -> Answer:
        at = moment(MONDAY + timedelta(days=day))
        return Answer(at=at, id=name, question="front_pinch", answer="no", replaces=replaces)

    def session(name: str, day: int = 0) -> Session:
        return replace(trained(MONDAY + timedelta(days=day)), id=name)

    def video(name: str, day: int = 0) -> Video:
        at = moment(MONDAY + timedelta(days=day))
        return Video(at=at, id=name, kind="squat", result={})

    journal = Journal(
        person=LIFTER,
        answers=(answer("a1"), answer("a2", replaces="a1"), answer("a3", day=11)),
        sessions=(session("s1", day=2), session("s2"), session("s3", day=11)),
        videos=(video("v1"), video("v2"), video("v3", day=11)),
        decisions=(withdrawal("w1", "v1"), withdrawal("w2", "s2", day=11)),
    )
    found = effective(journal, LATER)
    assert [entry.id for entry in found.answers] == ["a2"]
    assert [entry.id for entry in found.sessions] == ["s2", "s1"]
    assert [entry.id for entry in found.videos] == ["v2"]
    assert found.decisions == ()


def test_a_day_counts_whole_from_its_first_entry_to_its_last() -> None:
    assert standing(reading("a", 8, day=10), reading("b", 9, day=11)) == ["a"]
    taken_back = (withdrawal("w", "a", day=10),)
    assert standing(reading("a", 8), decisions=taken_back) == []


def test_a_withdrawn_decision_is_gone_and_a_later_one_stands() -> None:
    first, second = (
        TargetSet(at=moment(MONDAY), id=name, side="left", reach_cm=cm)
        for name, cm in (("t1", 10.0), ("t2", 11.0))
    )
    who = Journal(person=LIFTER, decisions=(first, second, withdrawal("w", "t2")))
    assert effective(who, LATER).decisions == (first,)


def test_a_change_taken_back_or_corrected_changes_nothing() -> None:
    def change(name: str, minutes: float, replaces: str | None = None) -> Change:
        edit = PersonChange(minutes_per_day=minutes)
        return Change(at=moment(MONDAY), id=name, replaces=replaces, person=edit)

    def minutes(*changes: Change, **more: object) -> float | None:
        who = Journal(person=LIFTER, changes=changes, **more)  # type: ignore[arg-type]
        return effective(who, LATER).person.minutes_per_day

    assert minutes(change("c1", 5), change("c2", 7, replaces="c1")) == 7
    taken_back = (withdrawal("w", "c1"),)
    assert minutes(change("c1", 5), decisions=taken_back) == LIFTER.minutes_per_day


def test_as_of_a_moment_every_list_ends_there() -> None:
    late = moment(MONDAY, 8)
    entry = reading("r", 8)
    journal = Journal(
        person=LIFTER,
        changes=(Change(at=late, person=PersonChange(name="Renamed")),),
        readings=(entry, replace(entry, at=late)),
        answers=(Answer(at=late, question="front_pinch", answer="no"),),
        sessions=(replace(trained(MONDAY), at=late),),
        videos=(Video(at=late, kind="squat", result={}),),
        decisions=(TargetSet(at=late, side="left", reach_cm=10.0),),
    )
    assert as_of(journal, moment(MONDAY, 7)) == Journal(person=LIFTER, readings=(entry,))
    assert as_of(journal, late) == journal


def test_every_list_is_among_the_entries() -> None:
    journal = Journal(person=LIFTER, readings=(reading("a", 8),), decisions=(withdrawal("w", "a"),))
    assert [entry.id for entry in journal.entries()] == ["a", "w"]


def test_a_corrected_withdrawal_takes_back_what_the_correction_names() -> None:
    wrong, right = withdrawal("w", "a"), replace(withdrawal("x", "b"), replaces="w")
    assert standing(reading("a", 8), reading("b", 9), decisions=(wrong, right)) == ["a"]


def test_what_is_in_force_holds_changes_and_withdrawals_too() -> None:
    change = Change(at=moment(MONDAY), id="c", person=PersonChange(minutes_per_day=8))
    journal = Journal(
        person=LIFTER,
        changes=(change,),
        readings=(reading("a", 8),),
        decisions=(withdrawal("w", "a"),),
    )
    assert [entry.id for entry in in_force(journal, LATER)] == ["c", "w"]
    undone = replace(journal, decisions=(*journal.decisions, withdrawal("x", "w", day=2)))
    assert [entry.id for entry in in_force(undone, LATER)] == ["c", "a", "x"]
