"""The front end's own code, run by Vitest for a test in Python: given JSON, telling JSON."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

WEB = Path(__file__).parents[2] / "web"
NODE = WEB.parent / ".venv-node" / "bin" / "node"
VITEST = WEB / "node_modules" / "vitest" / "vitest.mjs"
needs_vitest = pytest.mark.skipif(
    not VITEST.exists(), reason="what proves the front end is not there"
)


def told_by(file: str, given: object, folder: Path, timeout_s: float = 60.0) -> Any:
    """Run `web/tests/<file>.site.ts` and give back what it tells.

    Args:
        file: The name up to `.site.ts`.
        given: What it reads at `DORSI_GIVEN`.
        folder: Where both files may lie.
        timeout_s: How long it may take.
    """
    said, told = folder / "given.json", folder / "told.json"
    said.write_text(json.dumps(given))
    done = subprocess.run(  # noqa: S603  (what the lock names)
        [NODE, VITEST, "run", "--config", "vitest.site.config.ts", f"{file}.site.ts"],
        cwd=WEB,
        env={**os.environ, "DORSI_GIVEN": str(said), "DORSI_TOLD": str(told)},
        capture_output=True,
        text=True,
        timeout=timeout_s,
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return json.loads(told.read_text())
