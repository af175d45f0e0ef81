"""What a safety verdict rests on: the rules that hold, the answers behind them, what they allow."""

from collections.abc import Callable, Iterator
from typing import Final

from dorsi.domain.rules import Condition, SafetyRule
from dorsi.domain.verdicts import SafetyReason
from dorsi.domain.words import SIDES
from dorsi.find.answers import RED_FLAG_CARD, card_asked
from dorsi.report.explain.explanation import (
    Explained,
    Explanation,
    Section,
    cited,
)
from dorsi.report.quantities import capital, day, listed
from dorsi.report.sentences.advice import URGENCY, describe_reason

NOTHING_AGAINST: Final = "Nothing you answered speaks against training."


def explain_safety(about: Explained) -> Explanation:
    """Every rule that holds now, or that none does and what was asked."""
    safety, rules = about.review.safety, about.knowledge.safety
    sections = tuple(_reason(reason, about) for reason in safety.reasons)
    if not sections and card_asked(about.assessment.answers, about.knowledge):
        sections = (Section("Now", (NOTHING_AGAINST,)),)
    sources = [source for reason in safety.reasons for source in rules[reason.rule].source]
    return Explanation(
        "Whether to train",
        (*sections, Section("The red-flag card", (_card(about),))),
        cited(sources, about.knowledge),
    )


def explain_rule(rule: SafetyRule, about: Explained) -> Explanation:
    """One safety rule, whether it holds or not."""
    held = [reason for reason in about.review.safety.reasons if reason.rule == rule.id]
    now = tuple(_reason(reason, about) for reason in held)
    not_now = (Section("Now", ("It does not hold, or another rule says more.",)),)
    return Explanation(
        rule.name,
        (
            Section("What it says", (about.told(rule.text), about.told(rule.instead))),
            *(now or not_now),
            Section("Where it comes from", (about.told(rule.basis),)),
        ),
        cited(rule.source, about.knowledge),
    )


def _reason(reason: SafetyReason, about: Explained) -> Section:
    rule = about.knowledge.safety[reason.rule]
    sentences = [describe_reason(reason), f"{URGENCY[reason.urgency]}."]
    sentences += _answered(rule, about)
    if reason.effect == "withhold":
        sentences.append("It withholds the programme until someone answers again.")
    if rule.forbids:
        sentences.append(f"Left out meanwhile: {listed(map(trait_words, rule.forbids))}.")
    if rule.clearable:
        sentences.append("A clinician who has looked at it can clear it.")
    sentences.append(about.told(rule.basis))
    return Section(rule.name, tuple(sentences))


def _answered(rule: SafetyRule, about: Explained) -> Iterator[str]:
    """What was answered to the questions a rule looks at, so far as it speaks for the rule."""
    speaking = tuple(_speaking(rule.when))
    for question in dict.fromkeys(question for question, _ in speaking):
        finding = about.knowledge.findings[question]
        heard = [speaks for name, speaks in speaking if name == question]
        said: dict[str, list[str]] = {}
        for side in SIDES if finding.per_side else (None,):
            given = about.assessment.answers.given(question, side)
            if given is not None and any(speaks(given.value) for speaks in heard):
                told = f"{given.value}, on {day(given.entry.day, about.to.today)}"
                said.setdefault(told, []).append(side or "you")
        for told, sides in said.items():
            who = "" if sides == ["you"] else f" ({listed(sides)})"
            yield f"You answered: {capital(finding.name)}{who}: {told}."


def _speaking(
    condition: Condition, *, against: bool = False
) -> Iterator[tuple[str, Callable[[str | float], bool]]]:
    """The questions of a rule, each with which answers speak for it.

    Under `none` it is the other way round: there an answer other than the one named speaks.
    """
    if condition.question is not None and not condition.missing:
        named = condition.is_
        if named is not None:
            yield condition.question, lambda value: (value == named) != against
        elif not against:
            yield condition.question, lambda value: value != "no"
    for inner in (*condition.all, *condition.any):
        yield from _speaking(inner, against=against)
    for inner in condition.none:
        yield from _speaking(inner, against=not against)


def _card(about: Explained) -> str:
    entry = about.assessment.answers.entry(RED_FLAG_CARD, None)
    if entry is None:
        return "Not answered yet; `dorsi next` shows it."
    return f"Answered on {day(entry.day, about.to.today)}: {entry.answer}."


def trait_words(trait: str) -> str:
    """Say what an exercise does that is left out."""
    return TRAITS.get(trait, trait.replace("_", " "))


TRAITS = {
    "band": "the band",
    "end_range": "the deepest bend",
    "bent_knee_end_range": "the deepest bend with a bent knee",
    "straight_knee_end_range": "the deepest bend with a straight knee",
    "front_pressure": "anything that closes the front of the ankle",
    "heel_drop": "heels sinking below the toes",
    "single_leg_load": "full weight on one leg",
    "unstable": "wobbly ground",
    "unsupported": "anything without something to hold",
    "roller": "the roller",
    "squat": "deep squats",
    "static_stretch": "held stretches",
    "raise": "loaded heel raises",
    "balance": "balance exercises",
}
