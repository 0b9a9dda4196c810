"""The shape of an event: a frozen dataclass of codes, numbers and dates; never a name, a contact or free text."""

import dataclasses
from typing import Any, ClassVar, Self, get_type_hints

from danvan.events.typed import NotACode, from_json, to_json

__all__ = ["DomainEvent", "NotACode", "all_kinds"]
_KINDS: dict[str, type["DomainEvent"]] = {}


class DomainEvent:
    """Base of every event; subclass as `@dataclass(frozen=True, slots=True)` and give `kind` and `sentence`.

    kind: stable dotted name ("petitions.received"). version: raised when fields change.
    sentence: English msgid for the timeline, filled with the fields (`%(reference)s`).
    receipt_fields: names of the fields that whoever holds the check code of a receipt may read.
    Fields are str codes, choices, int, bool, date, aware datetime, UUID, None, or tuples of these.
    """

    __slots__ = ()
    kind: ClassVar[str]
    version: ClassVar[int] = 1
    sentence: ClassVar[str]
    receipt_fields: ClassVar[tuple[str, ...]] = ()

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
        return {name: to_json(name, getattr(self, name)) for name in self.field_names()}

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Self:
        """The event as it was recorded: dates, moments, UUIDs, choices and tuples by the types of its fields."""
        hints = get_type_hints(cls)
        return cls(**{name: from_json(data[name], hints[name]) for name in cls.field_names() if name in data})

    @classmethod
    def field_names(cls) -> tuple[str, ...]:
        return tuple(f.name for f in dataclasses.fields(cls))  # type: ignore[arg-type]  # every event is a dataclass

    def words(self) -> dict[str, Any]:
        """What fills `sentence`: the fields; an area overrides it where a code has a label for people."""
        return {name: getattr(self, name) for name in self.field_names()}


def all_kinds() -> dict[str, type[DomainEvent]]:
    """Every event of the house by kind."""
    return dict(_KINDS)
