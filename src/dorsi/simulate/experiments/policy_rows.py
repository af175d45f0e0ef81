"""The figures of the policies: against the fixed plan, by themselves, and how well they fit."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, get_args

from numpy.typing import NDArray

from dorsi.domain.knowledge import Knowledge
from dorsi.domain.simulation import SimulationModel
from dorsi.simulate.estimates import mean, share
from dorsi.simulate.plans import Matching
from dorsi.simulate.policies import Match
from dorsi.simulate.results import Outcomes, Row, Unit

DORSI, THE_PLAN, IDEAL, ORACLE = (
    "Dorsi",
    "the fixed plan",
    "best use of answers",
    "knowing the truth",
)
OURS: Final = (DORSI, THE_PLAN, IDEAL, ORACLE)  # once a kappa, with the cautions of its answers
REGARDLESS, STRETCHING, NOTHING = "fixed plan, pinch or no", "stretching only", "nothing"
OTHERS: Final = (REGARDLESS, STRETCHING, NOTHING)
LATER: Final = "weeks later than the fixed plan"
MORE: Final = "more gain by week 12 than the fixed plan"
GAINED: Final = "gain by week 12"
BY_CHOICE: Matching = "choice"
FIT: Final = "how well the first programme fits, 0 worst to 1 best choice"
SHARES: Final = {
    "balanced": "started balanced",
    "turned": "turned to something else, delta 0",
    "cautious": "heeding a pinch at the front",
}
COST: Final = "what heeding a pinch costs the fixed plan, delta 0"
By = Mapping[str, NDArray[Any]]


def rows(outcomes: Outcomes, knowledge: Knowledge) -> Iterator[Row]:
    """Dorsi against the fixed plan for every delta and kappa, then each policy by itself."""
    model = knowledge.models.simulation
    kappas = sorted(model.validities, reverse=True)
    weeks, gains_cm, fit = (_named(outcomes[part], model) for part in ("weeks", "gains_cm", "fit"))
    reached = f"{model.goal_cm:g} cm gained by week {model.policy_weeks}"
    there = {name: own < model.policy_weeks for name, own in _each(weeks, kappas).items()}
    asked_of = tuple(of(DORSI, kappa) for kappa in kappas)
    for by in get_args(Matching):
        yield from _by_delta(LATER, by, "weeks", _against(weeks, kappas), model, asked_of)
    for by in get_args(Matching):
        yield from _by_delta(MORE, by, "cm", _against(gains_cm, kappas), model)
    for name in (of(name, kappa) for kappa in kappas for name in OURS):
        yield Row(group=FIT, label=name, unit="ratio", found=mean(fit[name]))
    yield from _by_delta(GAINED, BY_CHOICE, "cm", _each(gains_cm, kappas), model)
    yield from _by_delta(reached, BY_CHOICE, "share", there, model)
    for part, group in SHARES.items():
        for kappa in kappas:
            own = outcomes[part][:, model.validities.index(kappa)]
            yield Row(group=group, label=of(DORSI, kappa), unit="share", found=share(own))
    for kappa in kappas:
        cost = (weeks[of(THE_PLAN, kappa)] - weeks[REGARDLESS])[:, 0]
        yield Row(group=COST, label=f"kappa {kappa:g}", unit="weeks", found=mean(cost))


def of(name: str, kappa: float) -> str:
    """A policy under the answers of one kappa."""
    return f"{name}, kappa {kappa:g}"


def matches(model: SimulationModel) -> list[Match]:
    """Every delta above 0 in both ways of counting, after no delta at all."""
    more = [delta_cm for delta_cm in model.response_deltas_cm if delta_cm > 0.0]
    return [Match("choice", 0.0), *(Match(by, d) for by in get_args(Matching) for d in more)]


def _named(values: NDArray[Any], model: SimulationModel) -> By:
    """Outcomes, policies last, by the name of the policy."""
    names = [of(name, kappa) for kappa in model.validities for name in OURS]
    found = zip((*names, *OTHERS), range(values.shape[-1]), strict=False)
    return {name: values[..., number] for name, number in found}


def _against(values: By, kappas: Sequence[float]) -> By:
    """Everybody's difference from the fixed plan under the same cautions; the best at best."""
    compared = {of(DORSI, kappa): (DORSI, kappa) for kappa in kappas}
    compared |= {name: (name, kappas[0]) for name in (IDEAL, ORACLE)}
    return {
        name: values[of(*policy)] - values[of(THE_PLAN, policy[1])]
        for name, policy in compared.items()
    }


def _each(values: By, kappas: Sequence[float]) -> By:
    """Every policy by itself."""
    own = {of(DORSI, kappa): values[of(DORSI, kappa)] for kappa in kappas}
    own[THE_PLAN] = values[of(THE_PLAN, kappas[0])]
    own |= {name: values[name] for name in OTHERS}
    return {**own, ORACLE: values[of(ORACLE, kappas[0])]}


def _by_delta(
    group: str,
    by: Matching,
    unit: Unit,
    values: By,
    model: SimulationModel,
    asked_of: Sequence[str] = (),
) -> Iterator[Row]:
    """One row for every policy and delta, matched in one way; values (people, matches)."""
    asked = model.asked["policy_no_match_weeks"]
    for name, found in values.items():
        for place, match in enumerate(matches(model)):
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
