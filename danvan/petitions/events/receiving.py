"""What happens to a petition: codes, references and dates, never what was written or by whom."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from danvan.errors import N_
from danvan.events.definition import DomainEvent


@dataclass(frozen=True, slots=True)
class PetitionReceived(DomainEvent):
    """A citizen's petition has its reference; the receipt promises `due_at`."""

    kind: ClassVar[str] = "petitions.received"
    sentence: ClassVar[str] = N_("Petition received under reference %(reference)s")
    receipt_fields: ClassVar[tuple[str, ...]] = ("reference", "due_at")

    reference: str
    channel: str
    topic: str
    due_at: datetime


@dataclass(frozen=True, slots=True)
class PetitionAccepted(DomainEvent):
    """The unit took the petition on file: it is within its competence and will be answered."""

    kind: ClassVar[str] = "petitions.accepted"
    sentence: ClassVar[str] = N_("The unit accepted petition %(reference)s for settlement")

    reference: str
    unit: str
    due_at: datetime


@dataclass(frozen=True, slots=True)
class PetitionDueDateMoved(DomainEvent):
    """The calendar of days off changed, and with it the day of answer."""

    kind: ClassVar[str] = "petitions.due_date_moved"
    sentence: ClassVar[str] = N_("Petition %(reference)s is now due on %(due_at)s")

    reference: str
    old_due_at: datetime
    due_at: datetime
