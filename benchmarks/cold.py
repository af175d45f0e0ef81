"""From nothing to an answer: a fresh process, as one types it."""

import subprocess
import sys
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from figures import Figure, timed

EXAMPLE = Path(__file__).parents[1] / "src" / "dorsi" / "examples" / "lifter.json"
DORSI = (sys.executable, "-m", "dorsi.cli.main")
RUNS = 7


def cold() -> Iterable[Figure]:
    bare = timed(partial(_run, sys.executable, "-c", "pass"), RUNS)
    yield Figure("python alone", bare)
    for name, arguments, bar_s in (
        ("dorsi --help", ("--help",), 0.25),
        ("dorsi review, cold", ("review", str(EXAMPLE), "--today", "2026-02-20"), 0.5),
        ("dorsi plan, cold", ("plan", str(EXAMPLE), "--today", "2026-02-20"), None),
    ):
        took = timed(partial(_run, *DORSI, *arguments), RUNS)
        yield Figure(name, took, bar_s, f"   {took / bare:.1f} times python alone")


def _run(*command: str) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603  our own command
