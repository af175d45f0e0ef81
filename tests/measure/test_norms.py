import re
from dataclasses import astuple

import pytest
from tests.measure.lunges import KNOWLEDGE, MONDAY, lunge, ranges_of, reach

from dorsi.domain.verdicts import Interval
from dorsi.measure.norms import compare

EIGHT = reach(ranges_of(lunge(MONDAY, "left", 8.0, 8.0, 8.0)).left)


@pytest.mark.requirement("B-49")
def test_a_reach_stands_beside_every_group_measured_in_cm_the_largest_first() -> None:
    groups = [comparison.group for comparison in compare(EIGHT, KNOWLEDGE)]
    assert [group.n for group in groups] == [693, 50, 35, 26]
    assert {group.measure for group in groups} == {"knee_to_wall"}


def test_the_share_below_is_that_of_the_groups_own_spread() -> None:
    young = compare(EIGHT, KNOWLEDGE)[0]
    # (8.0 - 10.68) / 2.44 = -1.098: 13.6 % of a normal curve
    assert young.share_below.value == pytest.approx(0.136, abs=0.001)
    # the same at 6.87 and 9.13 cm
    assert young.share_below.low == pytest.approx(0.059, abs=0.002)
    assert young.share_below.high == pytest.approx(0.263, abs=0.002)


def test_a_group_of_another_place_on_the_shin_is_no_comparison() -> None:
    angle = Interval(40.0, 36.0, 44.0)
    means = {
        place: [
            comparison.group.mean
            for comparison in compare(
                angle, KNOWLEDGE, measure="inclinometer", placement=place, device="inclinometer"
            )
        ]
        for place in (None, "tuberosity", "15_cm_below", "mid_shin")
    }
    assert means == {None: [39.0], "tuberosity": [39.0], "15_cm_below": [44.9], "mid_shin": []}


def test_no_group_stands_beside_an_angle_by_phone() -> None:
    assert compare(Interval(40, 36, 44), KNOWLEDGE, measure="inclinometer", device="phone") == ()


def test_bent_and_straight_knees_are_never_compared() -> None:
    straight = compare(Interval(30, 25, 35), KNOWLEDGE, measure="inclinometer", knee="straight")
    assert [comparison.group.mean for comparison in straight] == [33.5]


@pytest.mark.requirement("B-50")
def test_an_angle_lying_down_is_compared_with_its_own_kind_only() -> None:
    lying = Interval(20.0, 15.0, 25.0)
    assert compare(lying, KNOWLEDGE, measure="goniometer_nwb") == ()
    (only,) = compare(lying, KNOWLEDGE, measure="goniometer_nwb", knee="straight")
    assert (only.group.n, only.group.mean) == (64, 23.0)


def test_every_share_lies_between_none_and_all_within_its_bounds() -> None:
    found = compare(Interval(10.5, 9.0, 12.0), KNOWLEDGE)
    assert found
    for comparison in found:
        low, value, high = sorted(astuple(comparison.share_below))
        assert 0.0 < low < value < high < 1.0
        assert comparison.share_below.value == value


def test_every_group_says_who_they_were_and_what_to_mind() -> None:
    for group in KNOWLEDGE.groups.values():
        assert group.who
        assert group.caveat
        assert group.n > 1
        assert not re.search(r"\bnormal\b", f"{group.name} {group.who} {group.caveat}")


def test_the_missing_groups_are_named_as_missing() -> None:
    note = KNOWLEDGE.measures["knee_to_wall"].norms_note
    assert all(word in note for word in ("lifters", "runners", "swimmers"))
    named = " ".join(f"{g.id} {g.name} {g.who}" for g in KNOWLEDGE.groups.values()).lower()
    assert not any(word in named for word in ("lifter", "runner", "swimmer"))
