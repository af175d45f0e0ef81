"""The front end's own code and types, asked by a test in Python."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

PATIENCE_S = 180.0
WEB = Path(__file__).parents[2] / "web"
NODE = WEB.parent / ".venv-node" / "bin" / "node"
VITEST = WEB / "node_modules" / "vitest" / "vitest.mjs"
TSC = WEB / "node_modules" / "typescript" / "bin" / "tsc"
needs_vitest = pytest.mark.skipif(
    not VITEST.exists(), reason="what proves the front end is not there"
)


def told_by(file: str, given: object, folder: Path, timeout_s: float = PATIENCE_S) -> Any:
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


def faults_of_type(name: str, module: str, value: object, folder: Path) -> str:
    """Say where a value is not what a type of the front end says; empty where it is.

    Args:
        name: The type, exported by the module.
        module: Below `web/src`, without its ending.
        value: What JSON holds.
        folder: Where the little program that is checked may lie.
    """
    program = (
        f'import type {{ {name} }} from "{WEB}/src/{module}";\n'
        f"export const value: {name} = {json.dumps(value)};\n"
    )
    (folder / "value.ts").write_text(program)
    project = {
        "extends": f"{WEB}/tsconfig.json",
        "include": (),
        "files": ("value.ts",),
        "compilerOptions": {"types": ()},
    }
    (folder / "tsconfig.json").write_text(json.dumps(project))
    done = subprocess.run(  # noqa: S603  (what the lock names)
        [NODE, TSC, "-p", folder], capture_output=True, text=True, timeout=PATIENCE_S, check=False
    )
    return done.stdout
