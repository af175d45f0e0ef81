"""People who exist only as regions: what detector and landmark model would say about them."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from dorsi.video.frames import Colour, Frame, Level
from dorsi.video.landmarks import POINTS
from dorsi.video.pose.body import Body
from dorsi.video.pose.detector import Detection
from dorsi.video.pose.region import Region

SIDE_PX = (1280, 720)
# Shares of the body's height below the top of its square, about those of an adult.
HEIGHTS = {"shoulder": 0.25, "hip": 0.5, "knee": 0.7, "ankle": 0.87, "heel": 0.9, "toe": 0.9}


@dataclass(frozen=True)
class Actor:
    """Somebody in the picture: where at which time, how deep in a squat, and whether there."""

    place_px: Callable[[float], tuple[float, float]]
    size_px: float = 400.0
    depth: Callable[[float], float] = lambda _time_s: 0.0
    there: Callable[[float], bool] = lambda _time_s: True
    clothes: tuple[int, int, int] = (60, 128, 128)

    def body(self, time_s: float) -> Body:
        x, y = self.place_px(time_s)
        sinks = self.depth(time_s) * 0.2 * self.size_px
        image_px = np.tile(np.array([x, y], float), (len(POINTS), 1))
        for name, down in HEIGHTS.items():
            for side, across in (("left", 0.05), ("right", -0.05)):
                low = sinks * (name in {"shoulder", "hip"}) + sinks / 2 * (name == "knee")
                at = (x + across * self.size_px, y + (down - 0.5) * self.size_px + low)
                image_px[POINTS.index(f"{side}_{name}")] = at
        region = Region(x, y + sinks, self.size_px)
        return Body(image_px, np.ones(33), 1.0, np.zeros((33, 3)), region, region)


class Stage:
    """Looks at actors as the models look at people."""

    def __init__(self, *actors: Actor) -> None:
        self.actors = actors
        self.searches = 0

    def people_in(self, frame: Frame) -> tuple[Detection, ...]:
        self.searches += 1
        there = [a for a in self.actors if a.there(frame.time_s)]
        return tuple(Detection(a.body(frame.time_s).region, 0.9) for a in there)

    def body_in(self, frame: Frame, region: Region) -> Body:
        there = [a.body(frame.time_s) for a in self.actors if a.there(frame.time_s)]
        near = [body for body in there if region.distance(body.region) < 0.5]
        if not near:
            return replace(Actor(lambda _: (0.0, 0.0)).body(0.0), presence=0.0)
        return min(near, key=lambda body: region.distance(body.region))

    def frame(self, time_s: float) -> Frame:
        width, height = SIDE_PX
        luma, blue, red = (np.full((height, width), 128, np.uint8) for _ in range(3))
        for actor in self.actors:
            if actor.there(time_s):
                body = actor.body(time_s).region
                for plane, value in zip((luma, blue, red), actor.clothes, strict=True):
                    rows = slice(max(0, int(body.y_px - 200)), int(body.y_px + 200))
                    plane[rows, max(0, int(body.x_px - 60)) : int(body.x_px + 60)] = value
        level = Level(luma, blue[::2, ::2], red[::2, ::2])
        return Frame(time_s, (level,), Colour(), width, height)
