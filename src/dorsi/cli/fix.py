"""`dorsi fix`: correct or withdraw an entry. What was written stays in the file, marked as past."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import Annotated, Any, Final, cast

import typer
from rich.table import Table
from rich.text import Text

from dorsi.cli.entering import SHORT_ID, Desk, as_plain, desk, enter
from dorsi.cli.log import At
from dorsi.cli.options import AsJson, JournalFile, Today
from dorsi.cli.output import show, write_json
from dorsi.cli.said import said
from dorsi.cli.typed import PERSON_KEYS, moment, number, one_of, person_value, session_item
from dorsi.cli.typed import answer as typed_answer
from dorsi.domain.effective import effective
from dorsi.domain.journal import Answer, Change, Entry, Reading, Withdrawn
from dorsi.errors import InvalidInput, UnknownId
from dorsi.interop.canonical import written
from dorsi.interop.journal_text import read_entry
from dorsi.knowledge.records import nearest
from dorsi.report.quantities import capital, day
from dorsi.report.terminal.parts import MUTED
from dorsi.units import Length, parse_trials

RECENT: Final = 20


def command(  # noqa: PLR0913 (arguments of a command)
    journal: JournalFile,
    what: Annotated[
        str | None,
        typer.Argument(
            metavar="[correct|withdraw]",
            help="Put an entry right, or take it back; without, list them.",
            show_default=False,
        ),
    ] = None,
    entry: Annotated[
        str | None,
        typer.Argument(metavar="ID", help="As the list shows it.", show_default=False),
    ] = None,
    changes: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="KEY=VALUE...",
            help="trials='8.1 7.9 cm' side=left at=07:30",
            show_default=False,
        ),
    ] = None,
    *,
    every: Annotated[bool, typer.Option("--all", help="List every entry.")] = False,
    at: At = None,
    today: Today = None,
    as_json: AsJson = False,
) -> None:
    """Correct or withdraw something in a journal.

    By itself it lists what stands in the journal. What is corrected or withdrawn stays in the file
    and counts no longer.

    \b
        dorsi fix ME.json
        dorsi fix ME.json correct 8a9f84 trials='8.1 7.9 8.0 cm' side=left
        dorsi fix ME.json withdraw 8a9f84
    """  # noqa: D301  a real backspace, which keeps these lines apart in the help
    here = desk(journal, today, at)
    if what is None:
        _list(here, every=every, as_json=as_json)
        return
    one_of(what, ("correct", "withdraw"), "way to fix")
    old = _found(here, entry or "")
    if what == "withdraw":
        if changes:
            raise InvalidInput(f"withdrawing takes the whole entry back; leave out {changes[0]!r}")
        enter(here, Withdrawn(at=here.at, of=old.id), as_json=as_json)
    else:
        enter(here, _corrected(here, old, changes or []), as_json=as_json)


def _list(here: Desk, *, every: bool, as_json: bool) -> None:
    standing = _standing(here)
    listed = standing if every else standing[-RECENT:]
    if as_json:
        write_json([as_plain(entry) for entry in listed])
    else:
        show(*_page(here, listed, len(standing)))


def _corrected(here: Desk, old: Entry, changes: list[str]) -> Entry:
    """The entry restated in full with its fields put right.

    Raises:
        InvalidInput: nothing to change was given, or a value does not fit.
    """
    if not changes:
        raise InvalidInput("say what to put right, like side=left or trials='8.1 7.9 cm'")
    plain = {key: value for key, value in as_plain(old).items() if key not in ("id", "replaces")}
    for change in changes:
        key, sign, value = change.partition("=")
        if not sign:
            raise InvalidInput(f"{change!r} is no key=value; write it like side=left")
        _put(plain, old, key.strip(), value.strip(), here)
    return read_entry({**plain, "replaces": old.id}, type(old))


def _standing(here: Desk) -> tuple[Entry, ...]:
    """What counts, by time; an entry dated tomorrow by mistake can be put right too."""
    tomorrow = here.today + timedelta(days=here.today < date.max)
    now = effective(here.journal, tomorrow)
    # `effective` has folded changes into the person; they can be corrected like the rest.
    gone = {entry.replaces for entry in here.journal.changes}
    gone |= {entry.of for entry in here.journal.decisions if isinstance(entry, Withdrawn)}
    changes = (entry for entry in here.journal.changes if entry.id not in gone)
    return tuple(sorted((*now.entries(), *changes), key=lambda entry: entry.at))


def _found(here: Desk, id_: str) -> Entry:
    """The entry an id, or a beginning or an end of one, stands for.

    Raises:
        InvalidInput: none, several, or one that was corrected or withdrawn before.
    """
    if not id_:
        raise InvalidInput(f"say which entry: `dorsi fix {here.file}` lists them with their ids")
    standing = _standing(here)
    matching = [entry for entry in standing if _matches(entry, id_)]
    if len(matching) == 1:
        return matching[0]
    if matching:
        raise InvalidInput(f"{len(matching)} entries have an id like {id_!r}; write more of it")
    if any(_matches(entry, id_) for entry in here.journal.entries()):
        raise InvalidInput(f"{id_!r} was corrected or withdrawn before; `dorsi fix` lists the rest")
    raise UnknownId("entry", id_, nearest(id_, [entry.id[-SHORT_ID:] for entry in standing]))


def _matches(entry: Entry, id_: str) -> bool:
    return entry.id.startswith(id_) or entry.id.endswith(id_)


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


def _page(here: Desk, listed: Iterable[Entry], count: int) -> Iterable[Any]:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="bold", no_wrap=True)
    table.add_column(style=MUTED, no_wrap=True)
    table.add_column(ratio=1)
    rows = tuple(listed)
    for entry in rows:
        when = f"{day(entry.day, here.today)}, {entry.at:%H:%M}"
        table.add_row(_shortest(entry, rows), when, capital(said(entry, here.knowledge)))
    yield table if rows else Text("Nothing stands in this journal yet.")
    if count > len(rows):
        yield Text(f"\n{count - len(rows)} earlier entries: dorsi fix {here.file} --all", MUTED)
    if rows:
        yield Text(f"\nTo put one right: dorsi fix {here.file} correct ID KEY=VALUE", MUTED)
        yield Text(f"To take it back:  dorsi fix {here.file} withdraw ID", MUTED)


def _shortest(entry: Entry, among: tuple[Entry, ...]) -> str:
    """The end of an id, long enough to tell the entry from the others."""
    for length in range(SHORT_ID, len(entry.id)):
        if sum(other.id.endswith(entry.id[-length:]) for other in among) == 1:
            return entry.id[-length:]
    return entry.id
