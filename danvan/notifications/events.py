"""What is said about messages in the trail: that a person was told, or could not be; never what or where."""

from dataclasses import dataclass

from danvan.errors import N_
from danvan.events.definition import DomainEvent


@dataclass(frozen=True, slots=True)
class MailSent(DomainEvent):
    """The mail server has taken the mail: the sender of a case was told on that day."""

    kind = "notifications.mail_sent"
    sentence = N_("Mail sent (%(mail)s)")
    mail: str


@dataclass(frozen=True, slots=True)
class MailNotDelivered(DomainEvent):
    """The person was not told by mail: somebody should telephone or write."""

    kind = "notifications.mail_not_delivered"
    sentence = N_("Mail not delivered (%(mail)s: %(outcome)s)")
    mail: str
    outcome: str


@dataclass(frozen=True, slots=True)
class NoticesRead(DomainEvent):
    kind = "notifications.read"
    sentence = N_("%(count)s notice(s) marked as read")
    count: int


@dataclass(frozen=True, slots=True)
class NoticesUnread(DomainEvent):
    kind = "notifications.unread"
    sentence = N_("%(count)s notice(s) marked as unread again")
    count: int


@dataclass(frozen=True, slots=True)
class PreferencesChanged(DomainEvent):
    kind = "notifications.preferences_changed"
    sentence = N_("Choices of notices by mail changed")
