"""A server killed two hundred times while everybody writes: is every acknowledged reading there?"""

import tempfile
from collections.abc import Iterable
from pathlib import Path

from tests.site.serving.killing import killed

ROUNDS = 200


def site_kills() -> Iterable[object]:
    with tempfile.TemporaryDirectory() as folder:
        survived = killed(Path(folder), ROUNDS)
    lost = len(survived.acknowledged - set(survived.there))
    twice = len(survived.there) - len(set(survived.there))
    yield f"{ROUNDS} kills under load: {len(survived.acknowledged)} readings acknowledged"
    yield f"    {lost} of them lost, {twice} there twice"
