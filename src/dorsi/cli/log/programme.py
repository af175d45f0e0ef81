"""`dorsi log FILE accept`: taking on the programme that `dorsi plan` shows."""

from typing import Annotated

import typer

from dorsi.cli.entering import desk_of, enter
from dorsi.cli.options import AsJson, At, Today, typed_date
from dorsi.cli.taking_on import taken_on


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
    here = desk_of(context, today, at)
    first = typed_date(starts, "--starts") if starts else here.today
    enter(here, taken_on(here, first), as_json=as_json)
