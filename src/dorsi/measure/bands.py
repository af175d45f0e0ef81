"""Functional bands: where an estimate lies, and how sure it is that the truth lies there too.

The bands are in cm for people, yet the same cm asks more bend of a short leg than of a long one.
Where height or shank is known they are therefore taken as angles: each cut is the angle it means on
the reference body, and lies where that angle is on this person.

Requirements: B-7, B-11, B-12, B-13, B-14, B-49, A-11
"""

from collections.abc import Sequence

from dorsi.domain.models import BandModel, GeometryModel
from dorsi.domain.words import BandName
from dorsi.measure.geometry import Geometry
from dorsi.numeric.normal import share_below

# A millionth of a millimetre: what arithmetic may add to a value that lies right on a cut.
_ON_THE_CUT_CM = 1e-7


def cuts_cm(bands: BandModel, model: GeometryModel, geometry: Geometry) -> tuple[float, ...]:
    """Where each band but the lowest begins for this person, in cm of reach.

    Two legs with the same sine of the angle bend alike, so no angle needs to be worked out: a cut
    moves in proportion to the shank. For a person of unknown size the cuts are as published.
    """
    return tuple(own_cm(band.from_cm, model, geometry) for band in bands.bands[1:])


def own_cm(cm: float, model: GeometryModel, geometry: Geometry) -> float:
    """The reach at which this person's ankle bends as much as the reference body's does at `cm`."""
    if not geometry.known:
        return cm
    scale = geometry.shank_cm / model.reference_shank_cm
    return (cm + model.reference_ankle_offset_cm) * scale - geometry.ankle_offset_cm


def classify(
    value_cm: float, sd_cm: float, bands: BandModel, cuts: Sequence[float]
) -> tuple[BandName, float]:
    """Name the band an estimate lies in, and the chance that the true value lies in it.

    Args:
        value_cm: The estimate.
        sd_cm: Its error, > 0; with the error of the person's proportions where cuts were scaled.
        bands: The bands, lowest first.
        cuts: Where each but the lowest begins, as `cuts_cm` gives them.

    Returns:
        The band and a chance from 0 to 1.
    """
    place = 0
    for cut, band in zip(cuts, bands.bands[1:], strict=True):
        edge = cut + _ON_THE_CUT_CM if band.beyond else cut - _ON_THE_CUT_CM
        place += value_cm >= edge
    below = share_below((cuts[place - 1] - value_cm) / sd_cm) if place else 0.0
    above = share_below((cuts[place] - value_cm) / sd_cm) if place < len(cuts) else 1.0
    return bands.bands[place].name, above - below
