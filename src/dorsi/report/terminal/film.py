"""A clip on the terminal: the shins first, every repetition, what was seen, how sure that is."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from dorsi.domain.filmed import FilmComparison, FilmProblem, FilmResult
from dorsi.domain.words import SIDES
from dorsi.report.film.one_clip import (
    describe_difference,
    describe_heels,
    describe_knees,
    describe_set,
    describe_view,
    rows,
)
from dorsi.report.film.two_clips import (
    conclude,
    describe_depth,
    describe_shin,
    describe_trunk,
    describe_two_heels,
)
from dorsi.report.quantities import angle, capital, tidy
from dorsi.report.terminal.parts import (
    LEFT,
    MUTED,
    RIGHT,
    WATCH,
    hanging,
    heading,
    hints,
    indented,
    points,
    sided,
    title,
)

COLUMN_STYLES = {"left": LEFT, "right": RIGHT}
BOUNDS = "Bounds hold nine times in ten. A clip taken at home is a rough measure: compare your own."


def render_film(
    result: FilmResult,
    name: str,
    written: Iterable[str] = (),
    next_commands: Sequence[tuple[str, str]] = (),
) -> RenderableType:
    """Lay out what a clip showed.

    Args:
        result: What was found.
        name: The clip's name.
        written: What was written where, in sentences.
        next_commands: Commands and their use, for the foot.
    """
    return Group(
        title(f"{capital(result.kind)} · {name}", describe_view(result) or ""),
        hanging(map(sided, _said(result))),
        *([heading("One by one"), indented(_table(result))] if result.reps else []),
        *_seen(result),
        *_problems(result),
        *([Text(f"\n{BOUNDS}", MUTED)] if result.quality.usable else []),
        *_quietly(written),
        *([hints(next_commands)] if next_commands else []),
    )


def render_comparison(
    told: FilmComparison, names: tuple[str, str], written: Iterable[str] = ()
) -> RenderableType:
    """Lay out how two clips differ.

    Args:
        told: The comparison.
        names: The names of the two clips.
        written: What was written where, in sentences.
    """
    at = ""
    if told.depth_deg is not None:
        at = f"knees bent {angle(told.depth_deg)}"
    return Group(
        title(f"{names[0]} and {names[1]}", at),
        hanging([sided(conclude(told))]),
        heading("At the same depth" if told.kind == "squat" else "At the best"),
        points(map(sided, _differences(told))),
        *([heading("To bear in mind"), points(told.notes)] if told.notes else []),
        Text(f"\n{BOUNDS}", MUTED),
        *_quietly(written),
    )


def _quietly(sentences: Iterable[str]) -> Iterator[Text]:
    for number, text in enumerate(sentences):
        yield Text(text if number else f"\n{text}", MUTED)


def _said(result: FilmResult) -> Iterator[str]:
    yield describe_set(result)
    if result.quality.usable:
        for said in (
            describe_difference(result),
            describe_knees(result),
            describe_heels(result),
        ):
            if said is not None:
                yield said


def _table(result: FilmResult) -> Table:
    head, *body = rows(result)
    table = Table.grid(padding=(0, 3, 0, 0))
    for name in head:
        table.add_column(style=COLUMN_STYLES.get(name.split()[0], ""), no_wrap=True)
    table.add_row(*(Text(name, MUTED) for name in head))
    for row in body:
        table.add_row(*row)
    return table


def _seen(result: FilmResult) -> Iterator[RenderableType]:
    """Each compensation once, with the repetitions in which it was seen."""
    told: dict[str, list[str]] = {}
    for number, rep in enumerate(result.reps, 1):
        for seen in rep.compensations:
            told.setdefault(seen.text, []).append(f"{number} at {tidy(seen.onset_s, 1)} s")
    if told:
        yield heading("What else was seen")
        yield points(Text(f"{text} ({', '.join(where)})") for text, where in told.items())


def _problems(result: FilmResult) -> Iterator[RenderableType]:
    if not result.quality.problems:
        return
    usable = result.quality.usable
    yield heading("What makes it less sure" if usable else "Why, and how to film it better")
    yield points(_problem(problem) for problem in result.quality.problems)


def _problem(problem: FilmProblem) -> Text:
    return Text(problem.text, WATCH).append(f" {problem.fix}", "default")


def _differences(told: FilmComparison) -> Iterator[str]:
    for side in SIDES:
        if (change := told.sides.of(side)) is not None:
            yield describe_shin(side, change, told)
    if told.trunk is not None:
        yield describe_trunk(told.trunk, told)
    if told.deepest is not None and told.kind == "squat":
        yield describe_depth(told.deepest, told)
    for side in SIDES:
        if told.kind == "squat" and (heels := told.heels.of(side)) is not None:
            yield describe_two_heels(side, heels)
