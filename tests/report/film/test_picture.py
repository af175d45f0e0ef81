from xml.etree import ElementTree as ET

import pytest

from dorsi.report.film.content import Angle, FilmChart, Panel, Shade, Track
from dorsi.report.film.picture import picture


def angles(first_s: float, *degrees: float) -> tuple[Angle, ...]:
    return tuple(Angle(first_s + n, deg, deg - 3.0, deg + 3.0) for n, deg in enumerate(degrees))


CHART = FilmChart(
    title="Squat: me & you.mp4",
    says="Left shin leans 31°.",
    foot="Soft bands hold nine times in ten.",
    until_s=10.0,
    shades=(Shade(1.0, 2.0, 3.0), Shade(5.0, 6.0, 7.0)),
    panels=(
        Panel(
            "Shin from upright",
            (
                Track("left", "left", (angles(0.0, 5.0, 20.0, 31.0), angles(5.0, 30.0, 6.0))),
                Track("right", "right", (angles(0.0, 5.0, 20.0, 32.0),)),
            ),
        ),
        Panel("Lean of the trunk", (Track("trunk", "accent", (angles(0.0, -5.0, 40.0),)),)),
    ),
    table=(("squat", "left shin"), ("1", "31°")),
)
TEXT = picture(CHART)
ROOT = ET.fromstring(TEXT)  # noqa: S314  our own
SPACE = "{http://www.w3.org/2000/svg}"


def with_class(tag: str, role: str) -> list[ET.Element]:
    return [e for e in ROOT.iter(f"{SPACE}{tag}") if role in e.get("class", "").split()]


def test_every_repetition_is_shaded_in_every_panel_and_numbered_once() -> None:
    assert len(with_class("rect", "rep")) == 4
    numbers = [e.text for e in with_class("text", "muted") if "big" in e.get("class", "").split()]
    assert numbers == ["1", "2"]


def test_a_repetition_is_shaded_from_its_beginning_to_its_end() -> None:
    first, second, *_ = with_class("rect", "rep")
    starts, widths = zip(
        *((float(e.get("x", 0)), float(e.get("width", 0))) for e in (first, second)), strict=True
    )
    per_second = (starts[1] - starts[0]) / 4.0
    assert widths == pytest.approx([2.0 * per_second - 2.0] * 2, abs=0.2)


def test_each_piece_has_its_band_and_its_line_in_the_colour_of_its_side() -> None:
    assert len(with_class("path", "band")) == len(with_class("path", "run")) == 4
    assert len([e for e in with_class("path", "run") if "left" in e.get("class", "").split()]) == 2


def test_it_has_a_title_a_description_and_its_table_as_text() -> None:
    title, desc, data = (ROOT.find(f"{SPACE}{tag}") for tag in ("title", "desc", "metadata"))
    assert title is not None
    assert title.text == "Squat: me & you.mp4"
    assert desc is not None
    assert "Left shin leans 31°." in (desc.text or "")
    assert data is not None
    assert "1\t31°" in (data.text or "")


def test_nothing_is_fetched_or_run_and_the_same_chart_gives_the_same_picture() -> None:
    assert picture(CHART) == TEXT
    body = TEXT.replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert not any(word in body for word in ("http", "<script", "href", "@import", "url("))


def test_higher_angles_stand_higher() -> None:
    (trunk,) = [e for e in with_class("path", "run") if e.get("class", "").split() == ["run"]]
    (_, low), (_, high) = (
        tuple(map(float, point.split())) for point in trunk.get("d", "")[1:].split("L")
    )
    assert high < low
