"""How far each side bends now: reach, angle and band of the course, with their bounds.

What is told comes from the latent reach behind the readings (`Course`), the same that the change
and the forecast rest on. Here it is turned into degrees, and laid against the bands.

Requirements: A-11, A-12, B-6, B-8
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from dorsi.domain.journal import Person
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.models import RangeModel
from dorsi.domain.verdicts import Interval, Sides
from dorsi.domain.words import SIDES, BandName, Side
from dorsi.measure.bands import classify, cuts_cm
from dorsi.measure.course import Course
from dorsi.measure.days import ReachDay
from dorsi.measure.geometry import Geometry, angle_deg, conversion_sd_cm, geometry_of
from dorsi.numeric.mixture import Mixture


@dataclass(frozen=True, slots=True)
class SideRange:
    """How far one side bends now, what that rests on and how sure it is; all `None` if unmeasured.

    Attributes:
        reach_cm: The estimate with its bounds.
        reach_sd_cm: Its error.
        angle_deg: The lean of the shin that goes with it.
        band: The functional band it lies in.
        band_certainty: The chance that the true value lies in it too, 0-1.
        angle_estimated: The angle was worked out from cm, not measured as an angle alone.
        days: On how many different days the estimate rests.
        newest: The last of them.
        rests_on: The recent days themselves, oldest first, warm and touched ones included.
        belief: The reach as a whole, from which the rest is taken.
    """

    reach_cm: Interval | None
    reach_sd_cm: float | None
    angle_deg: Interval | None
    band: BandName | None
    band_certainty: float | None
    angle_estimated: bool
    days: int
    newest: date | None
    rests_on: tuple[ReachDay, ...] = ()
    belief: Mixture | None = field(default=None, compare=False, repr=False)

    @property
    def only_touched(self) -> bool:
        """Nothing but wall touches is known: at least so much, and how much more is a guess."""
        return bool(self.rests_on) and all(day.censored for day in self.rests_on)

    def chance_from(self, cm: float) -> float:
        """The chance that the side reaches `cm` or further, 0-1; 0 while it is unmeasured."""
        return 0.0 if self.belief is None else float(self.belief.share_above(cm)[0])


UNMEASURED = SideRange(None, None, None, None, None, angle_estimated=False, days=0, newest=None)


def estimate_range(course: Course | None, person: Person, knowledge: Knowledge) -> Sides[SideRange]:
    """Tell reach, angle and functional band of both sides.

    Args:
        course: The person's course; `None` = nothing was measured.
        person: For shank or height, which turn cm into degrees.
        knowledge: Geometry, range and band models.

    Returns:
        Both sides; bounds hold the share of cases that the range model names.

    References:
        powden_2015, calculated, expert
    """
    if course is None:
        return Sides(UNMEASURED, UNMEASURED)
    geometry = geometry_of(person, knowledge.models.geometry)
    left, right = (_side_range(side, course, geometry, knowledge) for side in SIDES)
    return Sides(left, right)


def recent(days: Sequence[ReachDay], model: RangeModel) -> tuple[ReachDay, ...]:
    """The days of one side near its newest; numbers are kept while only touches followed."""
    if not days:
        return ()
    numbers = [day for day in days if not day.censored]
    since = _newest(numbers or days) - timedelta(days=model.recent_days)
    return tuple(day for day in days if day.day >= since)


def _newest(days: Sequence[ReachDay]) -> date:
    return max(day.day for day in days)


def _side_range(side: Side, course: Course, geometry: Geometry, knowledge: Knowledge) -> SideRange:
    models = knowledge.models
    own = [day for day in course.days if day.side == side]
    if not own:
        return UNMEASURED
    reach = course.reach_now(side)
    told = _interval(reach, models.range)
    # The angle is the triangle's with the person's own proportions, which readings in degrees tell
    # something about: hence the reach plus the geometry's shift, known better than the parts.
    at_deg = angle_deg(told.value, geometry)
    bend = course.bend_now(side, conversion_sd_cm(at_deg, geometry))
    band, certainty = classify(
        bend if geometry.known else reach,
        models.bands,
        cuts_cm(models.bands, models.geometry, geometry),
    )
    scale = course.scale()
    return SideRange(
        reach_cm=told,
        reach_sd_cm=float(reach.sd()[0]),
        angle_deg=_angle(bend, geometry, models.range),
        band=band,
        band_certainty=certainty,
        angle_estimated=any(not day.geometry_sd_cm for day in own),
        days=len({day.day for day in own}),
        newest=_newest(own),
        rests_on=tuple(
            replace(day, noise_sd_cm=scale * day.noise_sd_cm) for day in recent(own, models.range)
        ),
        belief=reach,
    )


def _interval(belief: Mixture, model: RangeModel) -> Interval:
    low, high = belief.bounds(model.confidence)
    return Interval(float(belief.mean()[0]), float(low[0]), float(high[0]))


def _angle(bend: Mixture, geometry: Geometry, model: RangeModel) -> Interval:
    """Turn the bounds themselves: they stay right where the angle does not follow in a line."""
    cm = _interval(bend, model)
    return Interval(
        angle_deg(cm.value, geometry), angle_deg(cm.low, geometry), angle_deg(cm.high, geometry)
    )
