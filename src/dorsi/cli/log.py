"""`dorsi log`: write a reading, an answer, a session or a decision into a journal."""

from datetime import date
from pathlib import Path
from typing import Annotated, Any, cast, get_args

import typer

from dorsi.cli.entering import Desk, desk, enter
from dorsi.cli.options import AsJson, JournalFile, Today
from dorsi.cli.typed import (
    answer as typed_answer,
)
from dorsi.cli.typed import (
    number,
    one_of,
    person_change,
    session_item,
)
from dorsi.cli.typed import (
    side as typed_side,
)
from dorsi.compose import plan, prescription
from dorsi.domain.journal import (
    Answer,
    Change,
    Cleared,
    Paused,
    ProgrammeAccepted,
    Reading,
    Resumed,
    Session,
    SessionItem,
    TargetSet,
)
from dorsi.domain.words import Knee, Placement, Protocol, ReadingUnit
from dorsi.errors import InvalidInput
from dorsi.units import Length, parse_trials

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True)

At = Annotated[
    str | None,
    typer.Option("--at", metavar="WHEN", help="07:30, 2026-03-02 or 2026-03-02T07:30; else now."),
]
Pain = Annotated[str | None, typer.Option(metavar="0-10", help="Pain, not stretch.")]


@app.callback()
def log(context: typer.Context, journal: JournalFile) -> None:
    """Write a reading, an answer or a session into a journal."""
    context.obj = journal


# A reading may be below zero (a foot that does not come up to square): -5 is no option.
@app.command("reading", context_settings={"ignore_unknown_options": True})
def reading(  # noqa: PLR0913 (each option is a field of the reading)
    context: typer.Context,
    measure: Annotated[str, typer.Argument(help="Such as knee_to_wall; see `dorsi measures`.")],
    side: Annotated[str, typer.Argument(help="left, right or both.")],
    trials: Annotated[list[str], typer.Argument(help="8.1 7.9 8.0 cm, or 38°; any unit it takes.")],
    *,
    cold: Annotated[
        bool | None, typer.Option("--cold/--warm", help="Before any exercise, or after.")
    ] = None,
    knee: Annotated[str | None, typer.Option(help="bent or straight.")] = None,
    protocol: Annotated[str | None, typer.Option(help="standing, tandem, half_kneeling.")] = None,
    placement: Annotated[
        str | None, typer.Option(help="tuberosity, 15_cm_below, mid_shin.")
    ] = None,
    device: Annotated[str | None, typer.Option(help="What you measured with.")] = None,
    footwear: Annotated[str | None, typer.Option(help="If not barefoot.")] = None,
    hours_since_band: Annotated[
        str | None, typer.Option(metavar="HOURS", help="Since the last work with a band.")
    ] = None,
    note: Annotated[str | None, typer.Option(help="Anything worth keeping.")] = None,
    at: At = None,
    today: Today = None,
    as_json: AsJson = False,
) -> None:
    """Write down a measurement.

    dorsi log ME.json reading knee_to_wall left 8.1 7.9 8.0 cm --cold
    """
    here = _desk(context, today, at)
    known = here.knowledge.measures[one_of(measure, here.knowledge.measures, "measure")]
    numbers, unit = parse_trials(" ".join(trials), known.units)
    given: dict[str, Any] = {"trials": numbers} if len(numbers) > 1 else {"value": numbers[0]}
    entry = Reading(
        at=here.at,
        measure=known.id,
        side=typed_side(side),
        unit=cast("ReadingUnit", unit),
        cold=cold,
        knee=_word(knee, Knee, "knee"),
        protocol=_word(protocol, Protocol, "protocol"),
        placement=_word(placement, Placement, "placement"),
        device=device,
        footwear=footwear,
        hours_since_band=_number(hours_since_band),
        note=note,
        **given,
    )
    enter(here, entry, as_json=as_json)


@app.command("answer")
def answer(  # noqa: PLR0913 (arguments of a command)
    context: typer.Context,
    question: Annotated[str, typer.Argument(help="Its id, as `dorsi next` shows it.")],
    given: Annotated[
        list[str],
        typer.Argument(metavar="ANSWER", help="yes, no, unsure, a number, or one of its choices."),
    ],
    *,
    side: Annotated[str | None, typer.Option(help="left, right or both.")] = None,
    at: At = None,
    today: Today = None,
    as_json: AsJson = False,
) -> None:
    """Answer a question.

    dorsi log ME.json answer front_pinch no --side left
    """
    here = _desk(context, today, at)
    finding = here.knowledge.findings[one_of(question, here.knowledge.findings, "question")]
    if finding.per_side and side is None:
        raise InvalidInput(f"{finding.id} is about one side: add --side left, right or both")
    if side is not None and not finding.per_side:
        raise InvalidInput(f"{finding.id} is about you, not about a side: leave --side out")
    entry = Answer(
        at=here.at,
        question=finding.id,
        side=typed_side(side) if side else None,
        answer=typed_answer(finding, " ".join(given)),
    )
    enter(here, entry, as_json=as_json)


@app.command("session")
def session(  # noqa: PLR0913 (each option is a field of the session)
    context: typer.Context,
    items: Annotated[
        list[str] | None,
        typer.Argument(metavar="ITEM...", help="EXERCISE:SIDE:2x60s or EXERCISE:SIDE:3x12."),
    ] = None,
    *,
    as_planned: Annotated[
        bool, typer.Option("--as-planned", help="Everything the plan has for the day.")
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
    here = _desk(context, today, at)
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


@app.command("target")
def target(
    context: typer.Context,
    side: Annotated[str, typer.Argument(help="left, right or both.")],
    reach: Annotated[list[str], typer.Argument(help="12 cm, or 4 3/4 in.")],
    *,
    at: At = None,
    today: Today = None,
    as_json: AsJson = False,
) -> None:
    """Set the reach you want to get to.

    dorsi log ME.json target left 12 cm
    """
    here = _desk(context, today, at)
    cm = Length.parse(" ".join(reach)).cm
    enter(here, TargetSet(at=here.at, side=typed_side(side), reach_cm=cm), as_json=as_json)


@app.command("accept")
def accept(
    context: typer.Context,
    *,
    starts: Annotated[
        str | None, typer.Option(metavar="DATE", help="The first day; today by default.")
    ] = None,
    at: At = None,
    today: Today = None,
    as_json: AsJson = False,
) -> None:
    """Take on the programme that `dorsi plan` shows."""
    here = _desk(context, today, at)
    first = _date(starts, "--starts") if starts else here.today
    enter(here, accepted(here, first), as_json=as_json)


def accepted(here: Desk, starts: date) -> ProgrammeAccepted:
    """Make the decision that takes a programme on, with what it prescribes.

    Raises:
        InvalidInput: safety withholds the programme, or there is none to take on.
    """
    made = plan(here.journal, here.knowledge, here.today)
    if made.withheld is not None:
        raise InvalidInput(f"there is no programme to accept now. {made.withheld.text}")
    if not made.weeks:
        raise InvalidInput(f"there is no programme to accept now; see dorsi review {here.file}")
    return ProgrammeAccepted(
        at=here.at,
        starts=starts,
        knowledge=here.knowledge.digest,
        blocks=prescription(here.journal, here.knowledge, here.today),
    )


@app.command("pause")
def pause(
    context: typer.Context,
    *,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="If you know it.")] = None,
    at: At = None,
    today: Today = None,
    as_json: AsJson = False,
) -> None:
    """Take time off, for illness, travel or anything else."""
    here = _desk(context, today, at)
    end = _date(until, "--until") if until else None
    enter(here, Paused(at=here.at, until=end), as_json=as_json)


@app.command("resume")
def resume(
    context: typer.Context, *, at: At = None, today: Today = None, as_json: AsJson = False
) -> None:
    """Come back after a pause."""
    here = _desk(context, today, at)
    enter(here, Resumed(at=here.at), as_json=as_json)


@app.command("cleared")
def cleared(
    context: typer.Context,
    rule: Annotated[str, typer.Argument(help="The rule's id, as `dorsi review --json` gives it.")],
    *,
    by: Annotated[str, typer.Option(help="Who looked at it, such as my physiotherapist.")],
    at: At = None,
    today: Today = None,
    as_json: AsJson = False,
) -> None:
    """Note that a clinician cleared one safety rule.

    dorsi log ME.json cleared pregnant --by "my midwife"
    """
    here = _desk(context, today, at)
    known = one_of(rule, here.knowledge.safety, "safety rule")
    if not here.knowledge.safety[known].clearable:
        raise InvalidInput(f"{known} is not lifted by a clearance, only by new answers")
    enter(here, Cleared(at=here.at, rule=known, by=by), as_json=as_json)


@app.command("person")
def person(
    context: typer.Context,
    changes: Annotated[
        list[str],
        typer.Argument(metavar="KEY=VALUE...", help="height=180cm minutes=10 equipment=step,box"),
    ],
    *,
    at: At = None,
    today: Today = None,
    as_json: AsJson = False,
) -> None:
    """Change something about yourself.

    dorsi log ME.json person minutes=10 days=mon,thu height=180cm
    """
    here = _desk(context, today, at)
    enter(here, Change(at=here.at, person=person_change(changes)), as_json=as_json)


def _desk(context: typer.Context, today: str | None, at: str | None) -> Desk:
    return desk(cast("Path", context.obj), today, at)


def _planned(here: Desk, without: list[str]) -> tuple[tuple[SessionItem, ...], float]:
    """What the plan has for the day of the entry, and how long it takes.

    Raises:
        InvalidInput: nothing is planned for that day, or what was left out is not in it.
    """
    day = here.at.date()
    made = plan(here.journal, here.knowledge, here.today)
    if made.withheld is not None:
        raise InvalidInput(f"nothing is planned now. {made.withheld.text}")
    found = [planned for week in made.weeks for planned in week.days if planned.date == day]
    if not found:
        raise InvalidInput(f"nothing is planned for {day}; name the exercises you did")
    names = {item.exercise for item in found[0].items}
    left_out = {one_of(name, names, "planned exercise") for name in without}
    items = tuple(
        SessionItem(
            exercise=item.exercise,
            side=item.side,
            sets=item.sets,
            reps=item.reps,
            seconds=item.seconds,
        )
        for item in found[0].items
        if item.exercise not in left_out
    )
    return items, found[0].minutes


def _word(given: str | None, words: Any, what: str) -> Any:
    return None if given is None else one_of(given, get_args(words), what)


def _number(given: str | None) -> float | None:
    return None if given is None else number(given)


def _date(given: str, option: str) -> date:
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise InvalidInput(f"{option}: {given!r} is no date; write it like 2026-02-20") from None
