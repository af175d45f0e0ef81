"""Who is found not to respond by week eight, against what they truly gained."""

from collections.abc import Iterator

import numpy as np

from dorsi.domain.knowledge import Knowledge
from dorsi.domain.simulation import SimulationModel
from dorsi.simulate.beliefs import believe, hopeful_cm
from dorsi.simulate.estimates import share
from dorsi.simulate.experiments.false_alarms import STEADY
from dorsi.simulate.habits import WEEK_DAYS, doses_of, sessions_of
from dorsi.simulate.luck import Luck
from dorsi.simulate.measuring import EXACT, log_days, measured
from dorsi.simulate.people import Array, Flags, all_alike, draw_people, gaining
from dorsi.simulate.responses import REFER, noisy, unresponsive
from dorsi.simulate.results import Experiment, Outcomes, Row
from dorsi.simulate.truth import reach_cm, worth

LOGS_PER_WEEK = 2
RETESTS = (6, 8)  # weeks that end with readings on three days, where one logs once a week
RETEST_DAYS = 3
NOT_SLOPPY = ("good", "average")
FOUND = "found not to respond by week 8, two logs a week"
FOUND_ELSE = "the same, good or average measurer, one log a week or a pattern named"


def run(count: int, knowledge: Knowledge, luck: Luck) -> Outcomes:
    """Judge the response of steady people once for every true gain, the same luck each time."""
    model, models = knowledge.models.simulation, knowledge.models
    week = int(knowledge.decisions[REFER].thresholds["from_week"])
    people = all_alike(draw_people(count, knowledge, luck), model, habit=STEADY)
    sessions = sessions_of(people, week, model, luck)
    doses = doses_of(sessions, models.growth.full_sessions_per_week)
    often, retested = log_days(week, LOGS_PER_WEEK, model), _retest_days(week, model)
    weeks_worth = {len(days): worth(people, sessions, days, model) for days in (often, retested)}

    def judged(
        gain_cm: float, days: Array, expected_cm: float | None = None
    ) -> tuple[Flags, Flags]:
        alike = gaining(people, gain_cm)
        true_cm = reach_cm(alike, alike.gain_cm[:, :, None], weeks_worth[len(days)])
        log = measured(alike, true_cm, days, EXACT, luck)
        belief = believe(log, week, doses, knowledge, expected_cm=expected_cm)
        return unresponsive(belief, doses, knowledge), noisy(belief, knowledge)

    usual = [judged(gain_cm, often) for gain_cm in model.true_changes_cm]
    hopeful = [judged(gain_cm, often, hopeful_cm(knowledge)) for gain_cm in model.true_changes_cm]
    seldom = [judged(gain_cm, retested) for gain_cm in model.true_changes_cm]
    return {
        "found": np.stack([found for found, _ in usual], axis=1),
        "unclear": np.stack([unclear for _, unclear in usual], axis=1),
        "hopeful": np.stack([found for found, _ in hopeful], axis=1),
        "retested": np.stack([found for found, _ in seldom], axis=1),
        "measurer": people.measurer,
    }


def _retest_days(weeks: int, model: SimulationModel) -> Array:
    """One log a week, and readings on three days at the end of the weeks of decision."""
    ends = np.array(RETESTS)[:, None] * WEEK_DAYS - np.arange(RETEST_DAYS)
    return np.unique(np.concatenate([log_days(weeks, 1, model), ends.ravel()]))


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
    names = " or ".join(NOT_SLOPPY)
    curves: list[tuple[str, str, Flags, bool]] = [(f"{names} measurer", "found", able, True)]
    curves += [
        (f"{name} measurer", "found", outcomes["measurer"] == n, False)
        for n, name in enumerate(ids)
    ]
    curves.append(("one log, three-day retests", "retested", able, True))
    curves.append(("two logs, pattern named", "hopeful", able, False))
    for group, own in ((FOUND, curves[: len(ids) + 1]), (FOUND_ELSE, curves[len(ids) + 1 :])):
        for label, part, who, barred in own:
            for place, gain_cm in enumerate(model.true_changes_cm):
                yield Row(
                    group=group,
                    label=label,
                    axis="true gain in six weeks, cm",
                    at=gain_cm,
                    unit="share",
                    found=share(outcomes[part][:, place], who),
                    asked=asked.get(gain_cm) if barred else None,
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
    "true gain of the first six weeks.",
    run=run,
    read=read,
)
