"""The bars on a few hundred people, with margins as wide as so few people leave.

Full runs with their seeds stand in docs/how-sure.md.
"""

from functools import cache

import numpy as np
import pytest
from tests.simulate.lots import KNOWLEDGE, luck

from dorsi.simulate.experiments import false_alarms
from dorsi.simulate.results import Row
from dorsi.simulate.running import simulate

pytestmark = pytest.mark.one_python

SEED = 11
PEOPLE = {
    "coverage": 300,
    "forecast": 300,
    "false_alarms": 200,
    "power": 40,
    "referral": 150,
    "policy": 40,
    "pattern": 600,
}


@cache
def rows(name: str) -> tuple[Row, ...]:
    return next(simulate([name], SEED, PEOPLE[name])).rows


def found(name: str, group: str, label: str, at: float | None = None) -> Row:
    """The one row that fits."""
    fitting = [
        row
        for row in rows(name)
        if group in row.group and label in row.label and (at is None or row.at == at)
    ]
    # "kappa 0" is not "kappa 0.5".
    return next((row for row in fitting if row.label.endswith(label)), fitting[0])


@pytest.mark.parametrize(
    ("label", "least"),
    [
        ("all", 0.87),
        ("good measurer", 0.82),
        ("average measurer", 0.82),
        ("sloppy measurer", 0.80),
        ("exponential", 0.80),
        ("linear", 0.80),
        ("delayed", 0.80),
    ],
)
def test_the_bounds_hold_the_true_reach_nine_times_in_ten(label: str, least: float) -> None:
    row = found("coverage", "within the bounds", label)
    assert least <= row.found.value <= 0.97


def test_what_the_model_does_not_know_of_is_told_apart_and_costs_coverage() -> None:
    honest = found("coverage", "within the bounds", "all").found.value
    assert found("coverage", "does not know", "practice").found.value < honest - 0.1
    assert all(row.asked is None for row in rows("coverage") if "not know" in row.group)


@pytest.mark.parametrize("week", [4, 6])
def test_week_twelve_comes_out_as_forecast(week: int) -> None:
    made = f"made in week {week}"
    assert 0.85 <= found("forecast", made, "all").found.value <= 0.98
    for law in ("exponential", "linear", "delayed"):
        assert found("forecast", made, law).found.value >= 0.70
    assert found("forecast", "width", made).met


@pytest.mark.parametrize("direction", ["gain", "loss"])
def test_changes_that_are_not_there_are_rarely_declared(direction: str) -> None:
    assert found("false_alarms", f"of a {direction}", "all").found.value <= 0.075


def test_what_the_model_does_not_know_of_makes_more_alarms_and_is_told_apart() -> None:
    honest = found("false_alarms", "of a gain that is not there", "all").found.value
    assert found("false_alarms", "gain, with something", "practice").found.value > honest + 0.05
    assert all(row.asked is None for row in rows("false_alarms") if "not know" in row.group)


def test_simpler_rules_would_mislead_more_people() -> None:
    honest = found("false_alarms", "of a gain that is not there", "average").found.value
    for rule in ("beyond the MDC", "expecting a gain"):
        assert found("false_alarms", "simpler rules", rule).found.value > honest + 0.03


def test_hoping_for_matched_work_in_vain_costs_little() -> None:
    for name, label in (("coverage", "all"), ("forecast", "week 4"), ("forecast", "week 6")):
        assert found(name, "brings nothing more", label).found.value > 0.84


def test_what_speaks_for_a_gain_speaks_against_a_loss() -> None:
    outcomes = false_alarms.run(40, KNOWLEDGE, luck())
    gain, loss = outcomes["surest_gain"].ravel(), outcomes["surest_loss"].ravel()
    assert float(np.corrcoef(gain, loss)[0, 1]) < -0.5


def test_a_stricter_threshold_declares_less() -> None:
    shares = [r.found.value for r in rows("false_alarms") if r.label == "gain" and r.axis]
    assert shares == sorted(shares, reverse=True)
    assert shares[0] > shares[-1]


def test_a_true_gain_is_seen_and_sooner_with_more_logs() -> None:
    one = found("power", "one log", "by week 8, average").found.value
    two = found("power", "two logs", "by week 8, average").found.value
    later = found("power", "one log", "by week 10, average").found.value
    assert one >= 0.60
    assert two >= 0.85
    assert later >= 0.80
    assert found("power", "one log", "by week 8, sloppy").found.value < one


@pytest.mark.requirement("A-17", "B-81")
def test_who_does_not_respond_is_found_and_who_does_is_left_alone() -> None:
    group = "found not to respond"
    shares = [r.found.value for r in rows("referral") if r.group.startswith(group)][:9]
    assert shares == sorted(shares, reverse=True)
    assert found("referral", group, "good or average", 0.0).found.value >= 0.78
    assert found("referral", group, "good or average", 1.2).found.value <= 0.06
    assert found("referral", group, "sloppy", 0.0).found.value < 0.4
    other = "one log a week"
    assert found("referral", other, "one log, three-day", 0.0).found.value >= 0.78
    assert found("referral", other, "one log, three-day", 1.2).found.value <= 0.06
    assert found("referral", "measure more", "sloppy").found.value > 0.5


def test_where_matching_brings_nothing_dorsi_is_not_later_than_the_fixed_plan() -> None:
    for kappa in ("0", "0.5", "1"):
        row = found("policy", "weeks later", f"kappa {kappa}", 0.0)
        assert row.found.value <= 0.3


def test_the_more_matching_brings_the_sooner_who_knows_the_truth_gets_there() -> None:
    none, most = (
        found("policy", "weeks later than the fixed plan, matched by choice", "truth", delta)
        for delta in (0.0, 0.6)
    )
    assert most.found.value < none.found.value - 0.2


def test_the_answers_hold_only_part_of_what_the_truth_would_tell() -> None:
    fits = {r.label: r.found.value for r in rows("policy") if r.group.startswith("how well")}
    best, truth = fits["best use of answers, kappa 1"], fits["knowing the truth, kappa 1"]
    assert fits["the fixed plan, kappa 1"] < best < truth - 0.05
    assert fits["Dorsi, kappa 0"] < fits["Dorsi, kappa 1"] < best


def test_heeding_a_pinch_only_costs_where_nothing_can_hurt() -> None:
    assert found("policy", "costs the fixed plan", "kappa 1").found.value >= 0.0


def test_stretching_the_fixed_plan_and_nothing_come_out_in_order() -> None:
    group = "gain by week 12, matched by choice"
    plan = found("policy", group, "the fixed plan", 0.0).found.value
    assert plan > 1.0
    assert found("policy", group, "stretching only", 0.0).found.value == pytest.approx(
        plan, abs=0.1
    )
    assert found("policy", group, "nothing", 0.0).found.value == 0.0


def test_informed_answers_beat_the_priors_and_empty_ones_cost_little() -> None:
    group = "Brier score against"
    assert found("pattern", group, "kappa 1").found.value < 0.0
    assert found("pattern", group, "kappa 0").found.value < 0.013


def test_a_larger_exponent_would_cost_more_where_answers_are_empty() -> None:
    group = "other exponents"
    costs = [r.found.value for r in rows("pattern") if group in r.group and r.label == "kappa 0"]
    assert costs == sorted(costs)
    assert found("pattern", group, "kappa 0", 0.7).found.value > 0.01


def test_chances_creep_upwards_since_a_no_says_nothing() -> None:
    assert found("pattern", "on average", "joint").found.value > 0.03


def test_what_is_called_likely_is_likely_only_where_answers_are_informed() -> None:
    def slope(kappa: str) -> float:
        points = [r for r in rows("pattern") if r.group == "calibration" and r.label == kappa]
        first, last = points[0], points[-1]
        assert first.at is not None
        assert last.at is not None
        return (last.found.value - first.found.value) / (last.at - first.at)

    assert slope("kappa 1") > 0.7
    assert slope("kappa 0") < 0.7
