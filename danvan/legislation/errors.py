"""What can go wrong in the library of law."""

from danvan.errors import N_, DomainError


class DocumentKnown(DomainError):
    """Two documents of one address would make a citation ambiguous."""

    code = "legislation.document-known"
    message = N_("A document with this short name is in the library already.")


class DaysReversed(DomainError):
    """A text cannot end before it begins."""

    code = "legislation.days-reversed"
    message = N_("The last day in force lies before the first.")
