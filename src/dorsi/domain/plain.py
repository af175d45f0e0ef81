"""Frozen records as plain JSON values."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from math import isfinite
from types import MappingProxyType
from typing import Any, Final

# For a field that helps to say a result in words and is no part of the contract.
WORDS_ONLY: Final = MappingProxyType({"words_only": True})


def plain(value: Any) -> dict[str, Any]:
    """Turn a record with its tuples and dates into what JSON knows; a NaN becomes null.

    A record with a `to_dict` of its own below the top is asked for it. Fields for words only are
    left out.
    """
    return {
        field.name: _inner(getattr(value, field.name))
        for field in fields(value)
        if not field.metadata.get("words_only")
    }


def _inner(value: Any) -> Any:
    if is_dataclass(value):
        return value.to_dict() if hasattr(value, "to_dict") else plain(value)
    if isinstance(value, Mapping):
        return {str(key): _inner(inner) for key, inner in value.items()}
    if isinstance(value, tuple | list):
        return [_inner(inner) for inner in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and not isfinite(value):
        return None
    return value
