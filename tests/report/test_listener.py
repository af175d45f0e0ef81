import pytest
from tests.report.results import listener

from dorsi.domain.verdicts import Interval
from dorsi.report.listener import touched


def test_without_height_the_bands_begin_where_they_were_published() -> None:
    to = listener()
    assert [edge.from_cm for edge in to.edges[1:]] == [9.0, 10.0, 12.0, 13.0, 15.0]
    assert not to.own_edges


@pytest.mark.requirement("B-7")
def test_on_a_longer_leg_the_same_bend_is_more_centimetres() -> None:
    short, tall = listener(height_cm=152.0), listener(height_cm=198.0)
    assert short.own_edges
    assert short.edges[1].from_cm < 9.0 < tall.edges[1].from_cm


def test_a_reach_touches_every_band_its_error_reaches_into() -> None:
    edges = listener().edges
    assert touched(Interval(9.5, 9.1, 9.9), edges) == ("restricted",)
    assert touched(Interval(9.5, 8.5, 10.5), edges) == ("marked", "restricted", "functional")
    assert touched(Interval(16.0, 15.0, 17.0), edges) == ("excellent",)
