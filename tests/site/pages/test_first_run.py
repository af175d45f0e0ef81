"""The first run: from the red-flag card to a first programme, one thing per page."""

from collections.abc import Mapping
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.site.pages.visiting import at, fill, fresh, kept, text

from dorsi.site.records.models import KeptPerson

pytestmark = pytest.mark.usefixtures("monday")

REACH = {f"{side}_{n}": "8.2" for side in ("left", "right") for n in (1, 2, 3)}
SAID: Mapping[str, Mapping[str, Any]] = {
    "card": {"card": "none"},
    "year": {"birth_year": "1990"},
    "question": {"whole": "no"},
    "reach": {**REACH, "unit": "cm", "cold": "on"},
    "stop": {"left": "upper_calf", "right": "nothing"},
    "kit": {"equipment": ["loop_band", "squat_rack"]},
    "days": {"minutes_per_day": "8", "training_days": ["mon", "thu"]},
}


def begun(client: Client) -> tuple[KeptPerson, Any]:
    said = {"name": "Ada", "timezone": "Europe/Berlin"}
    page = client.post(reverse("begin"), said, follow=True)
    return KeptPerson.objects.get(), page


def go_through(client: Client, page: Any, **other: Mapping[str, Any]) -> list[str]:
    """Answer step after step until the programme is offered; the steps passed."""
    passed: list[str] = []
    for _ in range(20):
        step = page.context["step"]
        passed.append(step.slug)
        if step.kind == "programme":
            return passed
        said = other.get(step.kind, SAID[step.kind])
        page = fill(client, page.request["PATH_INFO"], **said)
    raise AssertionError(passed)


def test_from_nothing_to_a_programme_taken_on(client: Client) -> None:
    person, page = begun(client)
    assert go_through(client, page) == [
        "check", "birth-year", "injury_days_ago", "surgery_or_cast_weeks_ago", "reach-left",
        "reach-right", "stop-left", "stop-right", "equipment", "days", "programme",
    ]  # fmt: skip
    offered = client.get(at(person, "first_step", "programme"))
    assert "Left 8.2 cm likely 7.1 to 9.3" in text(offered)
    assert "Nothing begins until you take it on" in text(offered)
    page = client.post(at(person, "accept"), {"to": "today"}, follow=True)
    assert "It starts today" in text(page)
    assert "Today, about" in text(page)
    (taken,) = kept(person).decisions
    assert taken.kind == "programme_accepted"
    assert taken.at.isoformat() == "2026-03-09T13:00:00+01:00"


def test_every_step_is_kept_at_once_and_gone_on_from_anywhere(client: Client) -> None:
    person, page = begun(client)
    page = fill(client, page.request["PATH_INFO"], card="none")
    fill(client, page.request["PATH_INFO"], birth_year="1990")
    assert fresh(person).revision == 2
    again = client.get(at(person, "first"), follow=True)
    assert again.context["step"].slug == "injury_days_ago"
    today = client.get(at(person, "today"))
    assert "2 of 11 steps are done" in text(today)
    assert at(person, "first_step", "injury_days_ago") in today.content.decode()


def test_what_a_journal_brought_with_it_is_not_counted_as_missing(client: Client) -> None:
    person, _ = begun(client)
    fill(client, at(person, "first_step", "birth-year"), birth_year="1990")
    fill(client, at(person, "first_step", "days"), **SAID["days"])
    today = text(client.get(at(person, "today")))
    assert "2 of 11 steps are done. Next: Before anything else." in today
    assert "Begin: three minutes" in today
    fill(client, at(person, "first_step", "check"), **SAID["card"])
    today = text(client.get(at(person, "today")))
    assert "3 of 11 steps are done." in today
    assert "Go on to your first programme" in today


def test_each_step_leads_back_to_the_one_before(client: Client) -> None:
    person, page = begun(client)
    go_through(client, page)
    page, seen = client.get(at(person, "first_step", "programme")), 0
    while before := page.context["before"]:
        where = at(person, "first_step", before.slug)
        assert f'href="{where}"' in page.content.decode()
        page, seen = client.get(where), seen + 1
    assert (seen, page.context["step"].slug) == (10, "check")


def test_a_line_of_the_card_ends_the_first_run_without_an_exercise(client: Client) -> None:
    person, page = begun(client)
    said = {"card": "ticked", "line": ["calf_swollen:left"]}
    page = fill(client, page.request["PATH_INFO"], **said)
    assert "Training waits" in text(page)
    for step in ("reach-left", "stop-right", "equipment", "days", "programme"):
        page = client.get(at(person, "first_step", step), follow=True)
        assert "Training waits" in text(page)
        assert "stretch" not in text(page).lower()


def test_none_of_these_stands_below_every_line_it_is_about(client: Client) -> None:
    _, page = begun(client)
    html = page.content.decode()
    assert html.count('value="none"') == 1
    assert html.index('value="none"') > html.rindex('name="line"')


def test_somebody_too_young_is_told_so_before_anything_is_measured(client: Client) -> None:
    _, page = begun(client)
    page = fill(client, page.request["PATH_INFO"], card="none")
    page = fill(client, page.request["PATH_INFO"], birth_year="2014")
    assert "No programme under 16." in text(page)


def test_whoever_cannot_measure_now_goes_on_and_is_asked_again(client: Client) -> None:
    person, page = begun(client)
    passed = go_through(client, page, reach={"later": "1"}, year={"later": "1"})
    assert passed[-1] == "programme"
    assert kept(person).readings == ()
    offered = text(client.get(at(person, "first_step", "programme")))
    assert "How far left reaches is not measured yet" in offered
    assert "Take it on" not in offered
    assert client.get(at(person, "first"), follow=True).context["step"].slug == "programme"


@pytest.mark.parametrize(
    ("said", "value"),
    [({"touches": "yes"}, 0), ({"touches": "no", "gap": "2"}, 2), ({"touches": "unsure"}, None)],
)
def test_a_folded_sheet_stands_in_for_a_tape(
    client: Client, person: KeptPerson, said: dict[str, str], value: float | None
) -> None:
    client.post(at(person, "question", "red_flag_card"), {"card": "none"})
    where = at(person, "first_step", "reach-left") + "?paper"
    assert "10.5 cm" in text(client.get(where))
    page = fill(client, where, cold="on", **said)
    assert page.context["step"].slug == "reach-right"
    readings = [(r.measure, r.side, r.value, r.device) for r in kept(person).readings]
    expected = [("wall_touch", "left", value, "A4 sheet")]
    assert readings == ([] if value is None else expected)


@pytest.mark.parametrize(
    ("step", "said", "told", "typed"),
    [
        ("reach-left", {"left_1": "eight"}, "cannot be read as a number", 'value="eight"'),
        ("reach-left", {}, "Type at least one number.", 'name="left_1"'),
        ("birth-year", {"birth_year": "85"}, "85", 'value="85"'),
        ("birth-year", {"birth_year": "long ago"}, "is no number", 'value="long ago"'),
        ("days", {"minutes_per_day": "a lot"}, "is no number", 'value="a lot"'),
        ("check", {"card": "ticked"}, "Tick what fits", 'name="line"'),
        ("injury_days_ago", {"left": "-3"}, "-3", 'value="-3"'),
        ("stop-left", {}, "Not sure is always one", 'value="front_pinch"'),
    ],
)
def test_what_cannot_be_is_said_beside_it_and_what_was_typed_stays(
    client: Client, person: KeptPerson, step: str, said: dict[str, str], told: str, typed: str
) -> None:
    page = client.post(at(person, "first_step", step), said)
    assert page.status_code == 422
    assert told in text(page)
    assert typed in page.content.decode()
    assert fresh(person).revision == 0


def test_inches_typed_once_are_the_unit_from_then_on(client: Client, person: KeptPerson) -> None:
    where = at(person, "first_step", "reach-left")
    fill(client, where, left_1="3 1/2", unit="in")
    assert kept(person).readings[0].unit == "in"
    assert kept(person).changes[0].person.length_unit == "in"


def test_a_step_nobody_has_is_not_found(client: Client, person: KeptPerson) -> None:
    assert client.get(at(person, "first_step", "dessert")).status_code == 404
