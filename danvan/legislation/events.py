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


@dataclass(frozen=True, slots=True)
class RelationAdded(DomainEvent):
    kind: ClassVar[str] = "legislation.relation-added"
    sentence: ClassVar[str] = N_("A relation was added: %(newer)s – %(deed)s – %(older)s.")
    newer: str
    deed: str
    older: str


@dataclass(frozen=True, slots=True)
class RelationRemoved(DomainEvent):
    kind: ClassVar[str] = "legislation.relation-removed"
    sentence: ClassVar[str] = N_("A relation was removed: %(newer)s – %(deed)s – %(older)s.")
    newer: str
    deed: str
    older: str


@dataclass(frozen=True, slots=True)
class TextRead(DomainEvent):
    """A file was read; `pieces` and `clauses` count what was recognised, `problems` what is doubtful."""

    kind: ClassVar[str] = "legislation.text-read"
    sentence: ClassVar[str] = N_("A text was read from a file: %(pieces)s pieces, %(clauses)s clauses.")
    source: str
    pieces: int
    clauses: int
    problems: int


@dataclass(frozen=True, slots=True)
class DraftCorrected(DomainEvent):
    """`changed` names the facts or the piece, never their words."""

    kind: ClassVar[str] = "legislation.draft-corrected"
    sentence: ClassVar[str] = N_("A text under review was corrected: %(changed)s.")
    changed: str


@dataclass(frozen=True, slots=True)
class PieceTaken(DomainEvent):
    """A piece of a text under review was removed, or joined to the one before. deed: "removed" or "joined"."""

    kind: ClassVar[str] = "legislation.piece-taken"
    sentence: ClassVar[str] = N_("A piece of a text under review was taken out: %(deed)s.")
    deed: str
    place: int


@dataclass(frozen=True, slots=True)
class DraftDiscarded(DomainEvent):
    kind: ClassVar[str] = "legislation.draft-discarded"
    sentence: ClassVar[str] = N_("A text under review was discarded.")


@dataclass(frozen=True, slots=True)
class TextEntered(DomainEvent):
    """The articles and clauses of a reviewed text were written; `new`: with a new document."""

    kind: ClassVar[str] = "legislation.text-entered"
    sentence: ClassVar[str] = N_("The text of document %(slug)s was entered: %(pieces)s pieces, %(clauses)s clauses.")
    slug: str
    new: bool
    changed: str
    pieces: int
    clauses: int
