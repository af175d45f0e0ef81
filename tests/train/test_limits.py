"""What may be done on which day."""

from datetime import timedelta

from tests.people import MONDAY

from dorsi.train.choose import Allowance
from dorsi.train.limits import Limits

ALLOWED = Allowance(frozenset({"step"}), frozenset({"band"}), frozenset())


def test_days_past_are_not_judged_again() -> None:
    limits = Limits(MONDAY, ALLOWED)
    assert limits.on(MONDAY - timedelta(days=1)) is None
    assert limits.on(MONDAY) == ALLOWED
    assert limits.on(MONDAY + timedelta(days=80)) == ALLOWED


def test_a_sore_drill_is_out_to_its_last_day_and_then_back() -> None:
    limits = Limits(MONDAY, ALLOWED, {"soleus_stretch": MONDAY + timedelta(days=3)})
    dropped = [getattr(limits.on(MONDAY + timedelta(days=n)), "dropped", None) for n in (0, 3, 4)]
    assert dropped == [{"soleus_stretch"}, {"soleus_stretch"}, frozenset()]
