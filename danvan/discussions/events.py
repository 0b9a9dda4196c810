"""What happens to comments: codes, keys and dates only. `subject_type` and `subject_id` name what was commented on."""

from dataclasses import dataclass
from typing import ClassVar

from danvan.errors import N_
from danvan.events.definition import DomainEvent


@dataclass(frozen=True, slots=True)
class CommentReceived(DomainEvent):
    """A reader sent a comment; nobody else has read it yet."""

    kind: ClassVar[str] = "discussions.received"
    sentence: ClassVar[str] = N_("The comment was received")

    subject_type: str
    subject_id: int
    score: int


@dataclass(frozen=True, slots=True)
class CommentPublished(DomainEvent):
    """Everyone may read it."""

    kind: ClassVar[str] = "discussions.published"
    sentence: ClassVar[str] = N_("The comment was published")

    subject_type: str
    subject_id: int
    numbers_hidden: bool


@dataclass(frozen=True, slots=True)
class CommentRefused(DomainEvent):
    """It is not published."""

    kind: ClassVar[str] = "discussions.refused"
    sentence: ClassVar[str] = N_("The comment was refused (reason: %(reason)s)")

    subject_type: str
    subject_id: int
    reason: str


@dataclass(frozen=True, slots=True)
class CommentHidden(DomainEvent):
    """It was public and is not any more."""

    kind: ClassVar[str] = "discussions.hidden"
    sentence: ClassVar[str] = N_("The comment was hidden (reason: %(reason)s)")

    subject_type: str
    subject_id: int
    reason: str


@dataclass(frozen=True, slots=True)
class CommentWithdrawn(DomainEvent):
    """Its writer took it back."""

    kind: ClassVar[str] = "discussions.withdrawn"
    sentence: ClassVar[str] = N_("The comment was withdrawn by its writer")

    subject_type: str
    subject_id: int


@dataclass(frozen=True, slots=True)
class CommentAnswered(DomainEvent):
    """An agency replied under it, or changed its reply."""

    kind: ClassVar[str] = "discussions.answered"
    sentence: ClassVar[str] = N_("An official reply stands under the comment")

    subject_type: str
    subject_id: int
    changed: bool


@dataclass(frozen=True, slots=True)
class CommentReported(DomainEvent):
    """A reader says that it should not stand there."""

    kind: ClassVar[str] = "discussions.reported"
    sentence: ClassVar[str] = N_("A reader reported the comment (reason: %(reason)s)")

    subject_type: str
    subject_id: int
    reason: str


@dataclass(frozen=True, slots=True)
class CommentKept(DomainEvent):
    """A moderator looked at the reports and left it as it is."""

    kind: ClassVar[str] = "discussions.kept"
    sentence: ClassVar[str] = N_("The reports were read; the comment stays as it is")

    subject_type: str
    subject_id: int
    reports: int


@dataclass(frozen=True, slots=True)
class CommentForgotten(DomainEvent):
    """What was turned down or withdrawn is not kept for ever."""

    kind: ClassVar[str] = "discussions.forgotten"
    sentence: ClassVar[str] = N_("Text, name and number were erased at the end of their time")

    subject_type: str
    subject_id: int
