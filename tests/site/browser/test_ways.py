"""What people do, from the first page to the last, in a real browser on a phone's screen."""

import re
from datetime import timedelta
from pathlib import Path

from playwright.sync_api import Page, expect
from tests.site.browser.chromium import Watch
from tests.site.browser.following import follow, send
from tests.site.browser.somebody import Somebody, last

from dorsi.domain.journal import ProgrammeAccepted, Reading, Withdrawn


def fill(page: Page, **trials: str) -> None:
    for name, typed in trials.items():
        page.locator(f'[name="{name}"]').fill(typed)


def test_a_reading_is_taken_and_its_meaning_shown(page: Page, ada: Somebody) -> None:
    page.goto(ada.at("measure", "knee_to_wall"))
    fill(page, left_1="8,1", left_2="7.9", left_3="8", right_1="9.5", right_2="9.4", right_3="9.6")
    send(page)
    expect(page.get_by_role("main")).to_contain_text("8.0")
    left, right = ada.journal().readings
    assert (left.side, left.trials, left.unit) == ("left", (8.1, 7.9, 8), "cm")
    assert (right.side, right.trials) == ("right", (9.5, 9.4, 9.6))


def test_what_cannot_be_read_is_said_beside_its_box_and_kept(
    page: Page, ada: Somebody, watch: Watch
) -> None:
    watch.expect(422)
    page.goto(ada.at("measure", "knee_to_wall"))
    fill(page, left_1="eight", right_2="9,25")
    send(page)
    box = page.locator('[name="left_1"]')
    expect(box).to_have_value("eight")
    expect(page.locator('[name="right_2"]')).to_have_value("9,25")
    said = page.get_by_text("cannot be read as a number")
    expect(said).to_be_visible()
    assert abs(said.bounding_box()["y"] - box.bounding_box()["y"]) < 120  # type: ignore[index]
    assert ada.journal().readings == ()


def test_the_first_run_leads_to_a_programme_that_begins_only_when_taken_on(
    page: Page, ada: Somebody
) -> None:
    page.goto(ada.at())
    follow(page, page.get_by_role("link", name="Go on", exact=True))
    main = page.get_by_role("main")
    follow(page, main.get_by_role("button", name="None of these", exact=True).first)
    fill(page, birth_year="1990")
    send(page, "Go on")
    for _ in ("an injury", "an operation"):
        send(page, "No, neither side")
    expect(page.locator('[name="left_1"]')).to_be_editable()
    page.reload()  # nothing is lost by it
    for side in ("left", "right"):
        fill(page, **{f"{side}_{n}": "7.5" for n in (1, 2, 3)})
        send(page, "Go on")
    for place in ("upper_calf", "nothing"):
        page.locator(f'[name][value="{place}"]').check()
        send(page, "Go on")
    page.get_by_role("checkbox", name="A large loop band").check()
    send(page, "Go on")
    page.get_by_role("checkbox", name="Monday").check()
    send(page, "Go on")
    assert ada.journal().decisions == ()
    send(page, "Take it on")
    expect(main).to_contain_text("It starts today")
    (taken,) = ada.journal().decisions
    assert isinstance(taken, ProgrammeAccepted)
    assert taken.blocks
    assert {change.person.equipment for change in ada.journal().changes} >= {("loop_band",)}


def test_a_tap_on_the_drawing_chooses_where_the_stop_is_felt(page: Page, ada: Somebody) -> None:
    page.goto(ada.at("question", "stop_felt"))
    for place in ("upper_calf", "low_calf", "front_pinch"):
        drawn = page.locator(f"svg .place.{place}").first.bounding_box()
        assert drawn
        middle = (drawn["x"] + drawn["width"] / 2, drawn["y"] + drawn["height"] / 2)
        page.mouse.click(*middle)
        expect(page.locator(f'[name="left"][value="{place}"]')).to_be_checked()


def test_a_session_is_logged_in_one_tap_and_by_two_once(page: Page, lifter: Somebody) -> None:
    before = len(lifter.journal().sessions)
    page.goto(lifter.at())
    page.get_by_role("main").get_by_role("button", name="Done, all of it", exact=True).dblclick()
    expect(page.get_by_role("main")).to_contain_text("Done for today")
    assert len(lifter.journal().sessions) == before + 1


def test_what_hurts_is_noted_in_four_taps_and_reopens_the_card(
    page: Page, lifter: Somebody
) -> None:
    page.goto(lifter.at("progress"))
    follow(page, page.get_by_role("link", name="It hurts"))
    for name, value in (("where", "calf"), ("side", "left"), ("pain", "6")):
        page.locator(f'[name="{name}"][value="{value}"]').check()
    send(page, "Note it")
    expect(page.get_by_role("main")).to_contain_text("New pain of 5 or more")
    session = lifter.journal().sessions[-1]
    assert (session.pain_after, session.pain_site) == (6, "calf, left")


def test_a_change_of_the_programme_is_seen_before_it_is_kept(page: Page, lifter: Somebody) -> None:
    before = lifter.file()
    page.goto(lifter.at("programme", "change"))
    fill(page, minutes_per_day="5")
    send(page, "See the difference")
    expect(page.get_by_role("main")).to_contain_text("What would change")
    assert lifter.file() == before
    follow(page, page.get_by_role("button", name=re.compile("^(Take it on|Save it)$")))
    expect(page.get_by_role("status")).to_be_visible()
    assert lifter.journal().changes[-1].person.minutes_per_day == 5


def test_lengths_are_shown_in_the_unit_chosen_and_kept_as_entered(
    page: Page, ada: Somebody
) -> None:
    page.goto(ada.at("measure", "knee_to_wall"))
    fill(page, left_1="10.2")
    send(page)
    page.goto(ada.at("about-you"))
    unit = page.locator('[name="length_unit"]')
    if unit.first.evaluate("e => e.tagName") == "SELECT":
        unit.select_option("in")
    else:
        page.locator('[name="length_unit"][value="in"]').check()
    send(page)
    page.goto(ada.at("assessment"))
    expect(page.get_by_role("main")).to_contain_text("4.0 in")
    assert "cm" not in page.get_by_role("main").inner_text()
    page.goto(ada.at("measure", "knee_to_wall"))
    fill(page, left_1="4 1/8")
    send(page)
    first, second = ada.journal().readings
    assert (first.trials, first.unit) == ((10.2,), "cm")
    assert (second.trials, second.unit) == ((4.125,), "in")


def test_a_reading_is_put_right_and_taken_back_and_nothing_is_lost(
    page: Page, ada: Somebody
) -> None:
    page.goto(ada.at("measure", "knee_to_wall"))
    fill(page, left_1="9.9")
    send(page)
    page.goto(ada.at("entries"))
    follow(page, page.get_by_role("link", name=re.compile("Put right")).first)
    expect(page.locator('[name="left_1"]')).to_have_value("9.9")
    fill(page, left_1="8.8")
    send(page, "Put it right")
    expect(page.get_by_role("main")).to_contain_text("8.8")
    expect(page.get_by_role("main")).not_to_contain_text("9.9")
    follow(page, page.get_by_role("button", name=re.compile("Take back")).first)
    expect(page.get_by_role("main")).to_contain_text("Taken back: left, knee to wall: 8.8 cm")
    wrong, right = ada.journal().readings
    assert right.replaces == wrong.id
    assert last(ada, "decisions")["of"] == right.id


def test_undo_beside_what_was_just_saved(page: Page, ada: Somebody) -> None:
    page.goto(ada.at("measure", "knee_to_wall"))
    fill(page, right_1="9.9")
    send(page)
    follow(page, page.get_by_role("button", name="Undo"))
    expect(page.get_by_role("main")).to_contain_text("Taken back")
    (reading,) = ada.journal().readings
    (gone,) = ada.journal().decisions
    assert isinstance(reading, Reading)
    assert isinstance(gone, Withdrawn)
    assert gone.of == reading.id
    assert gone.at - reading.at < timedelta(minutes=5)


def test_the_journal_file_goes_out_and_comes_back_byte_for_byte(
    page: Page, lifter: Somebody, tmp_path: Path
) -> None:
    page.goto(lifter.at("data"))
    with page.expect_download() as saved:
        page.get_by_role("link", name="Journal file").click()
    file = tmp_path / saved.value.suggested_filename
    saved.value.save_as(file)
    page.goto("/people/")
    page.set_input_files('[name="journal"]', file)
    send(page, "Bring it in")
    expect(page.get_by_role("main")).to_contain_text("The journal is in")
    back = Somebody(lifter.site, page.url.removeprefix(lifter.site.address))
    assert back.path != lifter.path
    assert back.file().encode() == file.read_bytes()
