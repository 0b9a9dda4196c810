"""Which state of the public pages is the newest: every change of them is an event, so the last events name it."""

from django.db.models import Count, Max

from danvan.discussions.events import (
    CommentAnswered,
    CommentForgotten,
    CommentHidden,
    CommentPublished,
    CommentWithdrawn,
)
from danvan.events.definition import DomainEvent
from danvan.events.models import RecordedEvent
from danvan.legislation.events import DocumentAdded, DocumentCorrected
from danvan.news.events import ArticlePublished, ArticleUnpublished, PageMoved, PictureChanged

#: Key of the last change, and how many changes lie shortly before it.
Edition = tuple[int, int]
NONE: Edition = (0, 0)
# Keys are given before a transaction ends: one that ends late has a smaller key than the last, but adds to the count.
LATE = 10_000

#: Kinds that may change a page of the news, and none that happens often without changing one.
_CHANGES = {
    event.kind
    for event in (
        *(ArticlePublished, ArticleUnpublished, PageMoved, PictureChanged),
        *(CommentPublished, CommentHidden, CommentWithdrawn, CommentAnswered, CommentForgotten),
        *(DocumentAdded, DocumentCorrected),
    )
}


def watch(*events: type[DomainEvent]) -> None:
    """A higher floor says what else changes a page of the news; called from its `AppConfig.ready`."""
    _CHANGES.update(event.kind for event in events)


def current() -> Edition:
    """Another value after every change of the public pages. Two queries, each by the index of kinds."""
    events = RecordedEvent.objects.order_by()
    of_each = [events.filter(kind=kind).values_list(Max("pk")) for kind in sorted(_CHANGES)]
    last = max((key or 0 for (key,) in of_each[0].union(*of_each[1:], all=True)), default=0)
    lately = events.filter(kind__in=_CHANGES, pk__gt=last - LATE).aggregate(n=Count("pk"))
    return last, lately["n"]
