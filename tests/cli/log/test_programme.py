import json
from datetime import date
from pathlib import Path

from tests.cli.command_line import TODAY, Run, kept
from tests.interop.journal_trees import ANSWER, tree, written

from dorsi.domain.journal import ProgrammeAccepted
from dorsi.knowledge.load import load_knowledge


def test_accepting_keeps_the_programme_and_the_knowledge_it_came_from(run: Run, file: Path) -> None:
    run("log", file, "accept", "--starts", "2026-03-11", "--today", TODAY)
    (decision,) = kept(file).decisions
    assert isinstance(decision, ProgrammeAccepted)
    assert decision.starts == date(2026, 3, 11)
    assert decision.knowledge == load_knowledge().digest
    assert decision.blocks
    weeks = [week for block in decision.blocks for week in block.weeks]
    assert weeks == list(range(1, 13))
    assert run("review", file, "--today", "2026-03-11", "--json").json["programme"]["week"] == 1


def test_a_withheld_programme_cannot_be_accepted_nor_done(run: Run, file: Path) -> None:
    run("log", file, "answer", "deformity", "yes", "--side", "left", "--today", TODAY)
    for arguments in (["accept"], ["session", "--as-planned"]):
        said = run("log", file, *arguments, "--today", TODAY)
        assert said.code == 2
        assert "seen" in said.err or "looked at" in said.err
    assert (kept(file).decisions, kept(file).sessions) == ((), ())


def test_before_the_card_is_answered_no_programme_is_taken_on(run: Run, file: Path) -> None:
    journal = json.loads(file.read_text())
    file.write_bytes(written({**journal, "answers": []}))
    said = run("log", file, "accept", "--today", TODAY)
    assert (said.code, kept(file).decisions) == (2, ())
    assert f"`dorsi next {file}`" in said.err
    assert "the red-flag card comes first" in said.err
    run("log", file, "answer", "red_flag_card", "no", "--today", TODAY)
    assert run("log", file, "accept", "--today", TODAY).code == 0


def test_a_card_that_was_withdrawn_counts_as_not_answered(run: Run, file: Path) -> None:
    (card,) = kept(file).answers
    assert run("fix", file, "withdraw", card.id, "--today", TODAY).code == 0
    assert "comes first" in run("log", file, "accept", "--today", TODAY).err


def test_where_nothing_is_measured_there_is_nothing_to_accept(run: Run, file: Path) -> None:
    file.write_bytes(written(tree(answers=[{**ANSWER, "question": "red_flag_card"}])))
    said = run("log", file, "accept", "--today", TODAY)
    assert (said.code, kept(file).decisions) == (2, ())
    assert "no programme to accept now; see dorsi review" in said.words
