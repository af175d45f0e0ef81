"""Whether the figures of the files make sense: what they name exists, and a body can do it."""

from collections.abc import Iterator, Mapping

from dorsi.domain.figure import Figure
from dorsi.domain.knowledge import Knowledge
from dorsi.errors import Fault
from dorsi.posture.sense import faults


def figures(knowledge: Knowledge) -> Iterator[Fault]:
    """Everything a figure asks for that a body cannot do, and everything that has none."""
    kinds: Mapping[str, Mapping[str, object]] = {
        "exercises": knowledge.exercises,
        "measures": knowledge.measures,
    }
    for kind, things in kinds.items():
        for name, thing in things.items():
            figure = getattr(thing, "figure", None)
            if figure is None:
                yield Fault(f"{kind}/{name}.toml figure", "missing", "how it is done, in key poses")
            else:
                yield from _figure(f"{kind}/{name}.toml figure", figure, knowledge)


def _figure(place: str, figure: Figure, knowledge: Knowledge) -> Iterator[Fault]:
    named = [*figure.still, *(n for arrow in figure.arrows for n in arrow.poses)]
    if not all(0 <= n < len(figure.poses) for n in named):
        yield Fault(place, "a still or an arrow goes by a pose there is not", "a number from 0 on")
        return
    for problem in faults(figure, knowledge.models.figure):
        yield Fault(place, problem, "what a body can do there")
