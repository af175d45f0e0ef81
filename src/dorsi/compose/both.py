"""Both answers of one day, from one assessment: what most pages show together."""

from datetime import date

from dorsi.compose.assessment import assess
from dorsi.compose.planning import plan_of
from dorsi.compose.progress import progress_of
from dorsi.compose.reviewing import review_of
from dorsi.domain.journal import Journal
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.schedule import Plan
from dorsi.domain.verdicts import Review


def review_and_plan(journal: Journal, knowledge: Knowledge, today: date) -> tuple[Review, Plan]:
    """Say where a person stands and lay out what to do; arguments as for `review` and `plan`."""
    assessment = assess(journal, knowledge, today)
    progress = progress_of(assessment, journal, knowledge)
    return review_of(assessment, progress, knowledge), plan_of(assessment, progress, knowledge)
