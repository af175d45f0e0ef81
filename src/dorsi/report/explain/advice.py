"""What to do next, meanwhile and in one's sport, each with the rule and the sources behind it."""

from collections.abc import Iterable
from types import MappingProxyType
from typing import Final

from dorsi.domain.exercises import Sport, SportAddition
from dorsi.domain.rules import Accommodation, DecisionRule
from dorsi.domain.schedule import Accommodated
from dorsi.domain.verdicts import DecisionMade
from dorsi.domain.words import Action
from dorsi.report.explain.explanation import (
    Explained,
    Explanation,
    Section,
    cited,
)
from dorsi.report.explain.safety import explain_safety
from dorsi.report.quantities import day, in_unit
from dorsi.report.sentences.advice import describe_decision, describe_proposal
from dorsi.report.sentences.pattern import describe_question
from dorsi.report.sentences.programme import decisions_now
from dorsi.report.sentences.sport import describe_advice, describe_demands, sports_of

HEADINGS: Final = MappingProxyType[Action, str](
    {
        "continue": "Carry on",
        "progress": "The next step",
        "switch": "Another emphasis",
        "retest": "Measure again",
        "maintain": "Keep it",
        "restart": "Begin again",
        "refer": "Worth showing someone",
        "stop": "Wait",
    }
)
NOTHING_NEXT = "Nothing beyond what is planned."
NOTHING_MEANWHILE = "Nothing has to be done differently meanwhile."
NO_SPORT = "No sport is named."


def explain_decisions(about: Explained) -> Explanation:
    """Every decision of today with the rule behind it, what is proposed, what is asked and why."""
    rules = about.knowledge.decisions
    made = decisions_now(about.review)
    parts = [_decision(one, rules[one.rule], about) for one in made if one.rule in rules]
    proposal = about.review.programme.proposal
    if proposal is not None and not about.review.safety.withheld:
        parts.append(Section("What is proposed", (describe_proposal(proposal, about.to),)))
    asked = about.review.next_question
    if asked is not None:
        question = (describe_question(asked, about.to), asked.why)
        parts.append(Section("What is asked next", question))
    sources = [source for one in made if one.rule in rules for source in rules[one.rule].source]
    none = (Section("Now", (NOTHING_NEXT,)),)
    return Explanation(
        "What to do next", tuple(parts) or none, cited(sources or ("expert",), about.knowledge)
    )


def _decision(made: DecisionMade, rule: DecisionRule, about: Explained) -> Section:
    basis = about.told(rule.basis)
    return Section(HEADINGS[made.action], (describe_decision(made, about.to), basis))


def explain_meanwhile(about: Explained) -> Explanation:
    """Everything that keeps training going meanwhile, why, and when it is looked at again."""
    if about.review.safety.withheld:
        return explain_safety(about)
    known = about.knowledge.accommodations
    given = [one for one in about.plan.accommodations if one.id in known]
    parts = tuple(_meanwhile(one, known[one.id], about) for one in given)
    sources = [source for one in given for source in known[one.id].source]
    return Explanation(
        "Meanwhile",
        parts or (Section("", (NOTHING_MEANWHILE,)),),
        cited(sources or ("expert",), about.knowledge),
    )


def _meanwhile(given: Accommodated, known: Accommodation, about: Explained) -> Section:
    again = f"Looked at again on {day(given.until, about.to.today)}." if given.until else ""
    told = (in_unit(text, about.to.unit) for text in (given.text, given.why, again) if text)
    return Section(known.name, tuple(told))


def explain_sports(about: Explained) -> Explanation:
    """What the person's sports ask of the ankle, what to mind, and what is not known."""
    if about.review.safety.withheld:
        return explain_safety(about)
    named = sports_of(about.assessment.journal.person, about.knowledge)
    return _sports("Your sport", named, about)


def explain_sport(sport: Sport, about: Explained) -> Explanation:
    """One sport, whether it is the person's or not."""
    return _sports(sport.name, (sport,), about)


def _sports(title: str, sports: tuple[Sport, ...], about: Explained) -> Explanation:
    parts = tuple(part for sport in sports for part in _sport(sport, about))
    sources = [source for sport in sports for source in sport.source]
    return Explanation(
        title,
        parts or (Section("", (NO_SPORT,)),),
        cited(sources or ("expert",), about.knowledge),
    )


def _sport(sport: Sport, about: Explained) -> Iterable[Section]:
    yield Section(sport.name, describe_demands(sport))
    advice = describe_advice((sport,), about.review.safety, about.to)
    if advice:
        yield Section("What to mind", advice)
    if sport.adds:
        added = tuple(_added(each, about) for each in sport.adds)
        yield Section("What it adds, as far as your minutes and equipment allow", added)


def _added(addition: SportAddition, about: Explained) -> str:
    exercise = about.knowledge.exercises[addition.exercise]
    return about.told(f"{exercise.name}, from week {addition.from_week}: {addition.why}")
