"""Everything worked out about a person on a day, before it is said: the parts `explain` shows."""

from dataclasses import dataclass
from datetime import date

from dorsi.compose.basis import Basis, basis_of, before, leaning
from dorsi.compose.check_in import told_in_check_ins
from dorsi.compose.finding import Beside, Found, find, range_goal
from dorsi.domain.effective import effective
from dorsi.domain.journal import Journal, ProgrammeAccepted
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.models import GrowthModel
from dorsi.domain.verdicts import Asymmetry, Safety, SideChange, Sides
from dorsi.domain.words import SIDES, GroupName, Side
from dorsi.find.answers import Answers
from dorsi.find.pattern import SidePattern
from dorsi.find.weigh import Values
from dorsi.measure.adherence import Practice
from dorsi.measure.bands import bands_from, own_cm
from dorsi.measure.course import Course
from dorsi.measure.days import ReachDay
from dorsi.measure.geometry import geometry_of
from dorsi.measure.range import SideRange
from dorsi.measure.repeatability import Repeatability, as_repeatable, repeatability
from dorsi.measure.trend import trend
from dorsi.prove.response import (
    NOTHING_TO_SAY,
    Judged,
    Response,
    gain_findings,
    response,
)
from dorsi.train.emphasis import Emphases, switched
from dorsi.train.pain import PainState, pain_state


@dataclass(frozen=True, slots=True)
class Assessment:
    """What `review` and `plan` both rest on.

    `published` are the days with the published error, `days` the same with the person's own
    `repeatability`; `course` is the latent reach behind them, with the practice of `growth`;
    `computed` holds the findings nobody is asked. `responses` say what lack of response asks for,
    `turned_to` the group a decision turns to.
    """

    journal: Journal
    today: date
    answers: Answers
    safety: Safety
    published: tuple[ReachDay, ...]
    ranges: Sides[SideRange]
    asymmetry: Asymmetry
    acceptance: ProgrammeAccepted | None
    practice: Practice
    growth: GrowthModel
    repeatability: Repeatability
    course: Course | None
    changes: Sides[SideChange]
    computed: Sides[Values]
    patterns: Sides[SidePattern]
    responses: Sides[Response]
    turned_to: GroupName | None
    emphases: Emphases
    pain: PainState

    @property
    def days(self) -> tuple[ReachDay, ...]:
        """The days of reach with the person's own error."""
        return as_repeatable(self.published, self.repeatability)


def assess(journal: Journal, knowledge: Knowledge, today: date) -> Assessment:
    """Work out range, symmetry, change, pattern, safety and emphasis for one day."""
    whole, models = journal, knowledge.models
    base = basis_of(effective(journal, today), knowledge, today)
    own = repeatability(base.course, base.published, models.change, models.growth)
    found = _found(base, knowledge)
    taken = _taken_on(whole, base.acceptance, knowledge)
    can = leaning(found.emphases, base, knowledge)
    responses = _responses(base, found, own, switched(can, taken), knowledge)
    told = told_in_check_ins(base.journal, knowledge)
    other = next((r.other for r in (responses.left, responses.right) if r.other), taken)
    return Assessment(
        journal=base.journal,
        today=today,
        answers=base.answers,
        safety=base.safety,
        published=base.published,
        ranges=found.ranges,
        asymmetry=found.asymmetry,
        acceptance=base.acceptance,
        practice=base.practice,
        growth=base.growth,
        repeatability=own,
        course=base.course,
        changes=trend(base.course, base.published, own, knowledge),
        computed=found.computed,
        patterns=found.patterns,
        responses=responses,
        turned_to=other,
        emphases=switched(can, other),
        pain=pain_state(base.journal.sessions, today, knowledge.exercises, models.pain, told),
    )


def _found(base: Basis, knowledge: Knowledge) -> Found:
    work, course = base.work, base.course

    def learnt(side: Side) -> Values:
        return gain_findings(course, side, work, knowledge) if work else {}

    def improved(side: Side) -> bool:
        if work is None or course is None or side not in course.measured:
            return False
        return bool(course.gain(side).mean()[0] >= knowledge.models.change.worthwhile_gain_cm)

    return find(
        base.journal,
        base.answers,
        course,
        knowledge,
        base.today,
        Beside(learnt, improved, range_goal(base.safety, knowledge)),
    )


def _responses(
    base: Basis, found: Found, own: Repeatability, lean: Emphases, knowledge: Knowledge
) -> Sides[Response]:
    """Lack of response, side by side; none where no range is aimed at."""
    work = base.work
    if work is None or not range_goal(base.safety, knowledge):
        return Sides(NOTHING_TO_SAY, NOTHING_TO_SAY)
    models, answers = knowledge.models, base.answers
    geometry = geometry_of(base.journal.person, models.geometry)
    refer = knowledge.decisions["no_response_refer"]
    below_cm = refer.thresholds["reach_below_cm"]
    complaint = any(answers.value(q, s) == "yes" for q in refer.findings for s in SIDES)

    def judged(side: Side) -> Response:
        reach = found.ranges.of(side).reach_cm
        seen = Judged(
            sd_cm=own.sd_cm,
            short=reach is not None and reach.value < own_cm(below_cm, models.geometry, geometry),
            troubled=complaint or found.asymmetry.flag == "flag",
            main=lean.main,
            workable=base.workable,
            tried=found.computed.of(side),
        )
        return response(base.course, side, work, seen, knowledge)

    return Sides(*map(judged, SIDES))


def _taken_on(
    journal: Journal, acceptance: ProgrammeAccepted | None, knowledge: Knowledge
) -> GroupName | None:
    """The group a decision had turned to when the present programme was accepted."""
    if acceptance is None:
        return None
    then = before(journal, acceptance)
    if not any(isinstance(entry, ProgrammeAccepted) for entry in then.decisions):
        return None
    return assess(then, knowledge, acceptance.day).turned_to


def good_ankles(assessment: Assessment, knowledge: Knowledge) -> bool:
    """Whether both sides have all the range a squat asks for, evenly.

    Requirements: B-13, B-14, B-62
    """
    bands = knowledge.models.bands
    good = bands_from(bands.good_ankle_from_cm, bands)
    even = assessment.asymmetry.flag != "flag"
    sides = [assessment.ranges.of(side) for side in SIDES]
    return even and all(side.band in good and not side.only_touched for side in sides)


def measured(assessment: Assessment) -> bool:
    """Whether it is known of at least one side how far it reaches; a touch says only "at least".

    Requirements: A-9
    """
    sides = [assessment.ranges.of(side) for side in SIDES]
    return any(side.reach_cm is not None and not side.only_touched for side in sides)
