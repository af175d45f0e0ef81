"""What the virtual people showed, as a page of tables and as pictures, from the runs kept beside.

`dorsi simulate --seed 1 --json docs/runs/seed-1.json` writes such a run, the other seed
likewise; this only shows what stands there.
"""
# ruff: noqa: INP001  run from the checkout, not installed

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Final

from dorsi.report.plot.content import placed, said, said_asked, said_span
from dorsi.report.plot.picture import picture
from dorsi.report.reference.markdown import NOTICE, page, table
from dorsi.simulate.figures import asked_of, figure, found_of
from dorsi.simulate.results import Result, Row, result_of

FOLDER: Final = Path(__file__).parent / "runs"
SEEDS: Final = (1, 2)
DRAWN: Final = 1  # the seed of the pictures
OWN_NOTICE: Final = "<!-- Written by script/docs from docs/runs. Change nothing here. -->"
HEADS: Final = ("", "asked", *(f"seed {seed}" for seed in SEEDS))


def runs() -> Sequence[tuple[Result, ...]]:
    """The results of every seed, in the same order."""
    texts = [(FOLDER / f"seed-{seed}.json").read_text(encoding="utf-8") for seed in SEEDS]
    return [tuple(map(result_of, json.loads(text)["results"])) for text in texts]


def simulated_page() -> str:
    """Every figure of both seeds with its bounds, beside what is asked of it."""
    parts = [_experiment(alike) for alike in zip(*runs(), strict=True)]
    text = page(
        "Virtual people",
        "Every figure of `dorsi simulate` with its 95 % bounds, from two runs that share nothing "
        "but the program. What the figures mean stands in [how-sure.md](../how-sure.md).",
        *parts,
    )
    return text.replace(NOTICE, OWN_NOTICE)


def simulated_pictures() -> Mapping[str, str]:
    """One picture an experiment, by file name."""
    drawn = runs()[SEEDS.index(DRAWN)]
    return {
        f"simulated-{result.experiment.replace('_', '-')}.svg": picture(
            [figure(result)], f"dorsi-{result.experiment.replace('_', '-')}"
        )
        for result in drawn
    }


def _experiment(alike: Sequence[Result]) -> str:
    first = alike[0]
    people = ", ".join(f"seed {result.seed}: {result.people:,} people" for result in alike)
    again = " ".join(f"`dorsi simulate {r.experiment} --seed {r.seed}`" for r in alike)
    tables = [
        f"### {group[:1].upper()}{group[1:]}\n\n{table(HEADS, _rows(list(rows)))}"
        for group, rows in groupby(zip(*(r.rows for r in alike), strict=True), key=_group)
    ]
    return "\n\n".join((f"## {first.title}", first.says, f"{people}. {again}", *tables))


def _group(alike: Sequence[Row]) -> str:
    return alike[0].group


def _rows(found: Sequence[Sequence[Row]]) -> Iterator[tuple[str, ...]]:
    for alike in found:
        first = alike[0]
        where = f", {first.axis} {placed(first.at)}" if first.at is not None else ""
        told = asked_of(first)
        asked = said_asked(replace(told, met=True), first.unit) if told else ""
        yield (f"{first.label}{where}", asked, *(_said(row) for row in alike))


def _said(row: Row) -> str:
    found = found_of(row)
    missed = " **not met**" if row.met is False else ""
    return f"{said(found.value, row.unit)} ({said_span(found, row.unit)}){missed}"
