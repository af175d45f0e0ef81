"""Every figure on one page, to be looked at: run by script/figures.

Each is shown as it moves and as it stands in print, in both looks, at the width of a phone. What a
body cannot do is said beside it.
"""
# ruff: noqa: INP001, T201  run from the checkout, not installed, and says what it does

import sys
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import Any, Final

from dorsi.domain.figure import FigureModel
from dorsi.knowledge.load import load_knowledge
from dorsi.posture.sense import faults
from dorsi.report.figure import STYLE, figure_svg

LOOK: Final = """\
body { margin: 1rem; font: 16px system-ui, sans-serif; }
section { display: flex; flex-wrap: wrap; gap: 1rem; align-items: end; margin-bottom: 2rem; }
h2 { flex-basis: 100%; margin: 0; font-size: 1rem; }
h2 b { color: #8c1d18; }
.figure { width: 358px; height: auto; }
.dark { padding: 0.5rem; background: #14181a; --figure-near: #c3ced2; --figure-trunk: #77868b;
  --figure-far: #434f54; --figure-solid: #101315; --figure-ink: #e9e7e1; --figure-paper: #14181a;
  --figure-accent: #a8c3f4; --figure-band: #a8c3f4; --figure-glow: #14181a; }
"""


def main(given: list[str]) -> None:
    """Write the page, with those named or with all."""
    knowledge = load_knowledge()
    things = {**knowledge.exercises, **knowledge.measures}
    unknown = sorted(set(given) - set(things))
    if unknown:
        sys.exit(f"no exercise and no measure is called {', '.join(unknown)}")
    page = Path("figures.html")
    chosen = (things[name] for name in given or things)
    page.write_text(sheet(chosen, knowledge.models.figure), encoding="utf-8")
    print(f"{page} shows them; open it in a browser")


def sheet(things: Iterable[Any], model: FigureModel) -> str:
    """One page with these."""
    body = "".join(f"<section>{''.join(_shown(thing, model))}</section>" for thing in things)
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Figures</title>'
        f"<style>{STYLE}{LOOK}</style>{body}</html>\n"
    )


def _shown(thing: Any, model: FigureModel) -> Iterator[str]:
    wrong = faults(thing.figure, model) if thing.figure else ("no figure",)
    yield f"<h2>{thing.id}: {escape(thing.name)} <b>{escape('; '.join(wrong))}</b></h2>"
    yield figure_svg(thing, model)
    yield f'<div class="dark">{figure_svg(thing, model, "left")}</div>'


if __name__ == "__main__":
    main(sys.argv[1:])
