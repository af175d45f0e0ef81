import pytest
from tests.cli.running import run

from dorsi.knowledge.load import DATA


def files(kind: str) -> list[str]:
    return [path.stem for path in (DATA / kind).iterdir()]


def test_the_list_and_one_in_full(capsys: pytest.CaptureFixture[str]) -> None:
    assert "soleus_stretch" in run(capsys, "exercises").out
    ran = run(capsys, "exercises", "Soleus-Stretch")
    assert ran.code == 0
    assert "Bent-knee calf stretch" in ran.out


def test_json_holds_all_or_one(capsys: pytest.CaptureFixture[str]) -> None:
    every = run(capsys, "exercises", "--json").json
    assert sorted(exercise["id"] for exercise in every) == sorted(files("exercises"))
    one = run(capsys, "exercises", "soleus_stretch", "--json").json
    assert one in every


def test_a_mistyped_exercise_names_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "exercises", "soleus_strech")
    assert (ran.code, ran.out) == (2, "")
    assert "did you mean 'soleus_stretch'?" in ran.err


def test_lengths_are_said_in_inches_when_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert "5 cm from" in " ".join(run(capsys, "exercises", "knee_to_wall_circles").out.split())
    inches = run(capsys, "exercises", "knee_to_wall_circles", "--unit", "in")
    assert "2.0 in from" in " ".join(inches.out.split())
    refused = run(capsys, "exercises", "knee_to_wall_circles", "--unit", "inn")
    assert refused.code == 2
    assert "no unit is called 'inn'; did you mean 'in'?" in refused.err
