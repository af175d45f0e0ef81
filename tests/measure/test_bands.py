from itertools import pairwise
from math import asin, degrees

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.measure.lunges import KNOWLEDGE, MONDAY, lunge, ranges_of

from dorsi.domain.journal import Person
from dorsi.measure.bands import classify, cuts_cm
from dorsi.measure.geometry import angle_deg, geometry_of
from dorsi.numeric.mixture import Mixture
from dorsi.numeric.normal import share_below

BANDS = KNOWLEDGE.models.bands
MODEL = KNOWLEDGE.models.geometry
STRANGER_CUTS = cuts_cm(BANDS, MODEL, geometry_of(Person(name="P"), MODEL))
NAMES = [band.name for band in BANDS.bands]


def about(cm: float, sd_cm: float) -> Mixture:
    return Mixture(np.ones((1, 1)), np.array([[cm]]), np.array([[sd_cm]]))


def cuts_at(height_cm: float) -> tuple[float, ...]:
    return cuts_cm(BANDS, MODEL, geometry_of(Person(name="P", height_cm=height_cm), MODEL))


@pytest.mark.requirement("B-7", "B-11", "B-12", "B-13", "B-14", "B-49", "A-11")
@pytest.mark.parametrize(
    ("cm", "band"),
    [
        (-1.0, "marked"),
        (8.9, "marked"),
        (9.0, "restricted"),
        (9.9, "restricted"),
        (10.0, "functional"),
        (11.9, "functional"),
        (12.0, "adequate"),
        (13.0, "good"),
        (15.0, "good"),
        (15.1, "excellent"),
        (25.0, "excellent"),
    ],
)
def test_a_reach_lies_in_the_band_of_the_one_preset(cm: float, band: str) -> None:
    assert classify(about(cm, 0.5), BANDS, STRANGER_CUTS)[0] == band


def test_a_mean_of_trials_on_the_cut_is_not_pushed_over_it_by_arithmetic() -> None:
    nine = ranges_of(lunge(MONDAY, "left", 8.9, 9.0, 9.1)).left
    fifteen = ranges_of(lunge(MONDAY, "left", 14.9, 15.0, 15.1)).left
    assert (nine.band, fifteen.band) == ("restricted", "good")


def test_right_on_a_cut_the_band_is_as_sure_as_a_coin() -> None:
    band, certainty = classify(about(9.0, 0.1), BANDS, STRANGER_CUTS)
    assert band == "restricted"
    assert certainty == pytest.approx(0.5)


def test_a_day_of_eight_is_most_likely_but_not_surely_marked() -> None:
    side = ranges_of(lunge(MONDAY, "left", 8.0, 8.0, 8.0)).left
    assert side.band == "marked"
    assert side.band_certainty == pytest.approx(share_below(1.0 / 0.69), abs=0.002)


def test_a_narrow_band_is_never_said_firmly_after_one_day() -> None:
    # 9-10 cm is one centimetre wide, and one day is known to about two.
    side = ranges_of(lunge(MONDAY, "left", 9.5, 9.5, 9.5)).left
    assert side.band == "restricted"
    assert side.band_certainty is not None
    assert side.band_certainty < 0.6


@pytest.mark.parametrize(("height_cm", "deg"), [(152.0, 36.9), (170.0, 36.9), (198.0, 36.9)])
def test_each_cut_is_the_same_angle_on_every_body(height_cm: float, deg: float) -> None:
    body = geometry_of(Person(name="P", height_cm=height_cm), MODEL)
    assert angle_deg(cuts_at(height_cm)[0], body) == pytest.approx(deg, abs=0.05)
    assert deg == pytest.approx(degrees(asin((9.0 + 15.0) / 40.0)), abs=0.05)


def test_a_tall_person_has_to_reach_further_than_a_short_one_for_the_same_band() -> None:
    short, middle, tall = (cuts_at(height) for height in (152.0, 170.2, 198.0))
    assert short[0] == pytest.approx(8.06, abs=0.02)
    assert middle[0] == pytest.approx(9.0, abs=0.03)
    assert tall[0] == pytest.approx(10.5, abs=0.02)


def test_on_the_angle_the_doubt_about_proportions_lowers_the_certainty() -> None:
    day = lunge(MONDAY, "left", 8.0, 8.0, 8.0)
    stranger = ranges_of(day).left.band_certainty
    known = ranges_of(day, person=Person(name="P", height_cm=40.0 / 0.235)).left.band_certainty
    measured = ranges_of(day, person=Person(name="P", shank_cm=40.0)).left.band_certainty
    assert known is not None
    assert measured is not None
    assert stranger is not None
    assert known < measured < stranger


@pytest.mark.requirement("A-1")
def test_the_highest_band_asks_for_no_more_range() -> None:
    assert BANDS.bands[-1].name == "excellent"
    assert "nothing" in BANDS.bands[-1].plain


def test_the_bands_stand_lowest_first() -> None:
    starts = [band.from_cm for band in BANDS.bands]
    assert starts == sorted(starts)
    assert NAMES == ["marked", "restricted", "functional", "adequate", "good", "excellent"]


@given(st.floats(-10, 40), st.floats(0.01, 10), st.floats(100, 230))
def test_the_certainties_of_all_bands_make_up_the_whole(
    cm: float, sd_cm: float, height_cm: float
) -> None:
    cuts = cuts_at(height_cm)
    band, certainty = classify(about(cm, sd_cm), BANDS, cuts)
    edges = [float("-inf"), *cuts, float("inf")]
    place = NAMES.index(band)
    others = 0.0
    for other, (low, high) in enumerate(pairwise(edges)):
        if other != place:
            others += share_below((high - cm) / sd_cm) - share_below((low - cm) / sd_cm)
    assert certainty + others == pytest.approx(1.0)
    assert edges[place] - 0.05 - 1e-9 <= cm <= edges[place + 1] + 0.05 + 1e-9
