"""The writer takes a comment back."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.discussions.deciding import settle_reports
from danvan.discussions.errors import CannotBeWithdrawn
from danvan.discussions.events import CommentWithdrawn
from danvan.discussions.lifecycle import MAY_BE_WITHDRAWN, State
from danvan.discussions.models import Comment
from danvan.discussions.rules import MAY_SPEAK_AS_WRITER
from danvan.events.actors import LinkHolder
from danvan.events.recording import record


@transaction.atomic(durable=True)
def withdraw_comment(comment_id: int, *, by: LinkHolder, at: datetime) -> Comment:
    """Take it back for good: nobody reads it any more, moderators included decide nothing on it.

    Withdrawn again it stays withdrawn. Raises CannotBeWithdrawn.
    """
    comment = Comment.objects.lock(comment_id)
    MAY_SPEAK_AS_WRITER.require(by, comment, on=timezone.localdate(at))
    if comment.state == State.WITHDRAWN.value:
        return comment
    if State(comment.state) not in MAY_BE_WITHDRAWN:
        raise CannotBeWithdrawn
    comment.move_to(State.WITHDRAWN, at=at)
    comment.save()
    settle_reports(comment, at=at)
    event = CommentWithdrawn(comment.subject_type, comment.subject_id)
    record(event, about=comment, by=by, unit_id=comment.unit_id, at=at)
    return comment
