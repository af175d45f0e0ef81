"""The band lies where the knowledge says: on the talus, above the bones, or round the foot."""

import pytest
from tests.people import KNOWLEDGE
from tests.posture.figures import FIGURES, MODEL
from tests.report.figure.seen import along, both, count, shapes

from dorsi.domain.exercises import Exercise
from dorsi.posture.body import lengths
from dorsi.posture.posing import bodies
from dorsi.report.figure import figure_svg

SIZE = lengths(MODEL)
BANDED = {name: e for name, e in KNOWLEDGE.exercises.items() if e.band}
ON_TALUS = [name for name, e in BANDED.items() if e.band and e.band.placement == "talus"]
BEHIND = [name for name, e in BANDED.items() if e.band and e.band.placement == "lower_leg_behind"]


def bands(exercise: Exercise) -> list[tuple[tuple[float, float], ...]]:
    """The line of the band at every moment, y upwards."""
    loop, _ = both(figure_svg(exercise, MODEL))
    return [
        tuple((x, -y) for x, y in shape.points)
        for moment in range(count(loop))
        for shape in shapes(loop, moment)
        if "band" in shape.roles
    ]


@pytest.mark.requirement("A-18")
@pytest.mark.parametrize("name", ON_TALUS)
def test_on_the_talus_means_in_front_of_and_below_the_ankle_bones_never_on_the_shin(
    name: str,
) -> None:
    assert FIGURES[name].closeup_at_cm is not None
    assert "heel" in FIGURES[name].stays
    for body, (front, *_, anchor) in zip(
        bodies(FIGURES[name], SIZE), bands(BANDED[name]), strict=True
    ):
        ankle = body.points["ankle"]
        assert front[0] > ankle[0]
        assert all(y < ankle[1] for _, y in (front, anchor))
        assert anchor[0] < body.points["heel"][0]  # it pulls backwards, and low
        assert anchor[1] <= 10.0


@pytest.mark.requirement("A-19")
@pytest.mark.parametrize("name", BEHIND)
def test_behind_the_leg_means_two_to_three_cm_above_the_bones_on_a_towel_pulling_forward(
    name: str,
) -> None:
    assert FIGURES[name].closeup_at_cm is not None
    assert "heel" in FIGURES[name].stays
    assert 'class="towel"' in figure_svg(BANDED[name], MODEL)
    for body, (back, *_, anchor) in zip(
        bodies(FIGURES[name], SIZE), bands(BANDED[name]), strict=True
    ):
        (x, y), shin = body.points["ankle"], body.points["knee"]
        up = ((back[0] - x) * (shin[0] - x) + (back[1] - y) * (shin[1] - y)) / SIZE.shank
        assert 4.0 <= up <= 8.0
        assert anchor[0] > body.points["toe"][0]
        assert anchor[1] <= 10.0


@pytest.mark.parametrize("name", BANDED)
def test_no_exercise_with_a_band_is_drawn_without_one(name: str) -> None:
    assert len(bands(BANDED[name])) >= 1


def test_a_path_is_followed_point_by_point() -> None:
    assert list(along("M0 0L3 4V9")) == [(0.0, 0.0), (3.0, 4.0), (3.0, 9.0)]
    *_, end = along("M0 0Q1 1 2 0T4 0")
    assert end == (4.0, 0.0)
