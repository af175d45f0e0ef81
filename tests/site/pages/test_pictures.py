"""Pictures on pages: what they point at is said, and where a place is named it is shown."""

from html import unescape
from pathlib import Path
from re import DOTALL, findall

import pytest
from django.test import Client
from tests.people import KNOWLEDGE
from tests.site.pages.visiting import at, text

import dorsi.site.pages
from dorsi.domain.words import STRUCTURES
from dorsi.site.pages.the_ankle import PARTS, STRUCTURES_SHOWN, WAYS
from dorsi.site.records.models import KeptPerson

DRAWINGS = Path(dorsi.site.pages.__file__).parent / "templates/parts/drawings"


def labels() -> list[str]:
    """What the picture says of each thing it points at."""
    drawn = (DRAWINGS / "anatomy.html").read_text(encoding="utf-8")
    return [
        " ".join(findall(r">([^<]+)</tspan>", label))
        for label in findall(r"<text.*?</text>", drawn, DOTALL)
    ]


@pytest.mark.requirement("A-30")
def test_whatever_the_picture_points_at_is_described_beneath_it() -> None:
    described = [f"{part.name} {part.term}".strip() for part in PARTS]
    assert sorted(labels()) == sorted(described)


@pytest.mark.requirement("A-30")
def test_the_words_for_the_ways_of_the_hinge_and_of_the_joints_below_are_drawn_and_said(
    client: Client, trained: KeptPerson
) -> None:
    page = client.get(at(trained, "the_ankle"))
    for word in ("hinge", "Dorsiflexion", "Plantarflexion", "Inversion", "Eversion", "pronation"):
        assert word in text(page)
    drawn = findall(r'<svg class="anatomy way".*?aria-label="([^"]+)"', page.content.decode())
    assert len(drawn) == len(WAYS) == len(set(map(unescape, drawn)))


def test_what_stands_for_a_place_in_the_leg_is_shown_there(
    client: Client, trained: KeptPerson
) -> None:
    chapter = client.get(at(trained, "chapter", "structures")).content.decode()
    for structure in STRUCTURES:
        assert chapter.count(f'class="anatomy shows {structure}"') == (
            structure in STRUCTURES_SHOWN
        )
        page = client.get(at(trained, "why", structure)).content.decode()
        assert (f'class="anatomy shows {structure}"' in page) == (structure in STRUCTURES_SHOWN)


def test_a_structure_that_is_shown_is_in_the_picture() -> None:
    drawn = "".join(path.read_text(encoding="utf-8") for path in DRAWINGS.rglob("*.html"))
    for structure in STRUCTURES_SHOWN - {"joint"}:
        assert findall(rf'class="(?:muscle )?{structure}"', drawn), structure
    assert 'class="hinge"' in drawn
    for structure in STRUCTURES_SHOWN:
        assert f'class="label {structure}"' in drawn


def test_every_measure_shows_how_it_is_taken_and_what_a_mark_means(
    client: Client, trained: KeptPerson
) -> None:
    for measure in KNOWLEDGE.measures.values():
        page = client.get(at(trained, "take", measure.id))
        assert 'class="figure loop' in page.content.decode()
        assert measure.figure
        assert measure.figure.says
        assert measure.figure.says in text(page)


def test_the_first_reading_is_shown_in_the_colour_of_its_side(
    client: Client, person: KeptPerson
) -> None:
    page = client.get(at(person, "first_step", "reach-left")).content.decode()
    assert 'class="figure loop left"' in page
