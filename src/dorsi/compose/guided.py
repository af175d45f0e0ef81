"""Today and tomorrow, ready to be guided: beats, short versions, stand-ins, and what pain leaves.

Everything a phone needs to know while it hears nobody, so that it decides nothing by itself.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Final

from dorsi.compose.assessment import Assessment
from dorsi.compose.first_checks import card_comes_first
from dorsi.compose.prescription import allowance_today, need_of
from dorsi.compose.today import left_today
from dorsi.domain.exercises import Exercise, PhaseId, Role
from dorsi.domain.guided import DayState, GuidedDay, GuidedItem, Staying
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.schedule import Plan, PlannedItem, PlannedWeek
from dorsi.domain.verdicts import Review
from dorsi.domain.words import WEEKDAYS, DayKind, Side
from dorsi.train.beats import beats
from dorsi.train.choose import Allowance
from dorsi.train.dose import item_seconds
from dorsi.train.instead import instead_of
from dorsi.train.menu import Menu
from dorsi.train.roles import KindOfDay, roles_of
from dorsi.train.short_day import out_for_today, shortened
from dorsi.train.short_session import short_session

INSTEAD: Final = ":instead"
STAND_IN: Final = ":stand_in"


def guided_days(
    assessment: Assessment, plan: Plan, review: Review, knowledge: Knowledge
) -> tuple[GuidedDay, GuidedDay]:
    """Make today and tomorrow ready to be guided.

    While training waits, or the red-flag card has to be gone through first, neither day holds
    anything.

    Args:
        assessment: Of today.
        plan: What `plan` says today.
        review: What `review` says today.
        knowledge: Exercises, doses and the pain rule.
    """
    today = assessment.today
    tomorrow = today + timedelta(days=1)
    if waits(review):
        return GuidedDay(date=today, state="stopped"), GuidedDay(date=tomorrow, state="stopped")
    who = _Who(assessment, knowledge)
    return _today(who, plan), _tomorrow(who, plan, tomorrow)


def waits(review: Review) -> bool:
    """Whether something comes before any exercise: training waits, or the card is to be seen."""
    return review.safety.withheld or card_comes_first(review)


@dataclass(frozen=True)
class _Who:
    """The person as of today."""

    assessment: Assessment
    knowledge: Knowledge

    @cached_property
    def menu(self) -> Menu:
        return Menu(need_of(self.assessment, self.knowledge), self.knowledge)

    @cached_property
    def practised(self) -> frozenset[str]:
        """Every exercise ever done."""
        sessions = self.assessment.journal.sessions
        return frozenset(item.exercise for session in sessions for item in session.items)

    @cached_property
    def allowance(self) -> Allowance:
        """Equipment and cautions of today; what pain keeps out is for each day to say."""
        return replace(allowance_today(self.assessment, self.knowledge), dropped=frozenset())

    def out_on(self, day: date) -> frozenset[str]:
        """What pain of the last days still keeps out on a day."""
        return frozenset(name for name, last in self.assessment.pain.out.items() if day <= last)


@dataclass(frozen=True)
class _Left:
    """What is left of a day, and what is allowed in it after all that hurt so far."""

    who: _Who
    week: PlannedWeek
    day: date
    items: tuple[PlannedItem, ...]
    allowance: Allowance

    @property
    def phase(self) -> PhaseId:
        return self.who.knowledge.phases[self.week.phase].id

    @property
    def exercises(self) -> Mapping[str, Exercise]:
        return self.who.knowledge.exercises

    @cached_property
    def first_side(self) -> Side:
        """The side that begins: the one the plan puts first, else the one that needs more."""
        one_sided = (item.side for item in self.items if item.side != "both")
        return next(one_sided, self.who.assessment.emphases.affected or "left")

    @cached_property
    def roles(self) -> tuple[Role, ...]:
        """The roles of such a day, most important first."""
        menu, knowledge = self.who.menu, self.who.knowledge
        training = WEEKDAYS[self.day.weekday()] in menu.need.person.training_days
        kind: DayKind = "training" if training else "rest"
        phase = knowledge.phases[self.week.phase]
        core, more = roles_of(KindOfDay(menu, self.week.week, phase, kind))
        return (*core, *more)

    @property
    def levels(self) -> tuple[float, float]:
        """The pain up to which one goes on, and above that the pain up to which something stays."""
        model = self.who.knowledge.models.pain
        return model.go_up_to, model.hold_up_to

    def after(self, exercise: str, pain: float) -> tuple[PlannedItem, ...]:
        """What is left once an exercise hurt too; what hurt before is out of it already."""
        sore, knowledge = {exercise} - {""}, self.who.knowledge
        return shortened(self.items, pain, sore, self.allowance, self.phase, knowledge)

    def keys(
        self,
        staying: Sequence[PlannedItem],
        swapped: Sequence[GuidedItem],
        exercise: str,
        pain: float,
    ) -> tuple[str, ...]:
        """The keys of what may stay: items of the day, stand-ins, and what may be swapped in."""
        own = [item.key if item in self.items else item.key + STAND_IN for item in staying]
        out = out_for_today(pain, {exercise} - {""}, self.who.knowledge)
        return (*own, *dict.fromkeys(o.key for o in swapped if o.item.exercise not in out))

    def shorter(self, one: PlannedItem, other: PlannedItem) -> PlannedItem:
        """Of two sizes of a stand-in the smaller, which serves every case."""
        exercise = self.exercises[one.exercise]
        return min(one, other, key=lambda item: item_seconds(exercise, item))


def _today(who: _Who, plan: Plan) -> GuidedDay:
    today = who.assessment.today
    left = left_today(who.assessment, plan, who.knowledge)
    week = _week_with(plan, today)
    if left is None or week is None:
        return GuidedDay(date=today, state="rest")
    out = who.out_on(today) | out_for_today(left.pain, left.sore, who.knowledge)
    allowance = replace(who.allowance, dropped=out)
    day = _Left(who, week, today, left.day.items, allowance)
    state: DayState = "work" if left.day.items else "done"
    ready = _ready(day, state)
    return replace(ready, begun=left.begun, shortened=left.shortened)


def _tomorrow(who: _Who, plan: Plan, tomorrow: date) -> GuidedDay:
    week = _week_with(plan, tomorrow)
    if week is None:
        return GuidedDay(date=tomorrow, state="rest")
    (planned,) = (day for day in week.days if day.date == tomorrow)
    allowance = replace(who.allowance, dropped=who.out_on(tomorrow))
    return _ready(_Left(who, week, tomorrow, planned.items, allowance), "work")


def _week_with(plan: Plan, when: date) -> PlannedWeek | None:
    """The week of a date that has work on it."""
    weeks = (w for w in plan.weeks for d in w.days if d.date == when and d.items)
    return next(weeks, None)


def _ready(day: _Left, state: DayState) -> GuidedDay:
    items = tuple(_with_instead(guided, day) for guided in _guided(day.items, day))
    short = short_session(day.items, day.roles, day.who.knowledge)
    hurts, stand_ins = _hurts(day, items)
    return GuidedDay(
        date=day.day,
        state=state,
        items=items,
        short=tuple(_with_instead(guided, day) for guided in _guided(short, day)),
        hurts=hurts,
        stand_ins=stand_ins,
    )


def _guided(items: Sequence[PlannedItem], day: _Left) -> Iterator[GuidedItem]:
    before: PlannedItem | None = None
    for item in items:
        yield _guide(item, day, before)
        before = item


def _guide(
    item: PlannedItem, day: _Left, before: PlannedItem | None = None, kind: str = ""
) -> GuidedItem:
    other_side = before is not None and before.exercise == item.exercise
    return GuidedItem(
        key=item.key + kind,
        item=item,
        beats=beats(
            item,
            day.exercises[item.exercise],
            first=day.first_side,
            opening="switch" if other_side else "ready",
        ),
        new=item.exercise not in day.who.practised,
    )


def _with_instead(guided: GuidedItem, day: _Left) -> GuidedItem:
    found = instead_of(
        guided.item, day.items, day.allowance, day.phase, day.who.practised, day.who.knowledge
    )
    return replace(guided, instead=tuple(_guide(item, day, kind=INSTEAD) for item in found))


def _hurts(
    day: _Left, items: Sequence[GuidedItem]
) -> tuple[Mapping[str, Staying], tuple[GuidedItem, ...]]:
    """What may stay after pain during each exercise that may come up, and what stands in."""
    swapped = [other for item in items for other in item.instead]
    hurts: dict[str, Staying] = {}
    stand_ins: dict[str, PlannedItem] = {}
    waiting = ["", *dict.fromkeys(each.item.exercise for each in (*items, *swapped))]
    while waiting:
        exercise = waiting.pop(0)
        left = [(pain, day.after(exercise, pain)) for pain in day.levels]
        mild, more = (day.keys(stays, swapped, exercise, pain) for pain, stays in left)
        hurts[exercise] = Staying(mild, more)
        for item in (item for _, stays in left for item in stays if item not in day.items):
            stand_ins[item.key] = day.shorter(item, stand_ins.get(item.key, item))
            if item.exercise not in (*hurts, *waiting):
                waiting.append(item.exercise)
    return hurts, tuple(_standing_in(item, day) for item in stand_ins.values())


def _standing_in(item: PlannedItem, day: _Left) -> GuidedItem:
    places = (
        each.key
        for each in day.items
        if item.exercise in day.exercises[each.exercise].substitutes and each.block == item.block
    )
    return replace(_guide(item, day, kind=STAND_IN), stands_for=tuple(places))
