from tests.report.results import STOP, TODAY, knowledge, review
from tests.report.screen import coloured, flowing, screen

from dorsi.domain.verdicts import NextQuestion, Safety, SafetyReason
from dorsi.report.terminal.stop import render_stop


def shown(safety: Safety, file: str | None = "me.json", asked: NextQuestion | None = None) -> str:
    found = review(safety=safety, next_question=asked)
    return screen(render_stop(found, knowledge(), "Eve", TODAY, file))


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


def test_nobody_is_sent_to_look_for_a_clearance_in_an_emergency() -> None:
    chest = SafetyReason("chest_pain_or_breathless", "emergency", "withhold", None, "Call now.")
    both = Safety("stop", True, (chest, *STOP.reasons))  # noqa: FBT003  a record's field
    assert "cleared" not in shown(both)
    assert "dorsi explain me.json safety" in shown(both)


def test_an_answer_that_may_lift_it_comes_with_its_commands() -> None:
    walks = NextQuestion("walking_and_heel_raises_painless", "left", "Training waits.")
    text = shown(STOP, asked=walks)
    assert "Left: Can you walk briskly" in flowing(text)
    for answer in ("yes", "no"):
        command = f"answer walking_and_heel_raises_painless {answer} --side left"
        assert f"dorsi log me.json {command}" in text
    assert "dorsi next me.json" in text
    assert "Can you walk" not in shown(STOP, None, walks)
    date = NextQuestion("injury_days_ago", "right", "Training waits.")
    assert "answer injury_days_ago NUMBER --side right" in shown(STOP, asked=date)


def test_the_card_is_gone_through_line_by_line_or_denied() -> None:
    text = shown(STOP, asked=NextQuestion("red_flag_card", None, "Which line?"))
    assert "its lines     dorsi next me.json" in text
    assert "dorsi log me.json answer red_flag_card no" in text
    assert "red_flag_card yes" not in text


def test_what_does_not_bear_on_safety_is_not_asked_on_a_stop() -> None:
    for question in ("front_pinch", "knee_to_wall"):
        assert "may change that" not in shown(STOP, asked=NextQuestion(question, "left", "Why."))
