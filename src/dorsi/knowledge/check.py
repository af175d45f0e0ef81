"""Checks that knowledge holds together: every id it mentions exists, every number makes sense."""

from collections.abc import Iterable, Iterator
from typing import Any

from dorsi.domain.exercises import Exercise
from dorsi.domain.findings import Finding
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.measures import MeasureError, Offset
from dorsi.domain.rules import Condition, SafetyRule
from dorsi.errors import Fault
from dorsi.knowledge.agreement import agreement, uncited
from dorsi.knowledge.figures import figures
from dorsi.knowledge.ladders import ladders
from dorsi.knowledge.records import nearest
from dorsi.knowledge.wording import wording


def check(knowledge: Knowledge) -> Iterator[Fault]:
    """Every fault in how the files refer to each other."""
    yield from _cited(knowledge)
    yield from _findings(knowledge)
    yield from _exercises(knowledge)
    yield from _long_stretches(knowledge)
    yield from _rules(knowledge)
    yield from agreement(knowledge)
    yield from ladders(knowledge)


def read_through(knowledge: Knowledge) -> Iterator[Fault]:
    """What a reader would object to; nothing that keeps Dorsi from working."""
    yield from wording(knowledge)
    yield from uncited(knowledge)
    yield from figures(knowledge)


def _things(knowledge: Knowledge) -> Iterator[tuple[str, Any]]:
    kinds = (
        "measures", "groups", "structures", "findings", "exercises", "phases", "sports",
        "safety", "decisions", "accommodations", "claims",
    )  # fmt: skip
    for kind in kinds:
        for name, thing in getattr(knowledge, kind).items():
            yield f"{kind}/{name}.toml", thing
    models = knowledge.models
    for name in models.__dataclass_fields__:
        yield f"models/{name}.toml", getattr(models, name)


def _cited(knowledge: Knowledge) -> Iterator[Fault]:
    for place, thing in _things(knowledge):
        yield from _unknown(f"{place} source", thing.source, knowledge.sources, "a source")
        yield from _unknown(
            f"{place} from", thing.requirements, knowledge.requirements, "a requirement"
        )
        if not thing.source:
            yield Fault(f"{place} source", "nothing is cited", "at least one source")
    for name, measure in knowledge.measures.items():
        shifts: tuple[Offset | MeasureError, ...] = (
            *measure.protocols.values(),
            *measure.placements.values(),
            *filter(None, (measure.warm,)),
            measure.error,
        )
        for part in shifts:
            place = f"measures/{name}.toml"
            yield from _unknown(f"{place} source", part.source, knowledge.sources, "a source")


def _findings(knowledge: Knowledge) -> Iterator[Fault]:
    for name, finding in knowledge.findings.items():
        yield from _finding(f"findings/{name}.toml", finding, knowledge)
    yield from _pattern_model(knowledge)
    for name, norm in knowledge.groups.items():
        place = f"groups/{name}.toml measure"
        yield from _unknown(place, (norm.measure,), knowledge.measures, "a measure")


def _pattern_model(knowledge: Knowledge) -> Iterator[Fault]:
    model, place = knowledge.models.pattern, "models/pattern.toml"
    for group in model.groups:
        yield from _unknown(f"{place} groups", group.members, knowledge.findings, "a finding")
    for pair in model.contradictions:
        both = (*pair.one, *pair.other)
        yield from _unknown(f"{place} contradictions", both, knowledge.findings, "a finding")
    later = [q for each in model.later for q in (each.question, each.after_yes) if q]
    yield from _unknown(f"{place} later", later, knowledge.findings, "a question")
    yield from _unknown(f"{place} asked_with", model.asked_with, knowledge.findings, "a question")


def _finding(place: str, finding: Finding, knowledge: Knowledge) -> Iterator[Fault]:
    if finding.kind != "computed" and not finding.question:
        yield Fault(f"{place} question", "nothing is asked", "a question")
    if (finding.answer == "choice") != bool(finding.choices):
        yield Fault(f"{place} choices", "choices and answer kind disagree")
    if finding.answer == "number" and finding.kind != "computed" and not finding.plausible:
        yield Fault(f"{place} plausible", "missing", "the lowest and highest number to expect")
    if (finding.answer == "text") != bool(finding.most_characters):
        yield Fault(f"{place} most_characters", "a text, and nothing else, says its longest")
    for choice in finding.choices:
        yield from _unknown(f"{place} choices", choice.sets, knowledge.findings, "a finding")
    yield from _factors(place, finding)


def _factors(place: str, finding: Finding) -> Iterator[Fault]:
    for factors in (finding.present, finding.absent, *(knot.factors for knot in finding.curve)):
        for structure, factor in factors.items():
            if factor <= 0:
                yield Fault(f"{place} {structure}", f"{factor} is no likelihood ratio", "> 0")


def _exercises(knowledge: Knowledge) -> Iterator[Fault]:
    for name, exercise in knowledge.exercises.items():
        place = f"exercises/{name}.toml"
        related = [*exercise.substitutes, *filter(None, (exercise.easier, exercise.harder))]
        yield from _unknown(place, related, knowledge.exercises, "an exercise")
        yield from _doses(place, exercise)
        if "default" not in exercise.from_week:
            yield Fault(f"{place} from_week", "no default", "a default week")
        if "default" not in exercise.why:
            yield Fault(f"{place} why", "no default", "a default reason")
    for name, sport in knowledge.sports.items():
        added = [addition.exercise for addition in sport.adds]
        yield from _unknown(f"sports/{name}.toml adds", added, knowledge.exercises, "an exercise")


def _long_stretches(knowledge: Knowledge) -> Iterator[Fault]:
    """A long static stretch right before training costs force (conflict 34)."""
    longest_s = knowledge.models.programme.long_stretch_s
    for name, exercise in knowledge.exercises.items():
        held = [r.seconds or 0.0 for dose in exercise.doses for r in dose.rungs]
        before = "static_stretch" in exercise.traits and "before_training" in exercise.blocks
        if before and max(held, default=0.0) >= longest_s:
            problem = f"a static stretch of {longest_s:g} s or more stands before training"
            yield Fault(f"exercises/{name}.toml blocks", problem)


def _doses(place: str, exercise: Exercise) -> Iterator[Fault]:
    for dose in exercise.doses:
        if not dose.rungs:
            yield Fault(f"{place} doses", "no rungs", "at least one size of dose")
        for rung in dose.rungs:
            if (rung.reps is None) == (rung.seconds is None):
                yield Fault(f"{place} doses", "a rung holds reps or seconds, exactly one")
            if rung.reps is not None and dose.rep_s is None:
                yield Fault(
                    f"{place} doses", "repetitions without rep_s", "seconds of one repetition"
                )


def _rules(knowledge: Knowledge) -> Iterator[Fault]:
    for name, rule in knowledge.safety.items():
        place = f"safety/{name}.toml"
        asked = [*_questions(rule.when), *(_questions(rule.eases.when) if rule.eases else ())]
        others = (*rule.covered_by, *rule.also_cleared_by)
        yield from _unknown(f"{place} when", asked, knowledge.findings, "a question")
        yield from _unknown(place, others, knowledge.safety, "a safety rule")
        yield from _leads(place, rule, knowledge)
    for name, accommodation in knowledge.accommodations.items():
        place = f"accommodations/{name}.toml"
        needed = (*accommodation.needs_any, *accommodation.needs_all, *accommodation.needs_no)
        asked = [*needed, *accommodation.not_with]
        yield from _unknown(place, accommodation.forbidden_by, knowledge.safety, "a safety rule")
        yield from _unknown(place, asked, knowledge.findings, "a finding")
        named = accommodation.exercises
        yield from _unknown(f"{place} exercises", named, knowledge.exercises, "an exercise")
    for name, decision in knowledge.decisions.items():
        yield from _unknown(
            f"decisions/{name}.toml", decision.findings, knowledge.findings, "a finding"
        )
    programme = knowledge.models.programme
    for model, named in (
        ("range", (knowledge.models.range.reference_measure,)),
        ("programme", (*programme.retest_measures, *programme.film_measures)),
    ):
        yield from _unknown(f"models/{model}.toml", named, knowledge.measures, "a measure")
    stretching = knowledge.models.simulation.stretching
    yield from _unknown("models/simulation.toml", stretching, knowledge.exercises, "an exercise")


def _leads(place: str, rule: SafetyRule, knowledge: Knowledge) -> Iterator[Fault]:
    """What leads must be there for everybody: without equipment, allowed, in every phase."""
    for role in rule.leads:
        open_to_all = [
            exercise
            for exercise in knowledge.exercises.values()
            if exercise.role == role
            and not exercise.needs
            and set(rule.forbids).isdisjoint(exercise.traits)
        ]
        dosed = {phase for each in open_to_all for dose in each.doses for phase in dose.phases}
        for phase in sorted(set(knowledge.phases) - dosed):
            problem = f"{role} leads, but without equipment there is no exercise for it in {phase}"
            yield Fault(f"{place} leads", problem)


def _questions(condition: Condition) -> Iterator[str]:
    """Every question a condition asks, however deep, those about dates too."""
    for part in condition.parts():
        yield from filter(None, (part.question, part.since))


def _unknown(place: str, ids: Iterable[str], known: Any, what: str) -> Iterator[Fault]:
    for given in ids:
        if given not in known:
            yield Fault(place, f"{given!r} is not {what}", nearest=nearest(given, known))
