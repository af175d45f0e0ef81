"""Today: what to do now, and the one next question or measurement."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dorsi.report.sentences.advice import describe_decisions, describe_reason
from dorsi.report.sentences.programme import decisions_now, describe_lead, describe_programme
from dorsi.report.sentences.schedule import BLOCK_NAMES, day_planned, in_blocks
from dorsi.site.pages.showing import show
from dorsi.site.pages.thinking import Thought, thought_of
from dorsi.site.pages.work import Lines, lines_of
from dorsi.site.records.models import KeptPerson


@require_safe
def today(request: HttpRequest, person: KeptPerson) -> HttpResponse:
    """Show what to do today."""
    t = thought_of(person)
    found = day_planned(t.plan, t.today)
    planned = found[1] if found else None
    return show(
        request,
        "today.html",
        person,
        t,
        planned=planned,
        blocks=work_in_blocks(t),
        programme=describe_programme(t.review.programme, t.journal, t.to),
        reasons=[describe_reason(r) for r in t.review.safety.reasons if r.effect != "withhold"],
        lead=describe_lead(t.plan, t.review, t.journal, t.to),
        decisions=describe_decisions(decisions_now(t.review), t.to),
        done=any(session.day == t.today for session in t.journal.sessions),
    )


def work_in_blocks(t: Thought) -> list[tuple[str, Lines]]:
    """Today's work by when it is done; nothing while training waits."""
    found = day_planned(t.plan, t.today)
    if found is None or t.review.safety.withheld:
        return []
    return [
        (BLOCK_NAMES[block], lines_of(works, t.knowledge))
        for block, works in in_blocks(found[1].items)
    ]
