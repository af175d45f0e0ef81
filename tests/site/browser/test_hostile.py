"""What people type is text and nothing else, and what a phone believes changes no day."""

from datetime import UTC, datetime, timedelta

from playwright.sync_api import Dialog, Page, expect
from tests.site.browser.every_page import open_page, pages
from tests.site.browser.following import send
from tests.site.browser.somebody import Somebody, bring_in
from tests.site.serving.running import Browser as Plain

from dorsi.domain.journal import Journal, Person, Reading, Session, SessionItem

TRICKS = (
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>'",
    "</title></textarea><svg onload=alert(1)>",
    "{{ 7|add:7 }}{% debug %}",
    "javascript:alert(1)",
)


def test_what_people_type_is_shown_as_they_typed_it_on_every_page(page: Page, site: Plain) -> None:
    told = " ".join(TRICKS)
    at = datetime.now(UTC).replace(microsecond=0) - timedelta(days=1)
    reading = Reading(at=at, measure="knee_to_wall", side="left", value=8, unit="cm", note=told)
    item = SessionItem(exercise="soleus_stretch", side="left", sets=2, seconds=60)
    journal = Journal(
        person=Person(name=told[:200]),
        readings=(reading,),
        sessions=(Session(at=at, items=(item,), pain_after=1, pain_site=told[:200]),),
    )
    eve = bring_in(site, journal)
    opened: list[Dialog] = []
    page.on("dialog", lambda dialog: opened.append(dialog))  # noqa: PLW0108 (it must be a function)
    for name in pages():
        open_page(page, eve, name)
        assert page.locator("script:not([src]), [onerror], [onload]").count() == 0
    page.goto("/people/")
    expect(page.get_by_text(TRICKS[0]).first).to_be_visible()
    assert opened == []


def test_a_phone_that_tells_the_wrong_time_changes_no_day(page: Page, ada: Somebody) -> None:
    page.clock.install(time=datetime(2031, 1, 1, tzinfo=UTC))
    before = datetime.now(UTC).replace(microsecond=0)
    page.goto(ada.at("measure", "knee_to_wall"))
    page.locator('[name="left_1"]').fill("8.1")
    send(page)
    expect(page.get_by_role("status")).to_contain_text("Noted")
    (reading,) = ada.journal().readings
    assert before <= reading.at.astimezone(UTC) <= datetime.now(UTC)
