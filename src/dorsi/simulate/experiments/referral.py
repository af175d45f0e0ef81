"""Who is found not to respond by week eight, against what they truly gained."""

from collections.abc import Iterator

import numpy as np

from dorsi.domain.knowledge import Knowledge
from dorsi.simulate.beliefs import believe
from dorsi.simulate.estimates import share
from dorsi.simulate.experiments.false_alarms import STEADY
from dorsi.simulate.habits import doses_of, sessions_of
from dorsi.simulate.luck import Luck
from dorsi.simulate.measuring import EXACT, log_days, measured
from dorsi.simulate.people import all_alike, draw_people, gaining
from dorsi.simulate.responses import REFER, noisy, unresponsive
from dorsi.simulate.results import Experiment, Outcomes, Row
from dorsi.simulate.truth import reach_cm, worth

LOGS_PER_WEEK = 2
NOT_SLOPPY = ("good", "average")


def run(count: int, knowledge: Knowledge, luck: Luck) -> Outcomes:
    """Judge the response of steady people once for every true gain, the same luck each time."""
    model, models = knowledge.models.simulation, knowledge.models
    week = int(knowledge.decisions[REFER].thresholds["from_week"])
    drawn = all_alike(draw_people(count, knowledge, luck), model, habit=STEADY)
    sessions = sessions_of(drawn, week, model, luck)
    doses = doses_of(sessions, models.growth.full_sessions_per_week)
    days = log_days(week, LOGS_PER_WEEK, model)
    weeks_worth = worth(drawn, sessions, days, model)
    found, unclear = [], []
    for gain_cm in model.true_changes_cm:
        people = gaining(drawn, gain_cm)
        true_cm = reach_cm(people, people.gain_cm[:, :, None], weeks_worth)
        belief = believe(measured(people, true_cm, days, EXACT, luck), week, doses, knowledge)
        found.append(unresponsive(belief, doses, knowledge))
        unclear.append(noisy(belief, knowledge))
    return {
        "found": np.stack(found, axis=1),
        "unclear": np.stack(unclear, axis=1),
        "measurer": drawn.measurer,
    }


def read(outcomes: Outcomes, knowledge: Knowledge) -> tuple[Row, ...]:
    """The share found at every true gain, by measurer, and who is told to measure more instead."""
    return tuple(_rows(outcomes, knowledge))


def _rows(outcomes: Outcomes, knowledge: Knowledge) -> Iterator[Row]:
    model = knowledge.models.simulation
    ids = [who.id for who in model.measurers]
    able = np.isin(outcomes["measurer"], [ids.index(name) for name in NOT_SLOPPY])
    asked = {
        0.0: model.asked["referral_no_gain"],
        model.gain_cm: model.asked["referral_typical_gain"],
    }
    groups = [(" or ".join(NOT_SLOPPY), able)]
    groups += [(name, outcomes["measurer"] == n) for n, name in enumerate(ids)]
    for number, (name, who) in enumerate(groups):
        for place, gain_cm in enumerate(model.true_changes_cm):
            yield Row(
                group="found not to respond by week 8",
                label=f"{name} measurer",
                axis="true gain in six weeks, cm",
                at=gain_cm,
                unit="share",
                found=share(outcomes["found"][:, place], who),
                asked=asked.get(gain_cm) if number == 0 else None,
            )
    for place, name in enumerate(ids):
        yield Row(
            group="told to measure more instead",
            label=f"{name} measurer",
            unit="share",
            found=share(outcomes["unclear"], outcomes["measurer"] == place),
        )


EXPERIMENT = Experiment(
    name="referral",
    title="Who is found not to respond?",
    says="Share of sides for which steady work is found not to have helped by week 8, against the "
    "true gain of the first six weeks, two logs a week.",
    run=run,
    read=read,
)
