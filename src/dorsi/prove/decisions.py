"""What to do next: rules over safety, pain, response and targets, each with its reason.

Rules on history never alter the safety status; they advise, and a new programme is a proposal.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dorsi.domain.exercises import Phase
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.verdicts import DecisionMade, Safety, SideChange, Sides
from dorsi.domain.words import SIDES, ProgrammeState, Side, SideOrBoth
from dorsi.measure.course import Course
from dorsi.measure.repeatability import Repeatability
from dorsi.prove.response import unresponsive
from dorsi.train.calendar import Standing
from dorsi.train.pain import PainState


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """Everything the rules look at, on one day.

    `weeks` counts calendar weeks since the start; `share` is practice done (0-1); `reached` is the
    chance to stand at the target; `complaint` any knee, back, shin, heel or hip complaint; `other`
    names the emphasis to shift to; `asks` are the questions of sports that are due.
    """

    safety: Safety
    state: ProgrammeState
    measured: bool
    good_ankles: bool
    poor_squat: bool
    no_range_goal: bool
    complaint: bool
    uneven: bool
    weeks: int
    share: float | None
    standing: Standing | None
    phase: Phase | None
    next_phase: Phase | None
    pain: PainState
    repeatability: Repeatability
    changes: Sides[SideChange]
    course: Course | None
    reach_cm: Sides[float | None]
    reached: Sides[float | None]
    target_cm: Sides[float | None]
    other: str
    asks: tuple[str, ...] = field(default=())


def decide(now: Situation, knowledge: Knowledge) -> tuple[DecisionMade, ...]:
    """Every decision of today, most urgent first; never empty.

    Requirements: A-17, B-29, B-81
    """
    if now.safety.withheld:
        return (_withheld(now.safety, knowledge),)
    made = [*_pain(now, knowledge), *_history(now, knowledge)]
    for side in SIDES:
        made += _side(side, now, knowledge)
    made += _course(now, knowledge)
    if not made:
        made.append(_made("steady" if now.state != "none" else "begin", None, knowledge))
    return tuple(made)


def _withheld(safety: Safety, knowledge: Knowledge) -> DecisionMade:
    rule = "stop_for_safety" if safety.status == "stop" else "refer_before_programme"
    reason = next(r for r in safety.reasons if r.effect == "withhold")
    return _made(rule, reason.side, knowledge, reason=reason.text)


def _pain(now: Situation, knowledge: Knowledge) -> Iterator[DecisionMade]:
    pain, limit = now.pain, knowledge.models.pain
    if pain.refer:
        yield _made("two_flares", None, knowledge)
    if pain.painful:
        drills = _names(pain.painful, knowledge)
        yield _made("pain_stop_drill", None, knowledge, pain=f"{pain.worst:g}", drills=drills)
    if pain.pinching:
        drills = _names(pain.pinching, knowledge)
        most = f"{limit.pinch_above:g}"
        yield _made("pinch_stop_drill", None, knowledge, drills=drills, limit=most)
    if pain.step_back:
        yield _made("pain_step_back", None, knowledge)
    elif pain.hold:
        yield _made("pain_hold", None, knowledge, pain=f"{pain.worst:g}")


def _history(now: Situation, knowledge: Knowledge) -> Iterator[DecisionMade]:
    if not now.measured:
        yield _made("measure_first", None, knowledge)
    if now.no_range_goal:
        yield _made("no_range_goal", None, knowledge)
    if now.good_ankles and now.poor_squat:
        yield _made("look_elsewhere", None, knowledge)
    elif now.good_ankles and now.state == "none":
        yield _made("over_the_norm", None, knowledge)
    step_back = knowledge.models.programme.step_back_after_missed_weeks
    if now.standing and now.standing.missed >= step_back and now.state == "building":
        yield _made("after_a_long_gap", None, knowledge, missed=now.standing.missed)
    low = knowledge.decisions["adherence_low"].thresholds["share_below"]
    due = now.state == "building" and now.weeks >= 1
    if due and now.share is not None and now.share < low:
        yield _made("adherence_low", None, knowledge)


def _side(side: Side, now: Situation, knowledge: Knowledge) -> Iterator[DecisionMade]:
    change = now.changes.of(side)
    if change.verdict == "loss" and change.cm is not None:
        yield _made("loss_confirmed", side, knowledge, cm=f"{abs(change.cm):.1f} cm")
        return
    reached = now.reached.of(side)
    target = knowledge.decisions["target_reached"].thresholds["probability_from"]
    if reached is not None and reached >= target:
        yield _made("target_reached", side, knowledge, target=f"{now.target_cm.of(side):.1f} cm")
        return
    if now.state == "building":
        yield from _response(side, now, knowledge)


def _response(side: Side, now: Situation, knowledge: Knowledge) -> Iterator[DecisionMade]:
    """Lack of response after steady work: first a doubt about measuring, then a switch, then help.

    Requirements: A-17, B-11, B-29, B-81
    """
    switch = knowledge.decisions["no_response_switch"].thresholds
    steady = now.share is not None and now.share >= knowledge.models.programme.adherent_from
    if now.weeks < switch["from_week"] or not steady:
        return
    noisy = knowledge.decisions["cannot_tell"].thresholds
    if now.repeatability.sd_cm >= noisy["own_sd_from_cm"]:
        if _unlikely(side, now, noisy["probability_below"], knowledge):
            sd, more = f"{now.repeatability.sd_cm:.1f}", f"{noisy['more_days']:g}"
            yield _made("cannot_tell", side, knowledge, sd=sd, more=more)
    elif _unlikely(side, now, switch["probability_below"], knowledge):
        yield _made(_unresponsive_rule(side, now, knowledge), side, knowledge, other=now.other)


def _unlikely(side: Side, now: Situation, probability: float, knowledge: Knowledge) -> bool:
    gain_cm = knowledge.decisions["no_response_switch"].thresholds["gain_cm"]
    return unresponsive(now.course, side, gain_cm, probability)


def _unresponsive_rule(side: Side, now: Situation, knowledge: Knowledge) -> str:
    refer = knowledge.decisions["no_response_refer"].thresholds
    if now.weeks < refer["from_week"]:
        return "no_response_switch"
    reach = now.reach_cm.of(side)
    short = reach is not None and reach < refer["reach_below_cm"]
    return "no_response_refer" if now.complaint or now.uneven or short else "plateau"


def _course(now: Situation, knowledge: Knowledge) -> Iterator[DecisionMade]:
    """Where the programme stands: a retest due, the next phase, the end."""
    if now.state == "maintaining":
        yield _made("twelve_weeks_done", None, knowledge)
    if now.state != "building" or now.standing is None:
        return
    if now.standing.week in knowledge.models.programme.retest_weeks:
        yield _made("retest_due", None, knowledge, week=now.standing.week)
    last_of_phase = now.phase is not None and now.standing.week == now.phase.weeks[1]
    if last_of_phase and now.next_phase is not None and not (now.pain.hold or now.pain.step_back):
        yield _made("next_phase", None, knowledge, phase=now.next_phase.name.lower())
    for question in now.asks:
        yield _made("runner_outcomes", None, knowledge, question=question)


def _made(
    rule: str, side: SideOrBoth | None, knowledge: Knowledge, **filled: object
) -> DecisionMade:
    found = knowledge.decisions[rule]
    text = found.text.format(side=side or "", Side=(side or "").capitalize(), **filled)
    return DecisionMade(found.action, side, text, rule)


def _names(drills: Sequence[str], knowledge: Knowledge) -> str:
    names = [
        knowledge.exercises[drill].name.lower() for drill in drills if drill in knowledge.exercises
    ]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
