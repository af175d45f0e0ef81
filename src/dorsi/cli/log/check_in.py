"""`dorsi log FILE check-in`: the week in three answers."""

from collections.abc import Iterator
from typing import Annotated

import typer
from rich.text import Text

from dorsi.cli import typed
from dorsi.cli.entering import Desk, as_plain, desk_of
from dorsi.cli.options import AsJson, At, Today
from dorsi.cli.output import show, write_json
from dorsi.compose.assessment import assess
from dorsi.compose.check_in import CAN_DO_NOW, PAIN_THIS_WEEK, WEEK_WAS
from dorsi.compose.today import card_again
from dorsi.domain.journal import Answer
from dorsi.errors import NotShown
from dorsi.interop.journal_file import append, load_journal
from dorsi.report.quantities import capital
from dorsi.report.sentences.entries import describe_entry
from dorsi.report.terminal.parts import hints


def check_in(  # noqa: PLR0913 (options of a command)
    context: typer.Context,
    was: Annotated[str, typer.Argument(help="well, mixed, hard, not_done or unsure.")],
    *,
    can: Annotated[
        str | None, typer.Option(metavar="WORDS", help="What you can do now and could not before.")
    ] = None,
    pain: Annotated[
        str | None, typer.Option(metavar="0-10", help="The worst of the week. Pain, not stretch.")
    ] = None,
    at: At = None,
    today: Today = None,
    as_json: AsJson = False,
) -> None:
    """Say how the week was, once a programme week.

    dorsi log ME.json check-in well --can "the stairs down" --pain 1
    """
    here = desk_of(context, today, at)
    given = ((WEEK_WAS, was), (CAN_DO_NOW, can), (PAIN_THIS_WEEK, pain))
    answers = tuple(_answers(here, [(name, text) for name, text in given if text is not None]))
    kept = append(here.path, *answers, knowledge=here.knowledge, today=here.today)
    try:
        if as_json:
            write_json([as_plain(entry) for entry in kept])
        else:
            _say(here, kept)
    except NotShown as error:
        raise NotShown(f"the answers are in the journal, but {error}") from error


def _answers(here: Desk, given: list[tuple[str, str]]) -> Iterator[Answer]:
    for name, text in given:
        finding = here.knowledge.findings[name]
        yield Answer(at=here.at, question=name, answer=typed.answer(finding, text))


def _say(here: Desk, kept: tuple[Answer, ...]) -> None:
    show(*(Text(f"{capital(describe_entry(entry, here.knowledge))}.") for entry in kept))
    after = assess(load_journal(here.path, here.knowledge, here.today), here.knowledge, here.today)
    if not after.safety.withheld and card_again(after, here.knowledge):
        show(hints([(f"dorsi next {here.file}", "the red-flag card, before any exercise")]))
