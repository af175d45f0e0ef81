"""What every page shares: its look, its pictures said in words, its files."""

import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from dorsi.site.pages import built, showing

TEMPLATES = Path(showing.__file__).parent / "templates"


def root_of(client: Client) -> str:
    page = client.get(reverse("people")).content.decode()
    (found,) = re.findall(r"<html[^>]*>", page)
    return str(found)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_page_comes_in_the_look_that_was_chosen(client: Client, theme: str) -> None:
    client.cookies["theme"] = theme
    assert f'data-theme="{theme}"' in root_of(client)


@pytest.mark.parametrize("theme", ["", "blue", 'dark" onload="x'])
def test_any_other_word_leaves_the_look_to_the_device(client: Client, theme: str) -> None:
    client.cookies["theme"] = theme
    assert root_of(client) == '<html lang="en-GB">'


DRAWINGS = [
    path
    for path in sorted((TEMPLATES / "parts" / "drawings").rglob("*.*"))
    if path.parent.name != "leg"  # what drawings are put together from
]


@pytest.mark.parametrize("picture", DRAWINGS, ids=lambda path: path.name)
def test_a_drawing_is_said_in_words_or_only_decorates(picture: Path) -> None:
    (root,) = re.findall(r"<svg [^>]*>", picture.read_text())
    assert ('role="img" aria-label="' in root) != ('aria-hidden="true"' in root)


@pytest.mark.parametrize(
    "icon", sorted((TEMPLATES / "icons").iterdir()), ids=lambda path: path.stem
)
def test_an_icon_stands_beside_words_and_is_not_read_out(icon: Path) -> None:
    assert 'aria-hidden="true" focusable="false"' in icon.read_text()


@pytest.mark.parametrize("place", [*showing.PLACES, *showing.MORE], ids=lambda place: place.name)
def test_every_place_has_an_icon(place: showing.Place) -> None:
    assert (TEMPLATES / place.icon).exists()


@pytest.mark.parametrize("source", ["styles/site.css", "src/site.ts", "pictures/mark.svg"])
def test_a_built_file_comes_packed_and_may_be_kept_for_ever(client: Client, source: str) -> None:
    if not built.names():
        pytest.skip("the front end is not built; script/test builds it")
    answer = client.get(f"/static/built/{built.names()[source]}", headers={"accept-encoding": "br"})
    assert answer.status_code == 200
    assert b"".join(answer)
    answer.close()
    assert "immutable" in answer["Cache-Control"]
    if source != "pictures/mark.svg":
        assert answer["Content-Encoding"] == "br"
