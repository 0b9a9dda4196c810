"""What is said about files in the trail of their owner: hashes, never names."""

from dataclasses import dataclass

from danvan.errors import N_
from danvan.events.definition import DomainEvent


@dataclass(frozen=True, slots=True)
class FilesAttached(DomainEvent):
    """The hashes let an inspector prove, years later, that the evidence is what was handed in."""

    kind = "attachments.attached"
    sentence = N_("%(count)s file(s) attached")
    count: int
    sha256: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FileWithdrawn(DomainEvent):
    kind = "attachments.withdrawn"
    sentence = N_("File %(position)s withdrawn (%(reason)s)")
    position: int
    sha256: str
    reason: str
