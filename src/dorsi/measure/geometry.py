"""The lunge as a triangle: from the distance at the wall to the lean of the shin, and back.

With the foot flat and the knee at the wall, sin(angle) = (reach + a) / L: L is the shank from ankle
to knee, a how far the ankle lies behind the tip of the big toe. The angle is that of the shin from
the vertical, which is how far the ankle bends.
"""

from dataclasses import dataclass
from math import asin, cos, degrees, hypot, pi, radians, sin

from dorsi.domain.journal import Person
from dorsi.domain.models import GeometryModel


@dataclass(frozen=True, slots=True)
class Geometry:
    """One person's triangle in cm with the SDs of its sides, `known` from height or shank."""

    shank_cm: float
    ankle_offset_cm: float
    shank_sd_cm: float
    ankle_offset_sd_cm: float
    deepest_deg: float
    known: bool


def geometry_of(person: Person, model: GeometryModel) -> Geometry:
    """Take the person's triangle from the shank, else from height, else from the reference body.

    References:
        calculated, hall_docherty_2017
    """
    ratio = model.ankle_offset_per_height / model.shank_per_height
    if person.shank_cm is not None:
        shank_cm, shank_sd_cm = person.shank_cm, model.measured_shank_sd_cm
        offset_cm = (
            person.shank_cm * ratio
            if person.height_cm is None
            else person.height_cm * model.ankle_offset_per_height
        )
    elif person.height_cm is not None:
        shank_cm, shank_sd_cm = person.height_cm * model.shank_per_height, model.shank_sd_cm
        offset_cm = person.height_cm * model.ankle_offset_per_height
    else:
        shank_cm, shank_sd_cm = model.reference_shank_cm, model.unknown_shank_sd_cm
        offset_cm = model.reference_ankle_offset_cm
    return Geometry(
        shank_cm=shank_cm,
        ankle_offset_cm=offset_cm,
        shank_sd_cm=shank_sd_cm,
        ankle_offset_sd_cm=model.ankle_offset_sd_cm,
        deepest_deg=model.deepest_angle_deg,
        known=person.shank_cm is not None or person.height_cm is not None,
    )


def angle_deg(reach_cm: float, geometry: Geometry) -> float:
    """The shin's lean at a reach, in degrees from the vertical.

    A reach longer than this leg allows gives the deepest angle the triangle still describes, so a
    slip in height or reach never becomes an impossible angle.
    """
    most = sin(radians(geometry.deepest_deg))
    sine = (reach_cm + geometry.ankle_offset_cm) / geometry.shank_cm
    return degrees(asin(min(max(sine, -most), most)))


def reach_cm(angle_deg: float, geometry: Geometry) -> float:
    """The reach at the wall that goes with a lean of the shin."""
    return geometry.shank_cm * sin(radians(angle_deg)) - geometry.ankle_offset_cm


def cm_per_degree(angle_deg: float, geometry: Geometry) -> float:
    """How much reach one more degree brings at this angle; about .5 cm in an ordinary lunge."""
    held_deg = min(max(angle_deg, -geometry.deepest_deg), geometry.deepest_deg)
    return geometry.shank_cm * cos(radians(held_deg)) * pi / 180.0


def conversion_sd_cm(angle_deg: float, geometry: Geometry) -> float:
    """How far a person's own proportions may shift the reach that goes with an angle, as an SD."""
    return hypot(geometry.ankle_offset_sd_cm, sin(radians(angle_deg)) * geometry.shank_sd_cm)
