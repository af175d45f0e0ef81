"""The front end as built: pages name its files, and do without when there are none."""

import json
from pathlib import Path

import pytest
from django.template import Context, Template

from dorsi.site.pages import built
from dorsi.site.pages.templatetags import looks


def made(folder: Path, **names: str) -> Path:
    folder.mkdir(exist_ok=True)
    content = {source: {"file": file, "src": source} for source, file in names.items()}
    (folder / "names.json").write_text(json.dumps(content))
    return folder


def test_a_page_names_the_file_a_source_became(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = made(tmp_path / "built", **{"styles/site.css": "site-B5RGwuVt.css"})
    monkeypatch.setattr(looks, "names", lambda: built.names(folder))
    page = Template("{% load looks %}{% built 'styles/site.css' %}").render(Context())
    assert page == "/static/built/site-B5RGwuVt.css"


def test_a_front_end_that_was_never_built_leaves_pages_without_links_to_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(looks, "names", lambda: built.names(tmp_path / "nowhere"))
    assert Template("{% load looks %}[{% built 'styles/site.css' %}]").render(Context()) == "[]"
