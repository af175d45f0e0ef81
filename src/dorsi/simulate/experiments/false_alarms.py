"""How often a change is declared although there is none."""

from collections.abc import Iterator

import numpy as np

from dorsi.domain.knowledge import Knowledge
from dorsi.domain.simulation import Misfit
from dorsi.numeric.normal import quantile
from dorsi.simulate.beliefs import believe
from dorsi.simulate.estimates import Estimate, share
from dorsi.simulate.habits import WEEK_DAYS, doses_of, sessions_of
from dorsi.simulate.luck import Luck
from dorsi.simulate.measuring import EXACT, Log, log_days, measured
from dorsi.simulate.people import Array, Flags, People, Places, all_alike, draw_people
from dorsi.simulate.results import Experiment, Outcomes, Row

LOOKS = range(1, 13)
STEADY = "steady"
ONE_IN = 5  # people tried with the misfits too
MDC_SHARE, SURE, USUAL = 0.975, 0.95, "average"
OTHER_RULES = "told of a gain that is not there by simpler rules, average measurer"
SIMPLER = {
    "last reading beyond the MDC": "beyond_mdc",
    "95 % sure, expecting a gain": "believed",
}
OTHER_THRESHOLDS = (0.975, 0.98, 0.985, 0.99, 0.995)


def run(count: int, knowledge: Knowledge, luck: Luck) -> Outcomes:
    """Look after each of twelve weeks at steady people whose reach stays as it is."""
    people = all_alike(
        draw_people(count, knowledge, luck), knowledge.models.simulation, habit=STEADY
    )
    days = log_days(LOOKS[-1], 1, knowledge.models.simulation)
    still_cm = np.repeat(people.start_cm[:, :, None], len(days), axis=2)

    def rising(who: Places, misfit: Misfit = EXACT) -> Array:
        log = measured(people.of(who), still_cm[who], days, misfit, luck)
        return rising_at(people.of(who), log, LOOKS, knowledge, luck)

    everybody = np.arange(count)
    told = rising(everybody)
    log = measured(people, still_cm, days, EXACT, luck)
    some = np.arange(0, count, ONE_IN)
    misled = np.stack([rising(some, misfit) for misfit in _misleading(knowledge)], axis=1)
    return {
        "misled_gain": misled.max(axis=3),
        "misled_loss": 1.0 - misled.min(axis=3),
        "surest_gain": told.max(axis=2),
        "surest_loss": 1.0 - told.min(axis=2),
        "beyond_mdc": _beyond_mdc(log, knowledge),
        "believed": _believed(people, log, knowledge, luck),
        "measurer": people.measurer,
    }


def _beyond_mdc(log: Log, knowledge: Knowledge) -> Flags:
    """Whose newest reading ever lies above the baseline by more than the MDC, (people,)."""
    sem_cm = knowledge.measures[knowledge.models.range.reference_measure].error.sem
    mdc_cm = quantile(MDC_SHARE) * np.sqrt(2.0) * sem_cm
    baseline_cm = log.cm[:, :, log.days <= 0].mean(axis=2, keepdims=True)
    above = log.cm[:, :, log.days > 0] - baseline_cm > mdc_cm
    return np.asarray(above.any(axis=(1, 2)))


def _believed(people: People, log: Log, knowledge: Knowledge, luck: Luck) -> Flags:
    """Whose gain is ever all but certain to a prior that expects one, (people,)."""
    models = knowledge.models
    sessions = sessions_of(people, LOOKS[-1], models.simulation, luck)
    doses = doses_of(sessions, models.growth.full_sessions_per_week)
    sure = [believe(log, week, doses, knowledge).gain_above(0.0) for week in LOOKS]
    return np.asarray((np.stack(sure) >= SURE).any(axis=(0, 2)))


def _misleading(knowledge: Knowledge) -> tuple[Misfit, ...]:
    """What may be wrong with readings of a reach that stays as it is."""
    return tuple(m for m in knowledge.models.simulation.misfits if m.wander_cm_per_week == 0.0)


def rising_at(people: People, log: Log, weeks: range, knowledge: Knowledge, luck: Luck) -> Array:
    """The chance of a rise at the end of some weeks, (people, sides, looks).

    Looks too early for a verdict say nothing, one half.
    """
    models = knowledge.models
    days = log.days
    sessions = sessions_of(people, int(days[-1]) // WEEK_DAYS, models.simulation, luck)
    doses = doses_of(sessions, models.growth.full_sessions_per_week)
    nothing = np.full(people.start_cm.shape, 0.5)
    return np.stack(
        [
            believe(log, week, doses, knowledge, verdicts=True).rising()
            if week * WEEK_DAYS - days[0] >= models.change.earliest_verdict_days
            else nothing
            for week in weeks
        ],
        axis=2,
    )


def read(outcomes: Outcomes, knowledge: Knowledge) -> tuple[Row, ...]:
    """Gains and losses apart: all together, by measurer, and as at other thresholds."""
    return tuple(_rows(outcomes, knowledge))


def _rows(outcomes: Outcomes, knowledge: Knowledge) -> Iterator[Row]:
    change = knowledge.models.change
    yield from _declared("gain", change.gain_probability, outcomes, knowledge)
    yield from _declared("loss", change.loss_probability, outcomes, knowledge)
    usual = _usual_error(outcomes["measurer"], knowledge)
    for label, part in SIMPLER.items():
        found = share(outcomes[part], usual)
        yield Row(group=OTHER_RULES, label=label, unit="share", found=found)
    thresholds = {"gain": change.gain_probability, "loss": change.loss_probability}
    for name, threshold in thresholds.items():
        for place, misfit in enumerate(_misleading(knowledge)):
            told = np.any(outcomes[f"misled_{name}"][:, place] >= threshold, axis=1)
            group = f"told of a {name}, with something the model does not know of"
            yield Row(group=group, label=misfit.plain, unit="share", found=share(told))
    for name in thresholds:
        for threshold in OTHER_THRESHOLDS:
            yield Row(
                group="the same at other thresholds",
                label=name,
                axis="declared at probability",
                at=threshold,
                unit="share",
                found=share(np.any(outcomes[f"surest_{name}"] >= threshold, axis=1)),
            )


def _usual_error(measurer: Places, knowledge: Knowledge) -> Flags:
    """Who reads with the published error, (people,)."""
    ids = [who.id for who in knowledge.models.simulation.measurers]
    return np.asarray(measurer == ids.index(USUAL))


def _declared(
    name: str, threshold: float, outcomes: Outcomes, knowledge: Knowledge
) -> Iterator[Row]:
    """Who is told of a change in one direction, all together and by measurer."""
    model = knowledge.models.simulation
    declared = np.any(outcomes[f"surest_{name}"] >= threshold, axis=1)

    def row(label: str, found: Estimate, asked: str) -> Row:
        group, demand = f"told of a {name} that is not there", model.asked[asked]
        return Row(group=group, label=label, unit="share", found=found, asked=demand, upper=True)

    yield row("all", share(declared), "false_alarm_pooled")
    for place, who in enumerate(model.measurers):
        found = share(declared, outcomes["measurer"] == place)
        yield row(f"{who.id} measurer, {who.sd_cm:g} cm", found, "false_alarm_measurer")


EXPERIMENT = Experiment(
    name="false_alarms",
    title="How often is a change declared that is not there?",
    says="Share of virtual people with steady training and no true change who are told of a gain, "
    "or of a loss, on either side in any of twelve weekly looks. Asked of the upper bound.",
    run=run,
    read=read,
)
