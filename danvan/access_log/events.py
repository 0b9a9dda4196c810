"""What happened to the list of looks."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from danvan.errors import N_
from danvan.events.definition import DomainEvent


@dataclass(frozen=True, slots=True)
class LooksRemoved(DomainEvent):
    """Old looks left the list because their time to be kept is over."""

    kind: ClassVar[str] = "access_log.looks_removed"
    sentence: ClassVar[str] = N_("%(rows)s records of access before %(before)s removed")
    before: datetime
    rows: int
