from hypothesis import given
from hypothesis import strategies as st

from dorsi.report.chart.lettering import shortened, width_of, wrapped

SENTENCE = "Up 1.1 cm from the start (likely +0.5 to +1.7 cm), visible since 8 February."


def test_wide_letters_and_bold_take_more_room() -> None:
    assert width_of("mmm", 10.0) > width_of("nnn", 10.0) > width_of("iii", 10.0)
    assert width_of("Left", 10.0, bold=True) > width_of("Left", 10.0)


def test_lines_are_no_wider_than_asked_and_no_word_is_lost() -> None:
    lines = wrapped(SENTENCE, 14.0, 200.0)
    assert len(lines) > 2
    assert all(width_of(line, 14.0) <= 200.0 for line in lines)
    assert " ".join(lines).replace("\u00a0", " ") == SENTENCE


def test_a_number_stays_with_its_unit_and_a_day_with_its_month() -> None:
    for width in range(60, 400, 5):
        for line in wrapped(SENTENCE, 14.0, float(width)):
            assert not line.endswith(("1.1", "1.7", "8"))


def test_a_word_too_long_has_a_line_of_its_own() -> None:
    assert wrapped("a extraordinarily b", 14.0, 40.0) == ("a", "extraordinarily", "b")
    assert wrapped("", 14.0, 40.0) == ()


@given(st.text(min_size=1, max_size=60), st.floats(30.0, 300.0))
def test_a_name_is_shortened_until_it_fits(name: str, width: float) -> None:
    short = shortened(name, 14.0, width)
    assert width_of(short, 14.0) <= width
    assert short == name or short.endswith("…")
