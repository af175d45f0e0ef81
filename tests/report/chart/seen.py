"""A picture read back: what stands where on it, as far as a test can see."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree as ET

from dorsi.report.chart.content import Chart
from dorsi.report.chart.picture import picture
from dorsi.report.chart.placing import Box, Spot, box_of

Place = tuple[float, float]
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Seen:
    """A picture as elements."""

    root: ET.Element

    def of(self, role: str, kind: str = "*") -> list[ET.Element]:
        """The elements with a class."""
        found = self.root.findall(f".//{{*}}{kind}")
        return [one for one in found if role in one.get("class", "").split()]

    @property
    def texts(self) -> list[ET.Element]:
        """Its lines of words."""
        return self.root.findall(".//{*}text")

    @property
    def size(self) -> Box:
        """The paper."""
        return Box(*map(float, self.root.get("viewBox", "").split()))

    @property
    def words(self) -> str:
        """Everything written on it, in order."""
        texts = ("".join(text.itertext()) for text in self.texts)
        return " ".join(texts).replace("\u00a0", " ")

    def part(self, kind: str) -> str:
        """The text of the only element of a kind."""
        found = self.root.find(f"{{*}}{kind}")
        assert found is not None
        return found.text or ""

    def labels(self) -> Iterator[tuple[str, Box]]:
        """Every word on the paper and the room it takes."""
        for text in self.texts:
            spans = list(text)
            said = "".join(text.itertext())
            size = max(float(one.get("font-size", 0)) for one in (text, *spans))
            anchor: Any = text.get("text-anchor", "start")
            spot = Spot(float(text.get("x", 0)), float(text.get("y", 0)), anchor)
            bold = any("big" in one.get("class", "") for one in (text, *spans))
            yield said, box_of(said, spot, size, bold=bold and not spans)


def seen(chart: Chart) -> Seen:
    """Draw a chart and read it back."""
    return Seen(ET.fromstring(picture(chart)))  # noqa: S314  our own


def start_of(element: ET.Element) -> Place:
    """Where a path begins."""
    x, y = NUMBER.findall(element.get("d", ""))[:2]
    return float(x), float(y)


def places_of(element: ET.Element) -> list[Place]:
    """The corners of a path made of straight lines."""
    numbers = [float(one) for one in NUMBER.findall(element.get("d", ""))]
    return list(zip(numbers[::2], numbers[1::2], strict=True))
