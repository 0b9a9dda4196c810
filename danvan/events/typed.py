"""Field values of events as JSON and back; words are refused on the way in."""

import re
import types
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any, Union, get_args, get_origin
from uuid import UUID

_CODE = re.compile(r"[A-Za-z0-9_.:/+@-]{0,120}")


class NotACode(ValueError):
    """An event field held words instead of a code: a name or a text would stay in the trail for ever."""


def to_json(name: str, value: Any) -> Any:
    """`value` of the field `name` as a JSON value; raises NotACode for anything but codes, numbers and dates."""
    if isinstance(value, Enum):
        value = value.value
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, tuple | list):
        return [to_json(name, item) for item in value]
    text = _text(value)
    if text is None:
        raise NotACode(f"{name} is not a code, a number or a date.")
    return text


def _text(value: Any) -> str | None:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat() if value.tzinfo else None
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    return str(value) if isinstance(value, str) and _CODE.fullmatch(value) else None


def from_json(value: Any, hint: Any) -> Any:
    """`value` in the type that the field declares."""
    if value is None:
        return None
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return from_json(value, next(arg for arg in get_args(hint) if arg is not type(None)))
    if origin in (tuple, list):
        return _items(value, get_args(hint))
    return _single(value, hint)


def _items(values: list[Any], hints: tuple[Any, ...]) -> tuple[Any, ...]:
    if (len(hints) == 2 and hints[1] is Ellipsis) or len(hints) == 1:
        return tuple(from_json(item, hints[0]) for item in values)
    return tuple(from_json(item, hint) for item, hint in zip(values, hints, strict=True))


def _single(value: Any, hint: Any) -> Any:
    if hint is datetime:
        return datetime.fromisoformat(value)
    if hint is date:
        return date.fromisoformat(value)
    if isinstance(hint, type) and issubclass(hint, UUID | Enum):
        return hint(value)
    return value
