"""How often a change is declared although there is none."""

from collections.abc import Iterator

import numpy as np

from dorsi.domain.knowledge import Knowledge
from dorsi.simulate.beliefs import believe
from dorsi.simulate.estimates import Estimate, share
from dorsi.simulate.habits import WEEK_DAYS, doses_of, sessions_of
from dorsi.simulate.luck import Luck
from dorsi.simulate.measuring import EXACT, log_days, measured
from dorsi.simulate.people import Array, People, all_alike, draw_people
from dorsi.simulate.results import Experiment, Outcomes, Row

LOOKS = range(1, 13)
STEADY = "steady"
OTHER_THRESHOLDS = (0.975, 0.98, 0.985, 0.99, 0.995)


def run(count: int, knowledge: Knowledge, luck: Luck) -> Outcomes:
    """Look after each of twelve weeks at steady people whose reach stays as it is."""
    people = all_alike(
        draw_people(count, knowledge, luck), knowledge.models.simulation, habit=STEADY
    )
    days = log_days(LOOKS[-1], 1, knowledge.models.simulation)
    still_cm = np.repeat(people.start_cm[:, :, None], len(days), axis=2)
    rising = rising_at(people, still_cm, days, LOOKS, knowledge, luck)
    return {
        "surest_gain": rising.max(axis=2),
        "surest_loss": 1.0 - rising.min(axis=2),
        "measurer": people.measurer,
    }


def rising_at(
    people: People, true_cm: Array, days: Array, weeks: range, knowledge: Knowledge, luck: Luck
) -> Array:
    """The chance of a rise at the end of some weeks, (people, sides, looks).

    Looks too early for a verdict say nothing, one half.
    """
    models = knowledge.models
    sessions = sessions_of(people, int(days[-1]) // WEEK_DAYS, models.simulation, luck)
    doses = doses_of(sessions, models.growth.full_sessions_per_week)
    log = measured(people, true_cm, days, EXACT, luck)
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
    for name in ("gain", "loss"):
        for threshold in OTHER_THRESHOLDS:
            yield Row(
                group="the same at other thresholds",
                label=name,
                axis="probability from which a change is declared",
                at=threshold,
                unit="share",
                found=share(np.any(outcomes[f"surest_{name}"] >= threshold, axis=1)),
            )


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
