"""Gathers what a chart shows from what was worked out about a person on a day."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dorsi.compose import Assessment
from dorsi.compose.progress import Progress
from dorsi.compose.targets import own_target_cm
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.verdicts import CoursePoint, Review, SideForecast, Sides
from dorsi.domain.words import SIDES, Side
from dorsi.measure.course import past
from dorsi.measure.days import ReachDay, SetUp
from dorsi.report.chart.content import Chart, Mark, Target, Track, Way
from dorsi.report.chart.events import flags_of, pauses_of
from dorsi.report.listener import Listener, listener_for
from dorsi.report.sentences.advice import describe_stop
from dorsi.report.sentences.change import describe_change_of, describe_forecast, too_wide


def chart_of(
    assessment: Assessment, progress: Progress, found: Review, knowledge: Knowledge
) -> Chart:
    """Gather what a chart of the trend shows.

    A stop leaves the readings and their band, and nothing that points ahead.

    Args:
        assessment: What was worked out for today.
        progress: Where the programme stands.
        found: What `review` says of the same.
        knowledge: What it was worked out with.
    """
    person, today = assessment.journal.person, assessment.today
    to = listener_for(person, knowledge, today)
    set_ups = _set_ups(assessment.days)
    tracks = Sides(*(_track(side, assessment, found, set_ups, to) for side in SIDES))
    chart = Chart(
        name=person.name,
        today=today,
        unit=person.length_unit,
        stop=None,
        sides=tracks,
        ways=_ways(set_ups, knowledge),
        flags=flags_of(assessment.journal.decisions, progress, found.change, knowledge),
        pauses=pauses_of(assessment.journal.decisions, today),
    )
    return _stopped(chart, describe_stop(found.safety)) if found.safety.withheld else chart


def _stopped(chart: Chart, why: str) -> Chart:
    def bare(track: Track) -> Track:
        return replace(track, verdict="", outlook=None, forecast=(), target=None)

    sides = Sides(bare(chart.sides.left), bare(chart.sides.right))
    return replace(chart, stop=why, sides=sides, flags=(), pauses=())


def _track(
    side: Side,
    assessment: Assessment,
    found: Review,
    set_ups: Sequence[SetUp],
    to: Listener,
) -> Track:
    forecast = found.forecast.of(side)
    return Track(
        side=side,
        reach_cm=found.sides.of(side).reach_cm,
        at_least_cm=found.sides.of(side).at_least_cm,
        verdict=describe_change_of(side, found, to),
        outlook=describe_forecast(side, found, to),
        readings=tuple(_mark(day, set_ups) for day in assessment.days if day.side == side),
        course=_past(side, assessment, to),
        forecast=_ahead(forecast, assessment),
        target=_target(side, forecast, assessment, to),
    )


def _set_ups(days: Sequence[ReachDay]) -> tuple[SetUp, ...]:
    """Every set-up, warm or cold alike, the most used first."""
    used = Counter(replace(day.set_up, warm=False) for day in days)
    return tuple(sorted(used, key=lambda set_up: (-used[set_up], set_up.order)))


def _mark(day: ReachDay, set_ups: Sequence[SetUp]) -> Mark:
    way = set_ups.index(replace(day.set_up, warm=False))
    return Mark(day.day, day.cm, way, day.warm, day.censored)


def _ways(set_ups: Sequence[SetUp], knowledge: Knowledge) -> tuple[Way, ...]:
    """Name set-ups by their measure, and by their notes where these tell them apart."""
    names = [_name(set_up, set_ups, knowledge) for set_up in set_ups]
    shorts = [s.device or knowledge.measures[s.measure].name.lower() for s in set_ups]
    return tuple(
        Way(name, short if shorts.count(short) == 1 else name, set_up.measure, set_up.device)
        for set_up, name, short in zip(set_ups, names, shorts, strict=True)
    )


def _name(set_up: SetUp, set_ups: Sequence[SetUp], knowledge: Knowledge) -> str:
    alike = [_notes(other) for other in set_ups if other.measure == set_up.measure]
    differs = [len(set(others)) > 1 for others in zip(*alike, strict=True)]
    told = [
        note.replace("_", " ")
        for note, needed in zip(_notes(set_up), differs, strict=True)
        if note is not None and (needed or note == set_up.device)
    ]
    return ", ".join((knowledge.measures[set_up.measure].name.lower(), *told))


def _notes(set_up: SetUp) -> tuple[str | None, ...]:
    return set_up.device, set_up.footwear, set_up.protocol, set_up.placement


def _past(side: Side, assessment: Assessment, to: Listener) -> tuple[CoursePoint, ...]:
    """The reach up to today; a programme that has not begun moves nothing beyond it."""
    if assessment.course is None:
        return ()
    points = past(assessment.course, side, to.knowledge.models.range.confidence)
    return tuple(replace(point, day=min(point.day, assessment.today)) for point in points)


def _ahead(found: SideForecast, assessment: Assessment) -> tuple[CoursePoint, ...]:
    if assessment.course is None:
        return ()
    calendar = assessment.course.calendar
    dated = ((calendar.day(point.week), point) for point in found.values)
    return tuple(
        CoursePoint(day, point.cm, point.low, point.high)
        for day, point in dated
        if day > assessment.today
    )


def _target(side: Side, found: SideForecast, assessment: Assessment, to: Listener) -> Target | None:
    if found.target_cm is None:
        return None
    own = own_target_cm(side, assessment) is not None
    likely, reach = found.date.likely, assessment.ranges.of(side).reach_cm
    dated = likely is not None and likely > assessment.today
    ahead = likely if dated and reach is not None and not too_wide(reach, to) else None
    return Target(found.target_cm, "Your target" if own else "Next step", ahead)
