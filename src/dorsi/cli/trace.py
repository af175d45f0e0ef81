"""`dorsi trace`: every requirement of the two source texts, what carries it, what proves it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Final

import typer
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from dorsi.cli.options import AsJson
from dorsi.cli.output import show, write_json
from dorsi.errors import UnknownId
from dorsi.interop.trace import Requirement, Trace, trace
from dorsi.knowledge.load import load_knowledge
from dorsi.knowledge.records import nearest

PACKAGE: Final = Path(__file__).parents[1]
CHECK_FAILED: Final = 1
INDENT: Final = 5
NAMED: Final = 3  # places spelt out before the rest is counted


def command(
    ids: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ID...", help="Only these, such as B-8 or A-12.", show_default=False
        ),
    ] = None,
    *,
    gaps: Annotated[bool, typer.Option("--gaps", help="Only those with a gap.")] = False,
    as_json: AsJson = False,
) -> None:
    """Show what carries each requirement and what proves it."""
    found = trace(load_knowledge(), PACKAGE, tests_beside(PACKAGE))
    chosen = _chosen(found, ids or (), gaps=gaps)
    if as_json:
        write_json(replace(found, requirements=chosen).to_dict())
    else:
        show(*_page(found, chosen, short=not ids))
    if found.gaps or found.faults:
        raise typer.Exit(CHECK_FAILED)


def tests_beside(package: Path) -> Path | None:
    """Find the tests of a checkout; an installed package has none beside it."""
    root = package.parent.parent
    tests = root / "tests"
    return tests if (root / "pyproject.toml").is_file() and tests.is_dir() else None


def _chosen(found: Trace, ids: Sequence[str], *, gaps: bool) -> tuple[Requirement, ...]:
    known = {requirement.id: requirement for requirement in found.requirements}
    for id_ in ids:
        if id_ not in known:
            raise UnknownId("requirement", id_, nearest(id_, known))
    return tuple(
        requirement
        for requirement in (found.gaps if gaps else found.requirements)
        if not ids or requirement.id in ids
    )


def _page(found: Trace, chosen: Sequence[Requirement], *, short: bool) -> Iterator[RenderableType]:
    for requirement in chosen:
        yield Text.assemble((f"{requirement.id:<{INDENT}}", "bold"), requirement.title)
        yield _entry(requirement, tests_seen=found.tests_seen, short=short)
    yield from (Text(f"\n{fault}") for fault in found.faults)
    yield Text(f"\n{_summary(found)}" if chosen else _summary(found))


def _entry(requirement: Requirement, *, tests_seen: bool, short: bool) -> Table:
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=INDENT - 1)
    grid.add_column(width=len("carried"))
    grid.add_column(overflow="fold")
    grid.add_row("", "carried", _places(requirement.carried_by, short=short))
    if tests_seen:
        grid.add_row("", "proved", _places(requirement.proved_by, short=short))
    return grid


def _places(places: Sequence[str], *, short: bool) -> Text:
    if not places:
        return Text("by nothing", style="bold")
    named = [_readable(place) for place in (places[:NAMED] if short else places)]
    more = f"and {len(places) - len(named)} more" if len(named) < len(places) else ""
    return Text("\n".join((*named, more)).rstrip(), style="dim", overflow="fold")


def _readable(place: str) -> str:
    """A test's name is a sentence; a file or a module stays as it is."""
    file, _, test = place.partition("::test_")
    return f"{file}: {test.replace('_', ' ')}" if test else place


def _summary(found: Trace) -> str:
    total = len(found.requirements)
    uncarried = [r.id for r in found.requirements if not r.carried_by]
    unproved = [r.id for r in found.requirements if not r.proved_by] if found.tests_seen else []
    parts = [f"{total} requirements"]
    parts.append(f"carried by nothing: {', '.join(uncarried)}" if uncarried else "all carried")
    if not found.tests_seen:
        parts.append("no tests to look at, as this is no checkout")
    else:
        parts.append(f"proved by no test: {', '.join(unproved)}" if unproved else "all proved")
    return "; ".join(parts) + "."
