import json
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from tests.people import KNOWLEDGE, LIFTER, MONDAY, accepted, journal, moment, reach, said, trained

from dorsi.compose.assessment import assess
from dorsi.compose.progress import progress_of
from dorsi.compose.reviewing import review_of
from dorsi.domain.journal import Journal, ProgrammeAccepted, Reading, TargetSet
from dorsi.report.chart.content import Chart
from dorsi.report.chart.gather import chart_of

TODAY = MONDAY + timedelta(weeks=6, days=2)


def charted(of: Journal) -> Chart:
    """The chart of a journal."""
    assessment = assess(of, KNOWLEDGE, TODAY)
    progress = progress_of(assessment, of, KNOWLEDGE)
    return chart_of(assessment, progress, review_of(assessment, progress, KNOWLEDGE), KNOWLEDGE)


def weekly(**more: object) -> Journal:
    """Six weeks of a programme with a reading a week and three sessions."""
    weeks = [MONDAY + timedelta(weeks=n) for n in range(7)]
    made = Journal(
        person=LIFTER,
        readings=tuple(r for n, day in enumerate(weeks) for r in reach(day, 8.0 + 0.2 * n, 8.5)),
        sessions=tuple(trained(day + timedelta(days=n)) for day in weeks[:6] for n in (0, 2, 4)),
        decisions=(accepted(MONDAY),),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def test_a_side_runs_from_its_first_reading_over_today_to_the_horizon() -> None:
    left = charted(weekly()).sides.left
    days = [point.day for point in (*left.course, *left.forecast)]
    assert all(one < other for one, other in pairwise(days))
    assert (days[0], left.course[-1].day) == (MONDAY, TODAY)
    assert days[-1] == MONDAY + timedelta(weeks=26)
    assert all(p.low < p.cm < p.high for p in (*left.course, *left.forecast))
    assert left.path[0] == left.course[-1]
    assert left.verdict.startswith("up ")
    assert len(left.readings) == 7


def test_the_fan_opens_with_distance() -> None:
    path = charted(weekly()).sides.left.path
    widths = [point.high - point.low for point in path]
    assert widths[-1] > 1.1 * widths[0]
    assert all(one <= other + 1e-9 for one, other in pairwise(widths))


def test_a_programme_still_to_begin_moves_nothing_beyond_today() -> None:
    starts = TODAY + timedelta(days=5)
    soon = weekly(decisions=(ProgrammeAccepted(at=moment(TODAY), starts=starts),), sessions=())
    left = charted(soon).sides.left
    assert left.course[-1].day <= TODAY
    assert left.forecast[0].day > TODAY


def test_a_target_is_ones_own_or_the_next_step() -> None:
    own = TargetSet(at=moment(MONDAY), side="left", reach_cm=11.0)
    sides = charted(weekly(decisions=(accepted(MONDAY), own))).sides
    assert sides.left.target is not None
    assert sides.right.target is not None
    assert (sides.left.target.name, sides.left.target.cm) == ("Your target", 11.0)
    assert sides.right.target.name == "Next step"
    assert sides.right.target.likely is None or sides.right.target.likely > TODAY


def test_a_step_smaller_than_the_error_is_given_no_date() -> None:
    firm = charted(weekly()).sides.right.target
    assert firm is not None
    assert firm.likely is not None
    lean = Reading(
        at=moment(TODAY), measure="inclinometer", side="both", value=35.0, unit="deg",
        device="a phone",
    )  # fmt: skip
    vague = charted(Journal(person=LIFTER, readings=(lean,))).sides.right.target
    assert vague is not None
    assert vague.likely is None


def test_ways_are_named_by_measure_and_device_and_warm_ones_share_theirs() -> None:
    def phone(device: str, day: int) -> Reading:
        at = moment(MONDAY + timedelta(days=day))
        return Reading(
            at=at, measure="inclinometer", side="left", value=30.0, unit="deg", device=device
        )

    warm = replace(reach(MONDAY + timedelta(days=9), 9.0, None)[0], cold=False)
    touch = Reading(
        at=moment(TODAY), measure="wall_touch", side="right", value=0.0, unit="cm", cold=True
    )
    before = weekly()
    found = charted(
        weekly(readings=(*before.readings, phone("Pixel 7", 3), phone("Old", 4), warm, touch))
    )
    assert [way.short for way in found.ways] == [
        "knee to wall",
        "old",
        "pixel 7",
        "wall touch at four inches",
    ]
    assert found.ways[1].name.endswith(", old")
    (seen_warm,) = [one for one in found.sides.left.readings if one.warm]
    assert seen_warm.way == 0
    assert [one.way for one in found.sides.right.readings if one.at_least] == [3]


def test_only_a_touch_leaves_a_reading_without_a_course() -> None:
    touch = Reading(
        at=moment(MONDAY), measure="wall_touch", side="right", value=0.0, unit="cm", cold=True
    )
    found = charted(Journal(person=LIFTER, readings=(touch,)))
    assert [one.side for one in found.tracks] == ["right"]
    assert found.sides.right.course == found.sides.right.forecast == ()


def test_nothing_measured_is_nothing_to_draw() -> None:
    found = charted(Journal(person=LIFTER))
    assert found.tracks == ()
    assert found.ways == ()


@pytest.mark.requirement("A-27")
def test_a_stop_keeps_the_readings_and_nothing_that_points_ahead() -> None:
    answers = said(
        [("injury_days_ago", 1), ("malleolar_pain", "yes"), ("cannot_bear_weight", "yes")]
    )
    injured = said([("injury_days_ago", 1)], day=TODAY)
    found = charted(weekly(answers=(*answers[1:], *injured)))
    assert found.stop is not None
    assert "Training waits" in found.stop
    assert len(found.sides.left.readings) == 7
    assert found.sides.left.course
    for one in found.tracks:
        assert (one.verdict, one.outlook, one.forecast, one.target) == ("", None, (), None)
    assert found.flags == ()
    assert found.pauses == ()


def test_a_chart_is_plain_json_with_both_sides() -> None:
    told = json.loads(json.dumps(charted(journal()).to_dict(), allow_nan=False))
    assert list(told["sides"]) == ["left", "right"]
    assert told["today"] == TODAY.isoformat()
    assert set(told["sides"]["left"]["course"][0]) == {"day", "cm", "low", "high"}
