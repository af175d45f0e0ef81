from pathlib import Path

import pytest
from tests.report.results import knowledge, listener

import dorsi
from dorsi.domain.verdicts import Interval
from dorsi.report.legible import LEGIBLE, STAND_INS, UNKNOWN, plainly
from dorsi.report.scale import reach_scale

BRAILLE = range(0x2800, 0x2900)


def shown(text: str, encoding: str) -> str:
    return text.encode(encoding, LEGIBLE).decode(encoding)


def test_a_day_with_work_and_a_day_without_stay_different_in_ascii() -> None:
    assert shown("●  ·  ●", "ascii") == "o  .  o"


def test_a_terminal_keeps_the_signs_it_has() -> None:
    assert shown("2 × 12 – 39°", "latin-1") == "2 × 12 - 39°"
    assert shown("░▒─┴ −0.3", "cp437") == "░▒─┴ -0.3"
    assert shown("2 × 12 – 39°", "utf-8") == "2 × 12 – 39°"


def test_a_number_below_nothing_keeps_its_minus() -> None:
    assert shown("−0.1 to +1.5 cm", "ascii") == "-0.1 to +1.5 cm"


def test_a_degree_and_a_stray_are_said_in_letters() -> None:
    assert shown("39°, ± 1.7", "ascii") == "39 deg, +/- 1.7"


def test_a_letter_loses_its_accent_rather_than_its_place() -> None:
    assert shown("Zoë Ångström", "ascii") == "Zoe Angstrom"
    assert shown("李", "ascii") == UNKNOWN


def test_no_stand_in_needs_one_itself() -> None:
    assert all(text.isascii() and text for text in STAND_INS.values())


def test_every_sign_of_the_screens_has_something_that_stands_for_it() -> None:
    here = Path(dorsi.__file__).parent
    files = [*here.glob("report/**/*.py"), *here.glob("cli/*.py"), here / "errors.py"]
    signs = {sign for file in files for sign in file.read_text(encoding="utf-8")}
    lost = {sign for sign in signs if UNKNOWN in plainly(sign) and sign != UNKNOWN}
    assert {sign for sign in lost if ord(sign) not in BRAILLE} == set()


@pytest.mark.parametrize("kind", ["measures", "exercises", "findings", "safety", "sources"])
def test_every_text_of_knowledge_can_be_read_in_ascii(kind: str) -> None:
    text = repr(getattr(knowledge(), kind))
    assert plainly(text).count(UNKNOWN) == text.count(UNKNOWN)


def test_the_scale_keeps_its_shape_in_ascii() -> None:
    rows = reach_scale([("left", "Left", Interval(9.1, 8.2, 10.0))], listener(), 80)
    lines = ["".join(piece.text for piece in row) for row in rows]
    plain = [shown(line, "ascii") for line in lines]
    assert [len(line) for line in plain] == [len(line) for line in lines]
    assert "=" in plain[2] and "+" in plain[-2]  # noqa: PT018  both signs of the drawing
