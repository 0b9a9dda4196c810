"""A moderator lets everyone read a comment."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.discussions.deciding import Decision, decide
from danvan.discussions.events import CommentPublished
from danvan.discussions.lifecycle import State
from danvan.discussions.models import Comment
from danvan.discussions.rules import MAY_MODERATE
from danvan.discussions.signs.finding import hide_numbers
from danvan.events.recording import record


@transaction.atomic(durable=True)
def publish_comment(comment_id: int, *, by: User, at: datetime, numbers_hidden: bool = False) -> Comment:
    """Show the comment under its page; published again it stays as it is. What was refused or hidden comes back.

    numbers_hidden: telephone, identity and account numbers in the text are shown as dots. Raises MoveNotAllowed.
    """
    comment = Comment.objects.lock(comment_id)
    MAY_MODERATE.require(by, comment, on=timezone.localdate(at))
    if comment.state == State.PUBLISHED.value:
        return comment
    shown = hide_numbers if numbers_hidden else str
    decision = Decision(State.PUBLISHED, shown=(shown(comment.title), shown(comment.content)))
    decide(comment, decision, by=by, at=at)
    event = CommentPublished(comment.subject_type, comment.subject_id, numbers_hidden)
    record(event, about=comment, by=by, unit_id=comment.unit_id, at=at)
    return comment
