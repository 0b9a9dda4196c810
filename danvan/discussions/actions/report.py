"""A reader says that a comment should not stand there. Counted once an address, and never who."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.discussions.events import CommentReported
from danvan.discussions.lifecycle import State
from danvan.discussions.links import report_digest
from danvan.discussions.models import AbuseReport, Comment, ReportReason
from danvan.discussions.rules import MAY_COMMENT
from danvan.errors import NotThere
from danvan.events.actors import LinkHolder
from danvan.events.recording import record


@transaction.atomic(durable=True)
def report_comment(comment_id: int, *, reason: ReportReason, household: str, by: LinkHolder, at: datetime) -> None:
    """Bring a published comment before a moderator; nothing is hidden by it, however many report.

    household: the address as `captcha.client.same_household` gives it; only a keyed digest of it is kept, and nobody
    is told whether it was counted before. Raises NotThere for what is not public.
    """
    comment = Comment.objects.select_for_update().filter(pk=comment_id).first()
    if comment is None or comment.state != State.PUBLISHED.value:
        raise NotThere
    MAY_COMMENT.require(by, comment, on=timezone.localdate(at))
    digest = report_digest(comment.pk, household)
    _, fresh = AbuseReport.objects.get_or_create(
        comment=comment, digest=digest, defaults={"reason": reason.value, "at": at}
    )
    if fresh:
        event = CommentReported(comment.subject_type, comment.subject_id, reason.value)
        record(event, about=comment, by=by, unit_id=comment.unit_id, at=at)
