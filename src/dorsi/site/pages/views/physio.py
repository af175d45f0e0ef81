"""One page for your physio, to print."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dorsi.domain.words import SIDES
from dorsi.report.sentences.advice import describe_reason
from dorsi.report.sentences.change import describe_change_of
from dorsi.report.sentences.pattern import describe_pattern
from dorsi.report.sentences.practice import describe_practice
from dorsi.report.sentences.programme import describe_programme, phase_name
from dorsi.report.sentences.reach import describe_asymmetry, describe_side
from dorsi.report.sentences.schedule import week_of
from dorsi.site.pages import physio as sheet
from dorsi.site.pages.check_in import weeks_said
from dorsi.site.pages.decided import decisions_said
from dorsi.site.pages.showing import show
from dorsi.site.pages.sides import by_side
from dorsi.site.pages.taking_on import week_rows
from dorsi.site.pages.thinking import Thought, thought_of
from dorsi.site.records.models import KeptPerson


@require_safe
def physio(request: HttpRequest, person: KeptPerson) -> HttpResponse:
    """Put everything somebody who looks at the ankle may want on one page."""
    t = thought_of(person)
    review, to = t.review, t.to
    waits = t.held_up
    week = None if waits else week_of(t.plan, t.today)
    return show(
        request,
        "physio.html",
        person,
        t,
        about=sheet.about(t),
        reasons=[describe_reason(reason) for reason in review.safety.reasons],
        sides=[(side, describe_side(side, review.sides.of(side), to)) for side in SIDES],
        angles=sheet.angles(t),
        error=sheet.error_of_measuring(t),
        difference=describe_asymmetry(review.asymmetry, to),
        change=list(by_side(lambda side: describe_change_of(side, review, to))),
        pattern=list(by_side(lambda side: describe_pattern(side, review, to, card_first=waits))),
        answers=sheet.answers(t),
        programme=describe_programme(review.programme, t.journal, to),
        week=week,
        phase=phase_name(week.phase, t.knowledge) if week else "",
        rows=[] if waits else week_rows(t),
        decisions=decisions_said(t),
        cannot=sheet.CANNOT,
        **_so_far(t),
    )


def _so_far(t: Thought) -> dict[str, Any]:
    """What was measured, said, done and felt, as much of each as one sheet holds."""
    latest, first, between = sheet.latest_and_first(sheet.readings(t))
    weeks, sore, acceptance = weeks_said(t), sheet.sore(t), t.assessment.acceptance
    return {
        "readings": latest,
        "first_readings": first,
        "measure": sheet.one_measure([*latest, *first]),
        "between": between,
        "weeks": weeks[: sheet.WEEK_ROWS],
        "weeks_before": max(0, len(weeks) - sheet.WEEK_ROWS),
        "practice": describe_practice(
            t.assessment.practice,
            acceptance.starts if acceptance else None,
            t.today,
            t.knowledge.models.programme,
        ),
        "sore": sore[: sheet.PAIN_ROWS],
        "sore_before": max(0, len(sore) - sheet.PAIN_ROWS),
    }
