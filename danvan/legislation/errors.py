"""What can go wrong in the library of law."""

from danvan.errors import N_, DomainError


class DocumentKnown(DomainError):
    """Two documents of one address would make a citation ambiguous."""

    code = "legislation.document-known"
    message = N_("A document with this short name is in the library already.")


class SlugReserved(DomainError):
    """A page of the desk has this word in its address."""

    code = "legislation.slug-reserved"
    message = N_("This short name is the address of another page. Choose another.")


class RelationToItself(DomainError):
    """A text does nothing to itself."""

    code = "legislation.relation-to-itself"
    message = N_("A document has no relation to itself. Name another document.")


class RelationReversed(DomainError):
    """The newer of two texts acts on the older, never both on each other in one way."""

    code = "legislation.relation-reversed"
    message = N_("The other document already does the same to this one. Remove that relation first.")


class DraftChanged(DomainError):
    """Somebody else, or another window, saved in between."""

    code = "legislation.draft-changed"
    message = N_("This text was changed elsewhere meanwhile. Compare with what stands there now, then save again.")


class DraftSettled(DomainError):
    """What was entered or discarded is not reviewed again."""

    code = "legislation.draft-settled"
    message = N_("This text was entered or discarded already. Import the file again to change the document.")


class PieceGone(DomainError):
    """The piece was removed or joined to another."""

    code = "legislation.piece-gone"
    message = N_("This piece was removed or joined to another meanwhile. Go back to the list of pieces.")


class PieceKnown(DomainError):
    """Two articles of one number could not be cited."""

    code = "legislation.piece-known"
    message = N_("Another piece has this number already. Give another number, or join the two.")


class DaysReversed(DomainError):
    """A text cannot end before it begins."""

    code = "legislation.days-reversed"
    message = N_("The last day in force lies before the first.")
