"""`review`: what a journal says about a person on a day."""

from datetime import date

from dorsi.compose.ahead import forecasts
from dorsi.compose.assessment import Assessment, assess
from dorsi.compose.check_in import check_in_due
from dorsi.compose.progress import Progress, progress_of
from dorsi.compose.proposal import proposal_of
from dorsi.compose.situating import situation_of
from dorsi.compose.targets import aims_of
from dorsi.compose.today import card_again
from dorsi.domain.journal import Journal
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.verdicts import (
    DecisionMade,
    NextQuestion,
    ProgrammeStatus,
    Proposal,
    Review,
    SideReview,
    Sides,
)
from dorsi.domain.words import SIDES, Side, ToldBy
from dorsi.find.answers import RED_FLAG_CARD
from dorsi.find.known import Known
from dorsi.find.next_question import next_question
from dorsi.measure.range import SideRange
from dorsi.prove.decisions import decide
from dorsi.prove.forecast import NO_FORECAST

ROUND_AGAIN = "A new round of the programme: twelve weeks from where you stand now."
RANGE_LOST = "Range has been lost since the programme ended."
CARD_AGAIN = "New pain of {pain:g} or more: go through the card again before any exercise."


def review(journal: Journal, knowledge: Knowledge, today: date) -> Review:
    """Say where a person stands: safety, range, pattern, change, forecast, and what to do next.

    Args:
        journal: As read from its file; what is later than `today` is left out.
        knowledge: From `load_knowledge`.
        today: The person's local date.

    Returns:
        A `Review`; `.to_dict()` gives it as plain JSON values.
    """
    assessment = assess(journal, knowledge, today)
    return review_of(assessment, progress_of(assessment, journal, knowledge), knowledge)


def review_of(assessment: Assessment, progress: Progress, knowledge: Knowledge) -> Review:
    """The review of what was worked out."""
    aims, ahead = aims_of(assessment, knowledge), Sides(NO_FORECAST, NO_FORECAST)
    if not assessment.safety.withheld:  # while training waits nothing is promised of it
        ahead = forecasts(assessment, aims, knowledge)
    decisions = decide(situation_of(assessment, progress, aims, ahead, knowledge), knowledge)
    phase = progress.phase(knowledge)
    return Review(
        safety=assessment.safety,
        sides=Sides(*(_side(side, assessment) for side in SIDES)),
        asymmetry=assessment.asymmetry,
        next_question=_next(assessment, knowledge),
        programme=ProgrammeStatus(
            state=progress.state,
            week=progress.week,
            phase=phase.id if phase else None,
            proposal=_proposal(progress, assessment, decisions, knowledge),
            check_in_due=_check_in_due(progress, assessment, knowledge),
        ),
        change=assessment.changes,
        forecast=ahead,
        decisions=decisions,
    )


def _proposal(
    progress: Progress,
    assessment: Assessment,
    decisions: tuple[DecisionMade, ...],
    knowledge: Knowledge,
) -> Proposal | None:
    """What would change if it were accepted: a decision changes nothing by itself."""
    if assessment.safety.withheld:
        return None
    again = any(made.action == "restart" for made in decisions)
    if again and progress.state == "maintaining":
        return Proposal((ROUND_AGAIN,), (RANGE_LOST,))
    return proposal_of(progress, assessment, knowledge)


def _check_in_due(progress: Progress, assessment: Assessment, knowledge: Knowledge) -> date | None:
    """Since when the week's three questions wait; never while training does."""
    if assessment.safety.withheld:
        return None
    acceptance, today = assessment.acceptance, assessment.today
    starts = acceptance.starts if acceptance else None
    return check_in_due(assessment.journal, starts, progress.state, today, knowledge)


def _side(side: Side, assessment: Assessment) -> SideReview:
    reach, found = assessment.ranges.of(side), assessment.patterns.of(side)
    return SideReview(
        reach_cm=reach.reach_cm,
        angle_deg=reach.angle_deg,
        band=reach.band,
        band_certainty=reach.band_certainty,
        pattern=found.chances,
        named=found.named,
        pattern_clear=found.clear,
        told_by=_told_by(reach),
        at_least_cm=max(day.cm for day in reach.rests_on) if reach.only_touched else None,
        read_on=reach.newest,
    )


def _told_by(reach: SideRange) -> ToldBy | None:
    if reach.reach_cm is None:
        return None
    if reach.only_touched:
        return "touch"
    return "length" if reach.angle_estimated else "angle"


def _next(assessment: Assessment, knowledge: Knowledge) -> NextQuestion | None:
    if not assessment.safety.withheld and card_again(assessment, knowledge):
        why = CARD_AGAIN.format(pain=knowledge.models.pain.stop_from)
        return NextQuestion(RED_FLAG_CARD, None, why)
    known = Known(
        answers=assessment.answers,
        patterns=assessment.patterns,
        ranges=assessment.ranges,
        person=assessment.journal.person,
        withheld=assessment.safety.withheld,
        today=assessment.today,
    )
    return next_question(known, knowledge)
