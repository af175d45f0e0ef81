from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from dorsi.report.chart.lane import Hung, Tag, hang

END, ROWS, GAP = 100.0, 4, 2.0
tags = st.lists(
    st.builds(Tag, st.floats(0.0, END), st.floats(1.0, 40.0), st.integers(0, 3)), max_size=10
).map(lambda found: sorted(found, key=lambda tag: tag.at))


def placed(given_tags: list[Tag]) -> list[tuple[Tag, Hung]]:
    hung = hang(given_tags, END, ROWS, GAP)
    return [(tag, place) for tag, place in zip(given_tags, hung, strict=True) if place is not None]


@given(tags)
def test_no_label_covers_another_or_is_crossed_by_a_line(given_tags: list[Tag]) -> None:
    for (one, a), (other, b) in combinations(placed(given_tags), 2):
        assert a.row != b.row or a.right <= b.left or b.right <= a.left
        for label, by, line in ((a, other, b), (b, one, a)):
            assert line.row < label.row or not label.left <= by.at <= label.right


@given(tags)
def test_labels_stay_within_the_axis_and_the_rows(given_tags: list[Tag]) -> None:
    for tag, place in placed(given_tags):
        assert 0.0 <= place.left < place.right <= END
        assert place.row < ROWS
        assert place.left in (tag.at + GAP, tag.at - GAP - tag.width)


@given(tags)
def test_what_matters_most_always_has_its_place(given_tags: list[Tag]) -> None:
    hung = hang(given_tags, END, ROWS, GAP)
    heaviest = max((tag.weight for tag in given_tags), default=0)
    newest = [n for n, tag in enumerate(given_tags) if tag.weight == heaviest][-1:]
    for number in newest:
        tag = given_tags[number]
        if tag.width + GAP <= max(tag.at, END - tag.at):
            assert hung[number] is not None


def test_labels_with_room_share_a_row_and_others_step_down() -> None:
    apart = hang([Tag(0.0, 20.0, 0), Tag(50.0, 20.0, 0)], END, ROWS, GAP)
    assert [place.row for place in apart if place] == [0, 0]
    close = hang([Tag(0.0, 20.0, 0), Tag(10.0, 20.0, 0)], END, ROWS, GAP)
    assert [place.row for place in close if place] == [1, 0]


def test_a_label_at_the_end_stands_before_its_line() -> None:
    (place,) = hang([Tag(95.0, 20.0, 0)], END, ROWS, GAP)
    assert place == Hung(0, 73.0, 93.0)


def test_the_least_gives_way_and_of_equals_the_older() -> None:
    crowd = [Tag(float(n), 30.0, 1 if n == 2 else 0) for n in range(5)]
    hung = hang(crowd, END, 2, GAP)
    assert [place is not None for place in hung] == [False, False, True, False, True]
