"""That the terminal shows every number of a figure."""

import io

from rich.console import Console
from tests.report.plot.figures import FIGURE

from dorsi.report.terminal.figure import render_figure


def test_a_figure_is_a_question_and_its_numbers_beside_what_is_asked() -> None:
    written = io.StringIO()
    Console(file=written, width=100).print(render_figure(FIGURE))
    text = " ".join(written.getvalue().split())
    assert text.startswith("Does it hold? Share & bounds <90 %>.")
    assert text.endswith("200 people, seed 1.")
    assert "all 91.2 % 90.5–91.9 at least 87.0 %, at most 95.0 %" in text
    assert "sloppy 8.0 % 6.0–11.0 at most 6.0 %, not met" in text
    assert "sloppy measurer true gain, cm 0 90.0 % 80.0–95.0" in text
