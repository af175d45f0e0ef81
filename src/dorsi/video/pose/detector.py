"""Reading the BlazePose detector: from 2254 guesses to the few bodies in a picture.

The detector looks at 224 x 224 pixels on three grids, of 28, 14 and 7 cells a side, and guesses
twice in each cell of the first two and six times in each of the last. A guess is a score, a box
around the face, and four points of which two matter: the middle of the hips, and a point on the
circle around the whole body.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from dorsi.video.landmarks import FloatArray
from dorsi.video.pose.region import Region, around

SIDE_PX: Final = 224
_GRIDS: Final = ((28, 2), (14, 2), (7, 6))  # cells a side, guesses in each
_SURE: Final = 0.5
_SAME_BODY: Final = 0.3  # boxes overlapping by more than this share belong to one body
_HIPS, _RIM = 0, 1


@dataclass(frozen=True, slots=True)
class Detection:
    """One body in the picture: where to look for it, and how sure the detector is."""

    region: Region
    score: float


def guess_centres() -> FloatArray:
    """Where each guess starts from, 0 to 1 across and down the picture, shape (2254, 2)."""
    rows = []
    for cells, guesses in _GRIDS:
        middles = (np.arange(cells) + 0.5) / cells
        y, x = np.meshgrid(middles, middles, indexing="ij")
        rows.append(np.stack([x.ravel(), y.ravel()], axis=1).repeat(guesses, axis=0))
    return np.concatenate(rows)


_CENTRES: Final = guess_centres()


def read_detections(
    guesses: FloatArray, scores: FloatArray, looked_at: Region
) -> tuple[Detection, ...]:
    """Say which bodies the detector saw, the surest first.

    Args:
        guesses: What the model gave, shape (2254, 12): box centre and size, then four points,
            all in model pixels from the guess's own centre.
        scores: Its scores before they become probabilities, shape (2254,).
        looked_at: The square of the picture that it looked at.
    """
    sure = 1 / (1 + np.exp(-np.clip(scores.astype(np.float64), -100, 100)))
    kept = np.flatnonzero(sure > _SURE)
    kept = kept[np.argsort(-sure[kept], kind="stable")]
    places = guesses[kept].astype(np.float64).reshape(len(kept), 6, 2) / SIDE_PX
    centres = _CENTRES[kept]
    boxes = np.concatenate([centres + places[:, 0] - places[:, 1] / 2, places[:, 1]], axis=1)
    points = centres[:, np.newaxis] + places[:, 2:]
    return tuple(_detection(points, sure[kept], group, looked_at) for group in _by_body(boxes))


def _detection(
    points: FloatArray, sure: FloatArray, group: list[int], looked_at: Region
) -> Detection:
    """One body from all guesses at it, each counting by its score."""
    weights = sure[group] / sure[group].sum()
    mean = looked_at.to_picture(np.tensordot(weights, points[group], axes=1))
    return Detection(around(mean[_HIPS], mean[_RIM]), float(sure[group[0]]))


def _by_body(boxes: FloatArray) -> list[list[int]]:
    """Gather guesses whose boxes overlap the surest one left, until none is left."""
    left = np.arange(len(boxes))
    groups = []
    while len(left):
        together = _overlap(boxes[left[0]], boxes[left]) > _SAME_BODY
        together[0] = True
        groups.append(left[together].tolist())
        left = left[~together]
    return groups


def _overlap(box: FloatArray, boxes: FloatArray) -> FloatArray:
    """Shared area over joint area of one box with others; rows are left, top, width, height."""
    low = np.maximum(box[:2], boxes[:, :2])
    high = np.minimum(box[:2] + box[2:], boxes[:, :2] + boxes[:, 2:])
    shared = np.prod(np.clip(high - low, 0, None), axis=1)
    joint = box[2] * box[3] + boxes[:, 2] * boxes[:, 3] - shared
    overlap: FloatArray = np.divide(shared, joint, out=np.zeros_like(shared), where=joint > 0)
    return overlap
