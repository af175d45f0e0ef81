"""What of a clip goes into a journal."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dorsi.domain.filmed import FilmedLeg, FilmedRep, FilmKind, FilmQuality, FilmResult
from dorsi.domain.journal import Person
from dorsi.domain.verdicts import Sides
from dorsi.interop.journal_file import append, begin, load_journal
from dorsi.knowledge.load import load_knowledge
from dorsi.video.entries import readings, video_entry

AT = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)
KNOWLEDGE = load_knowledge()


def result(kind: FilmKind = "squat", *, usable: bool = True) -> FilmResult:
    reps = tuple(
        FilmedRep(
            start_s=start_s,
            bottom_s=start_s + 1.0,
            end_s=start_s + 2.0,
            depth_deg=110.0,
            trunk_lean_deg=40.0,
            sides=Sides(FilmedLeg(shank_deg=lean), FilmedLeg()),
        )
        for start_s, lean in ((1.0, 31.04), (4.0, 33.26), (7.0, 32.5))
    )
    return FilmResult(kind=kind, quality=FilmQuality(usable), reps=reps)


@pytest.mark.requirement("B-57")
@pytest.mark.parametrize(("kind", "measure"), [("squat", "video_squat"), ("lunge", "video_lunge")])
def test_each_repetition_is_a_trial_of_a_measure_of_its_own(kind: FilmKind, measure: str) -> None:
    (reading,) = readings(result(kind), AT, cold=True)
    assert reading.measure == measure
    assert reading.side == "left"
    assert reading.trials == (31.0, 33.3, 32.5)
    assert reading.unit == "deg"
    assert reading.cold is True
    tape, video = KNOWLEDGE.measures["knee_to_wall"].error, KNOWLEDGE.measures[measure].error
    assert video is not None
    assert tape is not None
    assert video.sem != tape.sem


def test_a_clip_that_may_not_be_used_is_no_reading() -> None:
    assert readings(result(usable=False), AT) == ()


def test_the_result_is_kept_as_it_was_told() -> None:
    entry = video_entry(result(), AT)
    assert entry.kind == "squat"
    assert entry.result == result().to_dict()
    assert entry.day == date(2026, 3, 2)


def test_a_journal_takes_both_and_gives_them_back(tmp_path: Path) -> None:
    path = tmp_path / "me.json"
    begin(path, Person(name="Kim", height_cm=172.0))
    append(path, video_entry(result(), AT), *readings(result(), AT), today=AT.date())
    journal = load_journal(path, today=AT.date())
    assert journal.videos[0].result == result().to_dict()
    assert [reading.trials for reading in journal.readings] == [(31.0, 33.3, 32.5)]
