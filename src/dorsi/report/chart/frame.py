"""Where on the paper one side is drawn."""

from dataclasses import dataclass
from typing import Final

from dorsi.domain.verdicts import CoursePoint
from dorsi.report.chart.axes import Days, Reach
from dorsi.report.chart.content import Mark
from dorsi.report.chart.placing import Box
from dorsi.report.chart.svg import Point

SMALL: Final = 12.0  # the size of every word in and around a frame


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a side is drawn: a box in the picture, the days along it and the reach up it."""

    box: Box
    days: Days
    reach: Reach

    def at(self, point: CoursePoint | Mark, cm: float | None = None) -> Point:
        """The place of a day and its reach; what lies outside is held at the edge."""
        return self.x(self.days.share(point.day)), self.y(point.cm if cm is None else cm)

    def x(self, share: float) -> float:
        """The place of a share of the days."""
        return self.box.left + share * (self.box.right - self.box.left)

    def y(self, cm: float) -> float:
        """The height of a reach."""
        return self.box.bottom - self.reach.share(cm) * (self.box.bottom - self.box.top)
