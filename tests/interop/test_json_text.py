import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dorsi.errors import Fault, JournalInvalid
from dorsi.interop.json_text import DEEPEST, parse, with_lines

keys = st.from_regex("[a-z]{1,4}", fullmatch=True)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-100, 100) | st.text(st.characters(codec="ascii")),
    lambda inner: st.lists(inner) | st.dictionaries(keys, inner),
)


def refusal(data: bytes) -> Fault:
    with pytest.raises(JournalInvalid) as refused:
        parse(data, "a.json")
    (fault,) = refused.value.faults
    return fault


def faults(text: str) -> list[Fault]:
    _, text, found = parse(text.encode(), "a.json")
    return list(with_lines(found, text))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \n\n ", "empty"),
        (b"\xef\xbb\xbf{}", "byte order mark"),
        ('{"a": 1}'.encode("utf-16"), "not UTF-8"),
        (b'{"a": "\xff"}', "byte 7 is not UTF-8"),
        (b'{"a": 1, "b": [1, 2', "ends in the middle"),
        (b'{"a": "half a te', "ends in the middle"),
        (b'{"a": tru', "ends in the middle"),
        (b'{"a":', "ends in the middle"),
        (b"{'a': 1}", "no JSON"),
        (b'{"a": 1} {"b": 2}', "no JSON"),
        (b"[" * 100_000, "nested without end"),
    ],
)
def test_what_is_no_json_is_refused_with_the_reason(data: bytes, says: str) -> None:
    assert says in refusal(data).problem


def test_a_broken_text_is_placed_by_line_and_column() -> None:
    fault = refusal(b'{\n "a": 1,\n "b": ?\n}')
    assert (fault.line, fault.path) == (3, "column 7")


def test_a_byte_that_is_not_utf_8_is_placed_by_line() -> None:
    assert refusal(b'{\n "a": 1,\n "b": "\xfc"\n}').line == 3


@pytest.mark.parametrize(
    ("value", "path"),
    [
        ('{"a": NaN}', "a"),
        ('{"a": [0, -Infinity]}', "a[1]"),
        ('{"a": 1e999}', "a"),
        ('{"a": 1' + "0" * 20 + "}", "a"),
        ('{"a": 1' + "0" * 9000 + "}", "a"),
        ('{"a": {"b": -9007199254740993}}', "a.b"),
    ],
)
def test_a_number_nobody_can_measure_is_a_fault(value: str, path: str) -> None:
    (fault,) = faults(value)
    assert (fault.path, fault.expected) == (path, "a finite number")


@pytest.mark.parametrize("value", ["9007199254740992", "-9007199254740992", "1e-300", "-0.0"])
def test_numbers_that_can_be_kept_exactly_are_none(value: str) -> None:
    assert faults(f'{{"a": {value}}}') == []


def test_a_key_given_twice_is_a_fault_where_it_stands_again() -> None:
    (fault,) = faults('{\n "a": {"b": 1,\n  "c": 2,\n  "b": 3}\n}')
    assert (fault.line, fault.path, fault.problem) == (4, "a.b", "this key is given twice")


def test_the_same_key_in_two_objects_is_none() -> None:
    assert faults('{"a": [{"b": 1}, {"b": 1}], "b": {"b": {"a": 1}}}') == []


def test_nesting_beyond_sense_is_a_fault() -> None:
    (fault,) = faults('{"a": ' + "[" * DEEPEST + "]" * DEEPEST + "}")
    assert fault.problem == "nested too deep"
    assert faults('{"a": ' + "[" * (DEEPEST - 1) + "]" * (DEEPEST - 1) + "}") == []


@pytest.mark.parametrize("text", ['"\\u0000"', '"\\u001b[31m"', '"\\ud800"', '"\\u009b31m"'])
def test_text_that_a_file_or_a_terminal_cannot_take_is_a_fault(text: str) -> None:
    (fault,) = faults(f'{{"note": {text}}}')
    assert fault.path == "note"
    assert "control character" in fault.problem
    assert str(fault).isprintable()


def test_a_note_may_take_several_lines_wherever_it_stands() -> None:
    for text in ('{"note": "stiff\\n\\nslept badly"}', '{"readings": [{"note": "one\\ntwo"}]}'):
        assert faults(text) == []
    (other,) = faults('{"note": "stiff\\nslept badly", "name": "Ada\\tx"}')
    assert other.path == "name"


@pytest.mark.parametrize("sign", ["\\r\\n", "\\t", "\\u2028", "\\u202e", "\\u0000"])
def test_a_note_holds_no_other_sign_that_does_not_show(sign: str) -> None:
    (fault,) = faults(f'{{"readings": [{{"note": "one\\ntwo{sign}"}}]}}')
    assert (fault.path, fault.expected) == ("readings[0].note", "plain text")


@pytest.mark.parametrize("key", ["name", "notes", "device", "by"])
def test_every_other_text_stands_on_one_line(key: str) -> None:
    (fault,) = faults(f'{{"{key}": "one\\ntwo"}}')
    assert (fault.path, fault.expected) == (key, "plain text on one line")


def test_text_in_any_script_is_none() -> None:
    assert faults('{"note": "é ø 足 knee \\ud83e\\uddb6 ok"}') == []


def test_a_place_that_does_not_exist_gets_the_line_of_what_it_is_missing_from() -> None:
    text = '{\n "readings": [\n  {"unit": "cm"},\n  {\n   "side": "left"\n  }\n ]\n}'
    lines = [f.line for f in with_lines([Fault("readings[1].unit", "missing")], text)]
    assert lines == [4]
    assert [f.line for f in with_lines([Fault("person", "missing")], text)] == [None]


@given(values)
def test_every_value_is_found_on_its_line(value: Any) -> None:
    text = json.dumps(value, indent=1)
    for path, line in _lines_of(value).items():
        (fault,) = with_lines([Fault(path, "")], text)
        assert (path, fault.line) == (path, line)


def _lines_of(value: Any) -> dict[str, int]:
    """The line of every path in an indented text, counted in another way: one line per value."""
    found: dict[str, int] = {}
    line = 1

    def walk(inner: Any, path: str) -> None:
        nonlocal line
        if path:
            found[path] = line
        if isinstance(inner, dict | list) and inner:
            parts = (
                [(f"{path}.{key}" if path else key, v) for key, v in inner.items()]
                if isinstance(inner, dict)
                else [(f"{path}[{index}]", v) for index, v in enumerate(inner)]
            )
            for name, part in parts:
                line += 1
                walk(part, name)
            line += 1

    walk(value, "")
    return found
