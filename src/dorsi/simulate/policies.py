"""Ways to choose the work, each given the same people, minutes, noise, answers and days off."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from dorsi.domain.journal import Session, SessionItem, StoredBlock
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.words import WEEKDAYS
from dorsi.simulate.beliefs import believe
from dorsi.simulate.finding import EVENING, Client, moment
from dorsi.simulate.habits import WEEK_DAYS, doses_of, sessions_of
from dorsi.simulate.luck import Luck
from dorsi.simulate.measuring import EXACT, Log, log_days, measured
from dorsi.simulate.people import Array, Flags, People, Places
from dorsi.simulate.plans import FIXED, SINGLE, Before, Matching, Offer, Plans, Terms, plans_of
from dorsi.simulate.responses import looks, steady, unresponsive
from dorsi.simulate.truth import reach_cm, worth
from dorsi.train.need import Need


@dataclass(frozen=True, slots=True)
class Match:
    """What matched work brings more in the first weeks of full practice, and how it is counted."""

    by: Matching
    delta_cm: float


@dataclass(frozen=True, slots=True)
class Trial:
    """One lot of people with everything that is the same whatever they are given.

    `worth` (people, weeks, times) says what each week's work is worth at the times of the log;
    `terms` (people,) what every plan has to keep to.
    """

    people: People
    sessions: Flags
    days: Array
    worth: Array
    terms: tuple[Terms, ...]
    plans: Plans
    luck: Luck

    @property
    def weeks(self) -> int:
        """How long it goes on."""
        return int(self.worth.shape[1])

    def everybody(self, offer: Offer) -> Places:
        """The plan of everybody in every week when all get the same."""
        numbers = [self.plans.number(offer, terms) for terms in self.terms]
        return self.always(numbers)

    def always(self, numbers: Sequence[int]) -> Places:
        """The plan of everybody in every week when each keeps the same from first to last."""
        return np.repeat(np.array(numbers)[:, None], self.weeks, axis=1)

    def reach_cm(self, plan: Places, matching: Match) -> Array:
        """The true reach under a plan, (people, sides, times).

        Args:
            plan: Of everybody in every week.
            matching: What matched work brings more.
        """
        effect = self.plans.effect(plan, self.people, self.terms)
        more_cm = matching.delta_cm * self.people.responds[:, None, None]
        matched = effect.matched[matching.by]
        rate_cm = self.people.gain_cm[:, :, None] * effect.whole + more_cm * matched
        return reach_cm(self.people, rate_cm, self.worth)

    def log(self, true_cm: Array) -> Log:
        """What they read off the tape."""
        return measured(self.people, true_cm, self.days, EXACT, self.luck)


@dataclass(frozen=True, slots=True)
class Started:
    """What Dorsi gives at first: (people,) needs it answers, (people, weeks) plans.

    `on` is the trial in which every plan heeds the cautions of the answers; `expected_cm` (people,)
    is the gain expected of the first full weeks.
    """

    on: Trial
    needs: tuple[Need, ...]
    plan: Places
    expected_cm: Array


def trial(people: People, knowledge: Knowledge, luck: Luck) -> Trial:
    """Let people train and log once a week, whatever they are given."""
    model = knowledge.models.simulation
    sessions = sessions_of(people, model.policy_weeks, model, luck)
    days = log_days(model.policy_weeks, 1, model)
    return Trial(
        people=people,
        sessions=sessions,
        days=days,
        worth=worth(people, sessions, days, model),
        terms=tuple(Terms(int(setting)) for setting in people.setting),
        plans=plans_of(knowledge),
        luck=luck,
    )


def fixed(on: Trial) -> Places:
    """The plan of the long guide for everybody: balanced, never switched.

    Requirements: B-35, B-36, B-37
    """
    return on.everybody(FIXED)


def stretching(on: Trial) -> Places:
    """Nothing but the two calf stretches."""
    return on.everybody("stretching")


def nothing(on: Trial) -> Places:
    """No work at all."""
    return on.everybody("nothing")


def all_knowing(on: Trial) -> Places:
    """For everybody the emphasis whose work loads most of what truly limits them.

    Nobody can be given this; it shows how much there is to be had by matching.
    """
    plans = np.stack([on.everybody(offer) for offer in SINGLE])
    effects = [on.plans.effect(plan, on.people, on.terms).matched["minutes"] for plan in plans]
    best = np.argmax([matched.mean(axis=(1, 2)) for matched in effects], axis=0)
    return np.asarray(plans[best, np.arange(len(on.people))])


def start(on: Trial, clients: Sequence[Client]) -> Started:
    """What Dorsi gives at first: the programme that the product composes for each."""
    log = on.log(np.repeat(on.people.start_cm[:, :, None], len(on.days), axis=2))
    found = [client.at_first(log) for client in clients]
    needs = tuple(client.need(each) for client, each in zip(clients, found, strict=True))
    heeding = tuple(
        Terms(own.setting, need.allowance.forbidden)
        for own, need in zip(on.terms, needs, strict=True)
    )
    numbers = [
        on.plans.number(need.emphases, terms) for need, terms in zip(needs, heeding, strict=True)
    ]
    expected_cm = np.array([each.growth.gain_cm for each in found])
    return Started(replace(on, terms=heeding), needs, on.always(numbers), expected_cm)


def dorsi(clients: Sequence[Client], matching: Match, started: Started) -> Places:
    """What Dorsi gives: as started, until a retest finds that steady work has not moved a side.

    Then everybody does at once what the product proposes: those told to turn to something else
    begin a programme that leans on it, and nobody is asked a second time.
    """
    on, plan = started.on, started.plan.copy()
    knowledge = on.plans.knowledge
    doses = doses_of(on.sessions, knowledge.models.growth.full_sessions_per_week)
    log = on.log(on.reach_cm(plan, matching))
    waiting = np.ones(len(on.people), dtype=bool)
    for week in looks(knowledge):
        due = np.flatnonzero(waiting & steady(doses, week, knowledge))
        for place in due[_unmoved(log.of(due), week, doses[due], started.expected_cm[due], on)]:
            plan[place, week:] = _turned(clients[place], week, log, started)
            waiting[place] = False
    return plan


def _unmoved(log: Log, week: int, doses: Array, expected_cm: Array, on: Trial) -> Flags:
    """Whom steady work has not moved on some side, (people,)."""
    knowledge = on.plans.knowledge
    unmoved = np.zeros(len(doses), dtype=bool)
    for cm in np.unique(expected_cm):
        alike = np.flatnonzero(expected_cm == cm)
        belief = believe(log.of(alike), week, doses[alike], knowledge, expected_cm=float(cm))
        unmoved[alike] = unresponsive(belief, doses[alike], knowledge).any(axis=1)
    return unmoved


def _turned(client: Client, week: int, log: Log, started: Started) -> int:
    """The plan the product proposes for somebody whom steady work has not moved."""
    on, first = started.on, int(started.plan[client.place, 0])
    done = np.flatnonzero(on.sessions[client.place, : week * WEEK_DAYS])
    found = client.after(week, log, sessions_as_planned(client, on.plans.blocks[first], done))
    if found.turned_to is None:
        return first
    need = client.need(found)
    before = Before(week, need.weeks_before, need.practised)
    return on.plans.number(need.emphases, on.terms[client.place], before)


def sessions_as_planned(
    client: Client, blocks: Sequence[StoredBlock], days: Sequence[int] | Places
) -> tuple[Session, ...]:
    """The sessions of some days, counted from the start, each with what was planned for it."""
    by_week = {week: block for block in blocks for week in block.weeks}
    training = [day in client.person.training_days for day in WEEKDAYS]

    def done(day: int) -> Session:
        block = by_week[day // WEEK_DAYS + 1]
        planned = block.training_day if training[day % WEEK_DAYS] else block.rest_day
        items = tuple(SessionItem(exercise=item.exercise, side=item.side) for item in planned)
        minutes = client.person.minutes_per_day
        return Session(at=moment(day, EVENING), items=items, minutes=minutes)

    return tuple(done(int(day)) for day in days)


def weeks_to(reach: Array, days: Array, goal_cm: float) -> Array:
    """When the shorter side first stands `goal_cm` above its start, in weeks, at most all of them.

    Args:
        reach: The true reach, (people, sides, times).
        days: The times, the start among them.
        goal_cm: > 0.
    """
    programme = days >= 0
    weeks = days[programme] / WEEK_DAYS
    own = shorter_side(reach[:, :, programme])
    above = own - own[:, :1] - goal_cm
    reached = above >= 0.0
    first = np.maximum(np.argmax(reached, axis=1), 1)
    before = np.take_along_axis(above, first[:, None] - 1, axis=1)[:, 0]
    after = np.take_along_axis(above, first[:, None], axis=1)[:, 0]
    step = weeks[first] - weeks[first - 1]
    part = np.clip(-before / np.maximum(after - before, np.finfo(float).tiny), 0.0, 1.0)
    return np.asarray(np.where(reached.any(axis=1), weeks[first - 1] + part * step, weeks[-1]))


def shorter_side(reach: Array) -> Array:
    """The side that is shorter at the first of the times, (people, times)."""
    place = np.argmin(reach[:, :, 0], axis=1)
    return np.asarray(reach[np.arange(len(reach)), place])
