from tests.report.results import STOP, TODAY, knowledge, review
from tests.report.screen import coloured, screen

from dorsi.domain.verdicts import Safety, SafetyReason
from dorsi.report.terminal.stop import render_stop


def shown(safety: Safety, file: str | None = "me.json") -> str:
    return screen(render_stop(review(safety=safety), knowledge(), "Eve", TODAY, file))


def test_a_stop_says_how_to_note_that_someone_has_cleared_it() -> None:
    assert 'dorsi log me.json cleared ottawa_ankle --by "WHO"' in shown(STOP)
    assert "dorsi explain me.json safety" in shown(STOP)
    assert "dorsi" not in shown(STOP, None)


def test_what_no_clinician_can_clear_offers_no_clearance() -> None:
    reason = SafetyReason("under_16", "routine", "withhold", None, "Made for people of 16.")
    young = Safety("stop", True, (reason,))  # noqa: FBT003  a record's field
    assert "cleared" not in shown(young)
    assert "Also" not in shown(young)


def test_a_referral_before_a_programme_is_amber_and_not_red() -> None:
    reason = SafetyReason("pain_on_hopping", "days", "withhold", "left", "Show someone.")
    refer = Safety("refer", True, (reason,))  # noqa: FBT003  a record's field
    text = coloured(render_stop(review(safety=refer), knowledge(), "Eve", TODAY, None))
    assert "38;5;130mHave this looked at within days" in text
    assert "38;5;160" not in text
