"""What is answered without encryption while the site is served to phones, and nothing else.

A phone that does not know the authority yet cannot read an encrypted page without a warning. So
this much is plain: one page that explains, the authority's certificate, and the few files that the
page needs for its looks. No database is asked, no cookie is taken or given, nobody can log in.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from ssl import SSLSocket
from typing import Any, Final

from django.http.request import split_domain_port
from django.template.loader import render_to_string
from django.templatetags.static import static

from dorsi.site.pages.built import FOLDER, names
from dorsi.site.serving.authority import Certificate
from dorsi.site.serving.interfaces import host_of
from dorsi.site.serving.lan import Lan

CERTIFICATE_PATH: Final = "/dorsi.crt"
FILES: Final = {
    "styles/site.css": "text/css", "pictures/mark.svg": "image/svg+xml",
    "src/trusted.ts": "text/javascript",
}  # fmt: skip
_ALWAYS: Final = (
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "no-referrer"),
)
APPLE: Final = ("iphone", "ipad", "ipod", "macintosh")  # an iPad says it is a Macintosh
ANDROID: Final = ("android",)

Environ = dict[str, Any]
Start = Callable[..., Any]
Application = Callable[[Environ, Start], Iterable[bytes]]


@dataclass(frozen=True)
class BeforeTrust:
    """The plain side of the site."""

    lan: Lan
    authority: Callable[[], Certificate]  # asked each time: another may have taken its place

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        """Answer one request: the page, the certificate, a file of the page, or not found."""
        method, path = environ["REQUEST_METHOD"], environ.get("PATH_INFO", "")
        if method not in ("GET", "HEAD"):
            return _answer(start, "405 Method Not Allowed", "text/plain", b"", method)
        if path == CERTIFICATE_PATH:
            kind, body = "application/x-x509-ca-cert", self.authority().der()
        elif path in _files():
            kind, file = _files()[path]
            body = file.read_bytes()
        elif path == "/":
            browser = environ.get("HTTP_USER_AGENT", "")
            kind, body = "text/html; charset=utf-8", self.page(browser, self.secure(environ))
        else:
            return _answer(start, "302 Found", "text/plain", b"", method, ("Location", "/"))
        policy = ("Content-Security-Policy", _policy(self.secure(environ)))
        return _answer(start, "200 OK", kind, body, method, policy)

    def secure(self, environ: Environ) -> str:
        """Where the site is: by number for a phone that came by number, else by name."""
        said, _ = split_domain_port(environ.get("HTTP_HOST", ""))
        try:
            return f"https://{host_of(ip_address(said.strip('[]')))}:{self.lan.port}"
        except ValueError:
            return self.lan.secure

    def page(self, browser: str, secure: str) -> bytes:
        """Explain how to install the certificate, the phone's own system first.

        Args:
            browser: What the browser says it is.
            secure: Where the site is.
        """
        said, authority = browser.lower(), self.authority()
        shown = {
            "lan": self.lan,
            "secure": secure,
            "certificate": CERTIFICATE_PATH,
            "called": f"Dorsi on {self.lan.name.removesuffix('.local')}",
            "fingerprint": authority.fingerprint(),
            "ends": authority.signed.not_valid_after_utc.date(),
            "apple": any(name in said for name in APPLE),
            "android": any(name in said for name in ANDROID),
            "probe": f"{secure}{static(f'built/{mark}')}"
            if (mark := names().get("pictures/mark.svg"))
            else "",
        }
        return render_to_string("before_trust.html", shown).encode()


def by_encryption(site: Application, plain: Application) -> Application:
    """Give the site to whoever is connected by TLS, and the plain side to everybody else."""

    def answer(environ: Environ, start: Start) -> Iterable[bytes]:
        if not isinstance(environ.get("gunicorn.socket"), SSLSocket):
            return plain(environ, start)
        environ["wsgi.url_scheme"] = "https"
        return site(environ, start)

    return answer


def _policy(secure: str) -> str:
    """Say what the page may load: its own files, and one picture from the encrypted side."""
    return (
        "default-src 'none'; style-src 'self'; script-src 'self'; "
        f"img-src 'self' {secure}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


def _files() -> dict[str, tuple[str, Path]]:
    known = ((kind, names().get(source)) for source, kind in FILES.items())
    return {static(f"built/{file}"): (kind, FOLDER / file) for kind, file in known if file}


def _answer(
    start: Start, status: str, kind: str, body: bytes, method: str, *more: tuple[str, str]
) -> Iterable[bytes]:
    length = ("Content-Length", str(len(body)))
    start(status, [("Content-Type", kind), length, *_ALWAYS, *more])
    return [b"" if method == "HEAD" else body]
