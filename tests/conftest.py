"""What every test relies on: marks naming the requirement proved, and calm property tests."""

import os
import re

import pytest
from hypothesis import settings

REQUIREMENT = re.compile(r"[AB]-[1-9]\d*")

# No deadline: a slow machine is not a fault of the code. The same examples every time in CI, new
# ones at each run on a developer's machine.
settings.register_profile("dorsi", deadline=None, derandomize="CI" in os.environ)
# On one Python more, what was drawn on the first is not drawn again: some show that it runs.
settings.register_profile("again", settings.get_profile("dorsi"), max_examples=20)
settings.load_profile("dorsi")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Refuse a requirement mark that names no requirement: it would prove nothing."""
    faults = [
        f"{item.nodeid}: requirement{mark.args} is not a list of ids such as 'B-8'"
        for item in items
        for mark in item.iter_markers("requirement")
        if mark.kwargs or not mark.args or not all(map(is_requirement, mark.args))
    ]
    if faults:
        raise pytest.UsageError("\n".join(faults))


def is_requirement(given: object) -> bool:
    """Tell an id of the two source texts (A-1, B-35) from anything else."""
    return isinstance(given, str) and REQUIREMENT.fullmatch(given) is not None
