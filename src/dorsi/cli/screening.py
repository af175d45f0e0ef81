"""The first part of `dorsi new`: whether something else comes before exercise.

Requirements: A-27
"""

from collections.abc import Callable
from typing import Final

from dorsi.cli.asking import picked
from dorsi.cli.sitting import Sitting
from dorsi.cli.typed import NO, answer, number, side_of
from dorsi.domain.findings import Finding
from dorsi.domain.journal import Answer
from dorsi.domain.words import SIDES, SideOrBoth
from dorsi.errors import InvalidInput
from dorsi.find.answers import RED_FLAG_CARD
from dorsi.find.safety_conditions import Circumstances, circumstances
from dorsi.find.screens import card_lines, concerns, rests_on_age, screens
from dorsi.find.ways_out import ways_out
from dorsi.report.quantities import capital


def card(sitting: Sitting, *, again: bool = False) -> None:
    """The red-flag card: none of these, or name yours."""
    if not again and sitting.answers.given(RED_FLAG_CARD, None):
        return
    voice, lines = sitting.voice, card_lines(sitting.knowledge)
    voice.part("Before anything else")
    voice.say("Does any of these fit you now? Then something else comes before exercise.")
    voice.numbered(finding.name for finding in lines)
    voice.say("")
    named = voice.ask(
        "Which fit? Numbers, with a ? behind one you are not sure of, or none:",
        lambda typed: _named(typed, lines),
        needed=True,
    )
    whole = sitting.knowledge.findings[RED_FLAG_CARD]
    if named is None:
        sitting.answer(whole, "unsure", None)
        return
    at = sitting.now()
    given = [
        Answer(at=at, question=finding.id, side=_which_side(sitting, finding), answer=word)
        for finding, word in named
    ]
    # "None of these" first, then the lines that do fit: at the same moment the later one counts.
    sitting.add(Answer(at=at, question=RED_FLAG_CARD, answer="no"), *given)
    # In an emergency every further question would only cost time.
    if all(reason.urgency != "emergency" for reason in sitting.safety.reasons):
        for entry in given:
            _what_bears_on(sitting, entry)


def _named(typed: str, lines: tuple[Finding, ...]) -> list[tuple[Finding, str]]:
    """Read `3 7? 12`, or none."""
    words = typed.lower().replace(",", " ").split()
    if words in (["none"], ["no"], ["0"], ["none", "of", "these"]):
        return []
    ids = {line.id: line for line in lines}
    found = [
        (ids[name], "unsure" if word.endswith("?") else "yes")
        for word in words
        for name in picked(word.rstrip("?"), list(ids))
    ]
    if not found:
        raise InvalidInput("Type the numbers that fit, or none.")
    return found


def _which_side(sitting: Sitting, finding: Finding) -> SideOrBoth | None:
    if not finding.per_side:
        return None
    sitting.voice.say(f"\n{finding.name}.")
    return sitting.voice.ask("On which side? (left, right, both)", side_of, needed=True) or "both"


def _what_bears_on(sitting: Sitting, given: Answer) -> None:
    """Ask at once since when, where the rules about a named line look at that too.

    Nothing is asked that has to be tried out: whoever named a line of the card should not.
    """
    for rule in sitting.knowledge.safety.values():
        looked_at = tuple(rule.when.questions())
        if given.question in looked_at and rule.id != RED_FLAG_CARD:
            for question in looked_at:
                finding = sitting.knowledge.findings[question]
                if finding.answer == "number" and not finding.on_card:
                    _question(sitting, finding, given.side)


def _question(sitting: Sitting, finding: Finding, where: SideOrBoth | None) -> None:
    """Ask one question, unless it was answered for that side."""
    if not sitting.answers.given(finding.id, where if where in SIDES else None):
        _ask(sitting, finding, where)


def _ask(sitting: Sitting, finding: Finding, where: SideOrBoth | None) -> None:
    about = f"{capital(where)}: " if finding.per_side and where in SIDES else ""
    sitting.voice.say(f"\n{about}{finding.question}")
    sitting.voice.aside(finding.help)
    words = {"yes_no": "yes, no", "number": "a number, or no", "choice": "one of them"}
    _answer(sitting, finding, where, f"({words[finding.answer]}; ? if not sure)")


def _answer(sitting: Sitting, finding: Finding, where: SideOrBoth | None, prompt: str) -> None:
    """Hear and save an answer; one that cannot be so is asked for again."""

    def save(typed: str) -> bool:
        sitting.answer(finding, answer(finding, typed), where)
        return True

    if sitting.voice.ask(prompt, save, needed=True) is None:
        sitting.answer(finding, "unsure", where)


def birth_year(sitting: Sitting) -> None:
    """The year of birth, and what it makes worth asking."""
    if sitting.person.birth_year is None:
        sitting.voice.part("You")
        sitting.voice.ask(
            "In which year were you born? (such as 1990)",
            lambda typed: sitting.fill(birth_year=number(typed)),
            needed=True,
        )
    now = _now(sitting)
    if sitting.safety.withheld and not ways_out(sitting.answers, now, sitting.knowledge):
        return  # too young for Dorsi: no answer changes that
    for rule in sitting.knowledge.safety.values():
        if rests_on_age(rule) and concerns(rule, now):
            for question in rule.when.questions():
                _question(sitting, sitting.knowledge.findings[question], None)


def _now(sitting: Sitting) -> Circumstances:
    return circumstances(sitting.answers, sitting.person, sitting.today)


def injuries(sitting: Sitting) -> None:
    """Injuries, operations and casts, whose time decides when a programme may begin."""
    for finding in sitting.knowledge.findings.values():
        timed = finding.kind == "safety" and finding.answer == "number" and finding.per_side
        if timed and not finding.on_card and not sitting.answers.given(finding.id, None):
            _how_long_ago(sitting, finding)


def _how_long_ago(sitting: Sitting, finding: Finding) -> None:
    voice = sitting.voice
    voice.say(f"\n{finding.question}")
    voice.aside(finding.help)
    prompt = "Which side is it about? (left, right, both, or no)"
    where = voice.ask(prompt, _side_or_none, needed=True)
    if where == "no":
        sitting.answer(finding, "no", "both")
        return
    for one in (where,) if where in SIDES else SIDES:
        _answer(sitting, finding, one, f"{capital(one)}: a rough number, or no")


def _side_or_none(typed: str) -> str:
    return "no" if typed.lower() in (*NO, "none", "neither") else side_of(typed)


def others(sitting: Sitting) -> None:
    """What else of safety stands on no card: how mobile the joints are."""
    for screen in screens(_now(sitting), sitting.knowledge):
        if not screen.finding.per_side:
            _question(sitting, screen.finding, None)


def what_may_lift(sitting: Sitting) -> None:
    """Ask (again) what may end the waiting, such as whether a guardian agrees by now."""
    for way in ways_out(sitting.answers, _now(sitting), sitting.knowledge):
        if way.question != RED_FLAG_CARD:
            _ask(sitting, sitting.knowledge.findings[way.question], way.side)


CHECKS: Final[tuple[Callable[[Sitting], None], ...]] = (card, birth_year, injuries, others)
