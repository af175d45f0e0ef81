"""What keeps training going meanwhile, and when it is looked at again.

Each accommodation of knowledge that is filled with words, or depends on more than answers, has one
function that says whether it applies today and with what words. None of them is lifted by the
calendar alone.

Requirements: B-42, B-79
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from dorsi.domain.exercises import BandUse, Role
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.rules import Accommodation
from dorsi.domain.schedule import Accommodated
from dorsi.domain.words import SIDES
from dorsi.train.circumstances import Asked, Circumstances, Filling
from dorsi.train.footwear import flat_hours, transition
from dorsi.train.squatting import heel_lift, lift_stays, squat_choice


def accommodate(now: Circumstances, knowledge: Knowledge) -> tuple[Accommodated, ...]:
    """Everything that applies today: in the order of `FILLS`, then what needs no words."""
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


def _elsewhere(asked: Asked) -> Filling | None:
    """A good ankle with a poor squat.

    Requirements: B-58, B-62, B-94
    """
    if not (asked.now.good_ankles and asked.now.poor_squat) or asked.now.reach_cm is None:
        return None
    return Filling({"reach_cm": f"{asked.now.reach_cm:.1f}"})


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
    open_to = (e for e in asked.about if not asked.now.allowance.ruled_out(e))
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
    may = any(not asked.now.allowance.ruled_out(exercise) for exercise in asked.about)
    return Filling({}) if gaining and may else None


def _glides(asked: Asked) -> tuple[Role, ...]:
    return asked.knowledge.models.programme.mobilising_roles


def _may(roles: Iterable[Role], asked: Asked) -> bool:
    """Whether some exercise of these roles is not ruled out, with whatever equipment."""
    wanted = frozenset(roles)
    of_role = (each for each in asked.knowledge.exercises.values() if each.role in wanted)
    return any(not asked.now.allowance.ruled_out(each) for each in of_role)


FILLS: Mapping[str, Callable[[Asked], Filling | None]] = {
    "heel_lift": heel_lift,
    "heel_lift_stays": lift_stays,
    "goblet_or_box_squat": squat_choice,
    "look_elsewhere": _elsewhere,
    "coach_session": _elsewhere,
    "footwear_transition": transition,
    "barefoot_time": flat_hours,
    "elevated_heels_daily": flat_hours,
    "orthotics": _always,
    "old_sprain": _old_sprain,
    "any_age": _any_age,
    "habit_anchor": _habit,
    "band_buying": _band_buying,
    "overdose": _overdose,
    "transfer": _transfer,
}
