"""`dorsi new`: begin a journal with a few questions, and see a first programme.

Safety comes first: a stop ends the questions with what to do, and no exercise is shown.
"""

import shlex
from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from dorsi.cli.asking import Ended, Voice
from dorsi.cli.entering import Desk, as_plain
from dorsi.cli.first_steps import STEPS
from dorsi.cli.options import AsJson, Today, as_date
from dorsi.cli.output import console, write_json
from dorsi.cli.screening import CHECKS, card, what_may_lift
from dorsi.cli.sitting import Sitting
from dorsi.cli.taking_on import taken_on
from dorsi.compose import review_and_plan
from dorsi.domain.schedule import Plan
from dorsi.domain.verdicts import Review
from dorsi.errors import InvalidInput
from dorsi.interop.saving import locked
from dorsi.interop.zones import local_today, local_zone
from dorsi.knowledge.load import load_knowledge
from dorsi.report.terminal.parts import hints
from dorsi.report.terminal.review import render_review
from dorsi.report.terminal.week import this_week

NOT_SURE = "? means you are not sure; just Enter passes over what can wait."


def command(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="The journal to begin or to go on with."),
    ],
    *,
    today: Today = None,
    as_json: AsJson = False,
) -> None:
    """Begin a journal: a few questions, then a first programme.

    Every answer is saved at once, so you can stop and run the same command again to go on.
    """
    # With --json the answer goes to standard output, so the conversation stands beside it.
    voice = Voice(Console(stderr=True, highlight=False) if as_json else console())
    sitting = _sitting(file, today, voice)
    try:
        _conversation(sitting)
    except (Ended, KeyboardInterrupt):  # Ctrl-C may also come while something is computed
        if not file.exists():
            raise InvalidInput("nothing was answered, so no journal was begun") from None
        voice.say(f"\nWhat you said is kept. To go on: dorsi new {_typed(file)}")
    if as_json:
        found, made = _computed(sitting)
        entries = [as_plain(entry) for entry in sitting.journal.entries()]
        write_json({"review": found.to_dict(), "plan": made.to_dict(), "entries": entries})


def _sitting(file: Path, today: str | None, voice: Voice) -> Sitting:
    """Open or prepare the journal, and find out now whether it can be written at all.

    Raises:
        InvalidInput: the day is no date, or the file is there and is no journal.
        NotSaved: nothing could be written there.
    """
    knowledge = load_knowledge()
    day = as_date(today) if today is not None else local_today(local_zone())
    sitting = Sitting(file, knowledge, day, voice)
    with locked(file):
        zone = sitting.person.timezone
    sitting.today = as_date(today) if today is not None else local_today(zone)
    return sitting


def _conversation(sitting: Sitting) -> None:
    voice, begun = sitting.voice, sitting.path.exists()
    if begun:
        voice.say(f"Going on where you stopped. {NOT_SURE}")
    else:
        voice.say(
            "Dorsi measures how far your ankles bend and lays out a programme that fits. It takes "
            "about five minutes, a wall and, if you have one, a tape measure.",
            f"Every answer is kept in {sitting.path.name} at once: stop with Ctrl-C whenever you "
            f"like, and run the same command to go on. {NOT_SURE}",
        )
    if begun and sitting.safety.withheld:
        _show_stop(sitting)
        if not voice.yes("\nHas something changed? Go through the card again?"):
            return
        card(sitting, again=True)
        what_may_lift(sitting)
    for check in CHECKS:
        check(sitting)
        if sitting.safety.withheld:
            _show_stop(sitting)
            return
    for step in STEPS:
        step(sitting)
    _close(sitting)


def _computed(sitting: Sitting) -> tuple[Review, Plan]:
    return review_and_plan(sitting.kept, sitting.knowledge, sitting.today)


def _show_stop(sitting: Sitting) -> None:
    found, _ = _computed(sitting)
    file = _typed(sitting.path)
    sitting.voice.say(
        "",
        render_review(found, sitting.kept, sitting.knowledge, sitting.today, file),
        f"\nWhat you said is kept. When something has changed: dorsi new {file}",
    )


def _close(sitting: Sitting) -> None:
    """The assessment, the first week, and whether to take it on."""
    found, made = _computed(sitting)
    what = (sitting.kept, sitting.knowledge, sitting.today, _typed(sitting.path))
    sitting.voice.say("", render_review(found, *what))
    if found.safety.withheld or found.programme.state != "none" or not made.weeks:
        return
    first = made.weeks[0]
    sitting.voice.part("Your first week")
    sitting.voice.say(*this_week(first, sitting.kept, sitting.knowledge, sitting.today))
    sitting.voice.say(hints([(f"dorsi plan {_typed(sitting.path)}", "all the weeks")]))
    _offer(sitting)


def _offer(sitting: Sitting) -> None:
    voice, file = sitting.voice, _typed(sitting.path)
    when = voice.ask("\nTake this programme on? (today, tomorrow, no)", _day_or_no)
    if when is None or when < 0:
        voice.say("It stays a proposal.", hints([(f"dorsi log {file} accept", "take it on")]))
        return
    here = Desk(
        sitting.path, file, sitting.kept, sitting.knowledge, sitting.today, at=sitting.now()
    )
    sitting.add(taken_on(here, sitting.today + timedelta(days=when)))
    voice.say(
        "It is yours.",
        hints(
            [
                (f"dorsi today {file}", "the day's exercises"),
                (f"dorsi log {file} session --as-planned", "after each session"),
                (f"dorsi next {file}", "one question a day"),
            ]
        ),
    )


def _day_or_no(typed: str) -> int:
    """0 for today, 1 for tomorrow, -1 for no."""
    known = {"today": 0, "yes": 0, "y": 0, "tomorrow": 1, "no": -1, "n": -1, "not yet": -1}
    if typed.lower() not in known:
        raise InvalidInput("Answer today, tomorrow or no.")
    return known[typed.lower()]


def _typed(path: Path) -> str:
    return shlex.quote(str(path))
