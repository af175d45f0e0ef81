"""What makes the site an app: a worker that is new when the shell is, a manifest, pages for all."""

import json
from collections.abc import Iterator
from pathlib import Path
from struct import unpack

import pytest
from django.test import Client

from dorsi.site.pages import built, shell

pytestmark = pytest.mark.skipif(
    not built.names(), reason="the front end is not built; script/test builds it"
)
anybody = Client(headers={"host": "localhost"}, REMOTE_ADDR="192.0.2.7")


@pytest.fixture
def anew() -> Iterator[None]:
    """Each with a shell worked out afresh."""
    remembered = (shell.page, shell.shell, shell.worker, shell.manifest)
    for each in remembered:
        each.cache_clear()
    yield
    for each in remembered:
        each.cache_clear()


def worker() -> str:
    answer = anybody.get("/worker.js")
    assert answer["Content-Type"] == "text/javascript"
    return answer.content.decode()


def test_the_worker_is_a_script_by_itself_that_knows_the_whole_shell() -> None:
    text = worker()
    assert "import" not in text
    assert "export" not in text
    known = json.loads(text.partition("const SHELL = ")[2].partition(";\n")[0])
    assert {known["guided"], known["away"]} == {"/guided/", "/away/"}
    for path in (*known["files"], known["guided"], known["away"]):
        answer = anybody.get(path)
        assert answer.status_code == 200, path
        b"".join(answer) if answer.streaming else answer.content
        answer.close()


def test_every_file_of_a_stored_page_is_in_the_shell() -> None:
    files = set(shell.shell().files)
    for page in (shell.page(shell.GUIDED), shell.page(shell.AWAY)):
        named = {part for part in page.split('"') if part.startswith("/static/")}
        used = {part for part in named if "icon-" not in part}
        assert {part.rpartition(".")[2] for part in used} >= {"css", "js"}
        assert used <= files


@pytest.mark.usefixtures("anew")
@pytest.mark.parametrize("what", ["a file", shell.GUIDED, shell.AWAY])
def test_a_worker_is_new_exactly_when_something_of_the_shell_is(
    monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    def anew() -> str:
        shell.worker.cache_clear()
        shell.shell.cache_clear()
        return worker().partition(";\n")[0]

    before, page = worker().partition(";\n")[0], shell.page
    assert anew() == before
    if what == "a file":
        monkeypatch.setattr(built, "files_of", lambda *_: ["site-other.js"])
    else:
        monkeypatch.setattr(shell, "page", lambda name: page(name) + "!" * (name == what))
    assert anew() != before


def test_a_browser_that_has_the_worker_is_told_so() -> None:
    tag = anybody.get("/worker.js")["ETag"]
    assert anybody.get("/worker.js", headers={"if-none-match": tag}).status_code == 304
    assert anybody.get("/worker.js")["Cache-Control"] == "no-cache"


@pytest.mark.usefixtures("anew")
def test_there_is_no_worker_before_the_front_end_is_built(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(built, "names", dict)
    assert anybody.get("/worker.js").status_code == 404
    assert json.loads(anybody.get("/manifest.webmanifest").content)["icons"] == []


def test_the_manifest_names_icons_that_are_what_it_says() -> None:
    answer = anybody.get("/manifest.webmanifest")
    assert answer["Content-Type"] == "application/manifest+json"
    manifest = json.loads(answer.content)
    assert manifest["start_url"] == manifest["scope"] == "/"
    assert {icon["purpose"] for icon in manifest["icons"]} == {"any", "maskable"}
    for icon in manifest["icons"]:
        head = (built.FOLDER / Path(icon["src"]).name).read_bytes()[:24]
        assert head[:8] == b"\x89PNG\r\n\x1a\n"
        assert "{}x{}".format(*unpack(">II", head[16:24])) == icon["sizes"]


def test_files_are_named_with_those_they_share(tmp_path: Path) -> None:
    made = {
        "a.ts": {"file": "a-1.js", "imports": ["_shared.js"], "css": ["a-1.css"]},
        "b.ts": {"file": "b-1.js", "imports": ["_shared.js"]},
        "_shared.js": {"file": "shared-1.js", "imports": ["_deep.js"]},
        "_deep.js": {"file": "deep-1.js", "imports": ["_shared.js"]},
        "c.ts": {"file": "c-1.js"},
    }
    (tmp_path / "names.json").write_text(json.dumps(made))
    found = built.files_of("a.ts", "b.ts", "not.ts", folder=tmp_path)
    assert sorted(found) == ["a-1.css", "a-1.js", "b-1.js", "deep-1.js", "shared-1.js"]
