"""What happens at the counter and in the registry: codes, references and dates only."""

from dataclasses import dataclass
from typing import ClassVar

from danvan.errors import N_
from danvan.events.definition import DomainEvent


@dataclass(frozen=True, slots=True)
class PetitionEntered(DomainEvent):
    """A clerk entered what came on paper, by telephone, at the counter or from another system."""

    kind: ClassVar[str] = "petitions.entered"
    sentence: ClassVar[str] = N_("Petition %(reference)s entered by an officer; it came by %(channel)s")

    reference: str
    channel: str
    arrival_number: str


@dataclass(frozen=True, slots=True)
class TrackingLinkReplaced(DomainEvent):
    """The sender had lost the link and proved who he is; the old link opens nothing any more."""

    kind: ClassVar[str] = "petitions.link_replaced"
    sentence: ClassVar[str] = N_("The link of petition %(reference)s was replaced after an identity check")

    reference: str
    check: str
