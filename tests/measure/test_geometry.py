from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.measure.lunges import KNOWLEDGE

from dorsi.domain.journal import Person
from dorsi.measure.geometry import (
    Geometry,
    angle_deg,
    cm_per_degree,
    conversion_sd_cm,
    geometry_of,
    reach_cm,
)

MODEL = KNOWLEDGE.models.geometry
REFERENCE = geometry_of(Person(name="Unknown"), MODEL)


def sized(height_cm: float | None = None, shank_cm: float | None = None) -> Geometry:
    return geometry_of(Person(name="P", height_cm=height_cm, shank_cm=shank_cm), MODEL)


@pytest.mark.parametrize(
    ("cm", "deg"),
    [(10.3, 39.2), (11.6, 41.7), (7.9, 35.0), (8.8, 36.5), (10.7, 40.0), (13.3, 45.0)],
)
def test_the_reference_body_gives_the_angles_of_the_evidence(cm: float, deg: float) -> None:
    assert angle_deg(cm, REFERENCE) == pytest.approx(deg, abs=0.15)
    assert reach_cm(deg, REFERENCE) == pytest.approx(cm, abs=0.07)


def test_height_gives_shank_and_foot() -> None:
    body = sized(height_cm=170.0)
    assert (round(body.shank_cm), round(body.ankle_offset_cm)) == (40, 15)
    assert body.known


def test_the_same_reach_is_more_bend_on_a_short_leg() -> None:
    assert angle_deg(9.0, sized(height_cm=152.0)) == pytest.approx(39.0, abs=0.5)
    assert angle_deg(9.0, sized(height_cm=198.0)) == pytest.approx(35.0, abs=0.5)


def test_two_centimetres_of_shank_are_about_two_degrees_the_other_way() -> None:
    at_40, at_42 = sized(170.0, 40.0), sized(170.0, 42.0)
    assert angle_deg(10.0, at_42) - angle_deg(10.0, at_40) == pytest.approx(-2.0, abs=0.3)


def test_a_degree_is_about_half_a_centimetre_in_an_ordinary_lunge() -> None:
    for deg in (36.0, 40.0, 44.0):
        assert 1.75 <= 1.0 / cm_per_degree(deg, REFERENCE) <= 2.0


def test_a_measured_shank_is_taken_before_height_and_surer_than_it() -> None:
    by_height, by_tape = sized(height_cm=170.0), sized(height_cm=170.0, shank_cm=38.0)
    assert by_tape.shank_cm == 38.0
    assert by_tape.ankle_offset_cm == by_height.ankle_offset_cm
    assert by_tape.shank_sd_cm < by_height.shank_sd_cm < REFERENCE.shank_sd_cm


def test_a_shank_alone_tells_the_foot_that_goes_with_it() -> None:
    assert sized(shank_cm=40.0).ankle_offset_cm == pytest.approx(40.0 * 0.088 / 0.235)
    assert sized(shank_cm=40.0).known


def test_a_body_of_unknown_size_is_marked_so() -> None:
    assert not REFERENCE.known


def test_the_doubt_about_proportions_counts_foot_and_leaning_shank() -> None:
    body = Geometry(40.0, 15.0, 2.0, 1.0, 65.0, known=True)
    assert conversion_sd_cm(30.0, body) == pytest.approx(hypot(1.0, 0.5 * 2.0))
    assert conversion_sd_cm(0.0, body) == pytest.approx(1.0)


def test_an_impossible_reach_is_held_at_the_deepest_angle() -> None:
    child = sized(height_cm=100.0)
    assert angle_deg(25.0, child) == pytest.approx(MODEL.deepest_angle_deg)
    assert angle_deg(-60.0, child) == pytest.approx(-MODEL.deepest_angle_deg)
    assert cm_per_degree(90.0, child) > 0.0


@given(st.floats(50, 260), st.floats(-60, 60))
def test_an_angle_comes_back_from_its_reach(height_cm: float, deg: float) -> None:
    body = sized(height_cm=height_cm)
    assert angle_deg(reach_cm(deg, body), body) == pytest.approx(deg, abs=1e-6)


@given(st.floats(50, 260), st.floats(-5, 25), st.floats(0.01, 5))
def test_more_reach_is_never_less_angle(height_cm: float, cm: float, more_cm: float) -> None:
    body = sized(height_cm=height_cm)
    assert angle_deg(cm + more_cm, body) >= angle_deg(cm, body)
