"""Reads the knowledge files into one frozen `Knowledge`.

One file per thing; the file's stem is its id. All faults of all files are reported at once.
"""

import tomllib
from collections.abc import Iterator, Mapping
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
from dorsi.knowledge.check import check
from dorsi.knowledge.records import Faults, read_record, reader

DATA = Path(__file__).parent / "data"
RENAMED = {"requirements": "from", "is_": "is"}
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
    faults: list[Fault] = []
    files = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*.toml"))}
    raw = {name: _parsed(path, name, faults) for name, path in files.items()}
    converter = reader(RENAMED, recursive=(Condition,))

    def read(name: str, record: type[Any], table: dict[str, Any]) -> Any:
        try:
            return read_record(converter, table, record)
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
    if faults:
        raise KnowledgeInvalid(folder.name, tuple(faults))
    knowledge = Knowledge(
        version=str(raw["version.toml"].get("version", "")),
        digest=_digest(files),
        models=Models(**models),
        requirements=MappingProxyType(raw["requirements.toml"]),
        **things,
    )
    if found_faults := tuple(check(knowledge)):
        raise KnowledgeInvalid(folder.name, found_faults)
    return knowledge


def _parsed(path: Path, name: str, faults: list[Fault]) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
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


def _digest(files: Mapping[str, Path]) -> str:
    """One hash over names and contents, the same on every machine."""
    total = sha256()
    for name, path in files.items():
        total.update(name.encode())
        total.update(b"\0")
        total.update(path.read_bytes())
        total.update(b"\0")
    return total.hexdigest()
