"""What must hold in every plan, one function a bar: each yields what is wrong, in words."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from itertools import pairwise

from tests.people import KNOWLEDGE

from dorsi.compose import assess
from dorsi.compose.assessment import Assessment
from dorsi.compose.prescription import accepted_prescription
from dorsi.domain.journal import Journal
from dorsi.domain.schedule import Plan, PlannedDay, PlannedItem
from dorsi.domain.words import SIDES, Side

EXERCISES = KNOWLEDGE.exercises
Bar = Callable[[Plan, Journal, date], Iterator[str]]


@lru_cache(maxsize=1)
def assessed(journal: Journal, today: date) -> Assessment:
    """One assessment for all bars: it is most of what they cost."""
    return assess(journal, KNOWLEDGE, today)


def days(plan: Plan) -> list[PlannedDay]:
    return [day for week in plan.weeks for day in week.days]


def items(plan: Plan) -> Iterator[tuple[PlannedDay, PlannedItem]]:
    return ((day, item) for day in days(plan) for item in day.items)


def bands_pull_the_way_their_placement_needs(plan: Plan, _: Journal, __: date) -> Iterator[str]:
    """Conflict 5: on the talus the pull comes from behind, on the lower leg from the front."""
    anchors = {"talus": "behind", "lower_leg_behind": "front"}
    for _on, item in items(plan):
        band = EXERCISES[item.exercise].band
        if band is None or band.placement not in anchors:
            continue
        if band.anchor != anchors[band.placement]:
            yield f"{item.exercise}: {band.placement} with the anchor {band.anchor}"
        if band.anchor_height_cm is None or band.anchor_height_cm[1] > 10:
            yield f"{item.exercise}: the anchor is above the ankle"


def nothing_needs_equipment_that_is_lacked(
    plan: Plan, journal: Journal, today: date
) -> Iterator[str]:
    kit = set(assessed(journal, today).journal.person.equipment)
    for day, item in items(plan):
        needs = EXERCISES[item.exercise].needs
        if day.date >= today and needs and not any(kit.issuperset(need) for need in needs):
            yield f"{item.exercise} without {needs}"


def no_day_exceeds_its_minutes(plan: Plan, journal: Journal, today: date) -> Iterator[str]:
    """Days past stay as they were given, for the minutes of then."""
    person = assessed(journal, today).journal.person
    most = person.minutes_per_day or KNOWLEDGE.models.programme.default_minutes
    for day in days(plan):
        if day.minutes > 1.1 * most:
            yield f"{day.date}: {day.minutes:.1f} of {most} minutes"


def nothing_forbidden_by_a_caution(plan: Plan, journal: Journal, today: date) -> Iterator[str]:
    reasons = assessed(journal, today).safety.reasons
    for day, item in items(plan):
        traits = set(EXERCISES[item.exercise].traits)
        for reason in reasons:
            if day.date >= today and traits.intersection(KNOWLEDGE.safety[reason.rule].forbids):
                yield f"{item.exercise} in spite of {reason.rule}"


def nothing_left_out_for_pain(plan: Plan, journal: Journal, today: date) -> Iterator[str]:
    out = assessed(journal, today).pain.out
    for day, item in items(plan):
        if today <= day.date <= out.get(item.exercise, date.min):
            yield f"{item.exercise} on {day.date} in spite of pain"


def the_affected_side_never_gets_less(plan: Plan, journal: Journal, today: date) -> Iterator[str]:
    side = affected(journal, today)
    if side is None:
        return
    for day in days(plan):
        work = {
            s: sum(
                item.sets * (item.reps or item.seconds or 0)
                for item in day.items
                if item.side in (s, "both")
            )
            for s in SIDES
        }
        if work[side] < max(work.values()):
            yield f"{day.date}: {side} gets {work}"


def affected(journal: Journal, today: date) -> Side | None:
    """The side that the programme under way, or the one proposed, gives more to."""
    found = assessed(journal, today)
    given = accepted_prescription(found, journal, KNOWLEDGE)
    return given.need.emphases.affected if given else found.emphases.affected


def no_long_still_stretch_before_training(plan: Plan, _: Journal, __: date) -> Iterator[str]:
    for day, item in items(plan):
        still = "static_stretch" in EXERCISES[item.exercise].traits
        if still and item.block == "before_training" and (item.seconds or 0) >= 60:
            yield f"{item.exercise} for {item.seconds} s before training on {day.date}"


def no_raises_on_days_in_a_row(plan: Plan, _: Journal, __: date) -> Iterator[str]:
    raised = sorted(
        day.date
        for day in days(plan)
        if any("raise" in EXERCISES[item.exercise].traits for item in day.items)
    )
    for earlier, later in pairwise(raised):
        if (later - earlier).days < 2:
            yield f"raises on {earlier} and on {later}"


def every_item_says_why_and_how_much(plan: Plan, _: Journal, __: date) -> Iterator[str]:
    for day, item in items(plan):
        if not item.why or item.sets < 1 or not (item.reps or item.seconds):
            yield f"{item.exercise} on {day.date}: {item}"


BARS: tuple[Bar, ...] = (
    bands_pull_the_way_their_placement_needs,
    nothing_needs_equipment_that_is_lacked,
    no_day_exceeds_its_minutes,
    nothing_forbidden_by_a_caution,
    nothing_left_out_for_pain,
    the_affected_side_never_gets_less,
    no_long_still_stretch_before_training,
    no_raises_on_days_in_a_row,
    every_item_says_why_and_how_much,
)
