"""Which state of the public pages is the newest: every change of them is an event, so the last event names it."""

from django.db.models import Max

from danvan.discussions.events import (
    CommentAnswered,
    CommentForgotten,
    CommentHidden,
    CommentPublished,
    CommentWithdrawn,
)
from danvan.events.models import RecordedEvent
from danvan.legislation.events import DocumentAdded, DocumentCorrected
from danvan.news.events import ArticlePublished, ArticleUnpublished, PageMoved, PictureChanged

#: What may change a page of the news, and nothing that happens often without changing one.
CHANGES = (
    ArticlePublished,
    ArticleUnpublished,
    PageMoved,
    PictureChanged,
    CommentPublished,
    CommentHidden,
    CommentWithdrawn,
    CommentAnswered,
    CommentForgotten,
    DocumentAdded,
    DocumentCorrected,
)


def current() -> int:
    """A number that grows with every change of the public pages; one query, one step into the index for each kind."""
    of_each = [RecordedEvent.objects.filter(kind=event.kind).order_by().values_list(Max("pk")) for event in CHANGES]
    return max((number or 0 for (number,) in of_each[0].union(*of_each[1:], all=True)), default=0)
