"""A moderator has read the reports, and the comment stays."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.discussions.deciding import settle_reports
from danvan.discussions.events import CommentKept
from danvan.discussions.models import Comment
from danvan.discussions.rules import MAY_MODERATE
from danvan.events.recording import record


@transaction.atomic(durable=True)
def keep_comment(comment_id: int, *, by: User, at: datetime) -> None:
    """Settle the open reports without changing the comment; without any, nothing happens."""
    comment = Comment.objects.lock(comment_id)
    MAY_MODERATE.require(by, comment, on=timezone.localdate(at))
    settled = settle_reports(comment, at=at)
    if settled:
        event = CommentKept(comment.subject_type, comment.subject_id, settled)
        record(event, about=comment, by=by, unit_id=comment.unit_id, at=at)
