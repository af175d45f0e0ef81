"""Where pain leads once it is taken down: to the card where it has reopened it, else to today."""

from typing import Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from dorsi.compose.first_checks import CARD
from dorsi.site.pages.showing import go
from dorsi.site.pages.thinking import thought_of
from dorsi.site.records.models import KeptPerson

AS_BEFORE: Final = "Training waits as before. If it is new or worse, have it seen."


def after_pain(person: KeptPerson) -> HttpResponse:
    """Go on to today, or to the card where pain has reopened it."""
    if thought_of(person).card_first:
        return go("question", person, CARD)
    return go("today", person)


def after_new_pain(request: HttpRequest, person: KeptPerson) -> HttpResponse:
    """The same after pain that was just told of; while training waits it changes nothing."""
    if thought_of(person).review.safety.withheld:
        messages.warning(request, AS_BEFORE)
    return after_pain(person)
