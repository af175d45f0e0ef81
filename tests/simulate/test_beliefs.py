"""That the simulator believes what the product would from the same journal."""

from datetime import timedelta

import numpy as np
import pytest
from tests.people import LIFTER, MONDAY, accepted, moment, trained
from tests.simulate.lots import KNOWLEDGE, MODEL, lot, luck

from dorsi.compose.assessment import assess
from dorsi.domain.journal import Journal, Reading
from dorsi.domain.words import SIDES
from dorsi.simulate.beliefs import Belief, believe
from dorsi.simulate.habits import doses_of, sessions_of
from dorsi.simulate.measuring import EXACT, Log, log_days, measured
from dorsi.simulate.people import Flags, People
from dorsi.simulate.truth import reach_cm, worth

WEEK = 8
PEOPLE = lot(6, 3)
SESSIONS = sessions_of(PEOPLE, 12, MODEL, luck(3))
DAYS = log_days(12, 2, MODEL)
CONFIDENCE = KNOWLEDGE.models.range.confidence


def logged(people: People, sessions: Flags) -> Log:
    true_cm = reach_cm(people, people.gain_cm[:, :, None], worth(people, sessions, DAYS, MODEL))
    return measured(people, true_cm, DAYS, EXACT, luck(3))


LOG = logged(PEOPLE, SESSIONS)


def believed(log: Log) -> Belief:
    doses = doses_of(SESSIONS, KNOWLEDGE.models.growth.full_sessions_per_week)
    return believe(log, WEEK, doses, KNOWLEDGE, verdicts=True)


def journal_of(person: int, log: Log) -> Journal:
    """What the person would have written down by the end of the week."""
    readings = [
        Reading(
            at=moment(MONDAY + timedelta(days=int(day))),
            measure="knee_to_wall",
            side=side,
            trials=(float(log.cm[person, place, number]),) * 3,
            unit="cm",
            cold=True,
        )
        for number, day in enumerate(log.days)
        for place, side in enumerate(SIDES)
        if day <= 7 * WEEK
    ]
    done = np.flatnonzero(SESSIONS[person, : 7 * WEEK])
    return Journal(
        person=LIFTER,
        readings=tuple(readings),
        sessions=tuple(trained(MONDAY + timedelta(days=int(day))) for day in done),
        decisions=(accepted(MONDAY),),
    )


@pytest.mark.parametrize("person", range(len(PEOPLE)))
def test_the_simulator_believes_what_the_product_believes(person: int) -> None:
    belief = believed(LOG)
    today = MONDAY + timedelta(weeks=WEEK)
    course = assess(journal_of(person, LOG), KNOWLEDGE, today).course
    assert course is not None
    low, high = belief.interval(WEEK, CONFIDENCE)
    for place, side in enumerate(SIDES):
        reach = course.reach(side, [float(WEEK)])
        assert belief.reach_cm()[person, place] == pytest.approx(float(reach.mean()[0]))
        assert low[person, place] == pytest.approx(float(reach.quantile(0.05)[0]))
        assert high[person, place] == pytest.approx(float(reach.quantile(0.95)[0]))
        rising = float(course.change(side).share_above(0.0)[0])
        assert belief.rising()[person, place] == pytest.approx(rising)
        above = float(course.gain(side).share_above(0.6)[0])
        assert belief.gain_above(0.6)[person, place] == pytest.approx(above)


def test_a_slip_of_the_tape_is_held_back_as_the_product_does() -> None:
    slipped = Log(LOG.days, LOG.cm.copy())
    slipped.cm[0, 0, 6] += 8.0
    course = assess(journal_of(0, slipped), KNOWLEDGE, MONDAY + timedelta(weeks=WEEK)).course
    assert course is not None
    product = float(course.reach("left", [float(WEEK)]).mean()[0])
    assert believed(slipped).reach_cm()[0, 0] == pytest.approx(product)
    assert product == pytest.approx(believed(LOG).reach_cm()[0, 0], abs=0.6)


def test_only_who_asks_for_verdicts_gets_them() -> None:
    doses = doses_of(SESSIONS, KNOWLEDGE.models.growth.full_sessions_per_week)
    with pytest.raises(ValueError, match="training prior"):
        believe(LOG, WEEK, doses, KNOWLEDGE).rising()


def test_the_own_error_of_a_sloppy_measurer_comes_out_larger() -> None:
    people = lot(60)
    sessions = sessions_of(people, 12, MODEL, luck())
    doses = doses_of(sessions, KNOWLEDGE.models.growth.full_sessions_per_week)
    own_sd = believe(logged(people, sessions), 12, doses, KNOWLEDGE).own_sd_cm(
        KNOWLEDGE.models.change
    )
    assert own_sd[people.sd_cm == 1.2].mean() > 1.5 * own_sd[people.sd_cm == 0.4].mean()
