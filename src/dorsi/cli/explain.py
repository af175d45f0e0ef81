"""`dorsi explain`: what a result rests on."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Final

import typer

from dorsi.cli.opening import Opened, opened
from dorsi.cli.options import AsJson, JournalFile, Today
from dorsi.cli.output import show, write_json
from dorsi.compose import assess
from dorsi.compose.planning import plan_of
from dorsi.compose.progress import progress_of
from dorsi.compose.reviewing import review_of
from dorsi.domain.plain import plain
from dorsi.errors import InvalidInput, UnknownId
from dorsi.report.explain.explanation import Explained
from dorsi.report.explain.topics import TOPICS, explain
from dorsi.report.listener import listener_for
from dorsi.report.terminal.explain import render_explanation

# What people call a topic, among it the keys of `dorsi review --json`.
ALSO_CALLED: Final[Mapping[str, str]] = MappingProxyType(
    {
        **dict.fromkeys(("reach", "reading", "readings", "angle", "band", "bands"), "range"),
        **dict.fromkeys(("side", "sides", "asymmetry", "difference"), "symmetry"),
        **dict.fromkeys(("norm", "group", "groups", "percentile"), "norms"),
        **dict.fromkeys(("answers", "structure", "structures", "limit", "why"), "pattern"),
        **dict.fromkeys(("stop", "red_flag", "red_flags", "rules", "card"), "safety"),
        **dict.fromkeys(("plan", "program", "week", "weeks", "phase", "today"), "programme"),
        **dict.fromkeys(("trend", "gain", "loss", "progress", "verdict"), "change"),
        **dict.fromkeys(("target", "goal", "future", "prediction"), "forecast"),
        **dict.fromkeys(("decision", "decisions", "question", "proposal", "todo"), "next"),
        **dict.fromkeys(("advice", "accommodations", "heel_lift", "lift", "shoes"), "meanwhile"),
        **dict.fromkeys(("sports", "lifting", "demands"), "sport"),
    }
)


def command(
    journal: JournalFile,
    thing: Annotated[
        str | None,
        typer.Argument(metavar="THING", help="What to explain; none lists it.", show_default=False),
    ] = None,
    *,
    today: Today = None,
    as_json: AsJson = False,
) -> None:
    """Show what a result rests on: readings, answers, rules, sources."""
    at = opened(journal, today)
    assessment = assess(at.journal, at.knowledge, at.today)
    progress = progress_of(assessment, at.journal, at.knowledge)
    about = Explained(
        assessment,
        review_of(assessment, progress, at.knowledge),
        plan_of(assessment, progress, at.knowledge),
        listener_for(assessment.journal.person, at.knowledge, at.today),
    )
    try:
        explanation = explain(thing, about)
    except UnknownId as error:
        raise _with_hint(error, at) from None
    if as_json:
        write_json(plain(explanation))
    else:
        show(render_explanation(explanation, at.today))


def _with_hint(error: UnknownId, at: Opened) -> InvalidInput:
    """Name the topic somebody means by an everyday word, or an id that holds what was typed."""
    wanted = "_".join(error.given.lower().replace("-", " ").split())
    known = at.knowledge
    ids = (*TOPICS, *known.structures, *known.findings, *known.exercises, *known.safety)
    holding = min((id_ for id_ in ids if wanted and wanted in id_), key=len, default=None)
    nearest = ALSO_CALLED.get(wanted) or error.nearest or holding
    if nearest:
        return UnknownId(error.kind, error.given, nearest)
    return InvalidInput(f"{error}; `dorsi explain {at.file}` lists what can be")
