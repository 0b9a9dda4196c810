"""What the decisions on a comment share. Plain functions for the action's transaction."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from danvan.accounts.models import User
from danvan.discussions.errors import ReasonMissing
from danvan.discussions.lifecycle import State
from danvan.discussions.models import Comment, RefusalReason
from danvan.language import normalise_line

LONGEST_NOTE = 500


@dataclass(frozen=True, slots=True)
class Decision:
    """Where a comment goes. reason, note: for the writer. shown: (title, text) as everyone reads them."""

    state: State
    reason: str = ""
    note: str = ""
    shown: tuple[str, str] = ("", "")


def decide(comment: Comment, decision: Decision, *, by: User, at: datetime) -> None:
    """Move it and save; open reports are settled by any decision. Raises MoveNotAllowed."""
    comment.move_to(decision.state, at=at)
    comment.reason, comment.note = decision.reason, decision.note
    if decision.state is State.PUBLISHED:
        comment.public_title, comment.public_text = decision.shown
        comment.published_at = at
    comment.decided_by = by
    if comment.decided_at is None:
        # The first decision ends the writer's waiting; a later one corrects it.
        comment.decided_at, comment.decided_on = at, timezone.localdate(at)
    comment.save()
    settle_reports(comment, at=at)


def why(reason: str, note: str) -> tuple[str, str]:
    """(code, sentence) for the writer. Raises ReasonMissing, also for "another reason" without a sentence."""
    sentence = normalise_line(note)[:LONGEST_NOTE]
    if reason not in RefusalReason.values or (reason == RefusalReason.OTHER and not sentence):
        raise ReasonMissing
    return reason, sentence


def settle_reports(comment: Comment, *, at: datetime) -> int:
    """Mark the open reports as read; returns how many there were."""
    return comment.reports.filter(settled_at__isnull=True).update(settled_at=at)
