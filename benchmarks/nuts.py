"""The reach behind the readings beside NUTS, which samples the same model: `script/bench nuts`.

The model is written once more, in NumPyro, in `nuts_model.py`, and sampled in an environment of its
own, kept as `.venv-nuts`; its packages are locked in requirements/nuts.txt. Virtual people with
ragged logs of both sides go through the product's own steps from a journal on, and what these make
of the days goes to the sampler. Both then say where the reach is today and where it will be twelve
weeks into the programme.
"""

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from time import process_time
from typing import Any

import numpy as np

from dorsi.domain.journal import Journal, Person, Reading, Session, SessionItem
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.models import GrowthModel
from dorsi.domain.words import SIDES, Side
from dorsi.knowledge.load import load_knowledge
from dorsi.measure.adherence import practice_of
from dorsi.measure.course import Course, course_of
from dorsi.measure.days import ReachDay, SetUp, reach_days
from dorsi.measure.geometry import angle_deg, geometry_of
from dorsi.measure.observe import Calendar, calendar_of
from dorsi.numeric.mixture import Mixture
from dorsi.simulate.habits import WEEK_DAYS, sessions_of
from dorsi.simulate.luck import Luck
from dorsi.simulate.measuring import EXACT, measured
from dorsi.simulate.people import Array, draw_people
from dorsi.simulate.truth import reach_cm, worth

ROOT = Path(__file__).parents[1]
MODEL = Path(__file__).parent / "nuts_model.py"
LOCK = ROOT / "requirements" / "nuts.txt"
OTHERS = ROOT / ".venv-nuts"

CONFIDENCE = 0.9
PEOPLE = 100  # of two sides: 200 series
AHEAD_WEEKS = 12
ASKED = ("today", f"week {AHEAD_WEEKS}")
PARTS = {"mean": 0.05, "low": 0.1, "high": 0.1}  # the bars, cm
NAMES = {"mean": "mean", "low": "5 %", "high": "95 %"}
PLAN = {"chains": 4, "warmup": 600, "draws": 3000, "accept": 0.85}
RUNS = 5
FINE_SCALES, FINE_KNOTS = (0.25, 9.0, 70), 16

BEGAN = date(2026, 1, 5)
BASELINE = (-4, -2, 0)
WEEKS = (3, 10)  # looked at somewhere between
# Every so many people, from which on: some readings warm, some in degrees, no programme yet, two
# days of readings and no more.
WARM, DEGREES, WAITS, RARELY = (8, 1), (12, 2), (10, 0), (20, 3)
KEPT, ONE_TRIAL = 0.8, 0.2  # shares of days
WARM_CM = 0.5


@dataclass(frozen=True, slots=True)
class Logged:
    """A virtual person as the product sees them: days of reach, sessions, the programme, today."""

    days: tuple[ReachDay, ...]
    sessions: tuple[date, ...]
    starts: date | None
    today: date
    calendar: Calendar


def nuts() -> Iterable[str]:
    """Both answers for everybody, and what they cost."""
    python = _sampler()
    if python is None:
        yield "  NumPyro could not be set up: nothing to compare with"
        return
    people, growth = virtual_people(PEOPLE), _knowledge().models.growth
    own_cm, finer_cm = (_all_of(people, each) for each in (growth, finer(growth)))
    own_s = min(_busy_s(people, growth) for _ in range(RUNS)) / (PEOPLE * len(SIDES))
    sampled = theirs(people, python)
    yield from _compared(own_cm, finer_cm, sampled)
    their_s = sampled["sampling_s"] / (PEOPLE * len(SIDES))
    yield (
        f"    processor time of a series: {own_s * 1e3:.2f} ms, NUTS {their_s:.2f} s, "
        f"{their_s / own_s:,.0f} times; {sampled['compiling_s']:.0f} s of compiling left out"
    )


def finer(growth: GrowthModel) -> GrowthModel:
    """The same model with so fine a grid that it is as good as none."""
    scales = tuple(map(float, np.geomspace(*FINE_SCALES)))
    return replace(growth, noise_scales=scales, drift_knots=FINE_KNOTS)


def _compared(own_cm: Array, finer_cm: Array, sampled: Mapping[str, Any]) -> Iterator[str]:
    parts = [part for person in sampled["people"] for side in person for part in side]
    yield (
        f"reach of {PEOPLE * len(SIDES)} series beside NUTS: {PLAN['chains']} chains of "
        f"{PLAN['draws']:,} draws, worth {min(part['effective'] for part in parts):,.0f} at least, "
        f"R-hat at most {max(part['rhat'] for part in parts):.3f}, {sampled['diverging']} "
        f"divergent; {sampled['again']} people twice, for readings that stray"
    )

    def told(part: str) -> Array:
        """(people, sides, today and ahead)."""
        people = sampled["people"]
        return np.array([[[when[part] for when in side] for side in one] for one in people])

    for when, asked in enumerate(ASKED):
        for place, (part, bar_cm) in enumerate(PARTS.items()):
            here = (..., when, place)
            theirs_cm, error_cm = (told(name)[..., when] for name in (part, f"{part}_error"))
            apart_cm = np.abs(own_cm[here] - theirs_cm)
            left_cm, grid_cm = finer_cm[here] - theirs_cm, own_cm[here] - finer_cm[here]
            of_error = np.sqrt(np.mean((left_cm / error_cm) ** 2))
            yield (
                f"    {asked}, {NAMES[part]}: at most {apart_cm.max():.3f} cm apart, 95 % within "
                f"{np.quantile(apart_cm, 0.95):.3f}   bar {bar_cm:g} cm, met by "
                f"{np.mean(apart_cm <= bar_cm):.1%}\n"
                f"        by the grid at most {np.abs(grid_cm).max():.3f}; without it at most "
                f"{np.abs(left_cm).max():.3f}, {of_error:.2f} times NUTS' own error, which is "
                f"{np.sqrt(np.mean(error_cm**2)):.3f}"
            )


def _all_of(people: Sequence[Logged], growth: GrowthModel) -> Array:
    return np.array([ours(one, growth) for one in people])


def _busy_s(people: Sequence[Logged], growth: GrowthModel) -> float:
    """The processor's seconds for everybody's answer."""
    began = process_time()
    _all_of(people, growth)
    return process_time() - began


def virtual_people(count: int) -> tuple[Logged, ...]:
    """People with ragged logs: days left out, sides measured unevenly, some warm or in degrees."""
    knowledge, luck = _knowledge(), Luck((1, count))
    model = knowledge.models.simulation
    people = draw_people(count, knowledge, luck)
    days = np.array([*BASELINE, *range(1, WEEKS[1] * WEEK_DAYS + 1)])
    sessions = sessions_of(people, WEEKS[1], model, luck)
    worked = worth(people, sessions, days, model)
    true_cm = reach_cm(people, people.gain_cm[:, :, None], worked)
    cm = measured(people, true_cm, days, EXACT, luck).cm
    chance = luck.of("ragged")
    return tuple(
        _logged(number, days, cm[number], np.flatnonzero(sessions[number]), chance)
        for number in range(count)
    )


def _logged(number: int, days: Any, cm: Any, trained: Any, chance: np.random.Generator) -> Logged:
    """One person, from a journal as anybody would keep it."""
    knowledge = _knowledge()
    person = Person(name="Virtual", height_cm=float(round(chance.normal(172, 8))))
    today = int(chance.integers(WEEKS[0] * WEEK_DAYS, WEEKS[1] * WEEK_DAYS + 1))
    starts = None if _is(WAITS, number) else BEGAN
    every = int(chance.choice([3, 7]))
    rare = _is(RARELY, number)
    due = [BASELINE[0], today] if rare else [*BASELINE, *range(every, today + 1, every)]
    readings = [
        _reading(number, person, int(day), side, float(cm[n, list(days).index(day)]), chance)
        for day in due
        for n, side in enumerate(SIDES)
        if day == BASELINE[0] or chance.random() < KEPT
    ]
    done = tuple(_on(int(day)) for day in trained if day <= today) if starts else ()
    journal = Journal(person=person, readings=tuple(readings), sessions=tuple(map(_session, done)))
    found = reach_days(journal, knowledge)
    models = knowledge.models
    practice = practice_of(journal.sessions, models.growth.full_sessions_per_week)
    calendar = calendar_of(found, starts, _on(today), practice, models.change)
    return Logged(found, done, starts, _on(today), calendar)


def _reading(
    number: int, person: Person, day: int, side: Side, cm: float, chance: np.random.Generator
) -> Reading:
    warm = _is(WARM, number) and chance.random() < 1 / 3
    degrees = _is(DEGREES, number) and day > 0 and chance.random() < 1 / 2
    trials = 1 if chance.random() < ONE_TRIAL else 3
    shown = cm + WARM_CM * warm
    if degrees:
        shown = angle_deg(shown, geometry_of(person, _knowledge().models.geometry))
    return Reading(
        at=_at(_on(day)),
        measure="inclinometer" if degrees else "knee_to_wall",
        side=side,
        trials=(shown,) * trials,
        unit="deg" if degrees else "cm",
        cold=not warm,
    )


def _is(kind: tuple[int, int], number: int) -> bool:
    every, first = kind
    return number % every == first


def _session(day: date) -> Session:
    return Session(at=_at(day), items=(SessionItem(exercise="soleus_stretch"),))


def _on(day: int) -> date:
    return BEGAN + timedelta(days=day)


def _at(day: date) -> datetime:
    return datetime.combine(day, time(8), UTC)


def ours(one: Logged, growth: GrowthModel) -> list[list[list[float]]]:
    """Mean, 5 % and 95 % of the reach today and ahead, both sides, as the product has them."""
    course = course_of(one.days, one.calendar, growth, _knowledge().models.change)
    if course is None:
        raise ValueError("nobody here is without readings")
    return [[_told(mixture) for mixture in _asked(course, side)] for side in SIDES]


def _asked(course: Course, side: Side) -> Iterator[Mixture]:
    yield course.reach_now(side)
    yield course.reach(side, [course.calendar.begins_weeks + AHEAD_WEEKS])


def _told(reach: Mixture) -> list[float]:
    low, high = reach.bounds(CONFIDENCE)
    return [float(reach.mean()[0]), float(low[0]), float(high[0])]


def theirs(people: Sequence[Logged], python: str) -> dict[str, Any]:
    """What NUTS says of the same people."""
    asked = {"people": [handed_over(one) for one in people], **priors(), "plan": PLAN}
    ran = subprocess.run(  # noqa: S603 (a program of this folder)
        [python, str(MODEL)],
        input=json.dumps(asked),
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    return dict(json.loads(ran.stdout))


def priors() -> dict[str, Any]:
    """The numbers of the model, the only thing but readings that both have in common."""
    models = _knowledge().models
    return {"growth": asdict(models.growth), "change": asdict(models.change)}


def handed_over(one: Logged) -> dict[str, Any]:
    """Days of reach and of practice, counted from the start of the calendar."""
    starts = one.calendar.starts
    told = [day for day in one.days if not day.censored]
    set_ups: list[SetUp] = sorted({day.set_up for day in told}, key=lambda set_up: set_up.order)
    return {
        "programme": one.starts is not None,
        "now": (one.today - starts).days,
        "sessions": [(day - starts).days for day in one.sessions],
        "days": [
            {
                "day": (day.day - starts).days,
                "side": SIDES.index(day.side),
                "set_up": set_ups.index(day.set_up),
                "cm": day.cm,
                "noise_sd": day.noise_sd_cm,
                "set_up_sd": day.set_up_sd_cm,
                "geometry_sd": day.geometry_sd_cm,
            }
            for day in told
        ],
    }


def _sampler() -> str | None:
    """A Python that has NumPyro, in an environment made for it; None if there is no way."""
    python = OTHERS / "bin" / "python"
    if not _runs([str(python), "-c", "import numpyro"]):
        locked = ["--require-hashes", "--no-deps", "-r", str(LOCK)]
        for command in (
            [sys.executable, "-m", "venv", "--clear", str(OTHERS)],
            [str(python), "-m", "pip", "install", "-q", "--no-input", *locked],
        ):
            if not _runs(command):
                return None
    return str(python)


def _runs(command: list[str]) -> bool:
    try:
        ran = subprocess.run(command, check=False, capture_output=True)  # noqa: S603
    except OSError:
        return False
    return ran.returncode == 0


@cache
def _knowledge() -> Knowledge:
    return load_knowledge()
