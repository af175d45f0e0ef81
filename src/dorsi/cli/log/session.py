"""`dorsi log FILE session`: a day's work as done."""

from typing import Annotated

import typer

from dorsi.cli.entering import Desk, desk_of, enter
from dorsi.cli.options import AsJson, At, Today
from dorsi.cli.typed import number, one_of, session_item
from dorsi.compose import assess
from dorsi.compose.planning import plan_of
from dorsi.compose.progress import progress_of
from dorsi.compose.today import left_today
from dorsi.domain.journal import Session, SessionItem
from dorsi.errors import InvalidInput

Items = Annotated[
    list[str] | None,
    typer.Argument(metavar="ITEM...", help="EXERCISE:SIDE:2x60s or EXERCISE:SIDE:3x12."),
]
Pain = Annotated[str | None, typer.Option(metavar="0-10", help="Pain, not stretch.")]


def session(  # noqa: PLR0913 (each option is a field of the session)
    context: typer.Context,
    items: Items = None,
    *,
    as_planned: Annotated[
        bool, typer.Option("--as-planned", help="Everything the plan has left for the day.")
    ] = False,
    without: Annotated[
        list[str] | None, typer.Option(metavar="EXERCISE", help="Planned, but left out.")
    ] = None,
    minutes: Annotated[str | None, typer.Option(help="How long it took.")] = None,
    pain_before: Pain = None,
    pain_after: Pain = None,
    pain_next_morning: Pain = None,
    pain_site: Annotated[str | None, typer.Option(help="Where it hurt.")] = None,
    at: At = None,
    today: Today = None,
    as_json: AsJson = False,
) -> None:
    """Write down a session.

    dorsi log ME.json session --as-planned --pain-after 0
    """
    here = desk_of(context, today, at)
    planned, planned_minutes = _planned(here, without or []) if as_planned else ((), None)
    done = (*planned, *(session_item(item) for item in items or ()))
    if not done:
        raise InvalidInput(
            "say what you did: --as-planned, or items like soleus_stretch:left:2x60s"
        )
    entry = Session(
        at=here.at,
        items=done,
        minutes=_number(minutes) if minutes is not None else planned_minutes,
        pain_before=_number(pain_before),
        pain_after=_number(pain_after),
        pain_next_morning=_number(pain_next_morning),
        pain_site=pain_site,
    )
    enter(here, entry, as_json=as_json)


def _number(given: str | None) -> float | None:
    return None if given is None else number(given)


def _planned(here: Desk, without: list[str]) -> tuple[tuple[SessionItem, ...], float]:
    """What the plan has for the day of the entry, today what is left of it, and how long it takes.

    Raises:
        InvalidInput: nothing is planned for that day, or what was left out is not in it.
    """
    day = here.at.date()
    assessment = assess(here.journal, here.knowledge, here.today)
    made = plan_of(
        assessment, progress_of(assessment, here.journal, here.knowledge), here.knowledge
    )
    if made.withheld is not None:
        raise InvalidInput(f"nothing is planned now. {made.withheld.text}")
    found = [planned for week in made.weeks for planned in week.days if planned.date == day]
    if not found:
        raise InvalidInput(f"nothing is planned for {day}; name the exercises you did")
    left = left_today(assessment, made, here.knowledge)
    if left is not None and day == here.today:
        if not left.day.items:
            raise InvalidInput(f"nothing is left of {day}; name the exercises you did")
        found = [left.day]
    names = {item.exercise for item in found[0].items}
    left_out = {one_of(name, names, "planned exercise") for name in without}
    items = tuple(item.done() for item in found[0].items if item.exercise not in left_out)
    return items, found[0].minutes
