"""What happens to the trail itself."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from danvan.errors import N_
from danvan.events.definition import DomainEvent


@dataclass(frozen=True, slots=True)
class SubjectForgotten(DomainEvent):
    """A whole subject left the trail because its time to be kept is over, or its person asked."""

    kind: ClassVar[str] = "events.subject_forgotten"
    sentence: ClassVar[str] = N_("Record of %(subject_type)s removed after %(position)s entries (reason: %(reason)s)")
    subject_type: str
    subject_id: int
    position: int
    reason: str


@dataclass(frozen=True, slots=True)
class CheckpointTaken(DomainEvent):
    """The daily seal over all chains was made and published."""

    kind: ClassVar[str] = "events.checkpoint_taken"
    sentence: ClassVar[str] = N_("Checkpoint %(number)s of %(day)s sealed over %(chains)s chains")
    number: int
    day: date
    chains: int
    events: int
    root: str


@dataclass(frozen=True, slots=True)
class DeliveryRetried(DomainEvent):
    """An administrator sent a stuck delivery on its way again."""

    kind: ClassVar[str] = "events.delivery_retried"
    sentence: ClassVar[str] = N_("Delivery to %(subscriber)s queued again")
    subscriber: str
    event_kind: str
