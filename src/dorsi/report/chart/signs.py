"""The characters a trend is drawn with, and which day and which reach lie where among them."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from dorsi.report.chart.axes import Days, Reach
from dorsi.report.chart.dots import Canvas


@dataclass(frozen=True, slots=True)
class Signs:
    """The characters of the drawing, and how many dots one holds."""

    cold: str = "●■◆▼▲"
    warm: str = "○□◇▽△"
    many: str = "•"
    touch: str = "↑"
    target: str = "─"
    now: str = "│"
    pole: str = "┊"
    flag: str = "▸"
    axis: str = "─"
    tick: str = "┬"
    band: str = "░"
    fan: str = "·"
    line: str = "━"
    across: int = 2
    down: int = 4


DRAWN: Final = Signs()
ASCII: Final = Signs(
    cold="o#%v^",
    warm="wwwww",
    many="o",
    touch="^",
    target="-",
    now="|",
    pole=":",
    flag=">",
    axis="-",
    tick="+",
    band=":",
    fan=".",
    line="=",
    across=1,
    down=1,
)


@dataclass(frozen=True, slots=True)
class Grid:
    """Which day and which reach lie at which dot of a canvas."""

    canvas: Canvas
    days: Days
    reach: Reach
    signs: Signs

    def x(self, day: date) -> int:
        """The dot column of a day."""
        return round(self.days.share(day) * (self.canvas.width - 1))

    def y(self, cm: float) -> int:
        """The dot row of a reach."""
        return round((1.0 - self.reach.share(cm)) * (self.canvas.height - 1))

    def column(self, day: date) -> int:
        """The character column of a day."""
        return self.x(day) // self.canvas.across

    def row(self, cm: float) -> int:
        """The character row of a reach."""
        return self.y(cm) // self.canvas.down
