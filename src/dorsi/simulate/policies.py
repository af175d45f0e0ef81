"""Ways to choose the work, each given the same people, minutes, noise, answers and days off."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from dorsi.domain.knowledge import Knowledge
from dorsi.domain.verdicts import Sides
from dorsi.domain.words import SIDES
from dorsi.simulate.answers import Replies
from dorsi.simulate.beliefs import believe
from dorsi.simulate.finding import Finder
from dorsi.simulate.habits import WEEK_DAYS, doses_of, sessions_of
from dorsi.simulate.luck import Luck
from dorsi.simulate.measuring import EXACT, Log, log_days, measured
from dorsi.simulate.people import Array, Flags, People, Places
from dorsi.simulate.plans import FIXED, SINGLE, Matching, Offer, Plans, plans_of
from dorsi.simulate.responses import gain_findings, looks, steady, unresponsive
from dorsi.simulate.truth import reach_cm, worth
from dorsi.train.emphasis import Emphases


@dataclass(frozen=True, slots=True)
class Match:
    """What matched work brings more in the first weeks of full practice, and how it is counted."""

    by: Matching
    delta_cm: float


@dataclass(frozen=True, slots=True)
class Trial:
    """One lot of people with everything that is the same whatever they are given.

    `worth` (people, weeks, times) says what each week's work is worth at the times of the log.
    """

    people: People
    sessions: Flags
    days: Array
    worth: Array
    plans: Plans
    luck: Luck

    @property
    def weeks(self) -> int:
        """How long it goes on."""
        return int(self.worth.shape[1])

    def everybody(self, offer: Offer) -> Places:
        """The plan of everybody in every week when all get the same."""
        return self.each([offer] * len(self.people))

    def each(self, offers: Sequence[Offer]) -> Places:
        """The plan of everybody in every week when each gets their own from first to last."""
        pairs = zip(offers, self.people.setting, strict=True)
        numbers = np.array([self.plans.number(offer, int(setting)) for offer, setting in pairs])
        return np.repeat(numbers[:, None], self.weeks, axis=1)

    def reach_cm(self, plan: Places, matching: Match) -> Array:
        """The true reach under a plan, (people, sides, times).

        Args:
            plan: Of everybody in every week.
            matching: What matched work brings more.
        """
        effect = self.plans.effect(plan, self.people)
        more_cm = matching.delta_cm * self.people.responds[:, None, None]
        matched = effect.matched[matching.by]
        rate_cm = self.people.gain_cm[:, :, None] * effect.whole + more_cm * matched
        return reach_cm(self.people, rate_cm, self.worth)

    def log(self, true_cm: Array) -> Log:
        """What they read off the tape."""
        return measured(self.people, true_cm, self.days, EXACT, self.luck)


@dataclass(frozen=True, slots=True)
class Started:
    """What Dorsi gives at first, and what it found: (people,) emphases, (people, weeks) plans."""

    leaning: tuple[Emphases, ...]
    plan: Places


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
    effects = [on.plans.effect(plan, on.people).matched["minutes"].mean((1, 2)) for plan in plans]
    best = np.argmax(effects, axis=0)
    return np.asarray(plans[best, np.arange(len(on.people))])


def start(on: Trial, replies: Replies, finder: Finder) -> Started:
    """What Dorsi gives at first: the emphasis of the pattern that the answers resemble."""
    reach = _baseline_cm(on)
    leaning = tuple(
        finder.emphases(finder.patterns(person, replies, reach[person]), reach[person])
        for person in range(len(on.people))
    )
    return Started(leaning, on.each(leaning))


def dorsi(on: Trial, replies: Replies, finder: Finder, matching: Match, started: Started) -> Places:
    """What Dorsi gives: as started, with one switch once steady work has not moved a side."""
    plan, knowledge = started.plan.copy(), finder.knowledge
    doses = doses_of(on.sessions, knowledge.models.growth.full_sessions_per_week)
    log = on.log(on.reach_cm(plan, matching))
    waiting = np.ones(len(on.people), dtype=bool)
    for week in looks(knowledge):
        due = np.flatnonzero(waiting & steady(doses, week, knowledge))
        belief = believe(log.of(due), week, doses[due], knowledge)
        idle = unresponsive(belief, doses[due], knowledge)
        found = gain_findings(on.sessions[due], plan[due], week, on.plans, knowledge)
        reach = belief.reach_cm()
        for place in np.flatnonzero(idle.any(axis=1)):
            person = due[place]
            computed = _computed(found, idle, int(place))
            patterns = finder.patterns(person, replies, reach[place], computed)
            leaning = finder.emphases(patterns, reach[place])
            if leaning.main == started.leaning[person].main:
                leaning = finder.other(leaning, patterns)
            plan[person, week:] = on.plans.number(leaning, int(on.people.setting[person]))
            waiting[person] = False
    return plan


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


def _baseline_cm(on: Trial) -> Array:
    """The reach as measured before the start, (people, sides)."""
    log = on.log(np.repeat(on.people.start_cm[:, :, None], len(on.days), axis=2))
    return np.asarray(log.cm[:, :, on.days <= 0].mean(axis=2))


def _computed(
    found: Mapping[str, Flags], idle: Flags, person: int
) -> Sides[Mapping[str, str | float]]:
    """The findings that lack of gain brings to light on each side."""
    return Sides(
        *(
            {
                finding: "yes"
                for finding, sides in found.items()
                if idle[person, place] and sides[person, place]
            }
            for place, _ in enumerate(SIDES)
        )
    )
