"""What tests of video share in one run."""

import os

import pytest
from tests.video import looked


@pytest.fixture(scope="session", autouse=True)
def _look_at_real_clips_once(tmp_path_factory: pytest.TempPathFactory) -> None:
    base = tmp_path_factory.getbasetemp()
    # A worker's folder stands in the folder of the whole run.
    looked.share((base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "looked")
