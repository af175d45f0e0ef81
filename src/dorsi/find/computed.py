"""Findings that nobody is asked: worked out from readings and from what a person does.

Requirements: B-21, B-23, B-51
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from dorsi.domain.findings import Finding
from dorsi.domain.journal import Journal, Person, Reading
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.verdicts import Sides
from dorsi.domain.words import SIDES, Knee, Side
from dorsi.find.weigh import BENT_MINUS_STRAIGHT, STRAIGHT_KNEE_ANGLE
from dorsi.measure.days import SetUp, set_up_of, shift_of
from dorsi.measure.range import SideRange

NWB_NORMAL_WB_POOR = "nwb_normal_wb_poor"
HEEL_RAISE_DEFICIT = "heel_raise_deficit"
SINGLE_LEG_STANCE_SHORT = "single_leg_stance_short"
IMPACT_SPORT = "impact_sport"
GONIOMETER_NWB = "goniometer_nwb"
SINGLE_HEEL_RAISE = "single_heel_raise"
SINGLE_LEG_STANCE = "single_leg_stance"

Computed = Mapping[str, float | str]


@dataclass(frozen=True, slots=True)
class DayMean:
    """The mean of a day's numbers, in the measure's unit."""

    day: date
    value: float


@dataclass(frozen=True, slots=True)
class Pair:
    """The same set-up read with the knee straight and with the knee bent."""

    set_up: SetUp
    straight: DayMean
    bent: DayMean

    @property
    def apart_days(self) -> int:
        """Days between the two halves."""
        return abs((self.bent.day - self.straight.day).days)

    @property
    def newer(self) -> date:
        """The day the pair was complete."""
        return max(self.bent.day, self.straight.day)


def computed_findings(
    journal: Journal, ranges: Sides[SideRange], knowledge: Knowledge, today: date
) -> Sides[Computed]:
    """Work out for both sides what readings say beyond reach.

    Args:
        journal: The effective journal.
        ranges: How far each side bends.
        knowledge: Measures, and the thresholds that stand with each finding.
        today: Old readings no longer count.

    Returns:
        By finding id and only where it can be told: `bent_minus_straight` and
        `straight_knee_angle` in degrees, `nwb_normal_wb_poor`, `heel_raise_deficit` and
        `single_leg_stance_short` as yes or no, `impact_sport` as yes.
    """
    left, right = (_of_one_side(journal, side, ranges, knowledge, today) for side in SIDES)
    return Sides(left, right)


def _of_one_side(
    journal: Journal, side: Side, ranges: Sides[SideRange], knowledge: Knowledge, today: date
) -> Computed:
    return {
        **_bent_minus_straight(journal, side, knowledge, today),
        **_nwb_normal_wb_poor(journal, side, ranges.of(side), knowledge),
        **_heel_raise_deficit(journal, side, knowledge, today),
        **_single_leg_stance_short(journal, side, knowledge, today),
        **_impact_sport(journal.person, knowledge),
    }


def _bent_minus_straight(
    journal: Journal, side: Side, knowledge: Knowledge, today: date
) -> dict[str, float]:
    """The newest pair of standing angles, knee bent minus knee straight, in degrees.

    Only angles of one and the same set-up make a pair: same measure, device, placement, footwear
    and warmth, within days of each other. A reach turned into degrees is no partner for a measured
    angle: devices differ by as much as the difference looked for, and the triangle adds an error
    of its own. The straight-knee angle is given as at the reference placement.

    References:
        bjj_2018, d_flex_2018, hall_docherty_2017
    """
    thresholds = knowledge.findings[BENT_MINUS_STRAIGHT].thresholds
    pairs = [
        pair
        for pair in _pairs(journal, side, knowledge)
        if pair.apart_days <= thresholds["pair_apart_at_most_days"]
        and (today - pair.newer).days <= thresholds["stands_days"]
    ]
    if not pairs:
        return {}
    best = max(pairs, key=lambda p: (p.newer, -p.apart_days, not p.set_up.warm, p.set_up.order))
    shift = shift_of(best.set_up, knowledge.measures[best.set_up.measure])
    return {
        BENT_MINUS_STRAIGHT: best.bent.value - best.straight.value,
        STRAIGHT_KNEE_ANGLE: best.straight.value - shift,
    }


def _pairs(journal: Journal, side: Side, knowledge: Knowledge) -> Iterator[Pair]:
    numbers: defaultdict[tuple[SetUp, Knee], defaultdict[date, list[float]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for reading in _of_side(journal, side):
        measure = knowledge.measures[reading.measure]
        if measure.informs in ("reach", "knee_straight") and measure.unit == "deg":
            set_up = set_up_of(reading, measure, knowledge.models.range)
            knee = reading.knee or measure.default_knee or "bent"
            numbers[set_up, knee][reading.day].extend(reading.numbers)
    for (set_up, knee), straight_days in numbers.items():
        if knee == "straight":
            bent_days = _means(numbers.get((set_up, "bent"), {}))
            for straight in _means(straight_days):
                yield from (Pair(set_up, straight, bent) for bent in bent_days)


def _nwb_normal_wb_poor(
    journal: Journal, side: Side, side_range: SideRange, knowledge: Knowledge
) -> dict[str, str]:
    """Whether the ankle bends well lying down and stops short standing."""
    thresholds = knowledge.findings[NWB_NORMAL_WB_POOR].thresholds
    knee = knowledge.measures[GONIOMETER_NWB].default_knee
    lying = _latest(journal, side, GONIOMETER_NWB, knee)
    if lying is None or side_range.band is None or side_range.newest is None:
        return {}
    if abs((side_range.newest - lying.day).days) > thresholds["apart_at_most_days"]:
        return {}
    bands = knowledge.models.bands
    reaches = {band.name: band.from_cm for band in bands.bands}
    poor = reaches[side_range.band] < bands.functional_from_cm
    return {
        NWB_NORMAL_WB_POOR: _yes_no(poor and lying.value >= thresholds["normal_from_deg"]),
    }


def _heel_raise_deficit(
    journal: Journal, side: Side, knowledge: Knowledge, today: date
) -> dict[str, str]:
    """Whether this leg does clearly fewer heel raises than the other, or than is usual at that age.

    References:
        hebert_losier_2017, expert
    """
    finding = knowledge.findings[HEEL_RAISE_DEFICIT]
    own = _recent(journal, side, SINGLE_HEEL_RAISE, finding, today)
    if own is None:
        return {}
    limits: list[float] = []
    other = _recent(journal, _other(side), SINGLE_HEEL_RAISE, finding, today)
    if other and abs((own.day - other.day).days) <= finding.thresholds["apart_at_most_days"]:
        limits.append(finding.thresholds["share_of_other_side"] * other.value)
    if journal.person.birth_year is not None:
        usual = usual_heel_raises(journal.person, finding, today)
        limits.append(finding.thresholds["share_of_age_mean"] * usual)
    if not limits:
        return {}
    return {HEEL_RAISE_DEFICIT: _yes_no(own.value <= max(limits))}


def usual_heel_raises(person: Person, finding: Finding, today: date) -> float:
    """The mean count at a person's age and sex, by a straight line between two published ages.

    With only a birth year the older age is taken, and where the sex is not known the lower mean: in
    doubt nobody falls short. Beyond the two ages the line stays level.

    Raises:
        ValueError: the person has no birth year.

    References:
        hebert_losier_2017
    """
    if person.birth_year is None:
        raise ValueError("usual heel raises depend on age: the person has no birth year")
    at = finding.thresholds
    share = (today.year - person.birth_year - at["younger_years"]) / (
        at["older_years"] - at["younger_years"]
    )
    share = min(max(share, 0.0), 1.0)
    sexes = {"female": ("women",), "male": ("men",)}.get(person.sex, ("women", "men"))
    return min(
        (1.0 - share) * at[f"{who}_younger_reps"] + share * at[f"{who}_older_reps"] for who in sexes
    )


def _single_leg_stance_short(
    journal: Journal, side: Side, knowledge: Knowledge, today: date
) -> dict[str, str]:
    """Whether this leg can be stood on for only a short time."""
    finding = knowledge.findings[SINGLE_LEG_STANCE_SHORT]
    stance = _recent(journal, side, SINGLE_LEG_STANCE, finding, today)
    if stance is None:
        return {}
    return {SINGLE_LEG_STANCE_SHORT: _yes_no(stance.value < finding.thresholds["short_below_s"])}


def _impact_sport(person: Person, knowledge: Knowledge) -> dict[str, str]:
    """A sport with impact answers the question about it; other sports leave it open."""
    has_impact = set(person.sports) & set(knowledge.models.pattern.impact_sports)
    return {IMPACT_SPORT: "yes"} if has_impact else {}


def _of_side(journal: Journal, side: Side) -> Iterator[Reading]:
    return (reading for reading in journal.readings if reading.side in (side, "both"))


def _latest(journal: Journal, side: Side, measure: str, knee: Knee | None = None) -> DayMean | None:
    """The mean of the last day a measure was taken; with `knee`, only readings in that position."""
    days: defaultdict[date, list[float]] = defaultdict(list)
    for reading in _of_side(journal, side):
        if reading.measure == measure and (knee is None or reading.knee in (None, knee)):
            days[reading.day].extend(reading.numbers)
    return max(_means(days), key=lambda mean: mean.day, default=None)


def _recent(
    journal: Journal, side: Side, measure: str, finding: Finding, today: date
) -> DayMean | None:
    """The last day of a measure, unless it is older than the finding lets it stand."""
    latest = _latest(journal, side, measure)
    if latest is None or (today - latest.day).days > finding.thresholds["stands_days"]:
        return None
    return latest


def _means(days: Mapping[date, list[float]]) -> list[DayMean]:
    return [DayMean(day, sum(numbers) / len(numbers)) for day, numbers in days.items() if numbers]


def _other(side: Side) -> Side:
    return "left" if side == "right" else "right"


def _yes_no(holds: bool) -> str:
    return "yes" if holds else "no"
