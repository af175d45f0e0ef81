"""What keeps training going meanwhile, and when it is looked at again.

Each accommodation of knowledge has one function here that says whether it applies today and what
its sentence is filled with. None of them is lifted by the calendar alone.

Requirements: B-42, B-79
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from dorsi.domain.exercises import BandUse, Exercise, Role
from dorsi.domain.journal import Person
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.rules import Accommodation
from dorsi.domain.schedule import Accommodated
from dorsi.domain.words import SIDES, BandName, Side
from dorsi.measure.bands import bands_from
from dorsi.train.choose import Allowance


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What the accommodations look at.

    `short` is the side with less reach, `gain_cm` its change since the baseline, `even` that the
    sides differ by no more than usual; `yes` the findings answered yes on either side, by side,
    `no` those answered with no and nothing else; `own_lift_cm` the heel lift they squat on by their
    own account; `rules` the safety rules that hold; `allowance` the kit and what is ruled out;
    `range_goal` whether more range may be aimed at; `look_again` the next date on which a reading
    decides; `new_loads` the days on which heel raises of a new kind come in.
    """

    person: Person
    today: date
    starts: date
    short: Side | None
    even: bool = False
    reach_cm: float | None
    gain_cm: float
    band: BandName | None
    good_ankles: bool
    poor_squat: bool
    joint_named: bool
    yes: Mapping[str, tuple[Side, ...]]
    no: frozenset[str] = frozenset()
    own_lift_cm: float | None = None
    rules: frozenset[str]
    allowance: Allowance
    range_goal: bool
    look_again: date | None
    new_loads: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """One accommodation asked whether it applies, to whom, by what knowledge."""

    thing: Accommodation
    now: Circumstances
    knowledge: Knowledge


@dataclass(frozen=True, slots=True)
class Filling:
    """The words a sentence is filled with, and the day it is looked at again."""

    words: Mapping[str, object]
    until: date | None = None


def accommodate(now: Circumstances, knowledge: Knowledge) -> tuple[Accommodated, ...]:
    """Everything that applies today: in the order of the functions below, then what needs none."""
    return tuple(_applying(now, knowledge))


def _applying(now: Circumstances, knowledge: Knowledge) -> Iterator[Accommodated]:
    for name in dict.fromkeys((*FILLS, *knowledge.accommodations)):
        thing = knowledge.accommodations[name]
        if not _wanted(thing, now):
            continue
        filling = FILLS.get(name, _always)(Asked(thing, now, knowledge))
        if filling is not None:
            text = thing.text.format(**{**_plainly(thing.thresholds), **filling.words})
            yield Accommodated(name, filling.until, text, thing.why)


def _wanted(thing: Accommodation, now: Circumstances) -> bool:
    """Whether the answers ask for it and nothing stands against it."""
    some = not thing.needs_any or any(finding in now.yes for finding in thing.needs_any)
    every = all(finding in now.yes for finding in thing.needs_all)
    denied = now.no.issuperset(thing.needs_no)
    against = any(finding in now.yes for finding in thing.not_with)
    sporting = not thing.sports or any(sport in thing.sports for sport in now.person.sports)
    asked_for = some and every and denied and sporting
    return asked_for and not against and now.rules.isdisjoint(thing.forbidden_by)


def _plainly(thresholds: Mapping[str, float]) -> dict[str, str]:
    return {name: f"{number:g}" for name, number in thresholds.items()}


def heel_lift_cm(
    thing: Accommodation, gain_cm: float, band: BandName | None, knowledge: Knowledge
) -> float:
    """The heel lift of today in cm, from 2 over 1 to 0 as the shorter side gains range.

    Args:
        thing: The heel lift's thresholds.
        gain_cm: Change of the shorter side since the baseline.
        band: Its functional band now.
        knowledge: Where the bands begin.

    Requirements: B-79
    """
    limits = thing.thresholds
    bands = knowledge.models.bands
    functional = band in bands_from(bands.functional_from_cm, bands)
    good = band in bands_from(bands.good_ankle_from_cm, bands)
    if good or (functional and gain_cm >= limits["end_from_gain_cm"]):
        return limits["end_cm"]
    if functional or gain_cm >= limits["middle_from_gain_cm"]:
        return limits["middle_cm"]
    return limits["start_cm"]


def own_way_down_cm(thing: Accommodation, lift_cm: float, own_lift_cm: float | None) -> float:
    """The lift of today on the way down from the lift somebody squats on already.

    Who stands higher than the usual start keeps that height until the first step down is due, and
    then halves it with the usual lift; a lower or no lift of one's own changes nothing.

    Args:
        thing: The heel lift's thresholds.
        lift_cm: Of today, for somebody who starts at the usual height.
        own_lift_cm: As answered; `None` = nobody said.

    Requirements: B-41, B-79
    """
    start_cm = thing.thresholds["start_cm"]
    if own_lift_cm is None or own_lift_cm <= start_cm:
        return lift_cm
    return own_lift_cm * lift_cm / start_cm


def _heel_lift(asked: Asked) -> Filling | None:
    if asked.now.short is None or asked.now.good_ankles or not asked.now.range_goal:
        return None
    lift_cm = heel_lift_cm(asked.thing, asked.now.gain_cm, asked.now.band, asked.knowledge)
    if lift_cm <= asked.thing.thresholds["end_cm"]:
        return None
    lift_cm = own_way_down_cm(asked.thing, lift_cm, asked.now.own_lift_cm)
    return Filling({"lift_cm": f"{lift_cm:g}"}, asked.now.look_again)


def _lift_stays(asked: Asked) -> Filling | None:
    return None if asked.now.range_goal or asked.now.short is None else Filling({})


def _squat_choice(asked: Asked) -> Filling | None:
    """A squat that suits the range there is, out of what the person has and may do.

    Requirements: A-26, A-34
    """
    lift = asked.knowledge.accommodations["heel_lift"]
    flat = (
        heel_lift_cm(lift, asked.now.gain_cm, asked.now.band, asked.knowledge)
        <= lift.thresholds["end_cm"]
    )
    fitting = [s.name.lower() for s in _about(asked) if asked.now.allowance.permits(s)]
    catching_up = asked.now.short is not None and asked.now.range_goal and not asked.now.good_ankles
    if not catching_up or flat or not fitting:
        return None
    return Filling({"squats": " or ".join(f"the {name}" for name in fitting)}, asked.now.look_again)


def _elsewhere(asked: Asked) -> Filling | None:
    """A good ankle with a poor squat.

    Requirements: B-58, B-62, B-94
    """
    if not (asked.now.good_ankles and asked.now.poor_squat) or asked.now.reach_cm is None:
        return None
    return Filling({"reach_cm": f"{asked.now.reach_cm:.1f}"})


def _transition(asked: Asked) -> Filling | None:
    """Lower shoes, weeks apart from every new kind of heel raise.

    Requirements: B-69
    """
    start = _shoes_from(asked)
    most = timedelta(weeks=asked.thing.thresholds["most_weeks"])
    said = "today" if start <= asked.now.today else f"{start.day} {start:%B}"
    return Filling({"start": said}, start + most)


def _shoes_from(asked: Asked) -> date:
    """The first day on which shoes may change for good: once the new loads have settled."""
    apart = timedelta(weeks=asked.thing.thresholds["apart_weeks"])
    settled = (load + apart for load in asked.now.new_loads)
    return max((asked.now.today, *settled))


def _flat_hours(asked: Asked) -> Filling | None:
    """Hours without shoes or in flat ones, not beside a new load nor before lower shoes begin."""
    apart = timedelta(weeks=asked.thing.thresholds["apart_weeks"])
    today = asked.now.today
    beside = any(load - apart <= today < load + apart for load in asked.now.new_loads)
    waits = "lower_drop_shoes_wanted" in asked.now.yes and _shoes_from(asked) > today
    return None if beside or waits else Filling({})


def _always(_: Asked) -> Filling | None:
    return Filling({})


def _old_sprain(asked: Asked) -> Filling | None:
    """The sprained side, unless the other one is clearly the shorter.

    Which of two even sides reads a little less is chance, so it decides nothing.

    Requirements: B-16, B-80
    """
    now = asked.now
    sprained = {side for finding in asked.thing.needs_any for side in now.yes.get(finding, ())}
    sides = [side for side in SIDES if side in sprained and (now.even or side == now.short)]
    if now.good_ankles or now.short is None or not sides or not _may(_glides(asked), asked):
        return None
    return Filling({"side": " and ".join(sides)})


def _any_age(asked: Asked) -> Filling | None:
    born = asked.now.person.birth_year
    old_enough = (
        born is not None and asked.now.today.year - born >= asked.thing.thresholds["from_age"]
    )
    return Filling({}) if old_enough and not asked.now.good_ankles else None


def _habit(asked: Asked) -> Filling | None:
    """Tie the work to something done anyway.

    Requirements: B-20
    """
    habit = asked.now.person.habit
    return Filling({"habit": habit}) if habit and not asked.now.good_ankles else None


def _band_buying(asked: Asked) -> Filling | None:
    if "loop_band" in asked.now.person.equipment or not asked.now.joint_named:
        return None
    open_to = (e for e in _about(asked) if not asked.now.allowance.ruled_out(e))
    return next((Filling(_band_words(e.band)) for e in open_to if e.band is not None), None)


def _band_words(band: BandUse) -> Mapping[str, object]:
    def span(pair: tuple[float, float]) -> str:
        return f"{pair[0]:g} to {pair[1]:g}"

    return {"width_cm": span(band.width_cm), "pull_kg": span(band.pull_kg)}


def _overdose(asked: Asked) -> Filling | None:
    known = asked.knowledge.exercises.values()
    banded = (each for each in known if each.role in _glides(asked) and each.band is not None)
    pulls = any(asked.now.allowance.permits(each) for each in banded)
    return Filling({}) if pulls and not asked.now.good_ankles else None


def _transfer(asked: Asked) -> Filling | None:
    """New bend is used in squats and landings, where those may be done."""
    gaining = asked.now.range_goal and not asked.now.good_ankles
    may = any(not asked.now.allowance.ruled_out(exercise) for exercise in _about(asked))
    return Filling({}) if gaining and may else None


def _about(asked: Asked) -> tuple[Exercise, ...]:
    """The exercises the accommodation names."""
    return tuple(asked.knowledge.exercises[name] for name in asked.thing.exercises)


def _glides(asked: Asked) -> tuple[Role, ...]:
    return asked.knowledge.models.programme.mobilising_roles


def _may(roles: Iterable[Role], asked: Asked) -> bool:
    """Whether some exercise of these roles is not ruled out, with whatever kit."""
    wanted = frozenset(roles)
    of_role = (each for each in asked.knowledge.exercises.values() if each.role in wanted)
    return any(not asked.now.allowance.ruled_out(each) for each in of_role)


FILLS: Mapping[str, Callable[[Asked], Filling | None]] = {
    "heel_lift": _heel_lift,
    "heel_lift_stays": _lift_stays,
    "goblet_or_box_squat": _squat_choice,
    "look_elsewhere": _elsewhere,
    "coach_session": _elsewhere,
    "footwear_transition": _transition,
    "barefoot_time": _flat_hours,
    "elevated_heels_daily": _flat_hours,
    "orthotics": _always,
    "old_sprain": _old_sprain,
    "any_age": _any_age,
    "habit_anchor": _habit,
    "band_buying": _band_buying,
    "overdose": _overdose,
    "transfer": _transfer,
}
