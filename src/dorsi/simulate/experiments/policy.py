"""How much sooner Dorsi gets people there than the fixed plan, if matching helps at all."""

import numpy as np

from dorsi.domain.knowledge import Knowledge
from dorsi.simulate.answers import ask
from dorsi.simulate.experiments.policy_rows import BY_CHOICE, matches, rows
from dorsi.simulate.finding import clients_of
from dorsi.simulate.ideal import best_guess
from dorsi.simulate.luck import Luck
from dorsi.simulate.people import Array, Places, draw_people
from dorsi.simulate.policies import (
    Trial,
    all_knowing,
    dorsi,
    fixed,
    nothing,
    shorter_side,
    start,
    stretching,
    trial,
    weeks_to,
)
from dorsi.simulate.results import Experiment, Outcomes, Row

PROGRAMME_WEEKS = 12


def run(count: int, knowledge: Knowledge, luck: Luck) -> Outcomes:
    """Give the same people every policy, for every way to match and every kappa.

    Weeks to the goal and gains in week twelve, (people, matches, policies): Dorsi, the fixed plan,
    the best use of the answers and who knows the truth, once a kappa; then the plain ones.
    """
    model = knowledge.models.simulation
    on = trial(draw_people(count, knowledge, luck), knowledge, luck)
    asked = [ask(on.people, kappa, knowledge, luck) for kappa in model.validities]
    clients = [clients_of(on.people, replies, knowledge) for replies in asked]
    begun = [start(on, own) for own in clients]
    plain = [policy(on) for policy in (fixed, stretching, nothing)]
    firsts = [
        (s.plan, fixed(s.on), best_guess(s.on, replies, kappa, knowledge), all_knowing(s.on))
        for s, replies, kappa in zip(begun, asked, model.validities, strict=True)
    ]
    weeks, gains, turned = [], [], []
    for match in matches(model):
        reaches, changed = [], []
        for own, started, (_, *others) in zip(clients, begun, firsts, strict=True):
            given = dorsi(own, match, started)
            changed.append((given[:, :1] != given).any(axis=1))
            reaches += [started.on.reach_cm(plan, match) for plan in (given, *others)]
        reaches += [on.reach_cm(plan, match) for plan in plain]
        weeks.append(np.stack([weeks_to(r, on.days, model.goal_cm) for r in reaches], axis=1))
        gains.append(np.stack([_gain_cm(r, on) for r in reaches], axis=1))
        turned.append(np.stack(changed, axis=1))
    balanced = [[need.emphases.main == "balanced" for need in s.needs] for s in begun]
    cautious = [[bool(terms.forbidden) for terms in s.on.terms] for s in begun]
    fits = [_fit(plan, s.on) for s, plans in zip(begun, firsts, strict=True) for plan in plans]
    return {
        "weeks": np.stack(weeks, axis=1),
        "gains_cm": np.stack(gains, axis=1),
        "turned": np.stack(turned, axis=1),
        "balanced": np.array(balanced).T,
        "cautious": np.array(cautious).T,
        "fit": np.stack(fits, axis=1),
    }


def _fit(plan: Places, on: Trial) -> Array:
    """How well a plan matches what limits people in its programme, both sides together."""
    plan = plan[:, :PROGRAMME_WEEKS]
    matched = on.plans.effect(plan, on.people, on.terms).matched[BY_CHOICE]
    return np.asarray(matched.mean(axis=(1, 2)))


def _gain_cm(reach: Array, on: Trial) -> Array:
    """The true gain of the shorter side by the end of the programme; its start if none was run."""
    own = shorter_side(reach[:, :, on.days >= 0])
    return np.asarray(own[:, PROGRAMME_WEEKS] - own[:, 0])


def read(outcomes: Outcomes, knowledge: Knowledge) -> tuple[Row, ...]:
    """Dorsi against the fixed plan for every delta and kappa, then each policy by itself."""
    return tuple(rows(outcomes, knowledge))


EXPERIMENT = Experiment(
    name="policy",
    title="If matching the work helped, how much sooner?",
    says="Weeks until the shorter side has truly gained its goal, Dorsi minus the fixed plan for "
    "the same people, minutes and cautions: below 0 Dorsi is sooner. Delta is what matched work "
    "would bring more in six weeks: by choice, the best-matched programme against the "
    "worst-matched; by minutes, work that loads what limits the side against work that does not. "
    "Kappa is how far answers follow the truth. No human data show that delta is above 0.",
    run=run,
    read=read,
)
