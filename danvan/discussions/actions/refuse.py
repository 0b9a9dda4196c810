"""A moderator does not publish a comment, and says why."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.discussions.deciding import Decision, decide, why
from danvan.discussions.events import CommentRefused
from danvan.discussions.lifecycle import State
from danvan.discussions.models import Comment
from danvan.discussions.rules import MAY_MODERATE
from danvan.events.recording import record


@transaction.atomic(durable=True)
def refuse_comment(comment_id: int, *, reason: str, by: User, at: datetime, note: str = "") -> Comment:
    """Refuse it; the writer reads reason and note on the page of the secret link. Refused again, the first stands.

    Raises ReasonMissing, MoveNotAllowed.
    """
    comment = Comment.objects.lock(comment_id)
    MAY_MODERATE.require(by, comment, on=timezone.localdate(at))
    code, sentence = why(reason, note)
    if comment.state == State.REFUSED.value:
        return comment
    decide(comment, Decision(State.REFUSED, code, sentence), by=by, at=at)
    event = CommentRefused(comment.subject_type, comment.subject_id, code)
    record(event, about=comment, by=by, unit_id=comment.unit_id, at=at)
    return comment
