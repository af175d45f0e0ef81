from typing import Any

import pytest
from tests.interop.journal_trees import AT, fault_of, faults_of, tree

ITEM = {"exercise": "soleus_stretch", "side": "left", "block": "after", "sets": 2, "seconds": 60}
BLOCKS = "decisions[0].blocks"


def decision(**said: Any) -> dict[str, Any]:
    return tree(decisions=[{"at": AT, **said}])


def block(*weeks: Any) -> dict[str, Any]:
    """A stored block for some weeks."""
    days = {"training_day": [ITEM], "rest_day": [ITEM]}
    return {"weeks": list(weeks), "phase": "foundation", **days}


def accepted(*blocks: Any) -> dict[str, Any]:
    return decision(kind="programme_accepted", starts="2026-03-03", blocks=list(blocks))


def item(day: str = "rest_day", **changed: Any) -> dict[str, Any]:
    """A stored programme with one item changed; `...` takes a key away."""
    given = {key: value for key, value in {**ITEM, **changed}.items() if value is not ...}
    return accepted({**block(*range(1, 13)), day: [ITEM, given]})


def test_a_sound_programme_has_no_faults() -> None:
    assert faults_of(accepted(block(*range(1, 5)), block(*range(5, 13)))) == []
    assert faults_of(accepted(block(1, 2))) == []  # later weeks go on as the last one


@pytest.mark.parametrize(
    ("journal", "path", "says"),
    [
        (accepted(), BLOCKS, "no block is given"),
        (accepted(block()), f"{BLOCKS}[0].weeks", "no week is named"),
        (accepted(block(0, 1)), f"{BLOCKS}[0].weeks[0]", "0 is no week of a programme"),
        (accepted(block(1, -5)), f"{BLOCKS}[0].weeks[1]", "-5 is no week of a programme"),
        (accepted(block(1, 99)), f"{BLOCKS}[0].weeks[1]", "99 is no week of a programme"),
        (accepted(block(1, 13)), f"{BLOCKS}[0].weeks[1]", "13 is no week of a programme"),
        (accepted(block(1, 1)), f"{BLOCKS}[0].weeks[1]", "stands in decisions[0].blocks[0]"),
        (accepted(block(1, 2), block(2)), f"{BLOCKS}[1].weeks[0]", "week 2 stands in"),
        (accepted(block(1, 2), block(5, 6)), BLOCKS, "no block is for week 3, 4"),
        (accepted(block(2, 3)), BLOCKS, "no block is for week 1"),
        (accepted(block(1.5)), f"{BLOCKS}[0].weeks[0]", "no whole number"),
        (item(seconds=...), f"{BLOCKS}[0].rest_day[1]", "reps and seconds are both not given"),
        (item(reps=8), f"{BLOCKS}[0].rest_day[1]", "reps and seconds are both given"),
        (item(exercise="levitation"), f"{BLOCKS}[0].rest_day[1].exercise", "'levitation'"),
        (item(sets=0), f"{BLOCKS}[0].rest_day[1].sets", "0 is not plausible"),
        (item(sets=11), f"{BLOCKS}[0].rest_day[1].sets", "11 is not plausible"),
        (item(seconds=0), f"{BLOCKS}[0].rest_day[1].seconds", "0 is not plausible"),
        (item(seconds=3600), f"{BLOCKS}[0].rest_day[1].seconds", "3600 is not plausible"),
        (item(seconds=..., reps=1000), f"{BLOCKS}[0].rest_day[1].reps", "1000 is not plausible"),
        (
            item("training_between", sets=0),
            f"{BLOCKS}[0].training_between[1].sets",
            "0 is not plausible",
        ),
        (item("rest_between", reps=8), f"{BLOCKS}[0].rest_between[1]", "both given"),
    ],
)
def test_a_programme_nobody_could_follow_is_a_fault(journal: Any, path: str, says: str) -> None:
    fault = fault_of(journal)
    assert fault.path == path
    assert says in fault.problem


def test_of_several_faults_in_a_programme_none_hides_another() -> None:
    broken = accepted(block(0), {**block(1, 1), "rest_day": [{**ITEM, "sets": 0, "reps": 3}]})
    assert {fault.path for fault in faults_of(broken)} == {
        f"{BLOCKS}[0].weeks[0]",
        f"{BLOCKS}[1].weeks[1]",
        f"{BLOCKS}[1].rest_day[0]",
        f"{BLOCKS}[1].rest_day[0].sets",
    }


@pytest.mark.parametrize(
    ("until", "says"),
    [
        ("9999-12-31", "more than a year from where the pause begins"),
        ("2027-03-04", "more than a year from where the pause begins"),
        ("2026-03-01", "before the pause begins"),
        ("0001-01-01", "before the pause begins"),
    ],
)
def test_a_pause_ends_after_it_begins_and_within_a_year(until: str, says: str) -> None:
    fault = fault_of(decision(kind="paused", until=until))
    assert (fault.path, says in fault.problem) == ("decisions[0].until", True)


@pytest.mark.parametrize("until", ["2026-03-02", "2027-03-03"])
def test_a_pause_may_last_a_day_or_a_year(until: str) -> None:
    assert faults_of(decision(kind="paused", until=until)) == []


@pytest.mark.parametrize("by", ["", "  ", "\u00a0"])
def test_a_clearance_names_who_gave_it(by: str) -> None:
    fault = fault_of(decision(kind="cleared", rule="pregnant", by=by))
    assert (fault.path, fault.problem) == ("decisions[0].by", "nobody is named")
