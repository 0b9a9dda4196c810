"""What the sender and others do after the answer: codes, references and dates only."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from danvan.errors import N_
from danvan.events.definition import DomainEvent


@dataclass(frozen=True, slots=True)
class AnswerRated(DomainEvent):
    """The sender rated the answer of a round."""

    kind: ClassVar[str] = "petitions.answer_rated"
    sentence: ClassVar[str] = N_("The answer to petition %(reference)s was rated")

    reference: str
    round: int
    score: str


@dataclass(frozen=True, slots=True)
class PetitionReopened(DomainEvent):
    """The sender objected: answered anew in a new term, and the unit above sees it."""

    kind: ClassVar[str] = "petitions.reopened"
    sentence: ClassVar[str] = N_("Petition %(reference)s was reopened at its sender’s word; it is due on %(due_at)s")

    reference: str
    unit: str
    due_at: datetime


@dataclass(frozen=True, slots=True)
class PetitionTakenOver(DomainEvent):
    """The unit above answers itself."""

    kind: ClassVar[str] = "petitions.taken_over"
    sentence: ClassVar[str] = N_("The unit above took petition %(reference)s over")

    reference: str
    from_unit: str
    to_unit: str


@dataclass(frozen=True, slots=True)
class PetitionWithdrawn(DomainEvent):
    """The sender withdrew it."""

    kind: ClassVar[str] = "petitions.withdrawn"
    sentence: ClassVar[str] = N_("Petition %(reference)s was withdrawn by its sender")

    reference: str
    unit: str


@dataclass(frozen=True, slots=True)
class PetitionSupported(DomainEvent):
    """Someone else has the same matter."""

    kind: ClassVar[str] = "petitions.supported"
    sentence: ClassVar[str] = N_("Petition %(reference)s was supported by one more person")

    reference: str


@dataclass(frozen=True, slots=True)
class FollowingAsked(DomainEvent):
    """Someone asked to be told of the public steps."""

    kind: ClassVar[str] = "petitions.following_asked"
    sentence: ClassVar[str] = N_("Someone asked to follow petition %(reference)s")

    reference: str


@dataclass(frozen=True, slots=True)
class FollowingConfirmed(DomainEvent):
    """The address was confirmed."""

    kind: ClassVar[str] = "petitions.following_confirmed"
    sentence: ClassVar[str] = N_("Someone follows petition %(reference)s")

    reference: str


@dataclass(frozen=True, slots=True)
class FollowingEnded(DomainEvent):
    """The follower ended it, or never confirmed."""

    kind: ClassVar[str] = "petitions.following_ended"
    sentence: ClassVar[str] = N_("Someone no longer follows petition %(reference)s")

    reference: str
