"""Whose pages are looked at, and when."""

import pytest
from tests.site.pages.visiting import NOON

from dorsi.domain.journal import Journal, Person
from dorsi.site import clock
from dorsi.site.access.models import Account
from dorsi.site.records.demo import demo_journal
from dorsi.site.records.journals import begin
from dorsi.site.records.known import knowledge
from dorsi.site.records.models import KeptPerson


@pytest.fixture
def monday(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Monday in March, wherever the clock is looked at."""
    monkeypatch.setattr(clock, "now", lambda: NOON)


@pytest.fixture
def person(account: Account) -> KeptPerson:
    return begin(account, Journal(person=Person(name="Ada", birth_year=1985)))


@pytest.fixture
def trained(account: Account) -> KeptPerson:
    """Somebody with twelve weeks behind them."""
    return begin(account, demo_journal(NOON.date(), knowledge()), demo=True)
