"""How often the true reach lies within the bounds shown for today."""

from collections.abc import Iterator

import numpy as np

from dorsi.domain.knowledge import Knowledge
from dorsi.domain.simulation import Misfit
from dorsi.simulate.beliefs import believe, hopeful_cm
from dorsi.simulate.estimates import Estimate, mean, share
from dorsi.simulate.habits import WEEK_DAYS, doses_of, sessions_of
from dorsi.simulate.luck import Luck
from dorsi.simulate.measuring import EXACT, log_days, measured, wandered
from dorsi.simulate.people import Array, Flags, People, draw_people
from dorsi.simulate.results import Experiment, Outcomes, Row
from dorsi.simulate.truth import reach_cm, worth

WEEKS = (4, 8, 12)
WITHIN = "true reach within the bounds shown"
WRONG = "the same, with something the model does not know of"
WIDTH = "width of the bounds"
HOPED = "the same, where answers name a pattern and matched work brings nothing more"
ONE_IN = 5  # people tried with the misfits too


def run(count: int, knowledge: Knowledge, luck: Luck) -> Outcomes:
    """Log once a week and look three times; some people with each misfit as well."""
    model = knowledge.models.simulation
    people = draw_people(count, knowledge, luck)
    hits, widths_cm = _looked(people, EXACT, knowledge, luck)
    hoping = hopeful_cm(knowledge)
    some = people.of(np.arange(0, count, ONE_IN))
    with_misfits = [_looked(some, misfit, knowledge, luck)[0] for misfit in model.misfits]
    return {
        "hits": hits,
        "widths_cm": widths_cm,
        "misfit_hits": np.stack(with_misfits, axis=1),
        "hopeful_hits": _looked(people, EXACT, knowledge, luck, hoping)[0],
        "law": people.law,
        "measurer": people.measurer,
        "habit": people.habit,
        "responds": people.responds,
        "bony": np.any(np.isfinite(people.most_gain_cm), axis=1),
    }


def _looked(
    people: People,
    misfit: Misfit,
    knowledge: Knowledge,
    luck: Luck,
    expected_cm: float | None = None,
) -> tuple[Flags, Array]:
    """Whether the bounds hold the truth, and how wide they are, (people, looks, sides)."""
    model, models = knowledge.models.simulation, knowledge.models
    sessions = sessions_of(people, WEEKS[-1], model, luck)
    doses = doses_of(sessions, models.growth.full_sessions_per_week)
    days = log_days(WEEKS[-1], 1, model)
    gained_cm = reach_cm(people, people.gain_cm[:, :, None], worth(people, sessions, days, model))
    true_cm = gained_cm + wandered(people, days, misfit, luck)
    log = measured(people, true_cm, days, misfit, luck)
    hits, widths_cm = [], []
    for week in WEEKS:
        belief = believe(log, week, doses, knowledge, expected_cm=expected_cm)
        low, high = belief.interval(week, models.range.confidence)
        now = true_cm[:, :, days == week * WEEK_DAYS][:, :, 0]
        hits.append((low <= now) & (now <= high))
        widths_cm.append(high - low)
    return np.stack(hits, axis=1), np.stack(widths_cm, axis=1)


def read(outcomes: Outcomes, knowledge: Knowledge) -> tuple[Row, ...]:
    """All together, by measurer, law, week and kind of person; each misfit apart."""
    return tuple(_rows(outcomes, knowledge))


def _rows(outcomes: Outcomes, knowledge: Knowledge) -> Iterator[Row]:
    model, hits = knowledge.models.simulation, outcomes["hits"]

    def row(label: str, found: Estimate, asked: str | None = None) -> Row:
        demand = model.asked[asked] if asked else None
        return Row(group=WITHIN, label=label, unit="share", found=found, asked=demand)

    yield row("all", share(hits), "coverage_pooled")
    for place, who in enumerate(model.measurers):
        own = outcomes["measurer"] == place
        yield row(f"{who.id} measurer, {who.sd_cm:g} cm", share(hits, own), "coverage_measurer")
    for place, law in enumerate(model.laws):
        yield row(f"{law.id} growth", share(hits, outcomes["law"] == place), "coverage_law")
    for place, week in enumerate(WEEKS):
        yield row(f"week {week}", share(hits[:, place]))
    for place, habit in enumerate(model.habits):
        yield row(habit.id.replace("_", " "), share(hits, outcomes["habit"] == place))
    yield row("no response to training", share(hits, ~outcomes["responds"]))
    yield row("bony limit on a side", share(hits, outcomes["bony"]))
    yield Row(group=HOPED, label="all", unit="share", found=share(outcomes["hopeful_hits"]))
    for place, misfit in enumerate(model.misfits):
        found = share(outcomes["misfit_hits"][:, place])
        yield Row(group=WRONG, label=misfit.plain, unit="share", found=found)
    for place, week in enumerate(WEEKS):
        found = mean(outcomes["widths_cm"][:, place].mean(axis=1))
        yield Row(group=WIDTH, label=f"week {week}", unit="cm", found=found)


EXPERIMENT = Experiment(
    name="coverage",
    title="Is the true reach within the bounds shown?",
    says="Share of virtual people whose true reach lies within the 90 % bounds of that day, "
    "one log a week, looked at in weeks 4, 8 and 12.",
    run=run,
    read=read,
)
