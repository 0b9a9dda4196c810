"""The shape of an event: a frozen dataclass of codes, numbers and dates; never a name, a contact or free text."""

import dataclasses
import re
from datetime import UTC, date, datetime
from typing import Any, ClassVar, Self
from uuid import UUID

_CODE = re.compile(r"[A-Za-z0-9_.:/+@-]{0,120}")
_KINDS: dict[str, type["DomainEvent"]] = {}


class NotACode(ValueError):
    """An event field held words instead of a code: a name or a text would stay in the trail for ever."""


class DomainEvent:
    """Base of every event; subclass as `@dataclass(frozen=True, slots=True)` and give `kind` and `sentence`.

    kind: stable dotted name ("petitions.received"). version: raised when fields change.
    sentence: English msgid for the timeline, filled with the fields (`%(reference)s`).
    Fields are str codes, int, bool, date, aware datetime, UUID, None, or tuples of these.
    """

    __slots__ = ()
    kind: ClassVar[str]
    version: ClassVar[int] = 1
    sentence: ClassVar[str]

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if "kind" not in cls.__dict__:
            return
        known = _KINDS.get(cls.kind)
        # @dataclass(slots=True) makes the class a second time under the same name.
        if known is not None and known.__qualname__ != cls.__qualname__:
            raise ValueError(f"Two events are named {cls.kind}.")
        _KINDS[cls.kind] = cls

    def data(self) -> dict[str, Any]:
        """The fields as JSON values; raises NotACode when a string is no code."""
        return {f.name: _plain(f.name, getattr(self, f.name)) for f in dataclasses.fields(self)}  # type: ignore[arg-type]

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Self:
        """The event as stored, fields as JSON values (dates stay ISO text)."""
        names = {f.name for f in dataclasses.fields(cls)}  # type: ignore[arg-type]
        return cls(**{name: value for name, value in data.items() if name in names})


def _plain(name: str, value: Any) -> Any:
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, tuple | list):
        return [_plain(name, item) for item in value]
    if isinstance(value, str) and _CODE.fullmatch(value):
        return str(value)
    raise NotACode(f"{name} is not a code, a number or a date.")


def all_kinds() -> dict[str, type[DomainEvent]]:
    """Every event of the house by kind."""
    return dict(_KINDS)
