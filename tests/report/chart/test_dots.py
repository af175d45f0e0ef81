from dorsi.report.chart.dots import Canvas, Run


def shown(canvas: Canvas) -> list[str]:
    return ["".join(run.text for run in runs) for runs in canvas.lines()]


def test_eight_dots_share_a_character() -> None:
    canvas = Canvas(2, 1)
    for y in range(4):
        canvas.dot(0, y, "side", "x")
    canvas.dot(3, 3, "side", "x")
    assert shown(canvas) == ["⡇⢀"]


def test_dots_of_one_ink_join_and_those_of_another_make_room_for_them() -> None:
    canvas = Canvas(1, 1)
    canvas.dot(0, 0, "soft", "x")
    canvas.dot(1, 0, "soft", "x")
    assert shown(canvas) == ["⠉"]
    canvas.dot(1, 3, "side", "x")
    assert canvas.lines() == ((Run("⢀", "side"),),)


def test_without_dots_a_plain_sign_stands_in() -> None:
    canvas = Canvas(3, 1, across=1, down=1)
    canvas.dot(1, 0, "side", "=")
    assert shown(canvas) == [" = "]


def test_what_lies_outside_is_not_drawn() -> None:
    canvas = Canvas(2, 1)
    for x, y in ((-1, 0), (0, -1), (4, 0), (0, 4)):
        canvas.dot(x, y, "side", "x")
    canvas.write(1, 0, "ab", "plain")
    canvas.sign(0, 1, "c", "plain")
    assert shown(canvas) == [" a"]


def test_neighbours_of_one_ink_are_one_piece() -> None:
    canvas = Canvas(4, 1)
    canvas.write(0, 0, "ab", "left")
    canvas.write(2, 0, "cd", "right")
    assert canvas.lines() == ((Run("ab", "left"), Run("cd", "right")),)


def test_what_counts_as_covered_is_more_than_faint() -> None:
    canvas = Canvas(4, 1)
    canvas.write(0, 0, "──", "muted")
    canvas.sign(2, 0, "●", "strong")
    assert [canvas.covered(column, 0, 2) for column in range(3)] == [0, 1, 1]
