"""What is printed: a page for a physiotherapist is one sheet, however long the journal."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page
from tests.people import accepted, moment, reach, trained
from tests.site.browser.somebody import bring_in
from tests.site.serving.running import Browser as Plain

from dorsi.domain.journal import Answer, Journal

WEEKS = 156
WORDS = "The stairs down without the rail, a squat to the low bench with the heels on the floor, "


def said_weekly(weeks: list[datetime]) -> Iterator[Answer]:
    for place, at in enumerate(weeks):
        hard = "hard" if place % 5 == 0 else "well"
        yield Answer(at=at, question="week_was", answer=hard)
        yield Answer(at=at, question="can_do_now", answer=f"{WORDS * 2}week {place}"[:200])
        yield Answer(at=at, question="pain_this_week", answer=place % 4)


def three_years(demo: Journal) -> Journal:
    """A reading, two sessions and three answers every week, and pain now and then."""
    today = datetime.now(UTC).date()
    mondays = [today - timedelta(days=today.weekday() + 7 * n) for n in range(WEEKS, 0, -1)]
    sessions = [
        trained(
            monday + timedelta(days=day),
            pain_after=3 if place % 6 == 0 else 0,
            pain_site="front of the ankle, both sides" if place % 6 == 0 else None,
        )
        for place, monday in enumerate(mondays)
        for day in (0, 2)
    ]
    readings = [
        each
        for place, monday in enumerate(mondays)
        for each in reach(monday, 8.0 + place * 0.02, 8.4 + place * 0.02)
    ]
    starts = [*mondays[::26], mondays[-8]]
    return replace(
        demo,
        changes=(),
        videos=(),
        readings=tuple(readings),
        sessions=tuple(sessions),
        answers=(
            *(replace(a, id="", at=moment(mondays[0])) for a in demo.answers if not a.replaces),
            Answer(at=moment(mondays[1]), question="varicose_veins", answer="yes", side="both"),
            *said_weekly([moment(monday + timedelta(days=6)) for monday in mondays[:-1]]),
        ),
        decisions=tuple(accepted(start) for start in starts),
    )


def test_three_years_for_a_physio_are_one_sheet(page: Page, site: Plain, demo: Journal) -> None:
    long = bring_in(site, three_years(demo))
    page.goto(long.at("physio"))
    printed = page.pdf(prefer_css_page_size=True)
    assert printed.count(b"/Type /Page\n") == 1
