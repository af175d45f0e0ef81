"""What a programme rests on: its emphasis, what was left out, and why each exercise is there."""

from collections.abc import Iterable
from typing import Final

from dorsi.compose.prescription import accepted_prescription
from dorsi.domain.schedule import PlannedDay, PlannedWeek
from dorsi.domain.words import SIDES, GroupName, Side
from dorsi.report.explain.explanation import (
    Explained,
    Explanation,
    Figures,
    Section,
    cited,
)
from dorsi.report.explain.safety import explain_safety, trait_words
from dorsi.report.quantities import count, listed, minutes, percent
from dorsi.report.sentences.pattern import group_named
from dorsi.report.sentences.programme import describe_lead, describe_programme, named_week
from dorsi.report.sentences.schedule import (
    reasons,
    week_of,
    work_of,
)

ALWAYS_NAMED: Final[tuple[GroupName, ...]] = ("calf", "joint", "control")


def explain_programme(about: Explained) -> Explanation:
    """Why the programme looks as it does; withheld, only why it is."""
    if about.review.safety.withheld:
        return explain_safety(about)
    model = about.knowledge.models.programme
    week = week_of(about.plan, about.to.today)
    if week is None and about.review.programme.state == "none":
        why = describe_lead(about.plan, about.review, about.assessment.journal, about.to)
        return Explanation("Your programme", (Section("Nothing is proposed yet", why),), ())
    sections = [
        Section("Where you stand", tuple(_standing(about))),
        Section("What it leans on", tuple(_emphasis(about, week))),
        Section("What shaped it", tuple(_shaped(about))),
    ]
    if week is not None:
        sections.append(_week(week, about))
    proposal = about.review.programme.proposal
    if proposal is not None:
        sections.append(Section("What would change", (*proposal.changes, *proposal.why)))
    sections.append(Section("How weeks are laid out", (about.told(model.basis),)))
    phase = about.knowledge.phases.get(week.phase) if week else None
    sources = (*model.source, *(phase.source if phase else ()))
    return Explanation("Your programme", tuple(sections), cited(sources, about.knowledge))


def _standing(about: Explained) -> Iterable[str]:
    said = describe_programme(about.review.programme, about.assessment.journal, about.to)
    yield said or "No programme is accepted yet; this one is a proposal."
    practice = about.assessment.practice
    starts = about.assessment.acceptance.starts if about.assessment.acceptance else None
    share = practice.share(starts, about.to.today) if starts else None
    if share is not None:
        full = about.knowledge.models.growth.full_sessions_per_week
        yield f"Practice so far: {percent(share)} of {full:g} sessions a week."


def _emphasis(about: Explained, week: PlannedWeek | None) -> Iterable[str]:
    """What the programme at hand was built around, and what of it falls into this week."""
    given = accepted_prescription(about.assessment, about.assessment.journal, about.knowledge)
    leaning = given.need.emphases if given else about.assessment.emphases
    names = [group_named(name, about.to).name for name in leaning.order if name != "balanced"]
    if names:
        yield f"It is built around {', then '.join(names)}."
    else:
        yield "No group stands out, so it is built around none."
    if week is not None:
        yield f"This week: {listed(_shares(week, about))}."
        if leaning.affected is not None:
            yield _uneven(leaning.affected, week)


def _shares(week: PlannedWeek, about: Explained) -> Iterable[str]:
    """On how many days of a week each group is worked."""
    known = about.knowledge.exercises
    for group in about.knowledge.models.pattern.named:
        days = sum(
            any(group.id in known[i.exercise].covers for i in day.items if i.exercise in known)
            for day in week.days
        )
        if days or group.id in ALWAYS_NAMED:
            yield f"{group.name} on {count(days, 'day')}"


def _uneven(side: Side, week: PlannedWeek) -> str:
    """How much more the shorter side does, as planned."""
    most = max((ratio for day in week.days for ratio in _ratios(side, day)), default=1.0)
    if most <= 1.0:
        return f"The {side} side is the shorter one; this week both do the same."
    return f"The {side} side is the shorter one and does up to {most:g} times as much."


def _ratios(side: Side, day: PlannedDay) -> Iterable[float]:
    for work in work_of(day.items):
        much = {item.side: item.sets * (item.reps or item.seconds or 0.0) for item in work.items}
        less = sum(much.get(other, 0.0) for other in SIDES if other != side)
        if less:
            yield round(much.get(side, 0.0) / less, 1)


def _shaped(about: Explained) -> Iterable[str]:
    person = about.assessment.journal.person
    budget = person.minutes_per_day or about.knowledge.models.programme.default_minutes
    yield f"Time: {minutes(budget)} a day."
    equipment = listed(name.replace("_", " ") for name in person.equipment)
    yield f"Equipment: {equipment or 'floor and wall'}."
    rules = about.knowledge.safety
    forbidden = {
        trait: None
        for reason in about.review.safety.reasons
        for trait in rules[reason.rule].forbids
    }
    if forbidden:
        yield f"Left out for now: {listed(map(trait_words, forbidden))}."
    dropped = about.assessment.pain.dropped
    if dropped:
        known = about.knowledge.exercises
        names = listed(known[id_].name.lower() for id_ in sorted(dropped) if id_ in known)
        yield f"Resting because of pain: {names}."


def _week(week: PlannedWeek, about: Explained) -> Section:
    name = named_week(week.week, week.phase, about.assessment.journal, about.knowledge)
    phase = about.knowledge.phases.get(week.phase)
    aims = all(made.rule != "no_range_goal" for made in about.review.decisions)
    return Section(
        name,
        (about.told(phase.why),) if phase and aims else (),
        Figures(("Exercise", "Why"), reasons(week, about.knowledge)),
    )
