"""Sentences of `report` for templates, so that no page has wording of its own for a result."""

from django import template

from dorsi.domain.verdicts import SafetyReason
from dorsi.report.quantities import capital, day, full_day, minutes
from dorsi.report.sentences.advice import describe_reason, describe_stop
from dorsi.report.sentences.pattern import describe_question
from dorsi.site.pages.thinking import Thought

register = template.Library()

register.filter("capital", capital)
register.filter("full_day", full_day)
register.filter("day_said", day)
register.filter("minutes_said", minutes)


@register.filter
def reason_said(reason: SafetyReason) -> str:
    """Say what a safety rule says."""
    return describe_reason(reason)


@register.simple_tag
def stop_said(t: Thought) -> str:
    """Say that training waits, and how soon someone should look."""
    return describe_stop(t.review.safety)


@register.simple_tag
def question_said(t: Thought) -> str:
    """Say what is asked next."""
    asked = t.review.next_question
    return describe_question(asked, t.to) if asked else ""
