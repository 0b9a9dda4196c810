"""The answer comes back to who drafted it, with remarks; a signature not yet issued is taken back with it."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.attachments.uploads import withdraw
from danvan.events.recording import record
from danvan.language import normalise
from danvan.petitions.approving import note, require_revision
from danvan.petitions.errors.answering import NoAnswerInTheMaking, RemarksMissing
from danvan.petitions.events.answering import AnswerReturned
from danvan.petitions.lifecycle import AnswerState
from danvan.petitions.models import Answer, ApprovalPass, ApprovalStep, Petition
from danvan.petitions.queries.answers import lock_unfinished
from danvan.petitions.rules.answering import MAY_RETURN

RECALLED = "recalled"


@transaction.atomic(durable=True)
def return_answer(petition_id: int, *, remarks: str, revision: int | None = None, by: User, at: datetime) -> Answer:
    """Send it back from any step, or recall a signed one; submitted again it begins its way anew.

    Raises RemarksMissing.
    """
    petition = Petition.objects.lock(petition_id)
    MAY_RETURN.require(by, petition, on=timezone.localdate(at))
    answer = lock_unfinished(petition)
    if answer is None:
        raise NoAnswerInTheMaking
    require_revision(answer, revision)
    words = normalise(remarks)
    if not words:
        raise RemarksMissing
    step = answer.waits_for or ApprovalStep.LEADER.value
    _unsign(answer, by, at)
    answer.move_to(AnswerState.RETURNED)
    answer.step, answer.waits_for = 0, ""
    answer.save()
    note(answer, petition, step, ApprovalPass.Decision.RETURNED, remarks=words, by=by, at=at)
    record(AnswerReturned(petition.reference, step), about=petition, by=by, unit_id=petition.unit_id, at=at)
    return answer


def _unsign(answer: Answer, by: User, at: datetime) -> None:
    paper = answer.signed_paper
    answer.signed_by = answer.signed_at = answer.signed_paper = None
    answer.signing_form = ""
    if paper is not None:
        withdraw(paper, answer, by=by, at=at, reason=RECALLED)
