"""Sentences of `report` for templates, so that no page has wording of its own for a result."""

from django import template

from dorsi.domain.verdicts import SafetyReason
from dorsi.report.quantities import capital, day, full_day, in_unit, minutes
from dorsi.report.sentences.advice import describe_reason, describe_stop
from dorsi.report.sentences.guided import SHORTER
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


@register.filter
def in_their_unit(text: str, t: Thought) -> str:
    """Say the lengths of a text in the person's unit."""
    return in_unit(text, t.person.length_unit)


@register.filter
def can_be_cleared(reason: SafetyReason, t: Thought) -> bool:
    """Whether somebody's look may lift a rule; nobody is to wait for that in an emergency."""
    urgent = any(held.urgency == "emergency" for held in t.review.safety.reasons)
    holds = reason.effect == "withhold"
    return holds and not urgent and t.knowledge.safety[reason.rule].clearable


@register.simple_tag
def shorter_said() -> str:
    """Say that there is less to do today, and why."""
    return SHORTER


@register.simple_tag
def stop_said(t: Thought) -> str:
    """Say that training waits, and how soon someone should look."""
    return describe_stop(t.review.safety)


@register.simple_tag
def question_said(t: Thought) -> str:
    """Say what is asked next."""
    asked = t.review.next_question
    return describe_question(asked, t.to) if asked else ""
