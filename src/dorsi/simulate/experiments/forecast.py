"""How often the reach of week twelve lies within its forecast."""

from collections.abc import Iterator

import numpy as np

from dorsi.domain.knowledge import Knowledge
from dorsi.simulate.beliefs import believe, hopeful_cm
from dorsi.simulate.estimates import Estimate, mean, share
from dorsi.simulate.habits import doses_of, sessions_of
from dorsi.simulate.luck import Luck
from dorsi.simulate.measuring import EXACT, log_days, measured
from dorsi.simulate.people import draw_people
from dorsi.simulate.results import Experiment, Outcomes, Row
from dorsi.simulate.truth import reach_cm, worth

MADE = (4, 6)
HOPED = "the same, where answers name a pattern and matched work brings nothing more"
AIM = 12


def run(count: int, knowledge: Knowledge, luck: Luck) -> Outcomes:
    """Forecast week twelve twice, knowing which weeks were trained."""
    model, models = knowledge.models.simulation, knowledge.models
    people = draw_people(count, knowledge, luck)
    sessions = sessions_of(people, AIM, model, luck)
    doses = doses_of(sessions, models.growth.full_sessions_per_week)
    days = log_days(AIM, 1, model)
    true_cm = reach_cm(people, people.gain_cm[:, :, None], worth(people, sessions, days, model))
    log = measured(people, true_cm, days, EXACT, luck)
    then = true_cm[:, :, -1]
    hits, hopeful, widths = [], [], []
    for week in MADE:
        belief = believe(log, week, doses, knowledge)
        low, high = belief.interval(AIM, models.range.confidence)
        hits.append((low <= then) & (then <= high))
        widths.append(high - low)
        belief = believe(log, week, doses, knowledge, expected_cm=hopeful_cm(knowledge))
        low, high = belief.interval(AIM, models.range.confidence)
        hopeful.append((low <= then) & (then <= high))
    return {
        "hits": np.stack(hits, axis=1),
        "hopeful_hits": np.stack(hopeful, axis=1),
        "widths_cm": np.stack(widths, axis=1),
        "law": people.law,
        "measurer": people.measurer,
        "habit": people.habit,
    }


def read(outcomes: Outcomes, knowledge: Knowledge) -> tuple[Row, ...]:
    """For each week of making: all together, by law, measurer and habit; then the widths."""
    return tuple(_rows(outcomes, knowledge))


def _rows(outcomes: Outcomes, knowledge: Knowledge) -> Iterator[Row]:
    asked = knowledge.models.simulation.asked
    for place, week in enumerate(MADE):
        yield from _made(f"forecast made in week {week}", place, outcomes, knowledge)
    for place, week in enumerate(MADE):
        found = share(outcomes["hopeful_hits"][:, place])
        yield Row(group=HOPED, label=f"made in week {week}", unit="share", found=found)
    for place, week in enumerate(MADE):
        yield Row(
            group="width of the forecast of week 12",
            label=f"made in week {week}",
            unit="cm",
            found=mean(outcomes["widths_cm"][:, place].mean(axis=1)),
            asked=asked[f"forecast_width_week_{week}_cm"],
        )


def _made(group: str, place: int, outcomes: Outcomes, knowledge: Knowledge) -> Iterator[Row]:
    model, hits = knowledge.models.simulation, outcomes["hits"][:, place]

    def row(label: str, found: Estimate, asked: str | None = None) -> Row:
        demand = model.asked[asked] if asked else None
        return Row(group=group, label=label, unit="share", found=found, asked=demand)

    yield row("all", share(hits), "forecast_pooled")
    for number, law in enumerate(model.laws):
        yield row(f"{law.id} growth", share(hits, outcomes["law"] == number), "forecast_law")
    for number, who in enumerate(model.measurers):
        own = outcomes["measurer"] == number
        yield row(f"{who.id} measurer, {who.sd_cm:g} cm", share(hits, own))
    for number, habit in enumerate(model.habits):
        yield row(habit.id.replace("_", " "), share(hits, outcomes["habit"] == number))


EXPERIMENT = Experiment(
    name="forecast",
    title="Does week twelve come out as forecast?",
    says="Share of virtual people whose true reach in week 12 lies within the 90 % bounds forecast "
    "in weeks 4 and 6, given the weeks they trained.",
    run=run,
    read=read,
)
