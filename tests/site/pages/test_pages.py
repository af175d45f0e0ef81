"""The pages from the first to the last, as a person meets them: forms filled in and sent."""

from collections.abc import Iterator
from html import unescape
from re import findall, search

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.site.pages.visiting import NOON, at, entry_id, fresh, kept, text

from dorsi.domain.journal import Journal, Person, Reading
from dorsi.interop.entry_ids import new_id
from dorsi.site.access.models import Account
from dorsi.site.records.journals import append, begin, export
from dorsi.site.records.models import KeptPerson

pytestmark = pytest.mark.usefixtures("monday")


def test_a_reading_is_kept_with_its_trials_and_then_shown(
    client: Client, person: KeptPerson
) -> None:
    where = at(person, "take", "knee_to_wall")
    said = {"left_1": "8,1", "left_2": "7.9", "left_3": "8", "right_1": "9.5 cm", "cold": "on"}
    page = client.post(where, {**said, "entry_id": new_id()}, follow=True)
    left, right = kept(person).readings
    assert (left.trials, left.side, left.cold) == ((8.1, 7.9, 8), "left", True)
    assert (right.trials, right.side) == ((9.5,), "right")
    assert "Left 8.0 cm likely" in text(page)


def test_numbers_that_cannot_all_be_right_are_asked_about_at_once(
    client: Client, person: KeptPerson
) -> None:
    said = {"left_1": "8.5", "left_2": "8.6", "left_3": "16", "right_1": "9.5", "right_2": "9.4"}
    where = at(person, "take", "knee_to_wall")
    page = client.post(where, {**said, "entry_id": new_id()}, follow=True)
    assert "on the left lie 7.5 cm apart. One of them may be a slip" in text(page)
    assert "on the right lie" not in text(page)
    assert "on the left lie 7.5 cm apart" in text(client.get(at(person, "assess")))


def test_old_values_are_hidden_while_a_new_one_is_taken(
    client: Client, trained: KeptPerson
) -> None:
    page = client.get(at(trained, "take", "knee_to_wall"))
    old = {f"{n:g}" for r in kept(trained).readings for n in r.numbers}
    assert not any(number in text(page) for number in old)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"left_1": "eight"}, "cannot be read as a number"),
        ({"left_1": "800"}, "not plausible"),
        ({"left_1": "38°"}, "is in degrees"),
        ({"left_1": "3 in"}, "is in inches"),
        ({}, "at least one number"),
    ],
)
def test_a_reading_that_cannot_be_keeps_what_was_typed_beside_a_message(
    client: Client, person: KeptPerson, said: dict[str, str], told: str
) -> None:
    sent = new_id()
    page = client.post(
        at(person, "take", "knee_to_wall"), {**said, "right_2": "9,25", "entry_id": sent}
        if said else {"note": "left heel", "entry_id": sent},
    )  # fmt: skip
    assert page.status_code == 422
    assert told in text(page)
    html = page.content.decode()
    for typed in (*said.values(), "9,25" if said else "left heel"):
        assert f'value="{typed}"' in unescape(html)
    assert entry_id(page) == sent
    assert fresh(person).revision == 0


def test_each_number_that_cannot_be_has_its_own_message_beside_it(
    client: Client, person: KeptPerson
) -> None:
    said = {"left_1": "45", "left_2": "abc", "left_3": "9", "right_1": "30 cm"}
    page = client.post(at(person, "take", "knee_to_wall"), {**said, "entry_id": new_id()})
    told = page.context["form"].errors
    assert set(told) == {"left_1", "left_2", "right_1"}
    assert "45 cm is not plausible" in told["left_1"][0]
    assert "expected between 0 and 25 cm" in told["right_1"][0]


def test_the_same_form_sent_twice_has_one_effect(client: Client, person: KeptPerson) -> None:
    said = {"left_1": "8.1", "right_1": "8.4", "entry_id": new_id()}
    for _ in range(2):
        assert client.post(at(person, "take", "knee_to_wall"), said).status_code == 302
    assert len(kept(person).readings) == 2


def test_a_reading_is_put_right_and_the_wrong_one_counts_no_longer(
    client: Client, person: KeptPerson
) -> None:
    (wrong,) = append(
        person, Reading(at=NOON, measure="knee_to_wall", side="left", trials=(9.9,), unit="cm")
    ).entries
    where = at(person, "correct", wrong.id)
    page = client.get(where)
    assert 'value="9.9"' in page.content.decode()
    client.post(where, {"left_1": "8.9", "cold": "on", "entry_id": entry_id(page)})
    first, second = kept(person).readings
    assert (second.replaces, second.trials, second.at) == (first.id, (8.9,), first.at)
    assert client.get(where).status_code == 404


def test_undo_beside_what_was_just_saved_takes_it_back(client: Client, person: KeptPerson) -> None:
    said = {"left_1": "8.1", "entry_id": new_id()}
    page = client.post(at(person, "take", "knee_to_wall"), said, follow=True)
    found = search(r'name="entry" value="([^"]+)"', page.content.decode())
    assert found
    page = client.post(
        at(person, "withdraw"), {"entry": found[1], "entry_id": entry_id(page)}, follow=True
    )
    assert "Taken back." in text(page)
    assert "Taken back: left, knee to wall: 8.1 cm" in text(page)
    assert "Put right" not in text(page)
    assert len(kept(person).readings) == 1


def test_a_session_is_logged_in_one_tap_and_again_without_effect(
    client: Client, trained: KeptPerson
) -> None:
    page = client.get(at(trained, "session"))
    items = [key for _, key, _, _ in page.context["rows"]]
    before = len(kept(trained).sessions)
    said = {"items": items, "pain_after": "0", "entry_id": entry_id(page)}
    client.post(at(trained, "session"), said)
    done = client.post(at(trained, "session"), said, follow=True)
    assert "Done today" in text(done)
    assert len(kept(trained).sessions) == before + 1
    assert kept(trained).sessions[-1].minutes == page.context["planned"].minutes


def test_pain_that_is_no_number_keeps_the_ticks(client: Client, trained: KeptPerson) -> None:
    (_, key, _, _), *_ = client.get(at(trained, "session")).context["rows"]
    said = {"items": [key], "pain_after": "a bit", "entry_id": new_id()}
    page = client.post(at(trained, "session"), said)
    assert page.status_code == 422
    assert "'a bit' is no number" in text(page)
    assert page.content.decode().count("checked") == 1


def test_a_line_of_the_card_stops_training_and_shows_no_exercise(
    client: Client, person: KeptPerson
) -> None:
    said = {"card": "ticked", "line": ["calf_swollen:left"], "entry_id": new_id()}
    client.post(at(person, "question", "red_flag_card"), said)
    page = client.get(at(person, "today"))
    assert page.context["t"].review.safety.status == "stop"
    assert "Training waits" in text(page)
    for name in ("programme", "session", "exercise"):
        more = ("soleus_stretch",) if name == "exercise" else ()
        shown = text(client.get(at(person, name, *more)))
        assert "Training waits" in shown
        assert "Steps" not in shown


@pytest.mark.parametrize(
    "said", [{"card": "none", "line": "calf_swollen:left"}, {"card": "ticked"}]
)
def test_a_card_that_contradicts_itself_is_asked_again_with_its_ticks(
    client: Client, person: KeptPerson, said: dict[str, str]
) -> None:
    page = client.post(at(person, "question", "red_flag_card"), said)
    assert page.status_code == 422
    assert "Tick what fits" in text(page)
    assert page.content.decode().count(" checked") == ("line" in said)
    assert fresh(person).revision == 0


def test_what_is_changed_about_a_person_is_one_change(client: Client, person: KeptPerson) -> None:
    page = client.get(at(person, "about_you"))
    said = {"name": "Ada", "birth_year": "1985", "sex": "unsaid", "height_cm": "5 ft 6 in"}
    said |= {"length_unit": "in", "timezone": "Europe/Berlin", "entry_id": entry_id(page)}
    client.post(at(person, "about_you"), {**said, "equipment": ["step", "loop_band"]})
    (change,) = kept(person).changes
    assert change.person.height_cm == 167.6
    assert change.person.equipment == ("step", "loop_band")
    assert (change.person.length_unit, change.person.timezone) == ("in", "Europe/Berlin")
    assert (change.person.name, change.person.birth_year, change.person.sex) == (None, None, None)


def test_about_you_refuses_what_cannot_be_and_keeps_it(client: Client, person: KeptPerson) -> None:
    said = {"name": "Ada", "birth_year": "85", "sex": "unsaid", "height_cm": "tall"}
    said |= {"length_unit": "cm", "timezone": "Mars/Olympus"}
    page = client.post(at(person, "about_you"), said)
    assert page.status_code == 422
    assert "Europe/Berlin" in text(page)
    assert "'tall" in text(page)
    assert 'value="Mars/Olympus"' in page.content.decode()
    client.post(at(person, "about_you"), {**said, "height_cm": "", "timezone": "UTC"})
    assert fresh(person).revision == 0


def test_inches_are_shown_to_whoever_reads_inches(client: Client, account: Account) -> None:
    person = begin(account, Journal(person=Person(name="Ada", length_unit="in")))
    said = {"left_1": "3 1/2", "entry_id": new_id()}
    page = client.post(at(person, "take", "knee_to_wall"), said, follow=True)
    assert kept(person).readings[0].unit == "in"
    assert "Left 3.3 in likely" in text(page)
    assert "cm" not in text(page)


def test_pausing_and_going_on(client: Client, trained: KeptPerson) -> None:
    said = {"until": "2026-03-20", "entry_id": new_id()}
    page = client.post(at(trained, "pause"), said, follow=True)
    assert "Paused until Friday, 20 March" in text(page)
    page = client.post(at(trained, "resume"), {"entry_id": new_id()}, follow=True)
    assert "Back on" in text(page)
    assert [d.kind for d in kept(trained).decisions][-2:] == ["paused", "resumed"]


@pytest.mark.parametrize(
    ("until", "told"), [("after Easter", "is no date"), ("2026-03-01", "before the pause begins")]
)
def test_a_pause_until_no_day_to_come_is_asked_again(
    client: Client, trained: KeptPerson, until: str, told: str
) -> None:
    page = client.post(at(trained, "pause"), {"until": until, "entry_id": new_id()})
    assert page.status_code == 422
    assert told in text(page)
    assert f'value="{until}"' in page.content.decode()


def test_a_journal_file_goes_out_and_comes_back_the_same(
    client: Client, trained: KeptPerson
) -> None:
    file = client.get(at(trained, "journal_file")).content
    assert file.decode() == export(fresh(trained))
    sent = {"journal": SimpleUploadedFile("me.json", file)}
    page = client.post(reverse("import_journal"), sent, follow=True)
    assert "The journal is in" in text(page)
    again = KeptPerson.objects.exclude(pk=trained.pk).get()
    assert client.get(at(again, "journal_file")).content == file


def test_a_file_that_is_no_journal_is_refused_with_its_faults(client: Client) -> None:
    sent = {"journal": SimpleUploadedFile("me.json", b'{"format": "dorsi-journal/1"}')}
    page = client.post(reverse("import_journal"), sent)
    assert page.status_code == 422
    assert "person: missing" in text(page)
    assert "Choose a journal file" in text(client.post(reverse("import_journal")))
    assert KeptPerson.objects.count() == 0


def test_a_file_that_was_refused_keeps_its_name_and_says_what_to_do(client: Client) -> None:
    wrong = b'{"format": "dorsi-journal/1", "person": {"name": "Ada"}, "readings": [%s]}'
    file = SimpleUploadedFile("my <ankle>.json", wrong % b", ".join([b"{}"] * 9))
    page = client.post(reverse("import_journal"), {"journal": file})
    assert "Nothing of my &lt;ankle&gt;.json was brought in." in page.content.decode()
    said = text(page)
    assert "readings[0].at: missing" in said
    assert said.count("readings[") == 5
    assert search(r"And \d+ more\.", said)
    assert "choose it again" in said
    photo = SimpleUploadedFile("photo.jpg", b"\xff\xd8\xff")
    said = text(client.post(reverse("import_journal"), {"journal": photo}))
    assert "Nothing of photo.jpg was brought in." in said
    assert not search(r"And \d+ more", said)


def test_a_table_holds_a_row_for_every_reading(client: Client, trained: KeptPerson) -> None:
    rows = client.get(at(trained, "csv_file", "readings")).content.decode().splitlines()
    assert len(rows) == len(kept(trained).readings) + 1
    assert rows[0].startswith("at,measure,side,trials,unit")
    assert client.get(at(trained, "csv_file", "videos")).status_code == 404


def test_the_demo_person_comes_and_goes_with_one_click(client: Client) -> None:
    page = client.post(reverse("demo"), {"what": "load"}, follow=True)
    assert page.context["t"].review.programme.state in ("building", "maintaining")
    days = {entry.day for entry in page.context["t"].kept.entries()}
    assert (max(days) - min(days)).days > 80
    client.post(reverse("demo"), {"what": "load"})
    assert KeptPerson.objects.count() == 1
    client.post(reverse("demo"), {"what": "remove"})
    assert KeptPerson.objects.count() == 0


def test_everything_is_removed_only_when_asked_for_in_words(
    client: Client, person: KeptPerson
) -> None:
    page = client.post(at(person, "erase_person"), {"sure": "no"}, follow=True)
    assert "Nothing was removed" in text(page)
    page = client.post(at(person, "erase_person"), {"sure": "Erase "}, follow=True)
    assert "Everything was removed" in text(page)
    assert KeptPerson.objects.count() == 0


def test_the_library_is_searched_by_every_word(client: Client, person: KeptPerson) -> None:
    page = client.get(at(person, "library"), {"q": "bent-knee calf"})
    assert [exercise.id for exercise, _ in page.context["exercises"]][:1] == ["soleus_stretch"]
    assert "Nothing matches" in text(client.get(at(person, "library"), {"q": "xylophone"}))


def test_an_exercise_shows_how_it_is_done_moving_and_in_two_stills(
    client: Client, person: KeptPerson
) -> None:
    page = client.get(at(person, "exercise", "soleus_stretch")).content.decode()
    for picture in ("loop", "stills"):
        assert page.count(f'class="figure {picture}"') == 1
    assert "Hold the picture still" in page


PAGES = (
    "today", "measure", "assess", "programme", "progress", "session", "library", "entries",
    "about_you", "data",
)  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_the_number_of_queries_does_not_grow_with_the_journal(
    client: Client, account: Account, trained: KeptPerson, name: str
) -> None:
    small = begin(account, Journal(person=Person(name="Ada")))
    counts = []
    for person in (small, trained):
        client.get(at(person, name))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(at(person, name)).status_code == 200
        counts.append(len(queries))
    assert counts == [3, 3]  # the session, the account, the person


@pytest.mark.parametrize("topic", ["range", "pattern", "safety", "programme", "forecast"])
def test_why_is_one_level_down(client: Client, trained: KeptPerson, topic: str) -> None:
    page = client.get(at(trained, "why", topic))
    assert page.status_code == 200
    assert text(page) != ""


def scripts_and_styles(html: str) -> Iterator[str]:
    yield from findall(r"<script(?![^>]*\bsrc=)[^>]*>", html)
    yield from findall(r"<style", html)
    yield from findall(r"\sstyle=", html)
    yield from findall(r"\son\w+=", html)
    yield from findall(r'(?:src|href)="(?:https?:)?//[^"]+"', html)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_holds_nothing_its_own_policy_would_block(
    client: Client, trained: KeptPerson, name: str
) -> None:
    page = client.get(at(trained, name))
    assert "default-src 'none'" in page["Content-Security-Policy"]
    assert "unsafe" not in page["Content-Security-Policy"]
    assert list(scripts_and_styles(page.content.decode())) == []
