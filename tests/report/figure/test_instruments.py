"""What measures is where it measures: tape, goniometer, and what a camera is to see."""

from math import atan2, degrees
from xml.etree import ElementTree as ET

import pytest
from tests.people import KNOWLEDGE
from tests.posture.figures import MODEL
from tests.report.figure.seen import SVG, both, count, shapes

from dorsi.domain.figure import Figure, Prop, PropKind
from dorsi.domain.measures import Measure
from dorsi.posture.body import Body, lengths
from dorsi.posture.posing import bodies
from dorsi.posture.surfaces import BALL_CM, flesh_cm
from dorsi.report.figure import figure_svg

MEASURES = KNOWLEDGE.measures


def figure_of(measure: Measure) -> Figure:
    assert measure.figure
    return measure.figure


def posed(measure: Measure) -> list[Body]:
    return list(bodies(figure_of(measure), lengths(MODEL)))


def thing(measure: Measure, kind: PropKind) -> Prop | None:
    return next((prop for prop in figure_of(measure).props if prop.kind == kind), None)


def with_a(kind: PropKind) -> list[str]:
    return [name for name, measure in MEASURES.items() if thing(measure, kind)]


@pytest.mark.parametrize("name", with_a("tape"))
def test_a_tape_goes_from_the_tip_of_the_toes_to_the_wall(name: str) -> None:
    tape, wall = thing(MEASURES[name], "tape"), thing(MEASURES[name], "wall")
    assert tape
    assert wall
    for body in posed(MEASURES[name]):
        assert tape.at_cm[0] == pytest.approx(body.points["toe"][0] + BALL_CM, abs=0.1)
    assert tape.at_cm[0] + tape.size_cm[0] == pytest.approx(wall.at_cm[0])
    assert tape.size_cm[0] == (MEASURES[name].wall_cm or pytest.approx(9.0))


@pytest.mark.parametrize("name", with_a("wall"))
def test_the_knee_that_is_to_meet_the_wall_meets_it(name: str) -> None:
    measure, wall = MEASURES[name], thing(MEASURES[name], "wall")
    assert wall
    if measure.informs == "reach":
        gap = min(wall.at_cm[0] - one.points["knee"][0] for one in posed(measure))
        assert gap == pytest.approx(flesh_cm("knee"), abs=1.0)


@pytest.mark.parametrize("name", [n for n, m in MEASURES.items() if m.informs == "reach"])
def test_the_heel_stays_down_wherever_a_reach_is_read(name: str) -> None:
    assert {"heel", "ball"} <= set(figure_of(MEASURES[name]).stays)


@pytest.mark.parametrize("name", with_a("view"))
def test_a_camera_sees_what_is_measured_all_the_time(name: str) -> None:
    view = thing(MEASURES[name], "view")
    assert view
    (left, bottom), (wide, high) = view.at_cm, view.size_cm
    whole = MEASURES[name].informs == "squat"
    for body in posed(MEASURES[name]):
        spots = body.points if whole else ("heel", "toe", "ankle", "knee")
        for x, y in (body.points[spot] for spot in spots):
            assert left < x < left + wide
            assert bottom < y < bottom + high


def test_the_arms_of_a_goniometer_open_as_the_ankle_does() -> None:
    measure = MEASURES["goniometer_nwb"]
    loop, _ = both(figure_svg(measure, MODEL))
    found = posed(measure)
    assert count(loop) == len(found)
    for moment, body in enumerate(found):
        arms = [shape.points for shape in shapes(loop, moment) if "meter" in shape.roles]
        shin, foot = (degrees(atan2(b[1] - a[1], b[0] - a[0])) for a, *_, b in arms)
        opened = abs((foot - shin + 180.0) % 360.0 - 180.0)
        assert opened == pytest.approx(90.0 - body.joints["ankle"], abs=1.0)


def test_a_phone_lies_along_the_shin_below_the_knee() -> None:
    measure = MEASURES["inclinometer"]
    loop, _ = both(figure_svg(measure, MODEL))
    (held,) = (g for g in loop.iter(f"{SVG}g") if g.find(f"{SVG}rect[@class='phone']") is not None)
    turns = [
        list(map(float, found.get("values", "").split(";")))
        for found in held.iter(f"{SVG}animateTransform")
        if found.get("type") == "rotate"
    ]
    assert turns == [pytest.approx([body.turns["shin"] for body in posed(measure)], abs=0.1)]
    assert_along(held.find(f"{SVG}rect"))


def assert_along(phone: ET.Element | None) -> None:
    """In front of the shin, and within its upper half."""
    assert phone is not None
    top, long = float(phone.get("y", "")), float(phone.get("height", ""))
    assert float(phone.get("x", "")) > 4.0
    assert top > 0.0
    assert top + long < lengths(MODEL).shank / 2.0


@pytest.mark.parametrize("name", with_a("tape"))
def test_a_close_up_shows_the_whole_tape(name: str) -> None:
    part, tape = figure_of(MEASURES[name]).closeup_of_cm, thing(MEASURES[name], "tape")
    assert part
    assert tape
    left, bottom, wide = part
    assert left < tape.at_cm[0]
    assert tape.at_cm[0] + tape.size_cm[0] < left + wide
    assert bottom < tape.at_cm[1] - 2.0
