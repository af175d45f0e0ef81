"""Putting what was found of one person, frame by frame, into `Landmarks`."""

import numpy as np

from dorsi.video.frames import ClipFacts
from dorsi.video.landmarks import NOBODY, POINTS, Landmarks
from dorsi.video.pose.following import Person


def gather(person: Person, times_s: list[float], counts: list[int], facts: ClipFacts) -> Landmarks:
    """Landmarks of one person over the clip; frames without that person stay empty.

    Args:
        person: Whose.
        times_s: When each frame looked at is shown.
        counts: How many people were followed in each.
        facts: The clip's size.
    """
    n = len(times_s)
    image_px = np.full((n, len(POINTS), 2), np.nan)
    visibility = np.full((n, len(POINTS)), np.nan)
    world_m = np.full((n, len(POINTS), 3), np.nan)
    presence, region = np.zeros(n), np.full((n, 4), np.nan)
    light = np.full((n, 2), np.nan)
    number = np.full(n, NOBODY, np.int64)
    for track, which in zip(person.tracks, person.numbers, strict=True):
        light[track.frames] = track.light
        for at, body in zip(track.frames, track.bodies, strict=True):
            image_px[at], visibility[at], world_m[at] = body.image_px, body.visibility, body.world_m
            presence[at], region[at], number[at] = body.presence, body.region.as_row(), which
    return Landmarks(
        times_s=np.array(times_s),
        image_px=image_px,
        visibility=visibility,
        presence=presence,
        world_m=world_m,
        found=number != NOBODY,
        person=number,
        people=np.array(counts, np.int64),
        region=region,
        brightness=light[:, 0].copy(),
        sharpness=light[:, 1].copy(),
        width_px=facts.width_px,
        height_px=facts.height_px,
    )
