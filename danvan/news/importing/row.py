"""What a reader of files gives: rows as they stood, and rows that could not be read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

#: Names of the fields of a row, whatever the file called them.
FIELDS = (
    "title",
    "lead",
    "body",
    "date",
    "author",
    "source",
    "section",
    "address",
    "views",
    "picture",
    "picture_alt",
)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a row is not what it could be: a stable code, and what fills its sentence."""

    code: str
    params: Mapping[str, Any] = field(default_factory=dict)


class Refused(Exception):
    """A row, or a whole file, that cannot be taken; `reason` says why."""

    def __init__(self, code: str, **params: Any) -> None:
        self.reason = Reason(code, params)
        super().__init__(code)


@dataclass(frozen=True, slots=True)
class Row:
    """One article as the file tells it. `line` counts from 1; a file that is one article says 1.

    `fields`: only what the file has, by FIELDS. `notes`: what was mended while reading. `near`: the folder inside the
    import from which its pictures are named.
    """

    file: str
    line: int
    fields: Mapping[str, str]
    notes: tuple[Reason, ...] = ()
    removed: Mapping[str, int] = field(default_factory=dict)
    near: str = ""


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row, or the rest of a file, that could not be read; reading goes on behind it where that is possible."""

    file: str
    line: int
    reason: Reason
