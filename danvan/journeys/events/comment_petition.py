"""A comment that asks an office for something is settled as a petition."""

from dataclasses import dataclass
from typing import ClassVar

from danvan.errors import N_
from danvan.events.definition import DomainEvent


@dataclass(frozen=True, slots=True)
class CommentBecamePetition(DomainEvent):
    """Recorded about the comment; the petition has its own event of receipt."""

    kind: ClassVar[str] = "journeys.comment_became_petition"
    sentence: ClassVar[str] = N_("The comment became petition %(reference)s")

    reference: str
    subject_type: str
    subject_id: int
