"""What `dorsi new` asks after the safety checks. What was answered before is passed over.

Requirements: B-20, B-95
"""

from collections.abc import Callable
from typing import Final

from dorsi.cli.asking import picked
from dorsi.cli.first_reach import reach
from dorsi.cli.sitting import Sitting
from dorsi.cli.typed import number, plain_text, weekdays
from dorsi.domain.words import SIDES
from dorsi.errors import InvalidInput
from dorsi.report.quantities import capital
from dorsi.report.sentences.equipment import EQUIPMENT
from dorsi.units import Length, parse_clock


def name(sitting: Sitting) -> None:
    """What to call the person."""
    if not sitting.person.name:
        given = sitting.voice.ask("What shall we call you?", plain_text)
        sitting.fill(name=given or _shown(sitting.path.stem))


def _shown(stem: str) -> str:
    """The name of a file as a name of somebody: a file may be called anything."""
    return "".join(sign for sign in stem if sign.isprintable()) or "You"


def stop_felt(sitting: Sitting) -> None:
    """Where the stop is felt, side by side."""
    finding = sitting.knowledge.findings["stop_felt"]
    missing = [each for each in SIDES if not sitting.answers.given(finding.id, each)]
    if not missing:
        return
    sitting.voice.part("What stops you")
    sitting.voice.say(finding.question)
    sitting.voice.aside(finding.help)
    options = [choice.id for choice in finding.choices]
    sitting.voice.numbered(choice.text for choice in finding.choices)
    for each in missing:
        chosen = sitting.voice.ask(
            f"{capital(each)}: 1 to {len(options)}, or ? if not sure:",
            lambda typed: _one(typed, options),
            needed=True,
        )
        sitting.answer(finding, chosen or "unsure", each)


def _one(typed: str, options: list[str]) -> str:
    found = picked(typed, options)
    if len(found) != 1:
        raise InvalidInput("Choose one: the one that stops you most.")
    return found[0]


def equipment(sitting: Sitting) -> None:
    """What there is to work with; wall and floor are taken for granted."""
    if sitting.equipment_said:
        return
    sitting.voice.part("What you have")
    found = sitting.voice.choose_several(
        "Numbers, or none (a wall and a floor are enough):", EQUIPMENT.items()
    )
    sitting.fill(equipment=found or ())


def minutes(sitting: Sitting) -> None:
    """The minutes a day the person will really have."""
    if sitting.person.minutes_per_day is None:
        usual = sitting.knowledge.models.programme.default_minutes
        sitting.voice.part("Your days")
        sitting.voice.ask(
            f"How many minutes a day will you really have? (? leaves it at {usual:g})",
            lambda typed: sitting.fill(minutes_per_day=number(typed.removesuffix("min").strip())),
        )


def training_days(sitting: Sitting) -> None:
    """The days on which the legs are trained."""
    if not sitting.person.training_days:
        days = sitting.voice.ask(
            "On which days do you train your legs? (such as mon wed fri; none)", weekdays
        )
        if days:
            sitting.fill(training_days=days)


def habit(sitting: Sitting) -> None:
    """Something done every day that the work can follow."""
    if sitting.person.habit is not None:
        return
    given = sitting.voice.ask(
        "What do you do every day that this could follow? (such as morning coffee,\n"
        "brushing your teeth, television, the warm-up in the gym)",
        plain_text,
    )
    if given is not None:
        when = sitting.voice.ask("At about what time? (such as 07:30)", parse_clock)
        sitting.fill(habit=given, habit_time=when)


def height(sitting: Sitting) -> None:
    """Body height, which turns a reach into an angle."""
    if sitting.person.height_cm is None:
        sitting.voice.ask(
            "How tall are you? (175 cm or 5 ft 9 in; it turns your reach into degrees)",
            lambda typed: sitting.fill(height_cm=round(Length.parse(typed).cm, 1)),
        )


def sports(sitting: Sitting) -> None:
    """What the ankles are wanted for."""
    if sitting.person.sports:
        return
    sitting.voice.part("What you do")
    rows = [(sport.id, sport.name) for sport in sitting.knowledge.sports.values()]
    found = sitting.voice.choose_several("Numbers, or none:", rows)
    if found:
        sitting.fill(sports=found)


STEPS: Final[tuple[Callable[[Sitting], None], ...]] = (
    name,
    reach,
    stop_felt,
    equipment,
    minutes,
    training_days,
    habit,
    height,
    sports,
)
