"""A step of the path approves: the answer goes on to the next."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.language import normalise
from danvan.petitions.approving import going_on, require_revision
from danvan.petitions.errors.answering import NoAnswerInTheMaking
from danvan.petitions.events.answering import AnswerPassed
from danvan.petitions.models import Answer, ApprovalPass, Petition
from danvan.petitions.queries.answers import lock_unfinished
from danvan.petitions.rules.answering import MAY_APPROVE


@transaction.atomic(durable=True)
def pass_answer(petition_id: int, *, remarks: str = "", revision: int | None = None, by: User, at: datetime) -> Answer:
    """The head of the room or of the office approves; who drafted it may be the same person, and the trail says so."""
    petition = Petition.objects.lock(petition_id)
    MAY_APPROVE.require(by, petition, on=timezone.localdate(at))
    answer = lock_unfinished(petition)
    if answer is None:
        raise NoAnswerInTheMaking
    require_revision(answer, revision)
    step = answer.waits_for
    going_on(answer, petition, step, ApprovalPass.Decision.PASSED, remarks=normalise(remarks), by=by, at=at)
    record(AnswerPassed(petition.reference, step), about=petition, by=by, unit_id=petition.unit_id, at=at)
    return answer
