"""One question at a time, and the red-flag card."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from dorsi.compose.first_checks import CARD, lines_of_card
from dorsi.errors import InvalidInput
from dorsi.site.pages.forms import AnswerForm
from dorsi.site.pages.questions import answers_from, answers_from_card, sides_of
from dorsi.site.pages.showing import UNUSABLE, go, posted, saved, show, stopped
from dorsi.site.pages.thinking import Thought, thought_of
from dorsi.site.records.models import KeptPerson


@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, person: KeptPerson, name: str) -> HttpResponse:
    """Answer a question."""
    t = thought_of(person)
    finding = t.knowledge.findings.get(name)
    if finding is None or finding.kind == "computed":
        raise Http404
    if name == CARD:
        return _card(request, person, t)
    if finding.kind != "safety" and t.held_up:
        return stopped(request, person, t, finding.name)  # it may ask for a lunge
    form = AnswerForm(finding, sides_of(finding), posted(request))
    if request.method == "POST" and form.is_valid():
        answers = answers_from(form, request, t)
        if saved(request, person, form, "Noted.", *answers):
            return go("today", person)
    status = UNUSABLE if form.errors else 200
    return show(request, "question.html", person, t, form=form, finding=finding, status=status)


def _card(request: HttpRequest, person: KeptPerson, t: Thought) -> HttpResponse:
    ticked, status = request.POST.getlist("line"), 200
    if request.method == "POST":
        status = UNUSABLE
        try:
            answers = answers_from_card(request, t)
        except InvalidInput as error:
            messages.error(request, str(error))
        else:
            if saved(request, person, None, "Noted.", *answers):
                return go("today", person)
    asked = t.review.next_question
    again = asked.why if asked is not None and asked.question == CARD else ""
    return show(
        request,
        "card.html",
        person,
        t,
        lines=lines_of_card(t.knowledge),
        ticked=ticked,
        again=again,
        status=status,
    )
