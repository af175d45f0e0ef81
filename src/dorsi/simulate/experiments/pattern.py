"""Whether the chances given to structures are better than knowing nothing, and well calibrated."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from dorsi.domain.knowledge import Knowledge
from dorsi.domain.words import STRUCTURES
from dorsi.simulate.answers import Replies, ask
from dorsi.simulate.estimates import mean, share
from dorsi.simulate.finding import chances, finder
from dorsi.simulate.luck import Luck
from dorsi.simulate.people import Array, People, draw_people
from dorsi.simulate.results import Experiment, Outcomes, Row

CUTS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
OTHER_EXPONENTS = (0.4, 0.5, 0.6, 0.7, 0.8)
ENDS = (0.0, 1.0)
FEWEST = 30  # looks in a bin worth a point


def run(count: int, knowledge: Knowledge, luck: Luck) -> Outcomes:
    """Weigh the answers of the same people at every validity, and with other exponents."""
    model = knowledge.models.simulation
    people = draw_people(count, knowledge, luck)
    replies = [ask(people, kappa, knowledge, luck) for kappa in model.validities]
    given = [_weighed(people, answers, knowledge) for answers in replies]
    ends = [replies[model.validities.index(kappa)] for kappa in ENDS]
    tried = [
        _weighed(people, answers, _with_exponent(exponent, knowledge))
        for exponent in OTHER_EXPONENTS
        for answers in ends
    ]
    shape = (count, len(OTHER_EXPONENTS), len(ENDS), *people.involved.shape[1:])
    return {
        "chances": np.stack(given, axis=1),
        "tried": np.stack(tried, axis=1).reshape(shape),
        "involved": people.involved,
    }


def _weighed(people: People, replies: Replies, knowledge: Knowledge) -> Array:
    weigher = finder(knowledge)
    start_cm = people.start_cm
    return np.array(
        [chances(weigher.patterns(n, replies, start_cm[n])) for n in range(len(people))]
    )


def _with_exponent(exponent: float, knowledge: Knowledge) -> Knowledge:
    pattern = replace(knowledge.models.pattern, exponent=exponent)
    return replace(knowledge, models=replace(knowledge.models, pattern=pattern))


def read(outcomes: Outcomes, knowledge: Knowledge) -> tuple[Row, ...]:
    """Brier scores against the priors, and how often what was called likely was so."""
    return tuple(_rows(outcomes, knowledge))


def _rows(outcomes: Outcomes, knowledge: Knowledge) -> Iterator[Row]:
    model = knowledge.models.simulation
    involved = outcomes["involved"]
    priors = np.array([knowledge.structures[structure].prior for structure in STRUCTURES])
    before = _each((priors - involved) ** 2)
    yield Row(group="Brier score", label="priors", unit="score", found=mean(before))
    asked = dict(
        zip(ENDS, (model.asked["pattern_uninformed"], model.asked["pattern_informed"]), strict=True)
    )
    after = [
        _each((outcomes["chances"][:, number] - involved) ** 2)
        for number in range(len(model.validities))
    ]
    for kappa, scores in zip(model.validities, after, strict=True):
        label = f"kappa {kappa:g}"
        yield Row(group="Brier score", label=label, unit="score", found=mean(scores))
    for kappa, scores in zip(model.validities, after, strict=True):
        yield Row(
            group="Brier score against the priors",
            label=f"kappa {kappa:g}",
            unit="score",
            found=mean(scores - before),
            asked=asked.get(kappa),
        )
    for end, kappa in reversed(list(enumerate(ENDS))):
        for place, exponent in enumerate(OTHER_EXPONENTS):
            scores = _each((outcomes["tried"][:, place, end] - involved) ** 2)
            yield Row(
                group="the same with other exponents",
                label=f"kappa {kappa:g}",
                axis="exponent",
                at=exponent,
                unit="score",
                found=mean(scores - before),
            )
    for kappa in reversed(ENDS):
        number = model.validities.index(kappa)
        yield from _calibration(outcomes["chances"][:, number], involved, kappa)


def _calibration(given: Array, involved: Array, kappa: float) -> Iterator[Row]:
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
            found=share(involved[own]),
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
