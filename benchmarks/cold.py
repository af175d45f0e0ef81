"""From nothing to an answer: a fresh process, as one types it.

As everywhere, Python keeps what it has compiled from one run to the next, even where the
environment has told it not to.
"""

import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from figures import Figure, timed

EXAMPLE = Path(__file__).parents[1] / "src" / "dorsi" / "examples" / "lifter.json"
DORSI = (sys.executable, "-m", "dorsi.cli.main")
RUNS = 7


def cold() -> Iterable[Figure]:
    with TemporaryDirectory() as compiled:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": compiled}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        run = partial(_run, environment)
        bare = timed(partial(run, sys.executable, "-c", "pass"), RUNS)
        yield Figure("python alone", bare)
        for name, arguments, bar_s in (
            ("dorsi --help", ("--help",), 0.25),
            ("dorsi review, cold", ("review", str(EXAMPLE), "--today", "2026-02-20"), 0.5),
            ("dorsi plan, cold", ("plan", str(EXAMPLE), "--today", "2026-02-20"), None),
        ):
            took = timed(partial(run, *DORSI, *arguments), RUNS)
            yield Figure(name, took, bar_s, f"   {took / bare:.1f} times python alone")


def _run(environment: Mapping[str, str], *command: str) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)  # noqa: S603  our own command
