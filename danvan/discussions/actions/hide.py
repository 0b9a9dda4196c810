"""A moderator takes a published comment back, and says why."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.discussions.deciding import Decision, decide, why
from danvan.discussions.events import CommentHidden
from danvan.discussions.lifecycle import State
from danvan.discussions.models import Comment
from danvan.discussions.rules import MAY_MODERATE
from danvan.events.recording import record


@transaction.atomic(durable=True)
def hide_comment(comment_id: int, *, reason: str, by: User, at: datetime, note: str = "") -> Comment:
    """Hide it and its reply from everyone; the writer reads why. Hidden again, the first stands.

    Raises ReasonMissing, MoveNotAllowed.
    """
    comment = Comment.objects.lock(comment_id)
    MAY_MODERATE.require(by, comment, on=timezone.localdate(at))
    code, sentence = why(reason, note)
    if comment.state == State.HIDDEN.value:
        return comment
    decide(comment, Decision(State.HIDDEN, code, sentence), by=by, at=at)
    event = CommentHidden(comment.subject_type, comment.subject_id, code)
    record(event, about=comment, by=by, unit_id=comment.unit_id, at=at)
    return comment
