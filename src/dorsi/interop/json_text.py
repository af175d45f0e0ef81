"""Strict JSON: bytes in, plain values out, every fault of the text with its line.

Stricter than the standard reader: a key given twice, NaN, text that no file can hold and nesting
without end are faults and not guesses.
"""

import codecs
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from math import isfinite
from typing import Any, Final

from dorsi.errors import Fault, JournalInvalid

NOTE: Final = "note"  # the key of a text that may take several lines
DEEPEST: Final = 40  # a stored programme needs 6; the rest is room for what a video says
LARGEST: Final = 2**53  # beyond it a number is no longer exact, and nothing here is that large

_TOKEN: Final = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+')
_HALF_A_WORD: Final = re.compile(r"\s*(?:tr?u?|fa?l?s?|nu?l?|-|\.|[eE][-+]?)?\s*")
# A text stands on one line and reads as it is written: no control characters and line ends, no
# half of a character, no sign that turns the direction of what follows. Only what people write for
# themselves may take several lines, each ended by a line feed.
_UNPRINTABLE: Final = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]"
)


def parse(data: bytes, file: str) -> tuple[Any, str, tuple[Fault, ...]]:
    """Read a JSON file.

    Args:
        data: The whole file.
        file: Its name, for the message.

    Returns:
        The plain value, the text, and the faults of values and keys (paths, no lines yet).

    Raises:
        JournalInvalid: it is no JSON text at all; nothing can be said about its content.
    """
    text = _decoded(data, file)
    repeated = False

    def table(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal repeated
        found = dict(pairs)
        repeated = repeated or len(found) != len(pairs)
        return found

    try:
        value = json.loads(text, object_pairs_hook=table, parse_int=_whole)
    except json.JSONDecodeError as error:
        raise _broken(file, text, error) from error
    except RecursionError as error:
        raise _only(file, "nested without end", f"at most {DEEPEST} levels") from error
    faults = [] if _sound(value) else list(_unsound(value))
    if repeated:
        faults += [Fault(path, "this key is given twice") for path in _repeated(text)]
    return value, text, tuple(faults)


def with_lines(faults: Iterable[Fault], text: str) -> tuple[Fault, ...]:
    """Add to each fault the line its path stands on, or the nearest place above it that exists."""
    waiting = tuple(faults)
    wanted = {place for fault in waiting for place in _upwards(fault.path)}
    lines: dict[str, int] = {}
    for path, line, again in _places(text):
        if path in wanted and (again or path not in lines):
            lines[path] = line
    return tuple(
        replace(
            fault,
            path=_printable(fault.path),
            line=next((lines[p] for p in _upwards(fault.path) if p in lines), None),
        )
        for fault in waiting
    )


def _printable(path: str) -> str:
    """A path as a terminal can show it: its keys come from the file and may hold anything."""
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in path)


def _decoded(data: bytes, file: str) -> str:
    if not data.strip():
        raise _only(file, "the file is empty", "a journal; `dorsi new` begins one")
    if data.startswith(codecs.BOM_UTF8):
        raise _only(file, "the file begins with a byte order mark", "UTF-8 without one")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        fault = Fault("file", f"byte {error.start} is not UTF-8", "a text in UTF-8", line=line)
        raise JournalInvalid(file, (fault,)) from error


def _broken(file: str, text: str, error: json.JSONDecodeError) -> JournalInvalid:
    cut = error.msg.startswith("Unterminated string") or _HALF_A_WORD.fullmatch(text, error.pos)
    if cut:
        problem, expected = "the file ends in the middle", "a complete JSON text"
    else:
        problem, expected = f"this is no JSON: {error.msg}", "a JSON text"
    fault = Fault(f"column {error.colno}", problem, expected, line=error.lineno)
    return JournalInvalid(file, (fault,))


def _only(file: str, problem: str, expected: str) -> JournalInvalid:
    return JournalInvalid(file, (Fault("file", problem, expected),))


def _whole(digits: str) -> int | float:
    # The standard reader refuses endless digits without saying where; infinity is found below.
    return int(digits) if len(digits) <= len(str(LARGEST)) + 1 else float("inf")


def _sound(value: Any, depth: int = 1) -> bool:
    """Whether there is nothing to tell; naming every place costs more than reading the file."""
    if isinstance(value, str):
        return _UNPRINTABLE.search(value) is None
    if isinstance(value, dict):
        inner: Iterable[Any] = value.values()
        if any(map(_UNPRINTABLE.search, value)):
            return False
        note = value.get(NOTE)
        if isinstance(note, str) and "\n" in note:
            inner = {**value, NOTE: _on_one_line(note)}.values()
    elif isinstance(value, list):
        inner = value
    else:
        return not isinstance(value, float | int) or (isfinite(value) and abs(value) <= LARGEST)
    return depth <= DEEPEST and all(_sound(each, depth + 1) for each in inner)


def _unsound(value: Any, path: str = "", depth: int = 1) -> Iterator[Fault]:
    """Find what JSON lets through and no record should hold."""
    if isinstance(value, dict | list) and depth > DEEPEST:
        yield Fault(path or "file", "nested too deep", f"at most {DEEPEST} levels")
    elif isinstance(value, dict):
        for key, inner in value.items():
            if _UNPRINTABLE.search(key):
                yield Fault(path or "file", f"the key {key!a} holds a control character")
            yield from _unsound(inner, f"{path}.{key}" if path else key, depth + 1)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _unsound(inner, f"{path}[{index}]", depth + 1)
    elif isinstance(value, str):
        yield from unplain(value, path)
    elif isinstance(value, float | int) and not (isfinite(value) and abs(value) <= LARGEST):
        yield Fault(path, "this is no number one can measure", "a finite number")


def unplain(text: str, path: str) -> Iterator[Fault]:
    """Find whether a text holds signs that do not show, or make other signs show elsewhere."""
    note = path.rpartition(".")[2] == NOTE
    if _UNPRINTABLE.search(_on_one_line(text) if note else text):
        problem = f"{_short(text)} holds a control character"
        yield Fault(path, problem, "plain text" if note else "plain text on one line")


def _on_one_line(note: str) -> str:
    return note.replace("\n", " ")


def _short(value: str) -> str:
    shown, longest = ascii(value), 40
    return shown if len(shown) <= longest else f"{shown[:longest]}…"


def _repeated(text: str) -> Iterator[str]:
    return (path for path, _, again in _places(text) if again)


def _places(text: str) -> Iterator[tuple[str, int, bool]]:
    """Walk a valid JSON text: path and line of every value, and whether its key came before."""
    # One row per open bracket: path, index in a list (or None in an object), keys seen, key now.
    above: list[tuple[str, int | None, set[str], str]] = []
    here, index, seen, key = "", None, set[str](), ""
    line, counted, expects_key, again = 1, 0, False, False
    for token in _TOKEN.finditer(text):
        line += text.count("\n", counted, token.start())
        counted = token.start()
        match token[0]:
            case ",":
                index = None if index is None else index + 1
                expects_key = index is None
            case ":":
                expects_key = False
            case "}" | "]":
                here, index, seen, key = above.pop()
                expects_key = False
            case word if expects_key:
                key = json.loads(word)
                again = key in seen
                seen.add(key)
            case word:
                path = _inside(here, index, key) if above else ""
                if path:
                    yield path, line, again
                again = False
                if word in "{[":
                    above.append((here, index, seen, key))
                    here, index, seen, key = path, (0 if word == "[" else None), set(), ""
                    expects_key = word == "{"


def _inside(path: str, index: int | None, key: str) -> str:
    if index is not None:
        return f"{path}[{index}]"
    return f"{path}.{key}" if path else key


def _upwards(path: str) -> Iterator[str]:
    """The path itself, then what it stands in, up to the top."""
    while path:
        yield path
        cut = max(path.rfind("."), path.rfind("["))
        path = path[:cut] if cut > 0 else ""
