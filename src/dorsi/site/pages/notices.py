"""One notice at a time: of all that could be said today, what matters most now."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from dorsi.compose.today import morning_to_ask
from dorsi.domain.journal import Session
from dorsi.report.sentences.advice import describe_decision, describe_proposal, describe_reason
from dorsi.report.sentences.guided import describe_morning
from dorsi.report.sentences.programme import COMES_FIRST, decisions_now
from dorsi.site.pages.thinking import Thought

# Said elsewhere on the page, or nothing to act on.
QUIET: Final = frozenset({"steady", "begin", "not_begun", "next_phase", *COMES_FIRST})


@dataclass(frozen=True, slots=True)
class Notice:
    """What stands at the top of today; a session is asked about, anything else is only said."""

    kind: Literal["pain", "morning", "check_in", "watch", "proposal", "done", "said"]
    said: str
    session: str = ""


def notice_of(t: Thought) -> Notice | None:
    """The one notice of today, most pressing first."""
    return next((found for look in LOOKS if (found := look(t)) is not None), None)


def _pain(t: Thought) -> Notice | None:
    """A session of today of which nobody said how it felt."""
    last = _last(t, lambda s: s.day == t.today)
    if last is None or last.pain_after is not None:
        return None
    return Notice("pain", "Did anything hurt, from 0 (nothing) to 10?", last.id)


def _morning(t: Thought) -> Notice | None:
    """Yesterday's session hurt or was new: the morning after tells whether it was too much."""
    asked = morning_to_ask(t.assessment, t.knowledge)
    if asked is None:
        return None
    return Notice("morning", describe_morning(asked), asked.session.id)


def _check_in(t: Thought) -> Notice | None:
    """The week's three questions, from its last day until one of them has an answer."""
    if t.review.programme.check_in_due is None:
        return None
    return Notice("check_in", "How was the week? Three short questions; they may be skipped.")


def _caution(t: Thought) -> Notice | None:
    held = [r for r in t.review.safety.reasons if r.effect != "withhold"]
    return Notice("watch", describe_reason(held[0])) if held else None


def _pressing(t: Thought) -> Notice | None:
    """What pain, a loss or a doubt ask for."""
    made = [m for m in decisions_now(t.review) if m.action in ("stop", "refer", "switch")]
    return Notice("watch", describe_decision(made[0], t.to)) if made else None


def _graduated(t: Thought) -> Notice | None:
    done = [m for m in decisions_now(t.review) if m.rule == "twelve_weeks_done"]
    return Notice("done", describe_decision(done[0], t.to)) if done else None


def _proposal(t: Thought) -> Notice | None:
    proposed = t.review.programme.proposal
    return Notice("proposal", describe_proposal(proposed, t.to)) if proposed else None


def _rest(t: Thought) -> Notice | None:
    made = [m for m in decisions_now(t.review) if m.rule not in QUIET]
    return Notice("said", describe_decision(made[0], t.to)) if made else None


def _last(t: Thought, fits: Callable[[Session], bool]) -> Session | None:
    fitting = [session for session in t.journal.sessions if fits(session)]
    return fitting[-1] if fitting else None


LOOKS: Final = (_pain, _morning, _pressing, _check_in, _caution, _graduated, _proposal, _rest)
