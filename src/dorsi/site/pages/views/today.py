"""Today: what to do now, the one next question or measurement, one notice."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dorsi.compose.first_checks import CARD
from dorsi.compose.today import DayLeft, left_today
from dorsi.domain.schedule import PlannedItem
from dorsi.report.sentences.programme import describe_lead, describe_programme
from dorsi.report.sentences.schedule import BLOCK_NAMES, in_blocks, next_day
from dorsi.site.pages.as_shown import as_shown
from dorsi.site.pages.first_run import is_done, next_step, put_off_by, steps_of, under_way
from dorsi.site.pages.notices import notice_of
from dorsi.site.pages.showing import show
from dorsi.site.pages.thinking import Thought, thought_of
from dorsi.site.pages.work import Lines, lines_of
from dorsi.site.records.models import KeptPerson


@require_safe
def today(request: HttpRequest, person: KeptPerson) -> HttpResponse:
    """Show what to do today."""
    t, put_off = thought_of(person), put_off_by(request, person)
    return as_shown(request, t, lambda: _today(request, person, t, put_off), put_off)


def _today(
    request: HttpRequest, person: KeptPerson, t: Thought, put_off: frozenset[str]
) -> HttpResponse:
    if t.review.safety.withheld:
        return show(request, "today_stopped.html", person, t)
    left, asked = day_left(t), t.review.next_question
    begun = under_way(t, put_off)
    steps = steps_of(t) if begun else ()
    step = next_step(t, put_off) if begun else None
    card = asked is not None and asked.question == CARD
    return show(
        request,
        "today.html",
        person,
        t,
        programme=describe_programme(t.review.programme, t.journal, t.to),
        notice=notice_of(t),
        step=step,
        first_step=step in steps[:1],
        steps_done=sum(is_done(each, t) for each in steps),
        steps=len(steps),
        card=card,
        measure_first=asked is not None and asked.question in t.knowledge.measures,
        enough=any(a.day == t.today and a.question != CARD for a in t.journal.answers),
        retest=next((r for r in t.plan.retests if r.date == t.today), None),
        left=left,
        blocks=work_in_blocks(left, t) if not card else [],
        keys=[item.key for item in left.day.items] if left else [],
        done=_done(t),
        hurt=any(s.pain_after for s in t.journal.sessions if s.day == t.today),
        emptied=t.emptied_on(t.today),
        lead=describe_lead(t.plan, t.review, t.journal, t.to),
        following=next_day(t.plan, t.today),
    )


def day_left(t: Thought) -> DayLeft | None:
    """What is left of today; nothing while training waits."""
    if t.review.safety.withheld:
        return None
    return left_today(t.assessment, t.plan, t.knowledge)


def work_in_blocks(left: DayLeft | None, t: Thought) -> list[tuple[str, Lines]]:
    """The work that is left by when it is done."""
    items: tuple[PlannedItem, ...] = left.day.items if left else ()
    return [(BLOCK_NAMES[block], lines_of(works, t.knowledge)) for block, works in in_blocks(items)]


def _done(t: Thought) -> list[tuple[str, tuple[str, ...]]]:
    """Today's sessions: their ids and what was done in them."""
    known = t.knowledge.exercises
    return [
        (
            session.id,
            tuple(
                known[name].name if name in known else name
                for name in dict.fromkeys(item.exercise for item in session.items)
            ),
        )
        for session in t.journal.sessions
        if session.day == t.today
    ]
