"""Who a sentence is for: their unit, their day, and where the bands lie on their own leg."""

from dataclasses import dataclass
from datetime import date

from dorsi.domain.journal import Person
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.verdicts import Interval
from dorsi.domain.words import BandName, LengthUnit
from dorsi.measure.bands import cuts_cm
from dorsi.measure.geometry import geometry_of


@dataclass(frozen=True, slots=True)
class BandEdge:
    """A band's name, and from which reach in cm it counts for this person."""

    name: BandName
    from_cm: float


@dataclass(frozen=True, slots=True)
class Listener:
    """The unit a person reads lengths in, the day it is for them, and what Dorsi knows.

    `edges` are the bands in cm for this person's leg, lowest first; `own_edges` says that they
    were moved to fit it.
    """

    unit: LengthUnit | None
    today: date
    knowledge: Knowledge
    edges: tuple[BandEdge, ...]
    own_edges: bool


def listener_for(person: Person, knowledge: Knowledge, today: date) -> Listener:
    """Learn how to speak to a person as they are on `today`."""
    models = knowledge.models
    geometry = geometry_of(person, models.geometry)
    cuts = (0.0, *cuts_cm(models.bands, models.geometry, geometry))
    edges = (BandEdge(band.name, cm) for band, cm in zip(models.bands.bands, cuts, strict=True))
    return Listener(person.length_unit, today, knowledge, tuple(edges), geometry.known)


def touched(reach: Interval, edges: tuple[BandEdge, ...]) -> tuple[BandName, ...]:
    """Name the bands that a reach's error reaches into, lowest first."""
    ends = (*(edge.from_cm for edge in edges[1:]), float("inf"))
    return tuple(
        edge.name
        for edge, end in zip(edges, ends, strict=True)
        if reach.low < end and reach.high >= edge.from_cm
    )
