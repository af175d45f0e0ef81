"""That the page on how sure Dorsi is holds the figures of the runs, and that these are as asked."""

import json
from pathlib import Path

import pytest
from docs.simulated import FOLDER, SEEDS, runs, simulated_page

from dorsi.knowledge.load import load_knowledge
from dorsi.simulate.experiments import EXPERIMENTS

PAGE = Path(__file__).parents[1] / "docs" / "how-sure.md"
IMAGES = PAGE.parent / "images"


def test_every_figure_in_a_table_of_the_page_comes_from_the_runs() -> None:
    known = set(simulated_page().splitlines())
    told = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    assert len(told) > 40
    assert [line for line in told if line not in known] == []


@pytest.mark.parametrize("number", range(len(SEEDS)))
def test_everything_asked_is_met_in_the_runs_shown(number: int) -> None:
    results = runs()[number]
    assert [result.experiment for result in results] == list(EXPERIMENTS)
    assert {result.seed for result in results} == {SEEDS[number]}
    missed = [
        (result.experiment, row.group, row.label)
        for result in results
        for row in result.rows
        if row.met is False
    ]
    assert missed == []


def test_the_runs_were_asked_what_the_knowledge_asks_now() -> None:
    model = load_knowledge().models.simulation
    for results in runs():
        for result in results:
            assert result.people == model.people[result.experiment]
            for row in result.rows:
                if row.asked is not None:
                    assert row.asked in model.asked.values()


def test_the_runs_say_which_program_and_knowledge_they_come_from() -> None:
    for seed in SEEDS:
        told = json.loads((FOLDER / f"seed-{seed}.json").read_text(encoding="utf-8"))
        assert told["format"] == "dorsi-simulation/2"
        assert told["version"]
        assert all(len(run["knowledge"]) == len(load_knowledge().digest) for run in told["results"])


@pytest.mark.parametrize("experiment", EXPERIMENTS)
def test_every_experiment_has_its_picture_on_the_page(experiment: str) -> None:
    name = f"simulated-{experiment.replace('_', '-')}.svg"
    assert f"(images/{name})" in PAGE.read_text(encoding="utf-8")
    assert (IMAGES / name).is_file()
