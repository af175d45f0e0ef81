"""What to do next: rules over safety, pain, response and targets, each with its reason.

Rules on history never alter the safety status; they advise, and a new programme is a proposal.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from dorsi.domain.knowledge import Knowledge
from dorsi.domain.verdicts import DecisionMade, Safety
from dorsi.domain.words import SIDES, GroupName, Side, SideOrBoth
from dorsi.prove.situation import Situation
from dorsi.train.calendar import WEEK


def decide(now: Situation, knowledge: Knowledge) -> tuple[DecisionMade, ...]:
    """Every decision of today, most urgent first; never empty.

    Requirements: A-17, B-29, B-81
    """
    if now.safety.withheld:
        return (_withheld(now.safety, knowledge),)
    made = [*_card(now, knowledge), *_pain(now, knowledge)]
    made += [*_measuring(now, knowledge), *_range(now, knowledge)]
    made += _attendance(now, knowledge)
    for side in SIDES:
        made += _side(side, now, knowledge)
    made += _course(now, knowledge)
    made += _beginning(now, knowledge)
    return tuple(made) or (_made("steady", None, knowledge),)


def _withheld(safety: Safety, knowledge: Knowledge) -> DecisionMade:
    rule = "stop_for_safety" if safety.status == "stop" else "refer_before_programme"
    reason = next(r for r in safety.reasons if r.effect == "withhold")
    return _made(rule, reason.side, knowledge, reason=reason.text)


def _pain(now: Situation, knowledge: Knowledge) -> Iterator[DecisionMade]:
    pain, limit = now.pain, knowledge.models.pain
    if pain.refer:
        yield _made("two_flares", None, knowledge)
    if pain.painful:
        named = _names(pain.painful, knowledge)
        yield _made(
            "pain_stop_exercise",
            None,
            knowledge,
            pain=f"{pain.flare or pain.worst:g}",
            exercises=named,
        )
    if pain.gentle_only:
        yield _made("pain_at_rest", None, knowledge, pain=f"{pain.flare:g}")
    if pain.pinching:
        named = _names(pain.pinching, knowledge)
        most = f"{limit.pinch_above:g}"
        yield _made("pinch_stop_exercise", None, knowledge, exercises=named, limit=most)
    if now.pinch_open:
        yield _made("pinch_ask", None, knowledge)
    if pain.step_back:
        yield _made("pain_step_back", None, knowledge)
    elif pain.hold:
        yield _made("pain_hold", None, knowledge, pain=f"{pain.worst:g}")


def _measuring(now: Situation, knowledge: Knowledge) -> Iterator[DecisionMade]:
    """What is not known yet, or not any more."""
    touched = [side for side in SIDES if now.touched.of(side)]
    if touched:
        both = len(touched) == len(SIDES)
        who = "Both sides touch" if both else f"{touched[0].capitalize()} touches"
        yield _made("measure_distance", None if both else touched[0], knowledge, who=who)
    elif not now.measured:
        yield _made("measure_first", None, knowledge)
    elif _stale(now, knowledge) and not _long_gap(now):
        age = (now.reading_days or 0) // WEEK.days
        yield _made("measure_again", None, knowledge, weeks=age)
    if now.unmeasured is not None and now.state in ("none", "building"):
        yield _made("measure_other_side", now.unmeasured, knowledge)


def _stale(now: Situation, knowledge: Knowledge) -> bool:
    from_days = knowledge.decisions["measure_again"].thresholds["from_days"]
    return now.reading_days is not None and now.reading_days >= from_days


def _long_gap(now: Situation) -> bool:
    back = now.standing is not None and now.standing.repeats == "long_gap"
    return back and now.state == "building"


def _range(now: Situation, knowledge: Knowledge) -> Iterator[DecisionMade]:
    """Whether more range is the thing to work on at all."""
    if now.no_range_goal:
        yield _made("no_range_goal", None, knowledge)
    if now.good_ankles and now.poor_squat:
        rule = "film_again" if now.squat_outdated else "look_elsewhere"
        yield _made(rule, None, knowledge)
    elif now.good_ankles and now.state in ("none", "building") and not now.no_range_goal:
        yield _made("over_the_norm", None, knowledge)


def _attendance(now: Situation, knowledge: Knowledge) -> Iterator[DecisionMade]:
    """Weeks away and few sessions: why a week comes again, and no blame."""
    if now.state != "building" or now.standing is None:
        return
    missed, repeats = now.standing.missed, now.standing.repeats
    if repeats == "long_gap":
        rule = "phase_again" if now.read_this_week else "after_a_long_gap"
        yield _made(rule, None, knowledge, missed=missed)
    elif repeats == "missed_weeks":
        yield _made("week_again", None, knowledge, missed=missed)
    elif missed > 1:
        yield _made("week_waits", None, knowledge)
    elif missed:
        yield _made("week_missed", None, knowledge)
    elif _seldom(now, knowledge):
        yield _made("adherence_low", None, knowledge)
    elif repeats == "few_sessions":
        enough = knowledge.models.programme.sessions_per_week_done
        yield _made("week_goes_on", None, knowledge, week=now.standing.week, enough=enough)


def _seldom(now: Situation, knowledge: Knowledge) -> bool:
    low = knowledge.decisions["adherence_low"].thresholds["share_below"]
    return now.weeks >= 1 and now.share is not None and now.share < low


def _side(side: Side, now: Situation, knowledge: Knowledge) -> Iterator[DecisionMade]:
    lost = list(_loss(side, now, knowledge))
    if lost:
        yield from lost
        return
    aims = list(_aim(side, now, knowledge))
    yield from aims
    rule, other = now.responses.of(side).rule, now.responses.of(side).other
    reached = any(made.rule == "target_reached" for made in aims)
    if rule is not None and now.state == "building" and not reached:
        sd = f"{now.own_sd_cm:.1f}"
        yield _made(rule, side, knowledge, other=_group(other, knowledge), sd=sd)
    elif _short(side, now, knowledge):
        yield _made("short_reach", side, knowledge)


def _short(side: Side, now: Situation, knowledge: Knowledge) -> bool:
    """Whether a side is surely far short, and nothing says so already or speaks against it.

    Requirements: B-11
    """
    sure = knowledge.decisions["short_reach"].thresholds["probability_from"]
    aiming = now.state in ("none", "building") and not now.no_range_goal
    gaining = now.changes.of(side).verdict == "gain"
    return aiming and now.marked.of(side) >= sure and not gaining and not _stale(now, knowledge)


def _group(id_: GroupName | None, knowledge: Knowledge) -> str:
    named = (group.name for group in knowledge.models.pattern.named if group.id == id_)
    return next(named, "something else")


def _loss(side: Side, now: Situation, knowledge: Knowledge) -> Iterator[DecisionMade]:
    """A loss beyond measuring error, since the end of the programme or since its start."""
    change, since_cm = now.changes.of(side), now.lost_since_cm.of(side)
    if since_cm is not None:
        cm, since = since_cm, "since the programme ended"
    elif change.verdict == "loss" and change.cm is not None:
        cm, since = -change.cm, "so far"
    else:
        return
    yield _made("loss_confirmed", side, knowledge, cm=f"{cm:.1f} cm", since=since)


def _aim(side: Side, now: Situation, knowledge: Knowledge) -> Iterator[DecisionMade]:
    """Where a side stands to what it aims at.

    Requirements: B-14, B-43, B-76
    """
    aim = now.aims.of(side)
    sure = knowledge.decisions["target_reached"].thresholds["probability_from"]
    reached = aim.chance is not None and aim.chance >= sure
    target = f"{aim.target_cm:.1f} cm" if aim.target_cm is not None else ""
    if aim.own and reached:
        behind = now.state == "none"
        yield _made("target_behind" if behind else "target_reached", side, knowledge, target=target)
    elif aim.own and aim.in_sight is False and aim.step_cm is not None:
        step = f"{aim.step_cm:.1f} cm"
        yield _made("target_far", side, knowledge, target=target, rung=step)
    elif aim.passed_cm is not None and aim.target_cm is not None and now.state == "building":
        passed = f"{aim.passed_cm:.1f} cm"
        yield _made("rung_reached", side, knowledge, target=passed, next=target)


def _course(now: Situation, knowledge: Knowledge) -> Iterator[DecisionMade]:
    """Where the programme stands: yet to begin, a retest due, the next phase, the end."""
    lost = any(True for side in SIDES for _ in _loss(side, now, knowledge))
    if now.state == "maintaining" and not lost:
        yield _made("twelve_weeks_done", None, knowledge)
    if now.state != "building" or now.standing is None:
        return
    if now.starts is not None and now.today < now.starts:
        yield _made("not_begun", None, knowledge, starts=_said(now.starts))
        return
    due = now.standing.week in knowledge.models.programme.retest_weeks
    asked = _stale(now, knowledge) or _long_gap(now)
    if due and not now.read_this_week and not asked and not now.no_range_goal:
        yield _made("retest_due", None, knowledge, week=now.standing.week)
    if now.next_phase is not None and not (now.pain.hold or now.pain.step_back):
        yield _made("next_phase", None, knowledge, phase=now.next_phase.name.lower())
    for question in now.asks:
        yield _made("runner_outcomes", None, knowledge, question=question)


def _card(now: Situation, knowledge: Knowledge) -> Iterator[DecisionMade]:
    """Before a programme the signs that speak against one are asked about.

    Requirements: A-27
    """
    if now.state == "none" and not now.card_asked:
        yield _made("card_first", None, knowledge)


def _beginning(now: Situation, knowledge: Knowledge) -> Iterator[DecisionMade]:
    """The offer, once the card is answered and something is known to work on.

    Requirements: A-9
    """
    done = now.good_ankles and not now.no_range_goal
    ready = now.card_asked and now.measured and not _stale(now, knowledge)
    if now.state == "none" and ready and not done:
        yield _made("begin", None, knowledge)


def _said(day: date) -> str:
    """A day as one says it: Monday, 12 January."""
    return f"{day:%A}, {day.day} {day:%B}"


def _made(
    rule: str, side: SideOrBoth | None, knowledge: Knowledge, **filled: object
) -> DecisionMade:
    found = knowledge.decisions[rule]
    thresholds = {name: f"{number:g}" for name, number in found.thresholds.items()}
    words = {**thresholds, **filled}
    text = found.text.format(side=side or "", Side=(side or "").capitalize(), **words)
    return DecisionMade(found.action, side, text, rule)


def _names(ids: Sequence[str], knowledge: Knowledge) -> str:
    names = [knowledge.exercises[id_].name.lower() for id_ in ids if id_ in knowledge.exercises]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
