"""`dorsi log FILE person`: what changed about the person."""

from typing import Annotated

import typer

from dorsi.cli.entering import desk_of, enter
from dorsi.cli.options import AsJson, At, Today
from dorsi.cli.typed import person_change
from dorsi.domain.journal import Change


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
    here = desk_of(context, today, at)
    enter(here, Change(at=here.at, person=person_change(changes)), as_json=as_json)
