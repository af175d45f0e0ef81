"""A plan in words: doses, a week's lines, and what changes from phase to phase."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from dorsi.domain.exercises import BandUse, Exercise
from dorsi.domain.guided import Way
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.schedule import Plan, PlannedDay, PlannedItem, PlannedWeek
from dorsi.domain.words import BLOCKS, Block
from dorsi.report.quantities import seconds
from dorsi.train.beats import DOWN_UP, WAYS

BLOCK_NAMES: Final = MappingProxyType[Block, str](
    {"before_training": "Before training", "after": "After training", "anytime": "Any time"}
)
BAND_PLACES: Final = MappingProxyType(
    {
        "talus": "flat across the front of the ankle, below the two ankle bones",
        "lower_leg_behind": "padded, behind the lower leg, a little above the two ankle bones",
        "foot": "around the foot",
        "thighs_or_ankles": "around the thighs or the ankles",
    }
)
ANCHORS: Final = MappingProxyType(
    {
        "behind": "anchored behind you",
        "front": "anchored in front of you",
        "held": "held by hand",
        "none": "no anchor",
    }
)
WAY_WORDS: Final = MappingProxyType[Way, str]({"go": "against the band"})
STEPS_IN_SHORT: Final = 3


@dataclass(frozen=True, slots=True)
class Work:
    """One exercise on one day; two items where the sides differ in their dose."""

    items: tuple[PlannedItem, ...]

    @property
    def exercise(self) -> str:
        """The exercise's id."""
        return self.items[0].exercise

    @property
    def block(self) -> Block:
        """When in the day it is done."""
        return self.items[0].block

    @property
    def why(self) -> str:
        """Why it is there."""
        return self.items[0].why


@dataclass(frozen=True, slots=True)
class WeekLine:
    """One exercise at one dose, and the dates of the week it stands on."""

    work: Work
    days: frozenset[date]


@dataclass(frozen=True, slots=True)
class PhaseSpan:
    """Weeks with one aim, and the exercises that come and go with it."""

    phase: str
    weeks: tuple[int, int]
    adds: tuple[str, ...]
    drops: tuple[str, ...]


def dose(work: Work, knowledge: Knowledge) -> str:
    """Say how much of an exercise: 2 × 60 s each side; left 2 × 12, right 12."""
    if len(work.items) > 1:
        return ", ".join(f"{item.side} {_amount(item)}" for item in work.items)
    (item,) = work.items
    times = " times" if item.reps is not None and item.sets == 1 else ""
    return f"{_amount(item)}{times}{_side(item, knowledge)}"


def _amount(item: PlannedItem) -> str:
    amount = f"{item.reps}" if item.reps is not None else seconds(item.seconds or 0.0)
    return amount if item.sets == 1 else f"{item.sets} × {amount}"


def _side(item: PlannedItem, knowledge: Knowledge) -> str:
    if item.side != "both":
        return f" {item.side}"
    exercise = knowledge.exercises.get(item.exercise)
    return " each side" if exercise is None or exercise.sides == "each" else ""


def tempo_words(work: Work, knowledge: Knowledge) -> str:
    """Say a tempo as one counts it: 3 s down, 1 s up; a glide goes forward and back."""
    tempo = work.items[0].tempo
    if not tempo:
        return ""
    exercise = knowledge.exercises.get(work.exercise)
    ways = DOWN_UP if exercise is None else WAYS.get(exercise.role, DOWN_UP)
    parts = zip(tempo.split("-"), (WAY_WORDS.get(way, way) for way in ways), strict=False)
    return ", ".join(f"{number} s {word}" for number, word in parts if number != "0")


def exercise_name(work: Work, knowledge: Knowledge) -> str:
    """The name of an exercise; its id where it is no longer known."""
    exercise = knowledge.exercises.get(work.exercise)
    return exercise.name if exercise else work.exercise


def in_short(exercise: Exercise) -> tuple[str, ...]:
    """The gist of an exercise for someone who has read it in full once."""
    band = (band_words(exercise.band),) if exercise.band is not None else ()
    return (*exercise.setup[:1], *band, *exercise.steps[:STEPS_IN_SHORT])


def band_words(band: BandUse) -> str:
    """Say where a band lies and where it is anchored."""
    return f"The band goes {BAND_PLACES[band.placement]}, {ANCHORS[band.anchor]}."


def day_planned(plan: Plan, when: date) -> tuple[PlannedWeek, PlannedDay] | None:
    """The week and the day of a date, where the plan has one."""
    return next(((week, day) for week in plan.weeks for day in week.days if day.date == when), None)


def week_of(plan: Plan, when: date) -> PlannedWeek | None:
    """The week a date lies in, else the next one to come; of those with work in them."""
    working = (week for week in plan.weeks if any(day.items for day in week.days))
    return next((week for week in working if week.days[-1].date >= when), None)


def next_day(plan: Plan, when: date) -> PlannedDay | None:
    """The first day with work after a date."""
    days = (day for week in plan.weeks for day in week.days if day.items and day.date > when)
    return min(days, key=lambda day: day.date, default=None)


def work_of(items: Iterable[PlannedItem]) -> tuple[Work, ...]:
    """Gather a day's items: an exercise with different doses left and right is one work."""
    gathered: dict[tuple[Block, str], list[PlannedItem]] = {}
    for item in items:
        gathered.setdefault((item.block, item.exercise), []).append(item)
    return tuple(Work(tuple(same)) for same in gathered.values())


def in_blocks(items: Iterable[PlannedItem]) -> tuple[tuple[Block, tuple[Work, ...]], ...]:
    """Order a day's work by when it is done: before training, after, any time."""
    known = work_of(items)
    blocks = ((block, tuple(w for w in known if w.block == block)) for block in BLOCKS)
    return tuple((block, held) for block, held in blocks if held)


def week_lines(week: PlannedWeek) -> tuple[WeekLine, ...]:
    """Gather a week into lines: one per exercise and dose, in the order of its days."""
    dates: dict[Work, list[date]] = {}
    for planned in week.days:
        for work in work_of(planned.items):
            dates.setdefault(work, []).append(planned.date)
    lines = [WeekLine(work, frozenset(dates[work])) for work in _in_order_of_days(week)]
    return tuple(sorted(lines, key=lambda line: BLOCKS.index(line.work.block)))


def _in_order_of_days(week: PlannedWeek) -> list[Work]:
    """All work of a week; what only some days hold stands before what follows it there."""
    order: list[Work] = []
    for planned in week.days:
        before = len(order)
        for work in reversed(work_of(planned.items)):
            if work in order:
                before = order.index(work)
            else:
                order.insert(before, work)
    return order


def reasons(week: PlannedWeek, knowledge: Knowledge) -> tuple[tuple[str, str], ...]:
    """Why each exercise of a week is there, by its name; one with two reasons has both."""
    said: dict[str, dict[str, None]] = {}
    for line in week_lines(week):
        if line.work.why:
            said.setdefault(exercise_name(line.work, knowledge), {})[line.work.why] = None
    return tuple((name, " ".join(whys)) for name, whys in said.items())


def phase_spans(plan: Plan) -> tuple[PhaseSpan, ...]:
    """Say which exercises come and go as the phases follow each other."""
    spans: list[PhaseSpan] = []
    before: set[str] = set()
    for phase, weeks in _runs(plan.weeks):
        held = {item.exercise: None for week in weeks for day in week.days for item in day.items}
        spans.append(
            PhaseSpan(
                phase,
                (weeks[0].week, weeks[-1].week),
                tuple(name for name in held if name not in before),
                tuple(sorted(before - held.keys())),
            )
        )
        before = set(held)
    return tuple(spans)


def _runs(weeks: tuple[PlannedWeek, ...]) -> list[tuple[str, list[PlannedWeek]]]:
    runs: list[tuple[str, list[PlannedWeek]]] = []
    for week in weeks:
        if runs and runs[-1][0] == week.phase:
            runs[-1][1].append(week)
        else:
            runs.append((week.phase, [week]))
    return runs
