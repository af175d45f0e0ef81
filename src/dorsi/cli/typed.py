"""What a person types, read into the words and numbers a journal holds.

Shared by `new`, `log` and `fix`, so that an answer is typed the same way everywhere.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import fields
from datetime import date, datetime, time
from typing import Any, Final, get_args
from zoneinfo import ZoneInfo

from dorsi.domain.findings import Finding
from dorsi.domain.journal import PersonChange, SessionItem
from dorsi.domain.words import WEEKDAYS, Equipment, SideOrBoth, SportId
from dorsi.errors import InvalidInput, UnknownId
from dorsi.interop.json_text import unplain
from dorsi.interop.meaning import answer_words
from dorsi.knowledge.records import nearest
from dorsi.units import Length, parse_clock

YES: Final = ("yes", "y")
NO: Final = ("no", "n")
NOTHING: Final = ("none", "nothing", "nothing yet")
UNSURE: Final = ("unsure", "?", "not sure", "skip")
NOON: Final = time(12)
_NUMBER: Final = re.compile(r"(\d{1,6}(?:[.,]\d{1,4})?)\s*([a-z]*)")
_DOSE: Final = re.compile(
    r"(?:(?P<sets>\d{1,2})\s?[x\u00d7]\s?)?(?P<amount>\d{1,4})(?P<unit>s|min)?"
)
_SECONDS_PER_MINUTE: Final = 60


def one_of(word: str, known: Collection[str], what: str) -> str:
    """Take one word out of those known.

    Raises:
        UnknownId: it is none of them; the nearest is offered.
    """
    given = word.strip()
    if given not in known:
        raise UnknownId(what, given, nearest(given, known))
    return given


def several_of(text: str, known: Collection[str], what: str) -> tuple[str, ...]:
    """Take words separated by commas or spaces; `none` takes none.

    Raises:
        UnknownId: one of them is not known.
    """
    words = [word for word in re.split(r"[,;\s]+", text.strip()) if word]
    if [word.lower() for word in words] == ["none"]:
        return ()
    return tuple(dict.fromkeys(one_of(word, known, what) for word in words))


def side_of(word: str) -> SideOrBoth:
    """Take a side, or its first letter.

    Raises:
        UnknownId: it is none.
    """
    known: tuple[SideOrBoth, ...] = get_args(SideOrBoth)
    matching = [name for name in known if word.strip().lower() in (name, name[0])]
    if not matching:
        raise UnknownId("side", word, nearest(word, known))
    return matching[0]


def answer(finding: Finding, text: str) -> str | float:
    """Read the answer to a question: yes, no, unsure, one of its choices, a number or words.

    Raises:
        InvalidInput: it does not answer the question.
    """
    word = " ".join(text.lower().split())
    known = answer_words(finding)
    for meaning, forms in (("yes", YES), ("no", NO), ("unsure", UNSURE)):
        if word in forms and meaning in known:
            return meaning
    if finding.answer == "number":
        return _amount(finding, word)
    if finding.answer == "text":
        return "no" if word in NOTHING else plain_text(text.strip())
    if word not in known:
        raise InvalidInput(f"{text!r} does not answer this; answer with {' or '.join(known)}")
    return word


def _amount(finding: Finding, text: str) -> float:
    """A number, with the unit the question asks for or none."""
    if finding.id.endswith("_cm") and re.search(r"[a-z\"]", text):
        return round(Length.parse(text).cm, 2)
    found = _NUMBER.fullmatch(text)
    noun = found[2].removesuffix("s") if found else ""
    if found is None or (noun and f"_{noun}s_" not in f"_{finding.id}_"):
        raise InvalidInput(f"{text!r} is no number; answer with one, or with no, or unsure")
    return number(found[1])


def number(text: str) -> float:
    """Read a bare number; whole ones stay whole.

    Raises:
        InvalidInput: it is none.
    """
    found = _NUMBER.fullmatch(text.strip())
    if found is None or found[2]:
        raise InvalidInput(f"{text!r} is no number")
    digits = found[1].replace(",", ".")
    return float(digits) if "." in digits else int(digits)


def weekdays(text: str) -> tuple[str, ...]:
    """Read days of the week: `mon wed fri`, `Monday, Friday`, `none`, `daily`.

    Raises:
        InvalidInput: a word names no day.
    """
    words = [word.lower() for word in re.split(r"[,;/\s]+|\band\b", text) if word]
    if words in (["daily"], ["every", "day"]):
        return WEEKDAYS
    if words == ["none"]:
        return ()
    for word in words:
        if word[:3] not in WEEKDAYS:
            raise InvalidInput(f"{word!r} names no day; write days like mon wed fri, or none")
    named = {word[:3] for word in words}
    return tuple(day for day in WEEKDAYS if day in named)


def plain_text(text: str) -> str:
    """Take free text: a name, a habit.

    Raises:
        InvalidInput: it holds signs that do not show.
    """
    for fault in unplain(text, "this"):
        raise InvalidInput(str(fault))
    return text


def moment(text: str | None, today: date, zone: ZoneInfo, now: datetime) -> datetime:
    """Read when something was: a time, a day, both, or nothing for now.

    Args:
        text: `07:30`, `2026-03-02`, `2026-03-02 07:30`, with or without an offset.
        today: The day a bare time is of.
        zone: Where the person is.
        now: The moment it is, in that zone.

    Raises:
        InvalidInput: it is no moment.
    """
    if text is None:
        return datetime.combine(today, now.timetz().replace(microsecond=0))
    given = text.strip()
    if re.fullmatch(r"\d{1,2}[:.]\d{2}", given):
        return datetime.combine(today, time.fromisoformat(parse_clock(given)), zone)
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", given):
            return datetime.combine(date.fromisoformat(given), NOON, zone)
        found = datetime.fromisoformat(given)
    except ValueError:
        raise InvalidInput(
            f"{text!r} is no moment; write 07:30, 2026-03-02 or 2026-03-02T07:30"
        ) from None
    return found if found.tzinfo else found.replace(tzinfo=zone)


def session_item(text: str) -> SessionItem:
    """Read one exercise as done: `soleus_stretch:left:2x60s`, `single_leg_calf_raise:both:3x12`.

    After the exercise come, in any order, a side, a dose (sets x repetitions, seconds or minutes)
    and `pinch=N` for pain in front of the ankle.

    Raises:
        InvalidInput: a part is none of these.
    """
    exercise, *parts = (part.strip() for part in text.split(":"))
    said: dict[str, Any] = {}
    for part in parts:
        if part in get_args(SideOrBoth):
            said["side"] = part
        elif part.startswith("pinch="):
            said["pinch"] = number(part.removeprefix("pinch="))
        elif dose := _DOSE.fullmatch(part):
            said |= _dose(dose)
        else:
            raise InvalidInput(
                f"{part!r} in {text!r} is no side and no dose; "
                "write it like soleus_stretch:left:2x60s or two_leg_calf_raise:both:3x12"
            )
    return SessionItem(exercise=exercise, **said)


def _dose(found: re.Match[str]) -> dict[str, int]:
    amount = int(found["amount"])
    sets = {"sets": int(found["sets"])} if found["sets"] else {}
    match found["unit"]:
        case "s":
            return {**sets, "seconds": amount}
        case "min":
            return {**sets, "seconds": amount * _SECONDS_PER_MINUTE}
        case _:
            return {**sets, "reps": amount}


PERSON_KEYS: Final[Mapping[str, str]] = {
    "height": "height_cm",
    "shank": "shank_cm",
    "minutes": "minutes_per_day",
    "days": "training_days",
    "unit": "length_unit",
    "zone": "timezone",
}


def person_change(pairs: Iterable[str]) -> PersonChange:
    """Read what changed about a person: `height=180cm`, `minutes=10`, `equipment=step,box`.

    Raises:
        InvalidInput: a part is no `key=value`, its key is not known, or its value does not fit.
    """
    known = [field.name for field in fields(PersonChange)]
    said: dict[str, Any] = {}
    for pair in pairs:
        key, sign, value = pair.partition("=")
        if not sign:
            raise InvalidInput(f"{pair!r} is no key=value; write it like minutes=10")
        name = PERSON_KEYS.get(key.strip(), key.strip())
        if name not in known:
            raise UnknownId("key", key, nearest(key, [*known, *PERSON_KEYS]))
        said[name] = person_value(name, value)
    return PersonChange(**said)


def person_value(name: str, text: str) -> Any:
    """Read the value of one field of a person.

    Raises:
        InvalidInput: it does not fit.
    """
    reader = _PERSON_VALUES.get(name, str.strip)
    return reader(text)


_PERSON_VALUES: Final[Mapping[str, Callable[[str], Any]]] = {
    "height_cm": lambda text: round(Length.parse(text).cm, 1),
    "shank_cm": lambda text: round(Length.parse(text).cm, 1),
    "birth_year": number,
    "minutes_per_day": number,
    "sports": lambda text: several_of(text, get_args(SportId), "sport"),
    "equipment": lambda text: several_of(text, get_args(Equipment), "equipment"),
    "training_days": weekdays,
    "habit_time": parse_clock,
}
