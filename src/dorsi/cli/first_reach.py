"""The second part of `dorsi new`: how far both ankles bend, with a tape or a folded sheet.

Requirements: A-10, A-12, B-6, B-8
"""

from typing import Final, cast

from dorsi.cli.sitting import Sitting
from dorsi.domain.journal import Reading
from dorsi.domain.measures import Measure
from dorsi.domain.words import SIDES, ReadingUnit, Side
from dorsi.errors import InvalidInput, NotAQuantity
from dorsi.report.quantities import capital, listed
from dorsi.report.terminal.parts import numbered
from dorsi.units import parse_trials

KNEE_TO_WALL: Final = "knee_to_wall"
WALL_TOUCH: Final = "wall_touch"


def reach(sitting: Sitting) -> None:
    """The knee-to-wall reach of both sides, three trials each, or a touch of the wall."""
    missing = [each for each in SIDES if not _measured(sitting, each)]
    if not missing:
        return
    voice, measure = sitting.voice, sitting.knowledge.measures[KNEE_TO_WALL]
    voice.part("How far your ankles bend")
    voice.say(measure.summary, measure.position)
    voice.say(numbered(measure.steps))
    warm = voice.yes("\nIn the last hour, any exercise, stretching or a hot bath?")
    cold = None if warm is None else not warm
    voice.aside("Type them like 8.1 7.9 8.0 cm, or 3 1/4 3 1/8 3 1/4 in. No tape? Type paper.")
    for each in missing:
        _reach_of(sitting, measure, each, cold=cold)


def _measured(sitting: Sitting, where: Side) -> bool:
    measures = sitting.knowledge.measures
    return any(
        reading.side in (where, "both") and measures[reading.measure].informs == "reach"
        for reading in sitting.journal.readings
    )


def _reach_of(sitting: Sitting, measure: Measure, where: Side, *, cold: bool | None) -> None:
    def read(typed: str) -> bool:
        if typed.lower() in ("paper", "no tape"):
            return False
        numbers, unit = _with_unit(sitting, typed, measure)
        sitting.add(
            Reading(
                at=sitting.now(),
                measure=measure.id,
                side=where,
                trials=numbers,
                unit=cast("ReadingUnit", unit),
                cold=cold,
            )
        )
        if sitting.person.length_unit is None:
            sitting.fill(length_unit="in" if unit == "in" else "cm")
        return True

    measured = sitting.voice.ask(f"{capital(where)}, three trials:", read)
    if measured is False:
        _wall_touch(sitting, where, cold=cold)


def _with_unit(sitting: Sitting, typed: str, measure: Measure) -> tuple[tuple[float, ...], str]:
    """Read trials; the unit is asked for when it is all that is missing."""
    try:
        return parse_trials(typed, measure.units)
    except NotAQuantity as error:
        if not _only_lacks_a_unit(typed, measure):
            raise error from None
    known = sitting.person.length_unit
    if known is not None:
        return parse_trials(f"{typed} {known}", measure.units)
    units = listed(measure.units, last="or")
    unit = sitting.voice.ask(
        f"Is that in {units}?", lambda word: parse_trials(f"1 {word}", measure.units)[1]
    )
    if unit is None:
        raise InvalidInput("A number says nothing without its unit. Type it with cm, mm or in.")
    return parse_trials(f"{typed} {unit}", measure.units)


def _only_lacks_a_unit(typed: str, measure: Measure) -> bool:
    try:
        parse_trials(f"{typed} {measure.unit}", (measure.unit,))
    except NotAQuantity:
        return False
    return True


def _wall_touch(sitting: Sitting, where: Side, *, cold: bool | None) -> None:
    """Without a tape: does the knee touch with the toes a folded sheet away, and if not, nearly?"""
    voice, knowledge = sitting.voice, sitting.knowledge
    strip = knowledge.measures[KNEE_TO_WALL].variants[0]
    voice.say(numbered(strip.steps))
    voice.aside(strip.tells)
    touches = voice.yes(f"{capital(where)}: does the knee touch the wall, heel down?")

    def keep(numbers: tuple[float, ...], unit: str) -> None:
        sitting.add(
            Reading(
                at=sitting.now(),
                measure=WALL_TOUCH,
                side=where,
                value=numbers[0],
                unit=cast("ReadingUnit", unit),
                protocol="standing",
                device="A4 sheet",
                cold=cold,
            )
        )

    if touches:
        keep((0,), "cm")
    elif touches is False:
        gap = knowledge.measures[WALL_TOUCH]
        voice.ask(
            "How far is the knee from the wall, roughly? (such as 2 cm or 1 in)",
            lambda typed: keep(*_with_unit(sitting, typed, gap)),
        )
