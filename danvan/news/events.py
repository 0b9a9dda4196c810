"""What happens to articles: ids, addresses and dates only."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from danvan.errors import N_
from danvan.events.definition import DomainEvent


@dataclass(frozen=True, slots=True)
class ArticlePublished(DomainEvent):
    """Readers see it, or see its new text."""

    kind: ClassVar[str] = "news.published"
    sentence: ClassVar[str] = N_("The article at %(address)s was published")

    address: str
    revision: int


@dataclass(frozen=True, slots=True)
class ArticleUnpublished(DomainEvent):
    """Readers see it no more: taken down or expired."""

    kind: ClassVar[str] = "news.unpublished"
    sentence: ClassVar[str] = N_("The article at %(address)s is no longer shown")

    address: str


@dataclass(frozen=True, slots=True)
class ArticleImported(DomainEvent):
    """Brought from an old portal, or brought anew after its row changed; `doubts` are codes."""

    kind: ClassVar[str] = "news.imported"
    sentence: ClassVar[str] = N_("Imported from an old portal to %(address)s")

    address: str
    revision: int
    outcome: str
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageMoved(DomainEvent):
    """It stands at another address."""

    kind: ClassVar[str] = "news.moved"
    sentence: ClassVar[str] = N_("The page at %(before)s was moved to %(after)s")

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class PictureChanged(DomainEvent):
    """A picture was added, changed or deleted."""

    kind: ClassVar[str] = "news.picture_changed"
    sentence: ClassVar[str] = N_("The picture was changed")


@dataclass(frozen=True, slots=True)
class DisseminationDrafted(DomainEvent):
    """A draft was written or changed."""

    kind: ClassVar[str] = "news.dissemination_drafted"
    sentence: ClassVar[str] = N_("The dissemination was drafted (to be read by %(due_on)s)")

    due_on: date
    lines: int
    questions: int


@dataclass(frozen=True, slots=True)
class DisseminationSent(DomainEvent):
    """From now on its readers are named."""

    kind: ClassVar[str] = "news.dissemination_sent"
    sentence: ClassVar[str] = N_("Sent to %(readers)s readers in %(units)s units, to be read by %(due_on)s")

    readers: int
    units: int
    due_on: date


@dataclass(frozen=True, slots=True)
class ReadersRefreshed(DomainEvent):
    """People joined or left the audience."""

    kind: ClassVar[str] = "news.readers_refreshed"
    sentence: ClassVar[str] = N_("%(added)s readers joined the audience, %(released)s left it")

    added: int
    released: int


@dataclass(frozen=True, slots=True)
class ReadingConfirmed(DomainEvent):
    """Recorded about the reader's own row, which no page opens; figures are made of many."""

    kind: ClassVar[str] = "news.reading_confirmed"
    sentence: ClassVar[str] = N_("Read and understood, confirmed on %(on)s")

    on: date
    in_time: bool


@dataclass(frozen=True, slots=True)
class QuestionAsked(DomainEvent):
    """A reader asks the unit that sent it."""

    kind: ClassVar[str] = "news.question_asked"
    sentence: ClassVar[str] = N_("A reader asked a question (no. %(question)s)")

    question: int


@dataclass(frozen=True, slots=True)
class QuestionAnswered(DomainEvent):
    """The sending unit answered, or changed its answer."""

    kind: ClassVar[str] = "news.question_answered"
    sentence: ClassVar[str] = N_("Question no. %(question)s was answered")

    question: int
    to_all: bool


@dataclass(frozen=True, slots=True)
class DisseminationCorrected(DomainEvent):
    """The summary was put right; every reader is told."""

    kind: ClassVar[str] = "news.dissemination_corrected"
    sentence: ClassVar[str] = N_("The dissemination was corrected")


@dataclass(frozen=True, slots=True)
class DisseminationWithdrawn(DomainEvent):
    """Nobody has to read it any more."""

    kind: ClassVar[str] = "news.dissemination_withdrawn"
    sentence: ClassVar[str] = N_("The dissemination was withdrawn")


@dataclass(frozen=True, slots=True)
class DisseminationClosed(DomainEvent):
    """No more confirmations are taken."""

    kind: ClassVar[str] = "news.dissemination_closed"
    sentence: ClassVar[str] = N_("The dissemination was closed")


@dataclass(frozen=True, slots=True)
class ReadersTold(DomainEvent):
    """The digest of a working day went out."""

    kind: ClassVar[str] = "news.readers_told"
    sentence: ClassVar[str] = N_("The digest of %(on)s went to %(people)s people")

    on: date
    people: int
