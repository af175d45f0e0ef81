"""That numbers hang on the seed and the people alone."""

import multiprocessing
import os
import signal

import pytest
from tests.simulate.lots import MODEL

from dorsi.simulate import running
from dorsi.simulate.experiments import EXPERIMENTS
from dorsi.simulate.running import simulate


def test_the_number_of_jobs_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "LOT", 40)
    alone = next(simulate(["forecast"], seed=4, people=90, jobs=1))
    shared = next(simulate(["forecast"], seed=4, people=90, jobs=2))
    assert alone.to_dict() == shared.to_dict()
    assert alone.people == 90


def test_another_seed_gives_other_people() -> None:
    one, other = (next(simulate(["forecast"], seed=s, people=60)) for s in (1, 2))
    assert one.rows != other.rows


def test_whoever_waits_is_told_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "LOT", 40)
    told: list[tuple[str, int, int]] = []
    list(simulate(["forecast"], 1, 41, told=lambda *step: told.append(step)))
    assert told == [("forecast", 1, 2), ("forecast", 2, 2)]


def test_the_people_of_one_experiment_do_not_hang_on_the_others() -> None:
    alone = next(simulate(["forecast"], 1, 60))
    after = list(simulate(["referral", "forecast"], 1, 60))[1]
    assert alone.to_dict() == after.to_dict()


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_every_experiment_has_a_number_of_people_and_says_what_it_shows(name: str) -> None:

    assert MODEL.people[name] >= 1000
    assert EXPERIMENTS[name].title.endswith("?")


def test_who_is_told_to_end_takes_the_other_processes_along() -> None:
    before = signal.getsignal(signal.SIGTERM)

    def end(*_: object) -> None:
        os.kill(os.getpid(), signal.SIGTERM)

    with pytest.raises(SystemExit) as ended:
        list(simulate(["pattern"], 1, 20, jobs=2, told=end))
    assert ended.value.code == 128 + signal.SIGTERM
    assert signal.getsignal(signal.SIGTERM) is before
    assert multiprocessing.active_children() == []
