"""`dorsi fix`: correct or withdraw an entry. What was written stays in the file, marked as past."""

from collections.abc import Callable, Mapping
from typing import Annotated, Any, Final, cast

import typer

from dorsi.cli.entering import Desk, as_plain, desk, enter
from dorsi.cli.options import AsJson, At, JournalFile, Today
from dorsi.cli.standing import found, show_entries
from dorsi.cli.typed import PERSON_KEYS, moment, number, one_of, person_value, session_item
from dorsi.cli.typed import answer as typed_answer
from dorsi.cli.withdrawing import withdraw
from dorsi.domain.journal import Answer, Change, Entry, Reading, Withdrawn
from dorsi.errors import InvalidInput
from dorsi.interop.canonical import written
from dorsi.interop.journal_text import read_entry
from dorsi.units import Length, parse_trials

What = Annotated[
    str | None,
    typer.Argument(
        metavar="[correct|withdraw]",
        help="Put an entry right, or take it back; without, list them.",
        show_default=False,
    ),
]
EntryId = Annotated[
    str | None, typer.Argument(metavar="ID", help="As the list shows it.", show_default=False)
]
Changes = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="KEY=VALUE...", help="trials='8.1 7.9 cm' side=left at=07:30", show_default=False
    ),
]


def command(  # noqa: PLR0913 (arguments of a command)
    journal: JournalFile,
    what: What = None,
    entry: EntryId = None,
    changes: Changes = None,
    *,
    every: Annotated[bool, typer.Option("--all", help="List every entry.")] = False,
    at: At = None,
    today: Today = None,
    as_json: AsJson = False,
) -> None:
    """Correct or withdraw something in a journal.

    By itself it lists what stands in the journal. What is corrected or withdrawn stays in the file
    and counts no longer. A withdrawal is an entry too: to undo it, withdraw it.

    \b
        dorsi fix ME.json
        dorsi fix ME.json correct 8a9f84 trials='8.1 7.9 8.0 cm' side=left
        dorsi fix ME.json withdraw 8a9f84
    """  # noqa: D301  a real backspace, which keeps these lines apart in the help
    here = desk(journal, today, at)
    if what is None:
        show_entries(here, every=every, as_json=as_json)
        return
    one_of(what, ("correct", "withdraw"), "way to fix")
    old = found(here, entry or "")
    if what == "correct":
        enter(here, _corrected(here, old, changes or []), as_json=as_json)
        return
    if changes:
        raise InvalidInput(f"withdrawing takes the whole entry back; leave out {changes[0]!r}")
    withdraw(here, old, as_json=as_json)


def _corrected(here: Desk, old: Entry, changes: list[str]) -> Entry:
    """The entry restated in full with its fields put right.

    Raises:
        InvalidInput: nothing to change was given, or a value does not fit.
    """
    if isinstance(old, Withdrawn):
        how = f"dorsi fix {here.file} withdraw {old.short_id}"
        raise InvalidInput(f"a withdrawal has nothing to put right; to undo it: {how}")
    if not changes:
        raise InvalidInput("say what to put right, like side=left or trials='8.1 7.9 cm'")
    plain = {key: value for key, value in as_plain(old).items() if key not in ("id", "replaces")}
    for change in changes:
        key, sign, value = change.partition("=")
        if not sign:
            raise InvalidInput(f"{change!r} is no key=value; write it like side=left")
        _put(plain, old, key.strip(), value.strip(), here)
    return read_entry({**plain, "replaces": old.id}, type(old))


def _put(plain: dict[str, Any], old: Entry, key: str, value: str, here: Desk) -> None:
    """Replace one field of an entry in its plain form; an empty value takes it away."""
    name = "reach_cm" if key == "reach" else key
    if isinstance(old, Change) and name != "at":
        name = PERSON_KEYS.get(name, name)
        plain["person"] = {**plain["person"], name: person_value(name, value)}
    elif not value:
        plain.pop(name, None)
    elif isinstance(old, Reading) and name in ("trials", "value"):
        numbers, plain["unit"] = parse_trials(value, here.knowledge.measures[old.measure].units)
        plain.pop("value" if len(numbers) > 1 else "trials", None)
        plain |= {"trials": list(numbers)} if len(numbers) > 1 else {"value": numbers[0]}
    elif name == "at":
        plain["at"] = moment(value, old.day, here.zone, old.at).isoformat()
    elif isinstance(old, Answer) and name == "answer":
        plain["answer"] = typed_answer(here.knowledge.findings[plain["question"]], value)
    else:
        plain[name] = _READERS.get(name, str)(value)


def _items(text: str) -> list[dict[str, Any]]:
    return [cast("dict[str, Any]", written(session_item(item))) for item in text.split()]


def _truth(text: str) -> bool:
    known = {"yes": True, "true": True, "no": False, "false": False}
    if text.lower() not in known:
        raise InvalidInput(f"{text!r} is neither yes nor no")
    return known[text.lower()]


_READERS: Final[Mapping[str, Callable[[str], Any]]] = {
    "cold": _truth,
    "hours_since_band": number,
    "minutes": number,
    "pain_before": number,
    "pain_after": number,
    "pain_next_morning": number,
    "reach_cm": lambda text: Length.parse(text).cm,
    "items": _items,
}
