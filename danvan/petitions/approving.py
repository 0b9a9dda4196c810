"""What the steps of an answer's way have in common. Plain functions for the action's transaction."""

from datetime import datetime

from django.utils import timezone

from danvan.accounts.models import User
from danvan.petitions.errors.answering import AnswerChangedMeanwhile, AnswerIncomplete
from danvan.petitions.lifecycle import AnswerState
from danvan.petitions.models import Answer, ApprovalPass, Petition
from danvan.petitions.queries.answers import missing_parts, words_of
from danvan.petitions.queries.approval import step_after


def require_complete(answer: Answer) -> None:
    """Raises AnswerIncomplete naming in words what a sender would miss."""
    if missing := missing_parts(answer):
        raise AnswerIncomplete(parts=words_of(missing))


def require_revision(answer: Answer, revision: int | None) -> None:
    """Who decides decides about what he read; raises AnswerChangedMeanwhile."""
    if revision is not None and revision != answer.revision:
        raise AnswerChangedMeanwhile


def going_on(
    answer: Answer,
    petition: Petition,
    step: str,
    decision: ApprovalPass.Decision,
    *,
    remarks: str = "",
    by: User,
    at: datetime,
) -> None:
    """The step is done: the answer waits at the next one of the path of that day; saves both rows."""
    answer.step, answer.waits_for = step_after(petition, step, timezone.localdate(at))
    answer.move_to(AnswerState.IN_APPROVAL)
    answer.save(update_fields=["step", "waits_for", "state"])
    note(answer, petition, step, decision, remarks=remarks, by=by, at=at)


def note(
    answer: Answer,
    petition: Petition,
    step: str,
    decision: ApprovalPass.Decision,
    *,
    remarks: str = "",
    by: User,
    at: datetime,
) -> None:
    """Write the decision down, and make the petition unread for the others."""
    ApprovalPass.objects.create(answer=answer, step=step, decision=decision, remarks=remarks, by=by, at=at)
    petition.changed_at = at
    petition.save(update_fields=["changed_at"])
