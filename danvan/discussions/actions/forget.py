"""What was turned down or withdrawn loses its words when its time is over."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.discussions.events import CommentForgotten
from danvan.discussions.models import Comment
from danvan.discussions.rules import MAY_FORGET
from danvan.events.actors import JobActor
from danvan.events.recording import record


@transaction.atomic(durable=True)
def forget_comment(comment_id: int, *, by: JobActor, at: datetime) -> Comment:
    """Erase text, name, note and reports; state, reason and dates stay for the figures. The number is erased by the
    caller, who holds the contact."""
    comment = Comment.objects.lock(comment_id)
    MAY_FORGET.require(by, comment, on=timezone.localdate(at))
    if comment.forgotten_at is not None:
        return comment
    comment.name = comment.title = comment.content = comment.folded = comment.note = ""
    comment.text_digest = ""
    comment.signs = []
    comment.forgotten_at = at
    comment.save()
    comment.reports.all().delete()
    event = CommentForgotten(comment.subject_type, comment.subject_id)
    record(event, about=comment, by=by, unit_id=comment.unit_id, at=at)
    return comment
