"""What a person's sports ask of the ankle, and what to mind in them, in sentences."""

from dorsi.compose.finding import range_goal
from dorsi.domain.exercises import Sport
from dorsi.domain.journal import Person
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.verdicts import Safety
from dorsi.report.listener import Listener
from dorsi.report.quantities import in_unit

CAUTION_FIRST = "What is left out for your ankle stays out here as well."


def sports_of(person: Person, knowledge: Knowledge) -> tuple[Sport, ...]:
    """The sports a person named, as known."""
    return tuple(knowledge.sports[id_] for id_ in person.sports if id_ in knowledge.sports)


def describe_advice(sports: tuple[Sport, ...], safety: Safety, to: Listener) -> tuple[str, ...]:
    """Say what to mind in each sport, the name in front where there are several.

    Of range nothing is said where a caution rules out aiming at more of it.

    Requirements: B-4, B-53, B-54, B-55, B-56
    """
    aiming = range_goal(safety, to.knowledge)
    told = [
        in_unit(f"{sport.name}: {advice}" if len(sports) > 1 else advice, to.unit)
        for sport in sports
        for advice in (*(sport.range_advice if aiming else ()), *sport.advice)
    ]
    restricted = any(reason.effect == "restrict" for reason in safety.reasons)
    return (*told, *((CAUTION_FIRST,) if told and restricted else ()))


def describe_demands(sport: Sport) -> tuple[str, str]:
    """Say what a sport asks of the ankle, and what is known of the people who do it."""
    return " ".join(sport.demands.split()), sport.norms
