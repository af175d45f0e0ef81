import re

from rich.console import Console
from tests.report.film.filmed import LUNGES, REFUSED, SQUATS, compared

from dorsi.report.terminal.film import render_comparison, render_film

AVOIDED = re.compile(
    r"\b(diagnos\w*|treat(s|ed|ing|ment)?|cures?|cured|prevent\w*|rehabilitat\w*|safe|safely"
    r"|injury risk|you need surgery|your capsule is)\b|!",
    re.IGNORECASE,
)


def lines(renderable: object, width: int = 80) -> str:
    console = Console(width=width, color_system=None, force_terminal=False)
    with console.capture() as drawn:
        console.print(renderable)
    return "\n".join(line.rstrip() for line in drawn.get().splitlines())


def test_the_shins_come_first_then_each_repetition_then_what_else_was_seen() -> None:
    text = lines(render_film(SQUATS, "me.mp4", ["The film is in a.mp4."], [("dorsi x", "see")]))
    places = [
        text.index(part)
        for part in (
            "Squat · me.mp4",
            "Left shin leans 31°",
            "One by one",
            "deepest at",
            "What else was seen",
            "Bounds hold nine times in ten",
            "The film is in a.mp4.",
            "dorsi x",
        )
    ]
    assert places == sorted(places)


def test_a_compensation_is_told_once_with_all_its_moments() -> None:
    text = lines(render_film(SQUATS, "me.mp4"))
    assert text.count("The trunk falls forward.") == 1
    assert "1 at 2.2 s, 2 at 2.2 s" in text


def test_a_clip_that_may_not_be_used_says_why_and_how_to_film_it() -> None:
    text = lines(render_film(REFUSED, "me.mp4"))
    assert "cannot be measured" in text
    assert "The clip is too dark. Film in better light." in text
    assert "Bounds" not in text
    assert "°" not in text


def test_a_comparison_begins_with_what_it_means() -> None:
    text = lines(render_comparison(compared("more"), ("a.mp4", "b.mp4"), ["It is in c.json."]))
    assert text.index("a.mp4 and b.mp4") < text.index("At the same depth the left shin leans")
    assert "knees bent 95°" in text
    assert text.rstrip().endswith("It is in c.json.")


def test_the_words_of_the_house_hold() -> None:
    said = [lines(render_film(result, "me.mp4")) for result in (SQUATS, LUNGES, REFUSED)]
    said += [
        lines(render_comparison(compared(verdict, heels_raised=raised), ("a", "b")))
        for verdict in ("more", "less", "within_error", "cannot_tell")
        for raised in (True, False)
    ]
    assert not [AVOIDED.search(text) for text in said if AVOIDED.search(text)]
