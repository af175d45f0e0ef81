"""A journal to write into."""

from pathlib import Path

import pytest
from tests.interop.journal_trees import ANSWER, READING, tree, written


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The journal of Ada in New York: the card is answered, and both sides are measured."""
    path = tmp_path / "ada.json"
    person = {"name": "Ada", "birth_year": 1982, "timezone": "America/New_York"}
    card = {**ANSWER, "question": "red_flag_card", "side": None}
    sides = [{**READING, "side": side} for side in ("left", "right")]
    path.write_bytes(written(tree(person=person, answers=[card], readings=sides)))
    return path
