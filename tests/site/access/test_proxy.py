"""Beyond this machine: https, a server in front, and whom it is believed to pass on."""

import re
import runpy
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core import management
from django.test import Client
from django.urls import reverse
from tests.site.conftest import PASSWORD

import dorsi.site
from dorsi.errors import InvalidInput
from dorsi.site.access.invitations import invite
from dorsi.site.access.models import Account
from dorsi.site.access.proxy import networks

SETTINGS = Path(dorsi.site.__file__).with_name("settings.py")
PROXY, NAME = "10.0.0.2", "dorsi.example"
PASSED_ON = {
    "X-Forwarded-For": "203.0.113.9, 192.0.2.7", "X-Forwarded-Host": NAME,
    "X-Forwarded-Proto": "https",
}  # fmt: skip


def chosen(monkeypatch: pytest.MonkeyPatch, **said: str) -> dict[str, Any]:
    """The settings as they are where these DORSI_ variables are set."""
    for name, value in said.items():
        monkeypatch.setenv(f"DORSI_{name}", value)
    return runpy.run_path(str(SETTINGS))


def test_with_https_cookies_go_nowhere_else_and_browsers_remember_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = chosen(monkeypatch, HTTPS="1", HOSTS=f"{NAME},www.{NAME}")
    assert (made["SESSION_COOKIE_NAME"], made["CSRF_COOKIE_NAME"]) == (
        "__Host-session",
        "__Host-csrf",
    )
    assert made["SESSION_COOKIE_SECURE"]
    assert made["CSRF_COOKIE_SECURE"]
    assert made["SECURE_HSTS_SECONDS"] >= 60 * 60 * 24 * 30
    assert made["CSRF_TRUSTED_ORIGINS"] == [f"https://{NAME}", f"https://www.{NAME}"]
    assert not made["MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN"]
    assert made["DEBUG"] is False


def test_without_https_nothing_is_promised_that_a_bare_address_cannot_keep(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = chosen(monkeypatch)
    assert (made["SESSION_COOKIE_NAME"], made["SECURE_HSTS_SECONDS"]) == ("session", 0)
    assert not made["SESSION_COOKIE_SECURE"]


@pytest.mark.parametrize(
    "said", [{}, {"HTTPS": "1"}, {"HOSTS": NAME}, {"PROXY": "127.0.0.1"}], ids=str
)
def test_nobody_is_the_owner_unasked_where_a_server_in_front_is_spoken_of(
    monkeypatch: pytest.MonkeyPatch, said: dict[str, str]
) -> None:
    made = chosen(monkeypatch, OWNER="1", **said)
    assert made["OWNER_AT_THIS_MACHINE"] == (not said)


@pytest.mark.parametrize("said", ["my proxy", "10.0.0.2/99", "10.0.0.0/8,proxy"])
def test_a_proxy_that_is_no_address_is_refused(said: str) -> None:
    with pytest.raises(InvalidInput, match="DORSI_PROXY"):
        networks(said)


@pytest.fixture
def behind(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The site behind a server that speaks https."""
    assert database
    monkeypatch.setattr(settings, "PROXIES", networks(f"{PROXY}, fd00::/8"))
    monkeypatch.setattr(settings, "ALLOWED_HOSTS", ["localhost", NAME])
    monkeypatch.setattr(settings, "OWNER_AT_THIS_MACHINE", False)
    for name in ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE"):
        monkeypatch.setattr(settings, name, True)


def through(address: str, **said: str) -> Client:
    """A browser whose requests arrive from an address; the form's token is asked for."""
    return Client(
        enforce_csrf_checks=True,
        headers={"host": "localhost:8000", **PASSED_ON, **said},
        REMOTE_ADDR=address,
    )


@pytest.mark.usefixtures("behind")
def test_the_first_account_is_opened_and_logged_into_through_a_proxy() -> None:
    where = reverse("set_up", args=[invite(for_owner=True)])
    phone = through(PROXY, origin=f"https://{NAME}")
    said = {"username": "ada", "password1": PASSWORD, "password2": PASSWORD}
    opened = phone.post(where, {**said, "csrfmiddlewaretoken": token(phone, where)})
    assert opened["Location"] == reverse("people")
    assert phone.get(reverse("people")).status_code == 200
    laptop = through(PROXY, origin=f"https://{NAME}")
    login = reverse("account_login")
    typed = {"login": "ada", "password": PASSWORD, "csrfmiddlewaretoken": token(laptop, login)}
    assert laptop.post(login, typed).status_code == 302
    assert laptop.get(reverse("people")).status_code == 200
    sessions = laptop.get(reverse("usersessions_list")).content.decode()
    assert "192.0.2.7" in sessions
    assert PROXY not in sessions
    assert "203.0.113.9" not in sessions  # said by the one who asks, not by the proxy


def token(browser: Client, where: str) -> str:
    found = re.search(r'csrfmiddlewaretoken" value="(\w+)"', browser.get(where).content.decode())
    assert found
    return found[1]


@pytest.mark.usefixtures("behind")
def test_the_same_headers_from_anybody_else_change_nothing() -> None:
    asked = through("10.0.0.3").get(reverse("account_login")).wsgi_request
    assert not asked.is_secure()
    assert asked.META["REMOTE_ADDR"] == "10.0.0.3"
    assert asked.get_host() == "localhost:8000"


@pytest.mark.usefixtures("behind")
def test_a_named_proxy_is_believed_and_rubbish_from_it_is_not() -> None:
    asked = through("fd00::1").get(reverse("account_login")).wsgi_request
    assert asked.is_secure()
    assert (asked.META["REMOTE_ADDR"], asked.get_host()) == ("192.0.2.7", NAME)
    rubbish = {"X-Forwarded-For": "unknown", "X-Forwarded-Proto": "gopher", "X-Forwarded-Host": ""}
    asked = through(PROXY, **rubbish).get(reverse("account_login")).wsgi_request
    assert (asked.META["REMOTE_ADDR"], asked.is_secure()) == (PROXY, False)
    assert asked.get_host() == "localhost:8000"


@pytest.mark.usefixtures("behind")
def test_a_name_that_is_not_the_sites_is_refused_even_from_the_proxy() -> None:
    answer = through(PROXY, **{"X-Forwarded-Host": "evil.example"}).get(reverse("account_login"))
    assert answer.status_code == 400


@pytest.mark.usefixtures("behind")
def test_a_proxy_that_asks_for_localhost_makes_nobody_the_owner(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(settings, "PROXIES", networks("127.0.0.1"))
    monkeypatch.setattr(settings, "OWNER_AT_THIS_MACHINE", True)
    said = {"X-Forwarded-Host": "localhost", "X-Forwarded-For": "127.0.0.1"}
    assert through("127.0.0.1", **said).get(reverse("people")).status_code == 302
    assert Account.objects.count() == 0


@pytest.mark.parametrize("host", ["localhost:8000", "192.168.1.20:8000"])
def test_the_first_login_on_a_bare_address_passes_the_check_of_forms(
    account: Account, monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    monkeypatch.setattr(settings, "ALLOWED_HOSTS", ["localhost", "192.168.1.20"])
    browser = Client(
        enforce_csrf_checks=True,
        headers={"host": host, "origin": f"http://{host}"},
        REMOTE_ADDR="192.168.1.33",
    )
    login = reverse("account_login")
    typed = {"login": account.username, "password": PASSWORD}
    sent = browser.post(login, {**typed, "csrfmiddlewaretoken": token(browser, login)})
    assert sent.status_code == 302
    assert browser.get(reverse("people")).status_code == 200


def test_djangos_own_check_for_deployment_finds_nothing_grave_with_https(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = chosen(monkeypatch, HTTPS="1", HOSTS=NAME)
    for name in ("SECURE_HSTS_SECONDS", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE"):
        monkeypatch.setattr(settings, name, made[name])
    # Redirecting to https, subdomains and preloading belong to the server in front.
    left = ["security.W005", "security.W008", "security.W021"]
    monkeypatch.setattr(settings, "SILENCED_SYSTEM_CHECKS", left)
    management.call_command("check", deploy=True, fail_level="WARNING", tags=["security"])
