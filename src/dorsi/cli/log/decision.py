"""`dorsi log FILE target|pause|resume|cleared`: decisions of a few words."""

from typing import Annotated

import typer

from dorsi.cli.entering import desk_of, enter
from dorsi.cli.options import AsJson, At, Today, typed_date
from dorsi.cli.typed import one_of, side_of
from dorsi.domain.journal import Cleared, Paused, Resumed, TargetSet
from dorsi.errors import InvalidInput
from dorsi.units import Length


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
    here = desk_of(context, today, at)
    cm = Length.parse(" ".join(reach)).cm
    enter(here, TargetSet(at=here.at, side=side_of(side), reach_cm=cm), as_json=as_json)


def pause(
    context: typer.Context,
    *,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="If you know it.")] = None,
    at: At = None,
    today: Today = None,
    as_json: AsJson = False,
) -> None:
    """Take time off, for illness, travel or anything else."""
    here = desk_of(context, today, at)
    end = typed_date(until, "--until") if until else None
    enter(here, Paused(at=here.at, until=end), as_json=as_json)


def resume(
    context: typer.Context, *, at: At = None, today: Today = None, as_json: AsJson = False
) -> None:
    """Come back after a pause."""
    here = desk_of(context, today, at)
    enter(here, Resumed(at=here.at), as_json=as_json)


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
    here = desk_of(context, today, at)
    known = one_of(rule, here.knowledge.safety, "safety rule")
    if not here.knowledge.safety[known].clearable:
        raise InvalidInput(f"{known} is not lifted by a clearance, only by new answers")
    enter(here, Cleared(at=here.at, rule=known, by=by.strip()), as_json=as_json)
