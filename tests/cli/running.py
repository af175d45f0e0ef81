"""Running a command in process, and journals on disk to run it on."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dorsi.cli.main import main

TODAY = date(2026, 4, 13)
MORNING = "2026-04-11T07:30:00+02:00"


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it wrote, as JSON and nothing else."""
        return json.loads(self.out)


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> Ran:
    """Run `dorsi` with these arguments."""
    capsys.readouterr()
    code = main([str(argument) for argument in arguments])
    written = capsys.readouterr()
    return Ran(code, written.out, written.err)


def journal_file(folder: Path, **parts: Any) -> Path:
    """A journal in a file, measured twice on both sides, with the red-flag card answered."""
    whole = {
        "format": "dorsi-journal/1",
        "person": {
            "name": "Someone",
            "birth_year": 1990,
            "sports": ["weightlifting"],
            "equipment": ["loop_band", "squat_rack"],
            "minutes_per_day": 10,
            "training_days": ["mon", "wed", "fri"],
            "timezone": "Europe/Berlin",
        },
        "readings": [
            reading(side, cm, day)
            for day in ("2026-04-09", "2026-04-11")
            for side, cm in (("left", 8.0), ("right", 8.6))
        ],
        "answers": [answer("red_flag_card", "no")],
    }
    path = folder / "me.json"
    path.write_text(json.dumps(whole | parts), encoding="utf-8")
    return path


def injured_file(folder: Path) -> Path:
    """A journal with a fresh injury that hurts and does not bear weight."""
    return journal_file(
        folder,
        answers=[
            answer("injury_days_ago", 1, "right"),
            answer("malleolar_pain", "yes", "right"),
            answer("cannot_bear_weight", "yes", "right"),
        ],
    )


def reading(side: str, cm: float, day: str) -> dict[str, Any]:
    """A cold knee-to-wall reading of three equal trials."""
    return {
        "at": f"{day}T07:30:00+02:00",
        "measure": "knee_to_wall",
        "side": side,
        "trials": [cm, cm, cm],
        "unit": "cm",
        "cold": True,
    }


def answer(question: str, given: str | float, side: str | None = None) -> dict[str, Any]:
    """An answer on the morning of the 11th of April."""
    entry = {"at": MORNING, "question": question, "answer": given}
    return entry | ({"side": side} if side else {})
