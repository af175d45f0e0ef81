"""A plain standing figure, and every figure there is."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from tests.people import KNOWLEDGE

from dorsi.domain.figure import Figure, Joint, Place, Point, Pose

MODEL: Final = KNOWLEDGE.models.figure
THINGS: Final[Mapping[str, Any]] = {
    name: thing
    for kind in (KNOWLEDGE.exercises, KNOWLEDGE.measures)
    for name, thing in kind.items()
    if getattr(thing, "figure", None) is not None
}
FIGURES: Final[Mapping[str, Figure]] = {name: thing.figure for name, thing in THINGS.items()}
# A little bent, so that both feet reach the floor from one hip.
STANDING: Final[dict[Joint, float]] = {"ankle": 4.0, "knee": 8.0}
PLACES: Final[dict[Place, Point]] = {"near": (0.0, 0.0), "far": (2.0, 0.0)}


def standing(angles: Mapping[Any, float] | None = None, **fields: Any) -> Figure:
    """Somebody who stands for four seconds; `angles` and `places_cm` change how."""
    places = fields.pop("places_cm", {})
    pose = Pose(at_s=0.0, angles={**STANDING, **(angles or {})}, places_cm={**PLACES, **places})
    return replace(Figure(loop_s=4.0, poses=(pose,)), **fields)
