"""What everyone may read: codes, references and dates only."""

from dataclasses import dataclass
from typing import ClassVar

from danvan.errors import N_
from danvan.events.definition import DomainEvent


@dataclass(frozen=True, slots=True)
class PetitionPublished(DomainEvent):
    """An officer read the redacted copy and let it through."""

    kind: ClassVar[str] = "petitions.published"
    sentence: ClassVar[str] = N_("Petition %(reference)s was published")

    reference: str
    photos: int
    consent_version: str


@dataclass(frozen=True, slots=True)
class PublicationChanged(DomainEvent):
    """The public copy was corrected or completed by its answer."""

    kind: ClassVar[str] = "petitions.publication_changed"
    sentence: ClassVar[str] = N_("The public copy of petition %(reference)s was changed")

    reference: str


@dataclass(frozen=True, slots=True)
class PublicationTakenDown(DomainEvent):
    """It is shown no more."""

    kind: ClassVar[str] = "petitions.publication_taken_down"
    sentence: ClassVar[str] = N_("Petition %(reference)s is no longer public")

    reference: str
    by_sender: bool


@dataclass(frozen=True, slots=True)
class PublicationAllowed(DomainEvent):
    """The sender changed his word on publishing."""

    kind: ClassVar[str] = "petitions.publication_allowed"
    sentence: ClassVar[str] = N_("The sender of petition %(reference)s decided on its publication")

    reference: str
    allowed: bool
    consent_version: str
