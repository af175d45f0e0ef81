"""How much sooner Dorsi gets people there than the fixed plan, if matching helps at all."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, get_args

import numpy as np
from numpy.typing import NDArray

from dorsi.domain.knowledge import Knowledge
from dorsi.domain.simulation import SimulationModel
from dorsi.simulate.answers import ask
from dorsi.simulate.estimates import mean, share
from dorsi.simulate.finding import finder
from dorsi.simulate.luck import Luck
from dorsi.simulate.people import Array, Places, draw_people
from dorsi.simulate.plans import Matching
from dorsi.simulate.policies import (
    Match,
    Trial,
    all_knowing,
    dorsi,
    fixed,
    nothing,
    shorter_side,
    start,
    stretching,
    trial,
    weeks_to,
)
from dorsi.simulate.results import Experiment, Outcomes, Row, Unit

PROGRAMME_WEEKS = 12
THE_PLAN, ORACLE = "the fixed plan", "knowing the truth"
OTHERS: Mapping[str, Callable[[Trial], Places]] = MappingProxyType(
    {THE_PLAN: fixed, "stretching only": stretching, "nothing": nothing, ORACLE: all_knowing}
)
LATER = "weeks later than the fixed plan"
MORE = "more gain by week 12 than the fixed plan"
GAINED = "gain by week 12"
BY_CHOICE: Matching = "choice"
BALANCED = "started balanced"
SWITCHED = "switched by week 8, delta 0"


def run(count: int, knowledge: Knowledge, luck: Luck) -> Outcomes:
    """Give the same people every policy, for every way to match and every kappa.

    Weeks to the goal and gains in week twelve, (people, matches, policies): Dorsi once for every
    kappa, then `OTHERS`.
    """
    model = knowledge.models.simulation
    on = trial(draw_people(count, knowledge, luck), knowledge, luck)
    asked = [ask(on.people, kappa, knowledge, luck) for kappa in model.validities]
    weigher = finder(knowledge)
    begun = [start(on, replies, weigher) for replies in asked]
    others = [policy(on) for policy in OTHERS.values()]
    weeks, gains, switched = [], [], []
    for match in _matches(model):
        given = [
            dorsi(on, replies, weigher, match, started)
            for replies, started in zip(asked, begun, strict=True)
        ]
        reaches = [on.reach_cm(plan, match) for plan in (*given, *others)]
        weeks.append(np.stack([weeks_to(r, on.days, model.goal_cm) for r in reaches], axis=1))
        gains.append(np.stack([_gain_cm(r, on) for r in reaches], axis=1))
        switched.append(np.stack([(plan[:, :1] != plan).any(axis=1) for plan in given], axis=1))
    balanced = [[e.main == "balanced" for e in started.leaning] for started in begun]
    return {
        "weeks": np.stack(weeks, axis=1),
        "gains_cm": np.stack(gains, axis=1),
        "switched": np.stack(switched, axis=1),
        "balanced": np.array(balanced).T,
    }


def _matches(model: SimulationModel) -> list[Match]:
    """Every delta above 0 in both ways of counting, after no delta at all."""
    more = [delta_cm for delta_cm in model.response_deltas_cm if delta_cm > 0.0]
    return [Match("choice", 0.0), *(Match(by, d) for by in get_args(Matching) for d in more)]


def _gain_cm(reach: Array, on: Trial) -> Array:
    """The true gain of the shorter side by the end of the programme; its start if none was run."""
    own = shorter_side(reach[:, :, on.days >= 0])
    return np.asarray(own[:, PROGRAMME_WEEKS] - own[:, 0])


def read(outcomes: Outcomes, knowledge: Knowledge) -> tuple[Row, ...]:
    """Dorsi against the fixed plan for every delta and kappa, then each policy by itself."""
    return tuple(_rows(outcomes, knowledge))


def _rows(outcomes: Outcomes, knowledge: Knowledge) -> Iterator[Row]:
    model = knowledge.models.simulation
    kappas = model.validities
    surest_first = sorted(enumerate(kappas), key=lambda pair: -pair[1])
    ours = {f"Dorsi, kappa {kappa:g}": number for number, kappa in surest_first}
    others = {name: number for number, name in enumerate(OTHERS, start=len(kappas))}
    weeks, gains_cm = outcomes["weeks"], outcomes["gains_cm"]
    plan = others[THE_PLAN]
    compared = {**ours, ORACLE: others[ORACLE]}
    later = {name: weeks[:, :, number] - weeks[:, :, plan] for name, number in compared.items()}
    more = {name: gains_cm[:, :, n] - gains_cm[:, :, plan] for name, n in compared.items()}
    gained = {name: gains_cm[:, :, number] for name, number in {**ours, **others}.items()}
    reached = f"{model.goal_cm:g} cm gained by week {model.policy_weeks}"
    there = {name: weeks[:, :, n] < model.policy_weeks for name, n in {**ours, **others}.items()}
    for by in get_args(Matching):
        yield from _by_delta(LATER, by, "weeks", later, model, tuple(ours))
    for by in get_args(Matching):
        yield from _by_delta(MORE, by, "cm", more, model)
    yield from _by_delta(GAINED, BY_CHOICE, "cm", gained, model)
    yield from _by_delta(reached, BY_CHOICE, "share", there, model)
    for group, part in ((BALANCED, outcomes["balanced"]), (SWITCHED, outcomes["switched"][:, 0])):
        for name, number in ours.items():
            yield Row(group=group, label=name, unit="share", found=share(part[:, number]))


def _by_delta(
    group: str,
    by: Matching,
    unit: Unit,
    values: Mapping[str, NDArray[Any]],
    model: SimulationModel,
    asked_of: tuple[str, ...] = (),
) -> Iterator[Row]:
    """One row for every policy and delta, matched in one way; values (people, matches)."""
    asked = model.asked["policy_no_match_weeks"]
    for name, found in values.items():
        for place, match in enumerate(_matches(model)):
            nothing_more = match.delta_cm == 0.0
            if nothing_more or match.by == by:
                own = found[:, place]
                yield Row(
                    group=f"{group}, matched by {by}",
                    label=name,
                    axis="delta, cm",
                    at=match.delta_cm,
                    unit=unit,
                    found=share(own) if unit == "share" else mean(own),
                    asked=asked if nothing_more and name in asked_of else None,
                )


EXPERIMENT = Experiment(
    name="policy",
    title="If matching the work helped, how much sooner?",
    says="Weeks until the shorter side has truly gained its goal, Dorsi minus the fixed plan for "
    "the same people and minutes: below 0 Dorsi is sooner. Delta is what matched work would bring "
    "more in six weeks: by choice, the best-matched programme against the worst-matched; by "
    "minutes, work that loads what limits the side against work that does not. Kappa is how far "
    "answers follow the truth. No human data show that delta is above 0.",
    run=run,
    read=read,
)
