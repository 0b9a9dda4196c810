"""Reading comments: by secret link, by key on the desk."""

from datetime import date
from typing import Any

from danvan.discussions.links import link_hash
from danvan.discussions.models import Comment
from danvan.discussions.models.comment import CommentQuerySet
from danvan.discussions.rules import MAY_MODERATE, MAY_READ


def by_link(secret: str) -> Comment | None:
    """The comment of a secret link, or None; the database knows only the hash of the secret."""
    if not 40 <= len(secret) <= 60:
        return None
    return Comment.objects.select_related("reply__unit", "unit").filter(link_hash=link_hash(secret)).first()


def readable(actor: Any, *, on: date) -> CommentQuerySet:
    """The comments in this person's inbox."""
    rows = Comment.objects.select_related("unit", "contact", "decided_by", "reply__unit")
    return rows.filter(MAY_READ.selects(actor, on=on)).with_reports()


def waiting_count(actor: Any, *, on: date) -> int:
    """How many comments wait for this person."""
    return Comment.objects.pending().filter(MAY_MODERATE.selects(actor, on=on)).count()


def next_waiting(comment: Comment, actor: Any, *, on: date) -> Comment | None:
    """The next one that waits, the oldest first and after the last the first again; None when no other waits."""
    rows = Comment.objects.pending().filter(MAY_MODERATE.selects(actor, on=on)).exclude(pk=comment.pk)
    later = rows.filter(pk__gt=comment.pk).order_by("pk").first()
    return later or rows.order_by("pk").first()
