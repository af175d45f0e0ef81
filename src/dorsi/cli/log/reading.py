"""`dorsi log FILE reading`: one result of a measure, with its trials."""

from typing import Annotated, Any, cast, get_args

import typer

from dorsi.cli.entering import desk_of, enter
from dorsi.cli.options import AsJson, At, Today
from dorsi.cli.typed import number, one_of, side_of
from dorsi.domain.journal import Reading
from dorsi.domain.words import Knee, Placement, Protocol, ReadingUnit
from dorsi.units import parse_trials

Cold = Annotated[bool | None, typer.Option("--cold/--warm", help="Before any exercise, or after.")]
Where = Annotated[str | None, typer.Option(help="tuberosity, 15_cm_below, mid_shin.")]
Hours = Annotated[
    str | None, typer.Option(metavar="HOURS", help="Since the last work with a band.")
]


def reading(  # noqa: PLR0913 (each option is a field of the reading)
    context: typer.Context,
    measure: Annotated[str, typer.Argument(help="Such as knee_to_wall; see `dorsi measures`.")],
    side: Annotated[str, typer.Argument(help="left, right or both.")],
    trials: Annotated[list[str], typer.Argument(help="8.1 7.9 8.0 cm, or 38°; any unit it takes.")],
    *,
    cold: Cold = None,
    knee: Annotated[str | None, typer.Option(help="bent or straight.")] = None,
    protocol: Annotated[str | None, typer.Option(help="standing, tandem, half_kneeling.")] = None,
    placement: Where = None,
    device: Annotated[str | None, typer.Option(help="What you measured with.")] = None,
    footwear: Annotated[str | None, typer.Option(help="If not barefoot.")] = None,
    hours_since_band: Hours = None,
    note: Annotated[str | None, typer.Option(help="Anything worth keeping.")] = None,
    at: At = None,
    today: Today = None,
    as_json: AsJson = False,
) -> None:
    """Write down a reading.

    dorsi log ME.json reading knee_to_wall left 8.1 7.9 8.0 cm --cold
    """
    here = desk_of(context, today, at)
    known = here.knowledge.measures[one_of(measure, here.knowledge.measures, "measure")]
    entry = Reading(
        at=here.at,
        measure=known.id,
        side=side_of(side),
        cold=cold,
        knee=_word(knee, Knee, "knee"),
        protocol=_word(protocol, Protocol, "protocol"),
        placement=_word(placement, Placement, "placement"),
        device=device,
        footwear=footwear,
        hours_since_band=None if hours_since_band is None else number(hours_since_band),
        note=note,
        **_numbers(" ".join(trials), known.units),
    )
    enter(here, entry, as_json=as_json)


def _numbers(text: str, units: tuple[str, ...]) -> Any:
    """One number is a value, several are trials."""
    numbers, unit = parse_trials(text, units)
    given: dict[str, Any] = {"trials": numbers} if len(numbers) > 1 else {"value": numbers[0]}
    return {**given, "unit": cast("ReadingUnit", unit)}


def _word(given: str | None, words: Any, what: str) -> Any:
    return None if given is None else one_of(given, get_args(words), what)
