"""A mail before it is kept: what the function of an area's `emails.py` returns."""

from dataclasses import dataclass, field

from django.db import models

from danvan.accounts.models import Contact, User
from danvan.events.recording import About


@dataclass(frozen=True, slots=True)
class Message:
    """One mail to one recipient: `to_contact`, `to_user` or `to_email`.

    subject and text hold references, dates and links, never what a citizen wrote. once: stable key of this telling
    ("petition-received:17"). about: the case in whose trail it is recorded that the mail went out, or came back.
    """

    kind: str
    subject: str
    text: str = field(repr=False)
    once: str
    to_email: str = field(default="", repr=False)
    to_contact: Contact | None = None
    to_user: User | None = None
    language: str = "vi"
    about: "models.Model | About | None" = None

    def __post_init__(self) -> None:
        if sum(bool(one) for one in (self.to_email, self.to_contact, self.to_user)) != 1:
            raise ValueError("A mail has exactly one recipient.")
