"""Where a person stands in their programme, and whether there is one to begin."""

from dataclasses import dataclass
from datetime import date, timedelta

from dorsi.compose.assessment import Assessment, good_ankles, measured
from dorsi.compose.prescription import Prescription, accepted_prescription
from dorsi.compose.targets import no_range_goal
from dorsi.domain.exercises import Phase
from dorsi.domain.journal import Journal
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.words import ProgrammeState
from dorsi.train.calendar import WEEK, Standing, pause_ends, standing
from dorsi.train.phases import phase_of, phases_of
from dorsi.train.schedule import block_in


@dataclass(frozen=True, slots=True)
class Progress:
    """The programme as accepted, where it stands, and a pause if there is one.

    `pause` holds its last day, or `date.max` when no end was named.
    """

    state: ProgrammeState
    prescription: Prescription | None
    standing: Standing | None
    pause: date | None

    @property
    def week(self) -> int | None:
        """The programme week due now, counted from the start of the programme accepted last.

        It counts weeks with work done, so a new round begins at 1 again. Past the last programme
        week it goes on: the first week of upkeep is the one after.
        """
        return self.standing.week if self.standing else None

    def phase(self, knowledge: Knowledge) -> Phase | None:
        """The phase of that week."""
        return self.phase_in(self.standing.week, knowledge) if self.standing else None

    def phase_in(self, week: int, knowledge: Knowledge) -> Phase:
        """The phase of any programme week, as stored; else by what was practised before."""
        given, last = self.prescription, knowledge.models.programme.weeks
        if given and given.stored and week <= last:
            return knowledge.phases[block_in(given.stored, week).phase]
        return phase_of(week, phases_of(given.weeks_before if given else 0, knowledge))


def progress_of(assessment: Assessment, journal: Journal, knowledge: Knowledge) -> Progress:
    """Place today in the accepted programme.

    Args:
        assessment: Of today.
        journal: The whole journal, as read.
        knowledge: Phases and what a week of sessions is.
    """
    given = accepted_prescription(assessment, journal, knowledge)
    acceptance = assessment.acceptance
    if given is None or acceptance is None:
        return Progress("none", None, None, None)
    today, model = assessment.today, knowledge.models.programme
    paused, resumes = pause_ends(assessment.journal.decisions, today)
    if paused and resumes is None:
        resumes = today + WEEK
    where = standing(
        acceptance.starts,
        assessment.practice.days,
        today,
        phases_of(given.weeks_before, knowledge),
        model,
        resumes=resumes,
    )
    ends = resumes - timedelta(days=1) if resumes else None
    done = where.week > model.weeks
    state: ProgrammeState = "paused" if paused else "maintaining" if done else "building"
    return Progress(state, given, where, ends)


def wants_programme(assessment: Assessment, knowledge: Knowledge) -> bool:
    """Whether there is something to train: a measured ankle that is not good already, or control.

    Requirements: A-1, A-9, B-14, B-62
    """
    control = no_range_goal(assessment, knowledge)
    return measured(assessment) and (control or not good_ankles(assessment, knowledge))
