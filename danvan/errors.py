"""Domain errors: a noun with a stable code, a sentence for people, and the HTTP status it becomes.

Pure Python: `message` is an English msgid; `danvan.project.errors` translates and renders it.
"""

from typing import Any, ClassVar


def N_(msgid: str) -> str:
    """Mark `msgid` for the catalogue where translation itself happens later."""
    return msgid


class DomainError(Exception):
    """What went wrong, in the words of the field; never shown with data about a person.

    `code` is stable and may be read out on the telephone; `params` fill `message` (%-format).
    """

    code: ClassVar[str] = "error"
    message: ClassVar[str] = N_("Something is not right. Nothing was changed.")
    status: ClassVar[int] = 409

    def __init__(self, **params: Any) -> None:
        self.params = params
        super().__init__(self.code)

    def __str__(self) -> str:
        return self.message % self.params if self.params else self.message


class NotAllowed(DomainError):
    """A Rule said no to this person for this thing."""

    code = "not-allowed"
    message = N_("You may not do this.")
    status = 403


class NotThere(DomainError):
    """The thing does not exist, or this person may not know that it does."""

    code = "not-there"
    message = N_("This was not found.")
    status = 404


class BusyOrMaintenance(DomainError):
    """Writes wait for a moment; what was typed is kept."""

    code = "busy"
    message = N_("The system is being maintained. What you typed is kept; try again in a few minutes.")
    status = 503
