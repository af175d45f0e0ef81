"""Whether the chances given to structures are better than knowing nothing, and well calibrated."""

from collections.abc import Iterator

import numpy as np

from dorsi.domain.knowledge import Knowledge
from dorsi.domain.words import STRUCTURES
from dorsi.simulate.answers import Replies, ask
from dorsi.simulate.estimates import mean, share_of
from dorsi.simulate.finding import chances
from dorsi.simulate.luck import Luck
from dorsi.simulate.people import Array, Flags, draw_people
from dorsi.simulate.results import Experiment, Outcomes, Row

CUTS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
OTHER_EXPONENTS = (0.4, 0.55, 0.7, 0.85, 1.0)
TOO_MUCH = "chance given on average, less the share truly involved, kappa 1"
ENDS = (0.0, 1.0)
FEWEST = 30  # looks in a bin worth a point


def run(count: int, knowledge: Knowledge, luck: Luck) -> Outcomes:
    """Weigh the answers of the same people at every validity."""
    people = draw_people(count, knowledge, luck)
    kappas = knowledge.models.simulation.validities
    given = [_weighed(ask(people, kappa, knowledge, luck), knowledge) for kappa in kappas]
    return {"chances": np.stack(given, axis=1), "involved": people.involved}


def _weighed(replies: Replies, knowledge: Knowledge) -> Array:
    """The chances the product gives, (people, sides, structures)."""
    return np.array([chances(place, replies, knowledge) for place in range(len(replies.yes))])


def with_exponent(given: Array, exponent: float, knowledge: Knowledge) -> Array:
    """The chances under another exponent, which shrinks all log-odds in proportion."""
    priors = _priors(knowledge)
    moved = np.log(given / (1.0 - given)) - np.log(priors / (1.0 - priors))
    factor = exponent / knowledge.models.pattern.exponent
    odds = priors / (1.0 - priors) * np.exp(factor * moved)
    return np.asarray(odds / (1.0 + odds))


def _priors(knowledge: Knowledge) -> Array:
    return np.array([knowledge.structures[structure].prior for structure in STRUCTURES])


def read(outcomes: Outcomes, knowledge: Knowledge) -> tuple[Row, ...]:
    """Brier scores against the priors, and how often what was called likely was so."""
    return tuple(_rows(outcomes, knowledge))


def _rows(outcomes: Outcomes, knowledge: Knowledge) -> Iterator[Row]:
    model = knowledge.models.simulation
    involved = outcomes["involved"]
    chances_given = {
        kappa: outcomes["chances"][:, number] for number, kappa in enumerate(model.validities)
    }
    before = _each((_priors(knowledge) - involved) ** 2)
    yield Row(group="Brier score", label="priors", unit="score", found=mean(before))
    asked = dict(
        zip(ENDS, (model.asked["pattern_uninformed"], model.asked["pattern_informed"]), strict=True)
    )
    after = {kappa: _each((given - involved) ** 2) for kappa, given in chances_given.items()}
    for kappa, scores in after.items():
        label = f"kappa {kappa:g}"
        yield Row(group="Brier score", label=label, unit="score", found=mean(scores))
    for kappa, scores in after.items():
        yield Row(
            group="Brier score against the priors",
            label=f"kappa {kappa:g}",
            unit="score",
            found=mean(scores - before),
            asked=asked.get(kappa),
        )
    for kappa in reversed(model.validities):
        for exponent in OTHER_EXPONENTS:
            given = with_exponent(chances_given[kappa], exponent, knowledge)
            scores = _each((given - involved) ** 2)
            yield Row(
                group="the same with other exponents",
                label=f"kappa {kappa:g}",
                axis="exponent",
                at=exponent,
                unit="score",
                found=mean(scores - before),
            )
    for kappa in reversed(ENDS):
        yield from _calibration(chances_given[kappa], involved, kappa)
    for number, structure in enumerate(STRUCTURES):
        too_much = (chances_given[1.0] - involved)[:, :, number].mean(axis=1)
        yield Row(group=TOO_MUCH, label=structure, unit="share", found=mean(too_much))


def _calibration(given: Array, involved: Flags, kappa: float) -> Iterator[Row]:
    """How often structures were involved among those given about the same chance."""
    place = np.digitize(given, CUTS)
    for number in range(len(CUTS) + 1):
        own = place == number
        if own.sum() < FEWEST:
            continue
        said = float(given[own].mean())
        yield Row(
            group="calibration",
            label=f"kappa {kappa:g}",
            axis="chance given",
            at=said,
            unit="share",
            found=share_of(involved, own),
        )


def _each(scores: Array) -> Array:
    return np.asarray(scores.reshape(len(scores), -1).mean(axis=1))


EXPERIMENT = Experiment(
    name="pattern",
    title="Do the answers tell more than nothing?",
    says="Brier score of the chances given to the five structures, lower is better, against the "
    "priors; kappa 1: answers follow the likelihood ratios, kappa 0: they say nothing.",
    run=run,
    read=read,
)
