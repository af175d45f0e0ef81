"""How often a true gain of two centimetres is declared."""

from collections.abc import Iterator

import numpy as np

from dorsi.domain.knowledge import Knowledge
from dorsi.simulate.estimates import share
from dorsi.simulate.experiments.false_alarms import STEADY, rising_at
from dorsi.simulate.habits import WEEK_DAYS
from dorsi.simulate.luck import Luck
from dorsi.simulate.measuring import EXACT, log_days, measured
from dorsi.simulate.people import all_alike, draw_people
from dorsi.simulate.results import Experiment, Outcomes, Row

GAIN_CM = 2.0
REACHED_WEEK = 8
LAST_WEEK = 10
LOGS = (1, 2)
ASKED = {
    (2, REACHED_WEEK): "power_two_logs",
    (1, REACHED_WEEK): "power_one_log",
    (1, LAST_WEEK): "power_one_log_week_10",
}
ASKED_OF = "average"


def run(count: int, knowledge: Knowledge, luck: Luck) -> Outcomes:
    """Let the reach rise straight to the gain, then stay, with one log a week and with two."""
    model = knowledge.models.simulation
    drawn = all_alike(draw_people(count, knowledge, luck), model, habit=STEADY)
    surest = []
    for logs in LOGS:
        days = log_days(LAST_WEEK, logs, model)
        risen_cm = GAIN_CM * np.clip(days / (REACHED_WEEK * WEEK_DAYS), 0.0, 1.0)
        true_cm = drawn.start_cm[:, :, None] + risen_cm
        for who in model.measurers:
            people = all_alike(drawn, model, measurer=who.id)
            log = measured(people, true_cm, days, EXACT, luck)
            rising = rising_at(people, log, range(2, LAST_WEEK + 1), knowledge, luck)
            by_then = rising[:, :, : REACHED_WEEK - 1].max(axis=2)
            surest.append(np.stack([by_then, rising.max(axis=2)], axis=1))
    shape = (count, len(LOGS), len(model.measurers), 2, 2)
    return {"surest": np.stack(surest, axis=1).reshape(shape)}


def read(outcomes: Outcomes, knowledge: Knowledge) -> tuple[Row, ...]:
    """By logs a week, week and measurer, per side."""
    return tuple(_rows(outcomes, knowledge))


def _rows(outcomes: Outcomes, knowledge: Knowledge) -> Iterator[Row]:
    model = knowledge.models.simulation
    declared = outcomes["surest"] >= knowledge.models.change.gain_probability
    for row, logs in enumerate(LOGS):
        for column, week in enumerate((REACHED_WEEK, LAST_WEEK)):
            for place, who in enumerate(model.measurers):
                asked = ASKED.get((logs, week)) if who.id == ASKED_OF else None
                yield Row(
                    group=f"told of the gain, {'one log' if logs == 1 else 'two logs'} a week",
                    label=f"by week {week}, {who.id} measurer",
                    unit="share",
                    found=share(declared[:, row, place, column]),
                    asked=model.asked[asked] if asked else None,
                )


EXPERIMENT = Experiment(
    name="power",
    title="How soon is a true gain seen?",
    says="Share of sides that truly gain 2 cm by week 8 and are told of a gain in any weekly look "
    "up to week 8, or 10.",
    run=run,
    read=read,
)
