"""A number, a length, a line of text: read as on the command line, refused with a sentence."""

from collections.abc import Callable
from typing import Any, Final

from django import forms

from dorsi.errors import InvalidInput
from dorsi.units import Length

LONGEST_TEXT: Final = 200


def number(text: str) -> float:
    """Read a bare number, with a point or a comma.

    Raises:
        InvalidInput: it is none.
    """
    try:
        value = float(text.strip().replace(",", "."))
    except ValueError:
        raise InvalidInput(f"{text!r} is no number; write it like 7 or 7.5") from None
    return int(value) if value.is_integer() else value


def whole(text: str) -> int:
    """Read a whole number.

    Raises:
        InvalidInput: it is none.
    """
    value = number(text)
    if not isinstance(value, int):
        raise InvalidInput(f"{text!r} is no whole number")
    return value


def length_cm(text: str) -> float:
    """Read a length; a bare number is in centimetres.

    Raises:
        InvalidInput: it is none.
    """
    bare = text.strip().replace(".", "", 1).replace(",", "", 1).isdigit()
    return round(Length.parse(f"{text} cm" if bare else text).cm, 1)


class Typed(forms.CharField):
    """A text that is read by one of Dorsi's own readers; its refusal stands beside the field."""

    def __init__(self, read: Callable[[str], Any], **more: Any) -> None:
        """Keep the reader."""
        more.setdefault("max_length", LONGEST_TEXT)
        super().__init__(required=more.pop("required", False), **more)
        self.read = read

    def clean(self, value: Any) -> Any:
        """Read what was typed; nothing typed is nothing.

        Raises:
            ValidationError: it cannot be read.
        """
        text = super().clean(value)
        if not text:
            return None
        try:
            return self.read(text)
        except InvalidInput as error:
            raise forms.ValidationError(str(error)) from error


def decimal_box(label: str) -> forms.TextInput:
    """A box for a number: the phone shows its number keys."""
    return forms.TextInput({"inputmode": "decimal", "autocomplete": "off", "aria-label": label})
