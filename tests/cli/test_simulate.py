"""That `dorsi simulate` shows, saves and repeats what it found."""

import json
from pathlib import Path
from xml.etree.ElementTree import parse

import pytest
from tests.cli.running import run

from dorsi.cli import simulate as command_module
from dorsi.knowledge.load import load_knowledge
from dorsi.simulate.experiments import EXPERIMENTS

FEW = ("--people", "100", "--jobs", "1")


def test_an_experiment_is_shown_with_its_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "simulate", "forecast", *FEW)
    assert (ran.code, ran.err) == (0, "")
    text = " ".join(ran.out.split())
    assert "Does week twelve come out as forecast? Share of virtual people" in text
    assert text.endswith("100 virtual people, seed 1; bounds of 95 %.")
    assert "at least 85.0 %, at most 96.0 %" in text


def test_numbers_and_figures_are_saved_and_the_same_seed_gives_them_again(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    one, again, svg = tmp_path / "one.json", tmp_path / "again.json", tmp_path / "one.svg"
    ran = run(capsys, "simulate", "forecast", "forecast", *FEW, "--json", one, "--svg", svg)
    assert ran.code == 0
    run(capsys, "simulate", "forecast", *FEW, "--json", again)
    assert one.read_bytes() == again.read_bytes()
    told = json.loads(one.read_text(encoding="utf-8"))
    assert told["format"] == "dorsi-simulation/2"
    assert {run["knowledge"] for run in told["results"]} == {load_knowledge().digest}
    assert [result["experiment"] for result in told["results"]] == ["forecast"]
    assert {row["met"] for row in told["results"][0]["rows"]} <= {True, False, None}
    assert parse(svg).getroot().get("role") == "img"  # noqa: S314  our own file


def test_another_seed_gives_other_numbers(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    files = [tmp_path / f"{seed}.json" for seed in (1, 2)]
    for seed, file in zip((1, 2), files, strict=True):
        run(capsys, "simulate", "forecast", *FEW, "--seed", str(seed), "--json", file)
    rows = [json.loads(file.read_text(encoding="utf-8"))["results"][0]["rows"] for file in files]
    assert rows[0] != rows[1]


def test_an_unknown_experiment_is_named_with_the_nearest(
    capsys: pytest.CaptureFixture[str],
) -> None:
    ran = run(capsys, "simulate", "covrage")
    assert ran.code == 2
    assert "no experiment is called 'covrage'; did you mean 'coverage'?" in ran.err


def test_too_few_people_or_another_kind_of_picture_is_bad_usage(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run(capsys, "simulate", "pattern", "--people", "5").code == 2
    ran = run(capsys, "simulate", "pattern", "--svg", tmp_path / "one.png")
    assert ran.code == 2
    assert "does not end in .svg" in ran.err


def test_a_file_that_cannot_be_written_is_not_saved(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    ran = run(capsys, "simulate", "forecast", *FEW, "--json", tmp_path / "none" / "one.json")
    assert ran.code == 3
    assert "could not be written" in ran.err


def test_all_experiments_are_run_on_all_cores_unless_told_otherwise(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def noting(*given: object) -> tuple[()]:
        asked.extend(given)
        return ()

    monkeypatch.setattr(command_module, "simulate", noting)
    assert run(capsys, "simulate").code == 0
    names, seed, people, jobs, told = asked
    assert (names, seed, people) == (tuple(EXPERIMENTS), 1, None)
    assert jobs == command_module.cores() >= 1
    assert callable(told)


def test_progress_is_shown_only_where_somebody_looks(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    ran = run(capsys, "simulate", "forecast", *FEW)
    assert "forecast" in ran.err
    assert "forecast" not in ran.out.splitlines()[0].lower().split()[0]
