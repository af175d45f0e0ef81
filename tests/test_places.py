"""No file of the project names a place on the machine it was written on."""

import subprocess

import pytest
from tests.places import ROOT, places_here

# A script that has to know where a home may be would stand here with its reason.
MEANT: frozenset[str] = frozenset()


def tracked() -> tuple[str, ...]:
    """Every file git knows or would add, as its path in the repository."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    names = listed.stdout.decode().split("\0")
    return tuple(name for name in names if name and (ROOT / name).is_file())


def test_no_file_names_a_home_or_this_checkout() -> None:
    files = tracked()
    if not files:
        pytest.skip("this is no checkout")
    named = [
        f"{name}: {place}"
        for name in files
        for text in [(ROOT / name).read_bytes()]
        for place in places_here()
        if name not in MEANT and place.encode() in text
    ]
    assert named == []


def test_a_place_is_seen() -> None:
    assert any(place in f"see {ROOT}/docs" for place in places_here())
    assert any(place in "in /" + "home/ada/me.json" for place in places_here())
