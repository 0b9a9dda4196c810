"""An officer replies under a comment in the name of the unit."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.discussions.errors import NotPublic, ReplyMissing
from danvan.discussions.events import CommentAnswered
from danvan.discussions.lifecycle import State
from danvan.discussions.models import Comment, OfficialReply
from danvan.discussions.queries.repliers import speaking_unit
from danvan.discussions.rules import MAY_REPLY
from danvan.events.recording import record
from danvan.language import normalise


@transaction.atomic(durable=True)
def answer_comment(comment_id: int, *, text: str, by: User, at: datetime) -> OfficialReply:
    """Put the reply under the comment, or change it; the same words again change nothing.

    Raises ReplyMissing, NotPublic.
    """
    comment = Comment.objects.lock(comment_id)
    if comment.state != State.PUBLISHED.value:
        raise NotPublic
    on = timezone.localdate(at)
    MAY_REPLY.require(by, comment, on=on)
    words = normalise(text)
    if not words:
        raise ReplyMissing
    reply = OfficialReply.objects.filter(comment=comment).first()
    if reply is not None and reply.text == words:
        return reply
    changed = reply is not None
    reply = reply or OfficialReply(comment=comment, at=at, answered_on=on)
    reply.unit, reply.text, reply.by = speaking_unit(by, comment, on=on), words, by
    reply.save()
    event = CommentAnswered(comment.subject_type, comment.subject_id, changed)
    record(event, about=comment, by=by, unit_id=reply.unit_id, at=at)
    return reply
