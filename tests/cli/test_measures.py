import pytest
from tests.cli.running import run


def test_the_list_and_one_in_full(capsys: pytest.CaptureFixture[str]) -> None:
    assert "knee_to_wall" in run(capsys, "measures").out
    ran = run(capsys, "measures", "knee-to-wall")
    assert ran.code == 0
    assert "What spoils it" in ran.out


def test_json_holds_all_or_one(capsys: pytest.CaptureFixture[str]) -> None:
    every = run(capsys, "measures", "--json").json
    assert len(every) == 9
    assert run(capsys, "measures", "wall_touch", "--json").json in every


def test_a_mistyped_measure_names_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "measures", "goniometer")
    assert ran.code == 2
    assert "no measure is called 'goniometer'" in ran.err


def test_lengths_are_said_in_inches_when_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert "10.2 cm (4 in)" in " ".join(run(capsys, "measures", "wall_touch").out.split())
    inches = run(capsys, "measures", "wall_touch", "--unit", "in")
    assert "4 in from" in " ".join(inches.out.split())
    refused = run(capsys, "measures", "wall_touch", "--unit", "inn")
    assert refused.code == 2
    assert "no unit is called 'inn'; did you mean 'in'?" in refused.err
