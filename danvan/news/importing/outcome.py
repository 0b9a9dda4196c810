"""What became of a row."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from danvan.news.importing.row import Reason


class Kind(StrEnum):
    """`CONFLICT`: the row changed, and so did the article in the newsroom; nothing was overwritten."""

    BROUGHT = "brought"
    DRAFT = "draft"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    CONFLICT = "conflict"
    REFUSED = "refused"


#: What makes the command end with status 1: somebody must look at the row.
NOT_TAKEN = frozenset({Kind.CONFLICT, Kind.REFUSED})


@dataclass(frozen=True, slots=True)
class Outcome:
    """One line of the report."""

    file: str
    line: int
    kind: Kind
    title: str = ""
    address: str = ""
    reasons: tuple[Reason, ...] = ()
    notes: tuple[Reason, ...] = ()
    removed: Mapping[str, int] = field(default_factory=dict)
