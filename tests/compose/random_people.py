"""People of every kind, made up at random: bodies, kit, minutes, days, cautions and histories."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st
from tests.people import KNOWLEDGE, MONDAY, accepted, moment, said

from dorsi.domain.journal import Answer, Journal, Paused, Person, Reading, Session, SessionItem
from dorsi.domain.words import WEEKDAYS

SPORTS = tuple(KNOWLEDGE.sports)
EQUIPMENT = (
    "loop_band", "mini_band", "anchor", "squat_rack", "support", "step",
    "plates", "weight", "box", "foam_roller", "balance_pad",
)  # fmt: skip
PATTERN = tuple(f.id for f in KNOWLEDGE.findings.values() if f.kind == "pattern" and not f.choices)
CAUTIONS = tuple(
    sorted(
        {
            "front_pinch",
            *(rule.id for rule in KNOWLEDGE.safety.values() if rule.status == "caution"),
        }
        & set(KNOWLEDGE.findings)
    )
)
CM_PER_IN = 2.54
TODAY = MONDAY + timedelta(days=60)

told = st.sampled_from(("yes", "no", "unsure"))
sides = st.sampled_from(("left", "right", "both"))


@st.composite
def persons(draw: Any) -> Person:
    """Ages from 12 to 90, every set of kit, 3 to 60 minutes, any days, both units."""
    return Person(
        name="Someone",
        birth_year=draw(st.one_of(st.none(), st.integers(1936, 2014))),
        sex=draw(st.sampled_from(("female", "male", "other", "unsaid"))),
        height_cm=draw(st.one_of(st.none(), st.floats(145, 205))),
        shank_cm=draw(st.one_of(st.none(), st.floats(34, 48))),
        sports=tuple(draw(st.sets(st.sampled_from(SPORTS), max_size=3))),
        equipment=tuple(draw(st.sets(st.sampled_from(EQUIPMENT)))),
        minutes_per_day=draw(st.one_of(st.none(), st.integers(3, 60))),
        training_days=tuple(draw(st.sets(st.sampled_from(WEEKDAYS)))),
        length_unit=draw(st.sampled_from((None, "cm", "in"))),
    )


@st.composite
def readings(draw: Any) -> tuple[Reading, ...]:
    """Some days of one or both sides, in cm or inches, touches of the wall among them."""
    reach = {"left": draw(st.floats(2.0, 16.0)), "right": draw(st.floats(2.0, 16.0))}
    measured = draw(st.sampled_from((("left", "right"), ("left", "right"), ("left",), ("right",))))
    unit = draw(st.sampled_from(("cm", "in")))
    scale = 1.0 if unit == "cm" else 1.0 / CM_PER_IN
    made = []
    for day in sorted(draw(st.sets(st.integers(0, 59), min_size=1, max_size=6))):
        for side in measured:
            off = draw(st.floats(-1.0, 1.0))
            cm = max(0.5, reach[side] + off)
            made.append(
                Reading(
                    at=moment(MONDAY + timedelta(days=day)),
                    measure="knee_to_wall",
                    side=side,
                    trials=tuple((cm + step) * scale for step in (-0.2, 0.0, 0.3)),
                    unit=unit,
                    cold=draw(st.sampled_from((True, True, False, None))),
                )
            )
    if draw(st.integers(0, 4)) == 0:
        touch = Reading(
            at=moment(MONDAY), measure="wall_touch", side="both", value=0.0, unit="cm", cold=True
        )
        made.append(touch)
    return tuple(made)


@st.composite
def answers(draw: Any) -> tuple[Answer, ...]:
    """The card, findings, cautions, an old or new injury, age and agreement, on several days."""
    some = draw(st.dictionaries(st.sampled_from(PATTERN), told, max_size=6))
    cautions = draw(st.sets(st.sampled_from(CAUTIONS), max_size=3))
    numbers = {
        "hypermobile_screen": draw(st.sampled_from((None, None, 0, 1, 2, 5))),
        "falls_past_year": draw(st.sampled_from((None, None, 0, 1, 3))),
        "injury_days_ago": draw(st.sampled_from((None, None, None, 20, 43, 400))),
        "surgery_or_cast_weeks_ago": draw(st.sampled_from((None, None, None, 13, 60))),
    }
    painless = draw(st.sampled_from(("yes", "no")))
    late = MONDAY + timedelta(days=draw(st.integers(0, 60)))
    return (
        *said([("red_flag_card", "no"), ("guardian_agrees", draw(told))]),
        *said(some.items(), draw(sides)),
        *said([(question, n) for question, n in numbers.items() if n is not None]),
        *said([("walking_and_heel_raises_painless", painless)], "both", MONDAY),
        *said([(caution, "yes") for caution in sorted(cautions)], draw(sides), late),
    )


@st.composite
def sessions(draw: Any) -> tuple[Session, ...]:
    """Days of work of any kind, some of them painful or pinching."""
    done = []
    for day in sorted(draw(st.sets(st.integers(0, 59), max_size=25))):
        drills = draw(st.sets(st.sampled_from(tuple(KNOWLEDGE.exercises)), max_size=3))
        pinch = draw(st.sampled_from((None, None, None, 1, 4)))
        items = tuple(SessionItem(exercise=d, side="both", pinch=pinch) for d in sorted(drills))
        pain = draw(st.sampled_from((None, 0, 0, 0, 2, 3, 4, 5, 8)))
        morning = draw(st.sampled_from((None, 0, 0, 3)))
        at = moment(MONDAY + timedelta(days=day), 18)
        done.append(
            Session(at=at, items=items, pain_before=0, pain_after=pain, pain_next_morning=morning)
        )
    return tuple(done)


@st.composite
def decisions(draw: Any) -> tuple[Any, ...]:
    """Nothing, a programme, one accepted again, a pause in it."""
    starts: list[date] = sorted(
        MONDAY + timedelta(days=day) for day in draw(st.sets(st.integers(1, 60), max_size=2))
    )
    taken = [accepted(day) for day in starts]
    if taken and draw(st.booleans()):
        paused = starts[-1] + timedelta(days=draw(st.integers(1, 30)))
        until = draw(st.sampled_from((None, paused + timedelta(days=10))))
        taken.append(Paused(at=moment(paused), until=until))  # type: ignore[arg-type]
    return tuple(taken)


@st.composite
def journals(draw: Any) -> Journal:
    """Anyone at all."""
    return Journal(
        person=draw(persons()),
        readings=draw(readings()),
        answers=draw(answers()),
        decisions=draw(decisions()),
        sessions=draw(sessions()),
    )
