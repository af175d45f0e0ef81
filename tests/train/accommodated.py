"""Somebody to accommodate: what is known of them, and what applies then."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from tests.people import KNOWLEDGE, MONDAY

from dorsi.domain.journal import Person
from dorsi.domain.schedule import Accommodated
from dorsi.domain.words import SIDES
from dorsi.train.accommodations import accommodate
from dorsi.train.choose import Allowance
from dorsi.train.circumstances import Circumstances

NEXT_READING = MONDAY + timedelta(days=20)
NOBODY = Person(name="Someone without equipment, sport or habit")
# A short right side, measured, nothing said.
SHORT = Circumstances(
    person=NOBODY,
    today=MONDAY,
    starts=MONDAY,
    short="right",
    reach_cm=7.96,
    gain_cm=0.0,
    band="marked",
    good_ankles=False,
    poor_squat=False,
    joint_named=False,
    yes={},
    rules=frozenset(),
    allowance=Allowance(frozenset(), frozenset(), dropped=frozenset()),
    range_goal=True,
    look_again=NEXT_READING,
    new_loads=(),
)
RISES = "heels_rise_in_squat"
GOOD: dict[str, Any] = {"good_ankles": True, "band": "good", "reach_cm": 13.44}


def given(
    *yes: str,
    rules: Iterable[str] = (),
    person: dict[str, Any] | None = None,
    forbidden: Iterable[Any] = (),
    **changed: Any,
) -> dict[str, Accommodated]:
    """What applies with these findings answered yes on both sides."""
    who = replace(NOBODY, **(person or {}))
    kit = frozenset(who.equipment)
    now = replace(
        SHORT,
        **{
            "yes": dict.fromkeys(yes, SIDES),
            "rules": frozenset(rules),
            "person": who,
            "allowance": Allowance(kit, frozenset(forbidden), dropped=frozenset()),
            **changed,
        },
    )
    return {thing.id: thing for thing in accommodate(now, KNOWLEDGE)}
