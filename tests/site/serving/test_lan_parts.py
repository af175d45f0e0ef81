"""This machine in its network: its name, its addresses, who answers for it, its code."""

import re
import socket
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address, ip_address
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import ifaddr
import pytest
from django.conf import settings
from zeroconf import Zeroconf

from dorsi.cli import serve_lan as command
from dorsi.errors import InvalidInput
from dorsi.site import clock
from dorsi.site.serving import announcing, to_phones
from dorsi.site.serving.announcing import announce
from dorsi.site.serving.authority import names_of, new_authority, read
from dorsi.site.serving.certificates import kept
from dorsi.site.serving.interfaces import addresses_of_this_machine, host_of
from dorsi.site.serving.lan import Lan, lan_of, name_of_this_machine
from dorsi.site.serving.qr import as_svg, in_terminal, modules

LOOPBACK = ip_address("127.0.0.1")
HERE = ip_address("192.168.1.20")


def adapter(name: str, *addresses: str) -> ifaddr.Adapter:
    ips = [ifaddr.IP((text, 0, 0) if ":" in text else text, 24, name) for text in addresses]
    return ifaddr.Adapter(name, name, ips)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Study", "study.local"),
        ("Marias-MacBook.local", "marias-macbook.local"),
        ("the study", "the-study.local"),
        ("vm.example.org", "vm.local"),
        ("localhost", "dorsi.local"),
        ("", "dorsi.local"),
        ("büro", "b-ro.local"),
        ("x" * 90, "x" * 63 + ".local"),
        ("study.local", "study.local"),
        ("a';<b>", "a-b.local"),
    ],
)
def test_the_machines_name_is_one_that_a_network_knows(said: str, name: str) -> None:
    assert name_of_this_machine(said) == name


def test_the_name_is_asked_of_the_system() -> None:
    assert name_of_this_machine() == name_of_this_machine(socket.gethostname())


def test_addresses_are_those_of_the_network_alone() -> None:
    found = addresses_of_this_machine(
        [
            adapter("lo", "127.0.0.1", "::1"),
            adapter("wlan0", "192.168.1.20", "fe80::1", "fd00::7", "2001:db8::7"),
            adapter("eth0", "203.0.113.7", "10.0.0.4"),
            adapter("docker0", "172.17.0.1"),
            adapter("br-4fe1", "172.18.0.1"),
            adapter("vethab12", "169.254.3.4"),
            adapter("tailscale0", "100.64.0.2"),
            adapter("utun3", "10.8.0.2"),
        ]
    )
    assert [str(one) for one in found] == ["10.0.0.4", "192.168.1.20"]


def test_ipv6_is_for_networks_without_the_other() -> None:
    found = addresses_of_this_machine([adapter("wlan0", "fd00::7", "fe80::1", "2001:db8::7")])
    assert [host_of(one) for one in found] == ["[fd00::7]"]
    assert addresses_of_this_machine([adapter("lo", "127.0.0.1")]) == ()


def test_where_it_is_reached_is_read_from_the_settings() -> None:
    there = lan_of("study.local:8000")
    assert there == Lan("study.local", 8000)
    assert there.secure == "https://study.local:8000"
    assert (lan_of(""), lan_of("study.local"), lan_of(":8000")) == (None, None, None)


def test_a_machine_in_no_network_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "addresses_of_this_machine", lambda: ())
    with pytest.raises(InvalidInput, match="in no network that a phone could share"):
        command.serve_lan(8000, None, None, afresh=False, only_invite=False)


def test_phones_keep_the_name_they_know_when_the_machine_is_renamed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def called(name: str | None, *, afresh: bool = False) -> str:
        with suppress(StopIteration):
            command.serve_lan(8000, "127.0.0.1", name, afresh=afresh, only_invite=True)
        return asked.pop()

    asked: list[str] = []
    monkeypatch.setenv("DORSI_DATA", str(tmp_path))
    monkeypatch.setattr(socket, "gethostname", lambda: "study-2")

    def note(lan: str) -> None:
        asked.append(lan)
        raise StopIteration

    monkeypatch.setattr(command, "start_django", note)
    assert called(None) == "study-2.local:8000"
    kept(tmp_path, "study.local", (), clock.now())
    assert called(None) == "study.local:8000"
    assert called("den") == "den.local:8000"
    assert called(None, afresh=True) == "study-2.local:8000"


def test_an_address_that_is_none_is_refused() -> None:
    with pytest.raises(InvalidInput, match="is no address"):
        command.serve_lan(8000, "my computer", None, afresh=False, only_invite=False)


def test_where_there_is_an_account_no_link_is_made_and_every_address_is_named() -> None:
    authority = new_authority("study.local", datetime.now(UTC))
    there = (HERE, ip_address("fd00::7"))
    said = command.said(Lan("study.local", 8000), there, authority, None)
    assert "http://192.168.1.20:8000 or http://[fd00::7]:8000" in said
    assert "account yet" not in said
    assert max(map(len, said.splitlines())) <= 100


def test_a_screen_gets_a_code_and_a_log_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    assert command._qr("http://study.local:8000") == ""
    monkeypatch.setattr(sys, "stdout", SimpleNamespace(isatty=lambda: True))
    monkeypatch.setenv("TERM", "xterm")
    assert "█" in command._qr("http://study.local:8000")
    monkeypatch.setenv("TERM", "dumb")
    assert command._qr("http://study.local:8000") == ""


def test_a_code_is_square_with_a_light_edge_and_its_three_corners() -> None:
    rows = modules("http://study.local:8000")
    size = len(rows)
    assert {len(row) for row in rows} == {size}
    assert not any(any(row) for row in [*rows[:4], *rows[-4:]])
    assert not any(any(row[:4]) or any(row[-4:]) for row in rows)
    corner = [[True] * 7, [True, *[False] * 5, True], [True, False, *[True] * 3, False, True]]
    for top, left in ((4, 4), (4, size - 11), (size - 11, 4)):
        assert [row[left : left + 7] for row in rows[top : top + 3]] == corner
    assert rows != modules("http://study.local:8001")


def test_the_terminal_draws_the_same_code_black_on_white() -> None:
    text = "http://study.local:8000"
    lines = in_terminal(text).splitlines()
    assert all(
        line.startswith("\x1b[38;5;16;48;5;231m") and line.endswith("\x1b[0m") for line in lines
    )
    bare = [re.sub(r"\x1b\[[\d;]*m", "", line) for line in lines]
    drawn = [[mark in marks for mark in line] for line in bare for marks in ("▀█", "▄█")]
    rows = modules(text)
    assert drawn[: len(rows)] == rows
    assert not any(drawn[-1])


def test_the_page_draws_the_same_code_and_says_what_it_is() -> None:
    svg = as_svg('http://study.local:8000/"><script>')
    assert "<script>" not in svg
    assert 'aria-label="QR code of http://study.local:8000/' in svg
    rows = modules("http://study.local:8000")
    dark = set(re.findall(r"M(\d+) (\d+)h1v1h-1z", as_svg("http://study.local:8000")))
    assert dark == {
        (str(x), str(y)) for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark
    }


def test_a_name_that_nobody_answers_for_is_answered_for(monkeypatch: pytest.MonkeyPatch) -> None:
    # In a thread of its own: a browser still open beside it runs an event loop in the main one.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(is_answered_for, monkeypatch).result()


def is_answered_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(announcing, "LISTEN_MS", 200)
    lan = Lan("dorsi-test.local", 8000)
    end = announce(lan, [LOOPBACK])
    monkeypatch.setattr(announcing, "LISTEN_MS", 5000)
    with closing(Zeroconf(interfaces=["127.0.0.1"])) as another_machine:
        assert announcing._who_answers(another_machine, lan.name) == {LOOPBACK}
        end()


@pytest.mark.parametrize(("theirs", "is_said"), [(HERE, False), (ip_address("10.0.0.9"), True)])
def test_where_somebody_answers_nothing_is_added_and_a_stranger_is_named(
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    theirs: IPv4Address,
    is_said: bool,
) -> None:
    spoken = SimpleNamespace(close=lambda: None)  # whatever else is asked of it fails
    monkeypatch.setattr(announcing, "Zeroconf", lambda **_: spoken)
    monkeypatch.setattr(announcing, "_who_answers", lambda *_: {theirs})
    announce(Lan("study.local", 8000), [HERE])()
    assert ("called study.local (10.0.0.9)" in caplog.text) == is_said


def test_a_network_that_cannot_be_spoken_on_is_said_and_stops_nothing(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_: object) -> None:
        raise OSError(99, "Cannot assign requested address")

    monkeypatch.setattr(announcing, "Zeroconf", refuse)
    assert announce(Lan("study.local", 8000), [HERE]) is announcing._nothing
    assert "study.local cannot be answered for: Cannot assign" in caplog.text


def test_while_it_runs_the_certificate_is_renewed_and_nothing_moves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lan, there = Lan("study.local", 8000), {HERE}
    site = kept(tmp_path, lan.name, there, clock.now()).site
    was = site.read_bytes()
    assert not to_phones.look_once(lan, tmp_path, lambda: (HERE,), there)
    assert site.read_bytes() == was
    later = clock.now() + timedelta(days=61)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert not to_phones.look_once(lan, tmp_path, lambda: (HERE,), there)
    assert read(site.read_bytes()).signed.not_valid_after_utc > later + timedelta(days=60)


def test_in_another_network_it_listens_there_and_without_one_it_waits(tmp_path: Path) -> None:
    lan, other = Lan("study.local", 8000), ip_address("10.0.0.4")
    site = kept(tmp_path, lan.name, (HERE,), clock.now()).site
    assert not to_phones.look_once(lan, tmp_path, lambda: (), {HERE})
    assert to_phones.look_once(lan, tmp_path, lambda: (other,), {HERE})
    assert names_of(read(site.read_bytes())) == {lan.name, other}


def test_addresses_that_are_not_there_are_not_listened_on() -> None:
    there = to_phones.where_one_can_listen(lambda: (LOOPBACK, ip_address("203.0.113.7")))
    assert there == (LOOPBACK,)


def test_a_folder_that_cannot_be_written_is_said_and_the_site_goes_on(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "lan").write_text("in the way", encoding="ascii")
    lan = Lan("study.local", 8000)
    assert not to_phones.look_once(lan, tmp_path, lambda: (HERE,), {HERE})
    assert "could not be renewed" in caplog.text


class Pretended:
    """A server that begins and ends in one breath, heard on an address of the network."""

    def __init__(self, options: dict[str, Any], **_: object) -> None:
        self.options = options

    def run(self) -> None:
        listener = SimpleNamespace(getsockname=lambda: (str(HERE), 8000))
        queue = SimpleNamespace(defer=lambda *_: None)
        self.options["post_worker_init"](SimpleNamespace(sockets=[listener], method_queue=queue))
        self.options["worker_exit"](None, None)


def test_the_name_is_answered_for_while_the_site_is_served_and_taken_back_at_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[object] = []

    def note(lan: Lan, addresses: set[IPv4Address]) -> Callable[[], None]:
        said.extend([lan.name, addresses])
        return lambda: said.append("taken back")

    monkeypatch.setattr(announcing, "announce", note)
    monkeypatch.setattr(to_phones, "Server", Pretended)
    monkeypatch.setattr(settings, "ALLOWED_HOSTS", ["study.local"])
    made = kept(tmp_path, "study.local", (HERE,), clock.now())
    to_phones.serve(Lan("study.local", 8000), made, lambda: None, None, lambda: (HERE,))
    assert said == ["study.local", {HERE}, "taken back"]
    assert [*settings.ALLOWED_HOSTS] == ["study.local", str(HERE)]
