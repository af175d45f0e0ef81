"""Where the reach is heading at another rate of practice than so far."""

from datetime import date, timedelta
from typing import Any

import pytest
from tests.people import CALF, KNOWLEDGE, LIFTER, STARTS, accepted, journal, said, trained

from dorsi.compose.ahead import forecasts
from dorsi.compose.assessment import assess
from dorsi.compose.targets import aims_of
from dorsi.domain.journal import Journal
from dorsi.domain.verdicts import SideForecast

NOW = STARTS + timedelta(weeks=3)
FULL = KNOWLEDGE.models.growth.full_sessions_per_week


def going(**more: Any) -> Journal:
    """Three weeks of half the full practice."""
    done = tuple(trained(STARTS + timedelta(weeks=w, days=d)) for w in range(3) for d in (0, 3))
    fields: dict[str, Any] = {
        "answers": said(CALF),
        "decisions": (accepted(STARTS),),
        "sessions": done,
    }
    return journal(LIFTER, **(fields | more))


def ahead(who: Journal, today: date = NOW, sessions: float | None = None) -> SideForecast:
    found = assess(who, KNOWLEDGE, today)
    return forecasts(found, aims_of(found, KNOWLEDGE), KNOWLEDGE, sessions).left


def last_cm(found: SideForecast) -> float:
    return found.values[-1].cm


@pytest.mark.requirement("B-60", "B-78")
def test_more_sessions_bring_more_up_to_full_practice() -> None:
    none, two, full, daily = (last_cm(ahead(going(), NOW, n)) for n in (0.0, 2.0, FULL, 7.0))
    assert none < two < full
    assert daily == pytest.approx(full)


def test_without_a_rate_it_goes_on_as_so_far() -> None:
    sunday = NOW - timedelta(days=1)
    assert last_cm(ahead(going(), sunday)) == pytest.approx(last_cm(ahead(going(), sunday, 2.0)))


def test_what_was_done_stays_done_whatever_comes_next() -> None:
    started = ahead(going(), NOW, 0.0)
    assert started.values[0].week == 3  # counted from the start of the programme
    assert started.values[0].cm == pytest.approx(ahead(going()).values[0].cm)


def test_without_a_programme_a_rate_counts_from_today() -> None:
    waiting = going(decisions=(), sessions=())
    offered, none = (ahead(waiting, NOW, n) for n in (None, 0.0))
    assert offered.values[0].week == none.values[0].week == 0
    assert last_cm(offered) == pytest.approx(last_cm(ahead(waiting, NOW, FULL)))
    assert last_cm(none) < last_cm(offered) - 0.5
    assert none.date.likely is None


def test_each_side_is_forecast_for_itself() -> None:
    apart = assess(journal(LIFTER, left=8.0, right=11.0), KNOWLEDGE, STARTS)
    found = forecasts(apart, aims_of(apart, KNOWLEDGE), KNOWLEDGE)
    assert found.left.values[0].cm == pytest.approx(8.0, abs=0.3)
    assert found.right.values[0].cm == pytest.approx(11.0, abs=0.3)
