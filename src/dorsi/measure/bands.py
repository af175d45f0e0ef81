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
from dorsi.numeric.mixture import Mixture

# What is told to a millimetre is classed by that millimetre.
_TOLD_TO_CM = 0.05


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


def bands_from(cut_cm: float, bands: BandModel) -> frozenset[BandName]:
    """The bands that begin at a published cut or above it: all that count as, say, functional."""
    return frozenset(band.name for band in bands.bands if band.from_cm >= cut_cm)


def classify(belief: Mixture, bands: BandModel, cuts: Sequence[float]) -> tuple[BandName, float]:
    """Name the band an estimate lies in, and the chance that the true value lies in it.

    Args:
        belief: The estimate; with the doubt about the person's proportions where cuts were scaled.
        bands: The bands, lowest first.
        cuts: Where each but the lowest begins, as `cuts_cm` gives them.

    Returns:
        The band and a chance from 0 to 1.
    """
    value_cm, place = float(belief.mean()[0]), 0
    for cut, band in zip(cuts, bands.bands[1:], strict=True):
        edge = cut + _TOLD_TO_CM if band.beyond else cut - _TOLD_TO_CM
        place += value_cm >= edge
    from_here = float(belief.share_above(cuts[place - 1])[0]) if place else 1.0
    beyond = float(belief.share_above(cuts[place])[0]) if place < len(cuts) else 0.0
    return bands.bands[place].name, max(0.0, from_here - beyond)
