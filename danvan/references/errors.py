"""What can be wrong with a number."""

from danvan.errors import N_, DomainError


class BadExternalCode(DomainError):
    """A number of another system holds only letters, digits and a few signs: words do not belong here."""

    code = "references.bad-external-code"
    message = N_("This is not a number of another system: use letters, digits and the signs . - _ / : + @ only.")
    status = 422


class ExternalIdTaken(DomainError):
    """One foreign number stands for one case."""

    code = "references.external-id-taken"
    message = N_("The number %(code)s of %(system)s already belongs to another case.")
