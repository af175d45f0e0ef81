"""That the true reach grows by its law and is lost when nothing is done."""

import numpy as np
import pytest
from tests.simulate.lots import MODEL, every_day, held, lot, luck

from dorsi.simulate.habits import sessions_of
from dorsi.simulate.people import Array, Flags, People, all_alike, gaining
from dorsi.simulate.truth import reach_cm, worth

PEOPLE = lot(60)
DAYS = np.arange(12 * 7 + 1)


def grown(people: People, sessions: Flags) -> Array:
    """The share of the first weeks' gain on every day, (people, days)."""
    days = np.arange(sessions.shape[1] + 1)
    return np.asarray(worth(people, sessions, days, MODEL).sum(axis=1))


@pytest.mark.parametrize(
    ("law", "at_three", "at_six"),
    [("exponential", 0.586, 1.0), ("linear", 0.375, 0.75), ("delayed", 0.0, 0.857)],
)
def test_each_law_has_its_own_way_to_the_same_twelve_weeks(
    law: str, at_three: float, at_six: float
) -> None:
    people = all_alike(PEOPLE, MODEL, law=law)
    share = grown(people, every_day(people, 12))
    assert share[:, 0] == pytest.approx(0.0)
    assert share[:, 21] == pytest.approx(at_three, abs=1e-3)
    assert share[:, 42] == pytest.approx(at_six, abs=1e-3)
    assert share[:, 84] == pytest.approx(MODEL.twelve_week_share)


def test_nobody_grows_for_ever() -> None:
    share = grown(PEOPLE, every_day(PEOPLE, 40))
    assert share.max() <= MODEL.most_share + 1e-9


def test_without_work_the_gain_is_halved_in_the_time_each_person_takes() -> None:
    people = all_alike(PEOPLE, MODEL, law="exponential")
    sessions = every_day(people, 30)
    sessions[:, 84:] = False
    share = grown(people, sessions)
    first_idle = 84 + 7  # a week on, nothing of the work before is left in the count
    weeks = (210 - first_idle) / 7
    lost = share[:, 210] / share[:, first_idle]
    assert lost == pytest.approx(2.0 ** (-weeks / people.loss_halving_weeks))


def test_what_was_lost_comes_back_as_fast_as_it_came() -> None:
    people = all_alike(PEOPLE, MODEL, law="exponential")
    sessions = every_day(people, 66)
    sessions[:, 84 : 60 * 7] = False
    share = grown(people, sessions)
    assert share[:, 60 * 7].max() < 0.3
    assert np.all(share[:, 66 * 7] > 0.95)


def test_the_gain_is_the_sum_of_what_each_day_brings_less_what_is_lost() -> None:
    sessions = sessions_of(PEOPLE, 12, MODEL, luck())
    rate_cm = luck().of("rates").random((len(PEOPLE), 2, 12))
    people = gaining(PEOPLE, 0.0)
    parts = worth(people, sessions, DAYS, MODEL)
    one = np.zeros((len(people), 2, 12))
    one[:, :, 3] = rate_cm[:, :, 3]
    alone = reach_cm(people, one, parts) - people.start_cm[:, :, None]
    rest = reach_cm(people, rate_cm - one, parts) - people.start_cm[:, :, None]
    both = reach_cm(people, rate_cm, parts) - people.start_cm[:, :, None]
    assert alone + rest == pytest.approx(both)
    assert np.all(alone[:, :, :22] == 0.0)
    assert np.any(alone[:, :, 28] > 0.0)


def test_half_the_practice_takes_twice_as_long() -> None:
    people = all_alike(PEOPLE, MODEL, law="linear")
    twice_a_week = np.zeros((len(people), 12 * 7), dtype=bool)
    twice_a_week[:, ::7] = twice_a_week[:, 3::7] = True
    assert grown(people, twice_a_week)[:, 84] == pytest.approx(0.75, abs=0.06)


def test_a_bony_limit_ends_the_gain() -> None:
    people = lot(2000)
    reach = reach_cm(
        people,
        people.gain_cm[:, :, None],
        worth(people, every_day(people, 12), DAYS, MODEL),
    )
    limited = np.isfinite(people.most_gain_cm)
    most = (reach - held(people.start_cm, len(DAYS))).max(axis=2)
    assert most[limited].max() <= MODEL.bony_gain_cm + 1e-9
    assert most[~limited].max() > 2.0
