"""Reads the knowledge files into one frozen `Knowledge`.

One file per thing; the file's stem is its id. All faults of all files are reported at once.
"""

import os
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any

from dorsi.domain.exercises import Exercise, Phase, Sport
from dorsi.domain.findings import Finding, Structure
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.measures import Measure, NormGroup
from dorsi.domain.models import Models
from dorsi.domain.rules import Accommodation, Claim, Condition, DecisionRule, SafetyRule, Source
from dorsi.errors import Fault, KnowledgeInvalid
from dorsi.knowledge.check import check, read_through
from dorsi.knowledge.records import Faults, Reader, nearest, read_record

DATA = Path(__file__).parent / "data"
VERSION, REQUIREMENTS = "version.toml", "requirements.toml"
RENAMED = {"requirements": "from", "is_": "is"}
REQUIREMENT = re.compile(r"[AB]-[1-9]\d*")
FOLDERS: Mapping[str, type[Any]] = {
    "measures": Measure,
    "groups": NormGroup,
    "structures": Structure,
    "findings": Finding,
    "exercises": Exercise,
    "phases": Phase,
    "sports": Sport,
    "safety": SafetyRule,
    "decisions": DecisionRule,
    "accommodations": Accommodation,
    "claims": Claim,
    "sources": Source,
}


@cache
def load_knowledge(folder: Path = DATA) -> Knowledge:
    """Read, check and freeze what Dorsi knows.

    Args:
        folder: Where the knowledge files lie; the bundled ones by default.

    Raises:
        KnowledgeInvalid: with every fault of every file.
    """
    folders, names = _below(folder)
    faults = list(_misplaced(folders, names))
    files = {name: (folder / name).read_bytes() for name in names if name.endswith(".toml")}
    raw = {name: _parsed(content, name, faults) for name, content in files.items()}
    things, models = _records(raw, faults)
    unread = {fault.path for fault in faults}
    faults += [fault for fault in (*_version(raw), *_titles(raw)) if fault.path not in unread]
    if faults:
        raise KnowledgeInvalid(folder.name, tuple(faults))
    knowledge = Knowledge(
        version=str(raw[VERSION]["version"]),
        digest=_digest(files),
        models=Models(**models),
        requirements=MappingProxyType(raw[REQUIREMENTS]),
        **things,
    )
    if found_faults := tuple(check(knowledge)):
        raise KnowledgeInvalid(folder.name, found_faults)
    return knowledge


def _records(
    raw: Mapping[str, dict[str, Any]], faults: list[Fault]
) -> tuple[dict[str, Mapping[str, Any]], dict[str, Any]]:
    """The things by kind and id, and the models by name; what cannot be read goes into `faults`."""
    reader = Reader(RENAMED, recursive=(Condition,))

    def read(name: str, record: type[Any], table: dict[str, Any]) -> Any:
        try:
            return read_record(reader, table, record)
        except Faults as error:
            faults.extend(_placed(fault, name) for fault in error.faults)
            return None

    things: dict[str, Mapping[str, Any]] = {}
    for kind, record in FOLDERS.items():
        found = {
            stem: read(name, record, {"id": stem, **table})
            for name, stem, table in _in_folder(raw, kind)
        }
        things[kind] = MappingProxyType(found)
    models = {
        field.name: read(f"models/{field.name}.toml", _type_of(field), _model(raw, field.name))
        for field in fields(Models)
    }
    return things, models


def load_sound(folder: Path = DATA) -> Knowledge:
    """Read knowledge and read it through as well: its words and its sources.

    Raises:
        KnowledgeInvalid: with every fault of every file, or with everything a reader objects to.
    """
    knowledge = load_knowledge(folder)
    if objections := tuple(read_through(knowledge)):
        raise KnowledgeInvalid(folder.name, objections)
    return knowledge


def _below(folder: Path) -> tuple[list[str], list[str]]:
    """The names of all folders and of all files in a folder, however deep, each in order."""
    folders: list[str] = []
    files: list[str] = []
    for place, inner, found in os.walk(folder):
        within = Path(place).relative_to(folder)
        folders += ((within / name).as_posix() for name in inner)
        files += ((within / name).as_posix() for name in found)
    return sorted(folders), sorted(files)


def _misplaced(folders: Iterable[str], files: Iterable[str]) -> Iterator[Fault]:
    """Everything that would be overlooked: a file of another kind, or one in no known place."""
    models = [field.name for field in fields(Models)]
    for name in folders:
        if name not in (*FOLDERS, "models"):
            yield Fault(name, "unknown folder", nearest=nearest(name, [*FOLDERS, "models"]))
    for name in files:
        kind, _, file = name.rpartition("/")
        if not file.endswith(".toml"):
            yield Fault(name, "no TOML file", "a name that ends in .toml")
        elif not kind and name not in (VERSION, REQUIREMENTS):
            yield Fault(name, "unknown file", "a folder it belongs to", nearest(file, FOLDERS))
        elif kind == "models" and (model := file.removesuffix(".toml")) not in models:
            yield Fault(name, "unknown model", nearest=nearest(model, models))


def _version(raw: Mapping[str, dict[str, Any]]) -> Iterator[Fault]:
    if VERSION not in raw:
        yield Fault(VERSION, "missing", 'the file, with a line such as version = "2026.1"')
    elif not isinstance(raw[VERSION].get("version"), str) or set(raw[VERSION]) != {"version"}:
        yield Fault(VERSION, "does not say the version", 'one line such as version = "2026.1"')


def _titles(raw: Mapping[str, dict[str, Any]]) -> Iterator[Fault]:
    if REQUIREMENTS not in raw:
        yield Fault(REQUIREMENTS, "missing", "the file, with an id and a title on each line")
    for name, title in raw.get(REQUIREMENTS, {}).items():
        if REQUIREMENT.fullmatch(name) is None or not isinstance(title, str) or not title:
            expected = "an id such as B-8 and its title"
            yield Fault(f"{REQUIREMENTS} {name}", "no requirement", expected)


def _parsed(content: bytes, name: str, faults: list[Fault]) -> dict[str, Any]:
    try:
        return tomllib.loads(content.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        faults.append(Fault(name, str(error)))
        return {}


def _in_folder(
    raw: Mapping[str, dict[str, Any]], kind: str
) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for name, table in raw.items():
        folder, _, file = name.rpartition("/")
        if folder == kind:
            yield name, file.removesuffix(".toml"), table


def _model(raw: Mapping[str, dict[str, Any]], name: str) -> dict[str, Any]:
    return raw.get(f"models/{name}.toml", {})


def _type_of(field: Any) -> type[Any]:
    return field.type  # type: ignore[no-any-return]


def _placed(fault: Fault, name: str) -> Fault:
    return Fault(f"{name} {fault.path}".strip(), fault.problem, fault.expected, fault.nearest)


def _digest(files: Mapping[str, bytes]) -> str:
    """One hash over names and contents, the same on every machine."""
    total = sha256()
    for name, content in files.items():
        total.update(b"%b\0%b\0" % (name.encode(), content))
    return total.hexdigest()
