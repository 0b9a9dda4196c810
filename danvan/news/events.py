"""What happens to articles: ids, addresses and dates only."""

from dataclasses import dataclass
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
