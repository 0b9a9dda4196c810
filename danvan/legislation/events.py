"""What happens to the library of law."""

from dataclasses import dataclass
from typing import ClassVar

from danvan.errors import N_
from danvan.events.definition import DomainEvent


@dataclass(frozen=True, slots=True)
class DocumentAdded(DomainEvent):
    kind: ClassVar[str] = "legislation.document-added"
    sentence: ClassVar[str] = N_("Document %(slug)s was added to the library.")
    slug: str
    verified: bool


@dataclass(frozen=True, slots=True)
class DocumentCorrected(DomainEvent):
    """`changed` names the fields, never their words."""

    kind: ClassVar[str] = "legislation.document-corrected"
    sentence: ClassVar[str] = N_("Document %(slug)s was corrected: %(changed)s.")
    slug: str
    changed: str
    in_force_from: str
    in_force_to: str


@dataclass(frozen=True, slots=True)
class ClauseListed(DomainEvent):
    """A place in the document that something in the system rests on."""

    kind: ClassVar[str] = "legislation.clause-listed"
    sentence: ClassVar[str] = N_("A place of document %(slug)s was listed (article %(article)s, clause %(clause)s).")
    slug: str
    article: str
    clause: str
