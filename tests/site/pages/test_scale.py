"""The scale: values on a ruler with a band as wide as their error, and said in words."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from dorsi.domain.journal import Journal, Person
from dorsi.report.listener import listener_for
from dorsi.report.sentences.reach import band_plain
from dorsi.site.pages.scale import Scale, scale_of
from dorsi.site.pages.thinking import Thought
from dorsi.site.records.demo import demo_journal
from dorsi.site.records.known import knowledge

TODAY = date(2026, 3, 9)


@pytest.fixture(scope="module")
def trained() -> Thought:
    return Thought(demo_journal(TODAY, knowledge()), knowledge(), TODAY)


def scale_for(t: Thought, unit: str = "cm") -> Scale:
    person = replace(t.person, length_unit=unit)  # type: ignore[arg-type]  # one of the two
    scale = scale_of(t.review, listener_for(person, knowledge(), TODAY))
    assert scale is not None
    return scale


def test_nothing_is_drawn_before_something_is_measured() -> None:
    t = Thought(Journal(person=Person(name="Ada")), knowledge(), TODAY)
    assert scale_of(t.review, t.to) is None


def test_a_band_on_the_ruler_is_as_wide_as_the_error(trained: Thought) -> None:
    scale = scale_for(trained)
    (one, other), apart_cm = scale.ticks[:2], 1.0
    px_a_cm = (other.x_px - one.x_px) / apart_cm
    assert {mark.side for mark in scale.marks} == {"left", "right"}
    for mark in scale.marks:
        reach = trained.review.sides.of(mark.side).reach_cm
        assert reach is not None
        assert mark.width_px == pytest.approx((reach.high - reach.low) * px_a_cm, abs=0.3)
        assert mark.left_px < mark.value_px < mark.left_px + mark.width_px


def test_a_number_stands_at_its_own_tick(trained: Thought) -> None:
    scale = scale_for(trained)
    numbered = {tick.number: tick.x_px for tick in scale.ticks if tick.number}
    px_a_cm = (numbered["10"] - numbered["8"]) / 2
    reach = trained.review.sides.left.reach_cm
    assert reach is not None
    left = scale.marks[0]
    assert left.value_px == pytest.approx(numbered["8"] + (reach.value - 8) * px_a_cm, abs=0.3)


def test_whoever_measures_in_inches_reads_inches_at_the_same_places(trained: Thought) -> None:
    inches, centimetres = scale_for(trained, "in"), scale_for(trained)
    assert [mark.value_px for mark in inches.marks] == [m.value_px for m in centimetres.marks]
    numbers = {tick.number: tick.x_px for tick in inches.ticks if tick.number}
    of_cm = {tick.number: tick.x_px for tick in centimetres.ticks if tick.number}
    px_a_cm = (of_cm["10"] - of_cm["8"]) / 2
    assert numbers["4"] - numbers["3"] == pytest.approx(2.54 * px_a_cm, abs=0.3)
    assert " in, likely " in inches.said
    assert (inches.unit, centimetres.unit) == ("in", "cm")


def test_no_name_of_a_range_crosses_the_line_to_another(trained: Thought) -> None:
    edges = scale_for(trained).edges
    assert len(edges) > 2
    for near, far in pairwise(edges):
        assert near.x_px < far.x_px
        assert near.foot_px < far.foot_px
        assert near.anchor == "end"


def test_the_range_a_side_is_in_is_marked(trained: Thought) -> None:
    bands = {trained.review.sides.of(mark.side).band for mark in scale_for(trained).marks}
    here = {edge.name for edge in scale_for(trained).edges if edge.here}
    assert here <= {band_plain(band, trained.to) for band in bands if band}
    assert here


def test_the_picture_is_said_in_words_too(trained: Thought) -> None:
    reach = trained.review.sides.right.reach_cm
    assert reach is not None
    said = f"Right: {reach.value:.1f} cm, likely {reach.low:.1f} to {reach.high:.1f}"
    assert said in scale_for(trained).said
